import { type ChangeBatch, ChangeFeed, type Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';

/** Told to the client, which comes back by itself. */
const COMES_BACK_MS = 2_000;
/** The log is looked at so often while anybody listens. */
const LOOKS_MS = 500;

export interface StreamLimits {
  /** Clients at one time. */
  readonly mostClients: number;
  /** Something is sent at least so often, so that no proxy takes the stream for dead. */
  readonly heartbeatMs: number;
  /** A stream ends after so long; the client comes back, and its token is looked at anew. */
  readonly longestMs: number;
}

const STREAM_LIMITS: StreamLimits = {
  mostClients: 64,
  heartbeatMs: 15_000,
  longestMs: 15 * 60_000,
};

function eventOf(kind: string, data: object, id: string | null): string {
  const place = id === null ? '' : `id: ${id}\n`;
  return `${place}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A batch as events. Its place stands on the last alone: a client that was cut off inside of a batch gets the whole of
 * it again, and never too little.
 */
function textOf({ changes, position, isOtherLog }: ChangeBatch): string {
  if (isOtherLog) return eventOf('reload', { position }, position);
  const events = changes.map(({ kind, ...data }) => eventOf(kind, data, null));
  return `${events.join('')}${eventOf('position', { position }, position)}`;
}

/** The streams of a desk: what comes into its log, as Server-Sent Events. */
export class ChangeStreams {
  readonly #desk: Desk;
  readonly #feed: ChangeFeed;
  readonly #limits: StreamLimits;
  readonly #closing: AbortSignal;
  #clients = 0;

  constructor(desk: Desk, closing: AbortSignal, limits: StreamLimits = STREAM_LIMITS) {
    this.#desk = desk;
    this.#feed = new ChangeFeed(desk, LOOKS_MS);
    this.#limits = limits;
    this.#closing = closing;
  }

  /**
   * The stream from a place of the log on; without one from now on. Throws `http.streams-full`, `input.argument` for
   * what is no place, and what the store throws.
   */
  async open(after: string | null): Promise<Response> {
    if (this.#clients >= this.#limits.mostClients)
      throw new ChanceryError('http.streams-full', { seconds: 30 });
    this.#clients += 1;
    try {
      // Read once before the answer begins, so that what is wrong with the place is said as a problem.
      const first = await this.#desk.changesAfter(after, { limit: 1 });
      const start = after ?? first.position;
      return new Response(this.#stream(start), {
        headers: {
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Accel-Buffering': 'no',
        },
      });
    } catch (error) {
      this.#clients -= 1;
      throw error;
    }
  }

  #stream(start: string): ReadableStream<Uint8Array> {
    const gone = new AbortController();
    const signal = AbortSignal.any([this.#closing, gone.signal]);
    const text = new TextEncoder();
    let isCounted = true;
    const leave = (): void => {
      clearTimeout(end);
      gone.abort();
      if (isCounted) this.#clients -= 1;
      isCounted = false;
    };
    const end = setTimeout(leave, this.#limits.longestMs);
    let position = start;
    // Pulled part by part: a client that does not read holds one part in memory and no more.
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const opened = eventOf('position', { position }, position);
          controller.enqueue(text.encode(`retry: ${COMES_BACK_MS}\n\n${opened}`));
        },
        pull: async (controller) => {
          try {
            const waitMs = this.#limits.heartbeatMs;
            const batch = await this.#feed.next(position, { waitMs, signal });
            if (signal.aborted) {
              leave();
              controller.close();
              return;
            }
            controller.enqueue(text.encode(batch === null ? ': still here\n\n' : textOf(batch)));
            position = batch?.position ?? position;
          } catch (error) {
            leave();
            controller.error(error);
          }
        },
        cancel: leave,
      },
      { highWaterMark: 1 },
    );
  }
}
