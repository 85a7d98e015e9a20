import type { TokenRow, TokenScope } from '../../../desk/index.ts';

/** Who asks. */
export interface Caller {
  /** Name of the token; null for somebody on this machine without one. */
  readonly name: string | null;
  /** Null where nothing is allowed. */
  readonly scope: TokenScope | null;
  /** What requests are counted by. */
  readonly key: string;
}

export const COOKIE = 'chancery_token';
/** Headers by which a proxy says that it speaks for another. */
const FORWARDED = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Via'];

/** Whether somebody else's request is handed on, so that the machine it comes from says nothing of who asks. */
export function isForwarded(headers: Headers): boolean {
  return FORWARDED.some((name) => headers.has(name));
}

/** The token that a request carries: in its header, else in the cookie of the sign-in page; null where it carries none. */
export function secretOf(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const cookies = (headers.get('Cookie') ?? '').split(';').map((part) => part.trim());
  const own = cookies.find((part) => part.startsWith(`${COOKIE}=`));
  return own === undefined ? null : own.slice(COOKIE.length + 1);
}

/** The network of an address, so that one who has many addresses of IPv6 counts as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail === undefined ? [] : tail.split(':').filter((part) => part !== '');
  const gap = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...gap, ...right].slice(0, 4).join(':');
}

/** The address that a request is counted by: the one that a proxy on this machine names, where there is meant to be one. */
export function addressOf(
  headers: Headers,
  { peer, isProxied }: { readonly peer: string; readonly isProxied: boolean },
): string {
  const isLocal = peer === '::1' || /^(?:::ffff:)?127\./.test(peer);
  const named = headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim();
  return networkOf(
    isProxied && isLocal && named !== undefined && named !== '' ? named.slice(0, 60) : peer,
  );
}

export function callerWith(token: TokenRow): Caller {
  return { name: token.name, scope: token.scope, key: `token ${token.id}` };
}
