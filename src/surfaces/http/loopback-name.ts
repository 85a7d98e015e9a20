const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/** Whether an address or name to listen on is this machine alone. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || LOOPBACK_V4.test(name);
}

/**
 * Whether a Host header names this machine. A page of another site whose name was made to point at
 * 127.0.0.1 (DNS rebinding) still sends its own name, and is refused by it.
 */
export function namesLoopback(hostHeader: string | null | undefined): boolean {
  if (hostHeader === null || hostHeader === undefined || hostHeader.length > 255) return false;
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(hostHeader);
  return match?.[1] !== undefined && isLoopback(match[1]);
}
