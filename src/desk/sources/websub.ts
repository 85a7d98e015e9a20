import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ChanceryError } from '../../kernel/index.ts';
import { type FetchOptions, fetchResource, type HubOffer } from '../../sources/index.ts';
import type { Subscription, SubscriptionBook } from './subscription-book.ts';

const HOUR = 3600_000;
/** What is asked for; a hub may grant less. */
const LEASE_SECONDS = 7 * 24 * 3600;
const LONGEST_LEASE_SECONDS = 30 * 24 * 3600;
/** A hub that has not come back by then is asked again. */
const ANSWER_MS = HOUR;
const MAX_BACK_OFF_MS = 24 * HOUR;

const DIGESTS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether a body bears the signature of one who knows the secret (WebSub, section 7.1). */
function isSigned(body: Uint8Array, header: string, secret: string): boolean {
  const [method = '', hex = ''] = header.trim().toLowerCase().split('=');
  if (!DIGESTS.has(method) || !/^[0-9a-f]{40,128}$/.test(hex)) return false;
  const expected = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What a hub, or somebody who pretends to be one, is answered. */
export interface HubAnswer {
  readonly status: 200 | 202 | 404 | 410;
  readonly body: string;
}

const NOT_OURS: HubAnswer = { status: 404, body: '' };

export interface WebSubDeps {
  readonly book: SubscriptionBook;
  /** Our address as hubs reach it, without a slash at its end. */
  readonly callback: string;
  readonly fetching: FetchOptions;
  readonly nowAt: () => number;
  /** Takes in what a hub has brought for a source. */
  readonly onContent: (source: string, body: Uint8Array, contentType: string) => Promise<void>;
}

/**
 * Asks hubs to tell of news and hears what they tell. A hub is believed only where it knows the token that we gave it, and
 * content only where it is signed with the secret; what is not signed is passed over.
 */
export class WebSub {
  readonly #deps: WebSubDeps;

  constructor(deps: WebSubDeps) {
    this.#deps = deps;
  }

  /** Takes note of the hub that a source's feed offers, or that it offers none any more. */
  note(source: string, offer: HubOffer | null): void {
    const { book } = this.#deps;
    const known = book.of(source);
    if (offer === null) {
      if (known !== null) book.remove(source);
      return;
    }
    if (known?.hub === offer.hub && known.topic === offer.topic) return;
    book.put({
      source,
      ...offer,
      token: randomBytes(24).toString('base64url'),
      secret: randomBytes(32).toString('base64url'),
      state: 'offered',
      nextAt: 0,
      until: 0,
      failures: 0,
      trouble: null,
    });
  }

  /** Whether a hub tells of a source's news, so that it need not be asked as often. */
  isActive(source: string): boolean {
    const known = this.#deps.book.of(source);
    return known?.state === 'active' && known.until > this.#deps.nowAt();
  }

  /** Asks each hub whose time has come. Trouble of one stops no other, and is tried again later and later. */
  async renew(sources: ReadonlySet<string>): Promise<void> {
    for (const one of this.#deps.book.all()) {
      if (sources.has(one.source) && one.nextAt <= this.#deps.nowAt()) await this.#ask(one);
    }
  }

  async #ask(one: Subscription): Promise<void> {
    const { book, callback, fetching, nowAt } = this.#deps;
    // Before the hub is asked: it may come back before it has answered.
    book.put({
      ...one,
      state: one.state === 'active' ? 'active' : 'asked',
      nextAt: nowAt() + ANSWER_MS,
    });
    try {
      await fetchResource(new URL(one.hub), fetching, {
        accept: '*/*',
        form: {
          'hub.mode': 'subscribe',
          'hub.topic': one.topic,
          'hub.callback': `${callback}/${one.token}`,
          'hub.lease_seconds': String(LEASE_SECONDS),
          'hub.secret': one.secret,
        },
      });
    } catch (cause) {
      if (!(cause instanceof ChanceryError)) throw cause;
      const now = book.of(one.source) ?? one;
      const failures = one.failures + 1;
      const waitMs = Math.min(MAX_BACK_OFF_MS, HOUR * 2 ** Math.min(failures - 1, 5));
      book.put({ ...now, failures, trouble: cause.message, nextAt: nowAt() + waitMs });
    }
  }

  /** A hub asks whether we did ask (section 5.3), or says that it will not (5.2). */
  verify(token: string, query: URLSearchParams): HubAnswer {
    const { book, nowAt } = this.#deps;
    const one = this.#find(token);
    if (one === null || query.get('hub.topic') !== one.topic) return NOT_OURS;
    if (query.get('hub.mode') === 'denied') {
      const trouble = `The hub refused: ${(query.get('hub.reason') ?? 'no reason given').slice(0, 200)}`;
      book.put({ ...one, state: 'denied', trouble, nextAt: nowAt() + MAX_BACK_OFF_MS });
      return { status: 200, body: '' };
    }
    const challenge = query.get('hub.challenge') ?? '';
    const isAsked = one.state === 'asked' || one.state === 'active';
    if (query.get('hub.mode') !== 'subscribe' || !isAsked || challenge === '') return NOT_OURS;
    const stated = Number(query.get('hub.lease_seconds') ?? LEASE_SECONDS);
    const seconds = stated > 0 ? Math.min(stated, LONGEST_LEASE_SECONDS) : LEASE_SECONDS;
    const until = nowAt() + seconds * 1000;
    // A tenth of the lease before its end.
    const nextAt = nowAt() + seconds * 900;
    book.put({ ...one, state: 'active', until, nextAt, failures: 0, trouble: null });
    return { status: 200, body: challenge.slice(0, 2_000) };
  }

  /** Content for a subscription. It is acknowledged whether signed or not, as the standard asks, and used only where it is. */
  async receive(
    token: string,
    content: { readonly body: Uint8Array; readonly type: string; readonly signature: string },
  ): Promise<HubAnswer> {
    const one = this.#find(token);
    if (one === null) return { status: 410, body: '' };
    if (!isSigned(content.body, content.signature, one.secret)) return { status: 202, body: '' };
    await this.#deps.onContent(one.source, content.body, content.type);
    return { status: 202, body: '' };
  }

  #find(token: string): Subscription | null {
    const given = Buffer.from(token);
    return (
      this.#deps.book
        .all()
        .find(
          (one) =>
            one.token.length === token.length && timingSafeEqual(Buffer.from(one.token), given),
        ) ?? null
    );
  }
}
