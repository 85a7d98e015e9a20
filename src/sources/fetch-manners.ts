import { ChanceryError } from '../kernel/index.ts';
import { fetchResource, type Resource, type ResourceRequest } from './fetch-resource.ts';
import { parseRobots, type RobotsRules } from './robots-rules.ts';
import type { FetchOptions } from './types.ts';

const ROBOTS_BYTES = 512 * 1024;
const ROBOTS_HOLD_MS = 24 * 3600 * 1000;
/** A site that could not say its rules is asked again after this. */
const ROBOTS_RETRY_MS = 3600 * 1000;
/** A site may ask for a longer pause between two requests; a longer one than this would stop everything else. */
const MAX_DELAY_MS = 30_000;
/** The name by which rules for robots know us. */
const AGENT = 'Chancery';

interface Rules {
  /** Null where the site has none. */
  readonly robots: RobotsRules | null;
  /** The site could not be asked: nothing of it is fetched until it could. */
  readonly isShut: boolean;
  readonly until: number;
}

interface Host {
  tail: Promise<unknown>;
  freeAt: number;
  rules: Promise<Rules> | null;
}

export interface MannersDeps {
  readonly options: FetchOptions;
  readonly nowAt: () => number;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Between two requests to one host. */
  readonly gapMs: number;
  /** Requests under way at once, over all hosts. */
  readonly maxAtOnce: number;
}

/**
 * Fetches as a guest does: one request at a time to a host, with a pause between two; not more than a few at once in all;
 * nothing that the site's robots.txt closes to us. Throws what `fetchResource` throws, and `fetch.robots`.
 */
export class FetchManners {
  readonly #deps: MannersDeps;
  readonly #hosts = new Map<string, Host>();
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(deps: MannersDeps) {
    this.#deps = deps;
  }

  async fetch(url: URL, asked: ResourceRequest, limits?: Partial<FetchOptions>): Promise<Resource> {
    const rules = await this.#rulesOf(url);
    if (rules.isShut) throw new ChanceryError('fetch.robots', { address: url.href });
    if (rules.robots?.isAllowed(url) === false)
      throw new ChanceryError('fetch.robots', { address: url.href });
    const delaySeconds = rules.robots?.delaySeconds ?? 0;
    const gapMs = Math.min(MAX_DELAY_MS, Math.max(this.#deps.gapMs, delaySeconds * 1000));
    return this.#inTurn(url, gapMs, () =>
      fetchResource(url, { ...this.#deps.options, ...limits }, asked),
    );
  }

  #hostOf(url: URL): Host {
    const known = this.#hosts.get(url.host);
    if (known !== undefined) return known;
    const made: Host = { tail: Promise.resolve(), freeAt: 0, rules: null };
    this.#hosts.set(url.host, made);
    return made;
  }

  async #rulesOf(url: URL): Promise<Rules> {
    const host = this.#hostOf(url);
    const held = host.rules === null ? null : await host.rules;
    if (held !== null && held.until > this.#deps.nowAt() && host.rules !== null) return held;
    host.rules = this.#askRules(url);
    return host.rules;
  }

  async #askRules(url: URL): Promise<Rules> {
    const address = new URL('/robots.txt', url);
    const now = this.#deps.nowAt();
    try {
      const limits = { ...this.#deps.options, maxBytes: ROBOTS_BYTES };
      const asked = { accept: 'text/plain' };
      const { bytes } = await this.#inTurn(url, 0, () => fetchResource(address, limits, asked));
      const robots = parseRobots(Buffer.from(bytes).toString('utf8'), AGENT);
      return { robots, isShut: false, until: now + ROBOTS_HOLD_MS };
    } catch (cause) {
      if (!(cause instanceof ChanceryError)) throw cause;
      const code = Number(cause.params['code'] ?? 0);
      // RFC 9309: no file means no rules; a server in trouble means that nothing is to be fetched.
      const isShut = code === 429 || code >= 500;
      return { robots: null, isShut, until: now + ROBOTS_RETRY_MS };
    }
  }

  async #inTurn<T>(url: URL, gapMs: number, work: () => Promise<T>): Promise<T> {
    const host = this.#hostOf(url);
    const before = host.tail;
    let done = (): void => undefined;
    host.tail = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    try {
      const waitMs = host.freeAt - this.#deps.nowAt();
      if (waitMs > 0) await this.#deps.pause(Math.min(waitMs, MAX_DELAY_MS));
      await this.#enter();
      try {
        return await work();
      } finally {
        host.freeAt = this.#deps.nowAt() + gapMs;
        this.#leave();
      }
    } finally {
      done();
    }
  }

  async #enter(): Promise<void> {
    if (this.#underWay >= this.#deps.maxAtOnce)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#underWay += 1;
  }

  #leave(): void {
    this.#underWay -= 1;
    this.#waiting.shift()?.();
  }
}
