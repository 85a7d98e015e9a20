import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { allowsScope, type TokenRow } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import { LARGEST_BODY } from '../request-body.ts';
import { type Access, accessOf } from './access.ts';
import { addressOf, type Caller, callerWith, isForwarded, secretOf } from './caller.ts';
import { RateLimiter } from './rate-limiter.ts';
import { isOwnOrigin, namesSite, type Site } from './site-check.ts';

/** Wrong or missing tokens of one address in a minute; nobody mistypes more often. */
const WRONG_TOKENS_PER_MINUTE = 20;

export interface GuardOptions extends Site {
  /** Knows a token by its secret; null where no tokens are kept, so that nobody who needs one gets in. */
  readonly verify: ((secret: string) => TokenRow | null) | null;
  /** Whether a token is wanted from everybody, also on this machine. */
  readonly needsToken: boolean;
  /** Requests a minute for each token, or for each address without one; 0 for no bound. */
  readonly ratePerMinute: number;
  readonly nowMs: () => number;
}

/** What the handlers behind the guard are told. */
export interface GuardVariables {
  readonly caller: Caller;
}

/** A desk on this machine for the one who started it. */
export const LOCAL_GUARD: GuardOptions = {
  isLoopback: true,
  publicUrl: null,
  verify: null,
  needsToken: false,
  ratePerMinute: 0,
  nowMs: () => performance.now(),
};

function peerOf(context: Context): string {
  // Without a server, as in tests, there is no connection.
  if (context.env === undefined || !('incoming' in context.env)) return 'unknown';
  return getConnInfo(context).remote.address ?? 'unknown';
}

/** Decides on every request. Throws `http.*` for what is not let through. */
export class Guard {
  readonly #options: GuardOptions;
  readonly #limiter: RateLimiter | null;
  readonly #wrong: RateLimiter;

  constructor(options: GuardOptions) {
    this.#options = options;
    const { ratePerMinute, nowMs } = options;
    this.#limiter = ratePerMinute > 0 ? new RateLimiter(ratePerMinute, nowMs) : null;
    this.#wrong = new RateLimiter(WRONG_TOKENS_PER_MINUTE, nowMs);
  }

  /** Throws `http.token-refused` and, where an address has tried too often, `http.rate-limited`. */
  #caller(context: Context): Caller {
    const { needsToken } = this.#options;
    const { headers } = context.req.raw;
    const address = this.#addressOf(context);
    const secret = secretOf(headers);
    if (secret === null) {
      const isTrusted = !needsToken && !isForwarded(headers);
      return { name: null, scope: isTrusted ? 'admin' : null, key: `address ${address}` };
    }
    // On a desk that wants none, a token still says who asks and how little it may do.
    const token = this.#known(secret, address);
    if (token === null) throw new ChanceryError('http.token-refused');
    return callerWith(token);
  }

  #addressOf(context: Context): string {
    const isProxied = this.#options.publicUrl !== null;
    return addressOf(context.req.raw.headers, { peer: peerOf(context), isProxied });
  }

  /** The token of a secret; null where it is none. Throws `http.rate-limited` where the address has tried too often. */
  #known(secret: string, address: string): TokenRow | null {
    const wait = this.#wrong.waitOf(address);
    if (wait > 0) throw new ChanceryError('http.rate-limited', { seconds: wait });
    const token = this.#options.verify?.(secret) ?? null;
    if (token === null) this.#wrong.take(address);
    return token;
  }

  /** The token that somebody types in. Throws `http.rate-limited`. */
  tokenFor(context: Context, secret: string): TokenRow | null {
    return this.#known(secret, this.#addressOf(context));
  }

  #refuseTooMany(caller: Caller): void {
    const isUnbound = !this.#options.needsToken && caller.name === null && caller.scope !== null;
    const wait = isUnbound ? 0 : (this.#limiter?.take(caller.key) ?? 0);
    if (wait > 0) throw new ChanceryError('http.rate-limited', { seconds: wait });
  }

  #refuseSite({ raw, method }: Context['req'], access: Access): void {
    if (method === 'GET' || method === 'HEAD') return;
    if (!isOwnOrigin(raw, this.#options))
      throw new ChanceryError('http.origin-refused', {
        origin: (raw.headers.get('Origin') ?? 'unknown').slice(0, 80),
      });
    const size = Number(raw.headers.get('Content-Length') ?? 0);
    if (size > LARGEST_BODY && access !== 'open')
      throw new ChanceryError('http.body-too-large', { limitBytes: LARGEST_BODY });
  }

  /** Who asks, where the request may go on. Throws `http.*`. */
  admit(context: Context): Caller {
    const { req } = context;
    if (!namesSite(req.header('Host'), this.#options)) throw new ChanceryError('http.host-refused');
    const { access, allow } = accessOf(req.method, req.path);
    if (access === null) {
      if (allow.length === 0)
        throw new ChanceryError('http.no-such-route', { path: req.path.slice(0, 200) });
      const method = req.method.slice(0, 20);
      throw new ChanceryError('http.method-refused', { method, allow: allow.join(', ') });
    }
    this.#refuseSite(req, access);
    if (access === 'open') return { name: null, scope: null, key: 'open' };
    const caller = this.#caller(context);
    this.#refuseTooMany(caller);
    if (caller.scope === null) throw new ChanceryError('http.token-missing');
    if (!allowsScope(caller.scope, access))
      throw new ChanceryError('http.scope-refused', { needed: access, held: caller.scope });
    return caller;
  }
}

/**
 * Lets through what may be answered: the desk's own names, pages of its own, callers whose token allows what they ask,
 * not too often. Everything else is a problem document. What no rule names is not answered.
 */
export function guarded(guard: Guard): MiddlewareHandler<{ Variables: GuardVariables }> {
  return async (context, next) => {
    context.set('caller', guard.admit(context));
    await next();
  };
}
