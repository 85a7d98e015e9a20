import { isIP } from 'node:net';
import { namesLoopback } from '../loopback-name.ts';

/** The names under which a desk answers. */
export interface Site {
  /** Whether it listens on this machine alone. */
  readonly isLoopback: boolean;
  /** As people reach it through a proxy; null where they come directly. */
  readonly publicUrl: URL | null;
}

function hostNameOf(header: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase().replace(/^\[|\]$/g, '') ?? null;
}

/**
 * Whether a Host header names this desk. A page of another site whose name was made to point here (DNS rebinding) still
 * sends its own name. A bare number cannot be made to point elsewhere, so it is taken where the desk listens on the net.
 */
export function namesSite(header: string | undefined, { isLoopback, publicUrl }: Site): boolean {
  if (header === undefined || header.length > 255) return false;
  if (namesLoopback(header)) return true;
  if (publicUrl !== null && header.toLowerCase() === publicUrl.host) return true;
  const name = hostNameOf(header);
  return !isLoopback && name !== null && isIP(name) !== 0;
}

/** Whether a request that may change something comes from a page of this desk, or from no page at all. */
export function isOwnOrigin(
  { headers, url }: Pick<Request, 'headers' | 'url'>,
  { publicUrl }: Site,
): boolean {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('Origin');
  if (origin === null) return true;
  return origin === publicUrl?.origin || origin === new URL(url).origin;
}
