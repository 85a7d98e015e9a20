import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Milliseconds of one tick of the clock by which Linux counts processor time. */
const TICK_MS = 10;

interface Process {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly endedMs: number;
}

/** Null for a process that is not there, and where the system tells nothing of processes in files. */
function processOf(pid: number): Process | null {
  try {
    // The name, in brackets, may hold anything; behind it come the state and numbers.
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const sum = (at: number): number => ((fields[at] ?? 0) + (fields[at + 1] ?? 0)) * TICK_MS;
    return { parent: fields[1] ?? 0, ownMs: sum(11), endedMs: sum(13) };
  } catch {
    return null;
  }
}

/** The process that started another one. */
export function parentOf(pid: number): number {
  return processOf(pid)?.parent ?? 0;
}

/** Processor time of a process and of all that it has started itself; 0 where the system does not tell. */
export function familyCpuMs(pid: number): number {
  const first = processOf(pid);
  if (first === null) return 0;
  let sum = first.ownMs + first.endedMs;
  for (const name of readdirSync('/proc')) {
    const one = /^\d+$/.test(name) ? processOf(Number(name)) : null;
    if (one?.parent === pid) sum += one.ownMs + one.endedMs;
  }
  return sum;
}

/** Processor time of the machine since it started, over all cores. */
export function machineBusyMs(): number {
  return cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  );
}
