const MINUTE_MS = 60_000;
/** Callers that are remembered at one time; the one that asked longest ago is forgotten first. */
const MOST_CALLERS = 10_000;

interface Bucket {
  tokens: number;
  atMs: number;
}

/**
 * So many requests a minute for each caller, of which half may come at once (a token bucket). Memory is bounded:
 * a caller that is forgotten begins anew with a full bucket.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #burst: number;
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, nowMs: () => number) {
    this.#perMinute = perMinute;
    this.#burst = Math.max(1, Math.floor(perMinute / 2));
    this.#nowMs = nowMs;
  }

  #filled(caller: string): Bucket {
    const atMs = this.#nowMs();
    const kept = this.#buckets.get(caller) ?? { tokens: this.#burst, atMs };
    const gained = ((atMs - kept.atMs) * this.#perMinute) / MINUTE_MS;
    return { tokens: Math.min(this.#burst, kept.tokens + gained), atMs };
  }

  #secondsFor({ tokens }: Bucket): number {
    return Math.ceil(((1 - tokens) * MINUTE_MS) / this.#perMinute / 1000);
  }

  /** Takes one request of the caller; gives the whole seconds that it has to wait, 0 where it may go on. */
  take(caller: string): number {
    const bucket = this.#filled(caller);
    this.#buckets.delete(caller);
    const wait = bucket.tokens < 1 ? this.#secondsFor(bucket) : 0;
    if (wait === 0) bucket.tokens -= 1;
    this.#buckets.set(caller, bucket);
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size > MOST_CALLERS && oldest.done !== true)
      this.#buckets.delete(oldest.value);
    return wait;
  }

  /** The same without taking one. */
  waitOf(caller: string): number {
    const bucket = this.#filled(caller);
    return bucket.tokens < 1 ? this.#secondsFor(bucket) : 0;
  }
}
