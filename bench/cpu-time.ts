/** Milliseconds that the processor has worked for this process: what else the machine does is not in it. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
