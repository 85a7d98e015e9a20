import { setImmediate as letOthers } from 'node:timers/promises';
import { finishedReading } from '../file-reading.ts';
import type { ReadingLine, StageTimes } from '../reading-line.ts';
import { readDocument } from '../reading-line.ts';
import type { ClaimedWork, WorkClaim, WorkList } from '../store/work-contract.ts';
import type { WorkEvent, WorkerOptions, WorkerReading } from './work-types.ts';

/** Of a lease; after it the lease is renewed before the next document is begun. */
const USED_OF_LEASE = 0.3;
/** Before a document is read again, times four for each attempt before. */
const PAUSE_MS = 1_000;
const MAX_REASON = 500;
/**
 * What is claimed at a time takes about so long to read: as long as one transaction of the worker that files, for which the next claim
 * waits in a file.
 */
const CLAIMED_MS = 400;
/** Documents of the first claim, before it is known how long they take. */
const FIRST_CLAIM = 16;
/** How much the last documents count in how long the next ones will take. */
const FORGETTING = 0.5;

export interface ReadingParts {
  readonly work: WorkList;
  readonly line: ReadingLine;
}

export interface ReadingTurn {
  readonly claimed: number;
  readonly read: number;
  readonly failed: number;
}

interface Claimed extends WorkClaim {
  readonly atMs: number;
}

/** What came of the documents of a claim. */
interface Read {
  readonly readings: readonly { readonly ticket: number; readonly reading: string }[];
  readonly unread: readonly number[];
  readonly failed: number;
  readonly ms: number;
}

function noTimes(): StageTimes {
  return { article: 0, language: 0, reading: 0, acts: 0, sketch: 0 };
}

/** Reads one document as it was received: the clock of the worker is not in what it says. */
async function readingOf(line: ReadingLine, work: ClaimedWork): Promise<string> {
  const timesMs = noTimes();
  const clock = { nowAt: () => work.receivedAt, monotonicMs: line.clock.monotonicMs };
  const { read, refusals } = await readDocument({ ...line, clock }, work.document, {
    on: work.document.capturedDay ?? work.on,
    times: timesMs,
  });
  const reading: WorkerReading = {
    read: read === null ? null : finishedReading(read),
    refusals,
    timesMs,
  };
  return JSON.stringify(reading);
}

function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, MAX_REASON);
}

/** Something under way whose trouble is thrown to who waits for it, and to nobody before. */
function underWay<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/**
 * The reading of one worker: it claims documents, reads them, and keeps what was read, acknowledged in the same transaction. While
 * it reads, what it read before is being kept and what comes next is being claimed, so that it does not wait for a
 * writer. A document over which the reader throws is noted with its reason and takes no other with it.
 */
export class ReadingTurns {
  readonly #parts: ReadingParts;
  readonly #options: WorkerOptions;
  #ahead: Promise<Claimed> | null = null;
  #keeping: Promise<number> = Promise.resolve(0);
  #msOfOne = CLAIMED_MS / FIRST_CLAIM;

  constructor(parts: ReadingParts, options: WorkerOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** Whether documents are claimed, or being claimed, that nobody has begun to read. */
  get hasClaimed(): boolean {
    return this.#ahead !== null;
  }

  #nowMs(): number {
    return this.#parts.line.clock.monotonicMs();
  }

  #tell(event: WorkEvent): void {
    this.#options.onEvent?.(event);
  }

  async #claim(isAhead: boolean): Promise<Claimed> {
    const { name, batch, leaseMs, maxAttempts, maxAhead } = this.#options;
    const atMs = this.#nowMs();
    const limit = Math.max(1, Math.min(batch, Math.round(CLAIMED_MS / this.#msOfOne)));
    const claim = await this.#parts.work.claim({
      holder: name,
      limit,
      leaseMs,
      maxAttempts,
      maxAhead,
      isAhead,
    });
    if (claim.quarantined.length > 0)
      this.#tell({ kind: 'quarantined', tickets: claim.quarantined });
    return { ...claim, atMs };
  }

  /** Reads what was claimed; what comes next is claimed meanwhile. Throws what the store throws. */
  async next(): Promise<ReadingTurn> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const before = await ahead;
    // Where nothing could be claimed ahead there may be something that failed before.
    const claimed = before !== null && before.works.length > 0 ? before : await this.#claim(false);
    const { lease, works } = claimed;
    if (works.length === 0) return { claimed: 0, read: await this.kept(), failed: 0 };
    // One that failed before may end this process: it takes nothing with it.
    if (works.every(({ attempt }) => attempt === 1)) this.#ahead = underWay(this.#claim(true));
    const { readings, unread, failed, ms } = await this.#read(claimed);
    const read = await this.kept();
    this.#keeping = underWay(this.#keep(lease, { readings, unread, failed, ms }));
    return { claimed: works.length, read, failed };
  }

  /** Waits until what was read is kept; gives how many readings that were since the last time. Throws what the store throws. */
  async kept(): Promise<number> {
    const keeping = this.#keeping;
    this.#keeping = Promise.resolve(0);
    return keeping;
  }

  /** Gives back what was claimed and not begun, and waits until what was read is kept. Throws what the store throws. */
  async end(): Promise<number> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const read = await this.kept();
    const claimed = await ahead;
    if (claimed !== null) await this.#giveBack(claimed.lease, claimed.works.map(ticketOf));
    return read;
  }

  async #giveBack(lease: string, tickets: readonly number[]): Promise<void> {
    if (tickets.length > 0) await this.#parts.work.giveBack(lease, tickets);
  }

  async #read({ lease, works, atMs }: Claimed): Promise<Read> {
    const { work, line } = this.#parts;
    const { leaseMs, maxAttempts, signal } = this.#options;
    const startedMs = this.#nowMs();
    const readings: { ticket: number; reading: string }[] = [];
    const unread: number[] = [];
    let failed = 0;
    let heldSinceMs = atMs;
    let held = new Set(works.map(ticketOf));
    for (const one of works) {
      if (!signal.aborted && this.#nowMs() - heldSinceMs > leaseMs * USED_OF_LEASE) {
        heldSinceMs = this.#nowMs();
        held = new Set(await work.renew(lease, [...held], leaseMs));
      }
      if (signal.aborted || !held.has(one.ticket)) {
        unread.push(one.ticket);
        continue;
      }
      try {
        readings.push({ ticket: one.ticket, reading: await readingOf(line, one) });
      } catch (cause) {
        failed += 1;
        const failure = { ticket: one.ticket, reason: reasonOf(cause) };
        const pauseMs = PAUSE_MS * 4 ** (one.attempt - 1);
        const state = await work.fail(lease, failure, { maxAttempts, pauseMs });
        held.delete(one.ticket);
        this.#tell({ kind: 'failed', ...failure, attempt: one.attempt, state });
      }
      // What is being kept and claimed goes on between two documents.
      await letOthers();
    }
    const ms = this.#nowMs() - startedMs;
    const begun = readings.length + failed;
    if (begun > 0) this.#msOfOne += FORGETTING * (ms / begun - this.#msOfOne);
    return { readings, unread, failed, ms };
  }

  async #keep(lease: string, { readings, unread, ms }: Read): Promise<number> {
    const kept = readings.length === 0 ? [] : await this.#parts.work.keepReadings(lease, readings);
    await this.#giveBack(lease, unread);
    if (readings.length > 0) {
      const lost = readings.length - kept.length;
      this.#tell({ kind: 'read', tickets: kept, ms: Math.round(ms), lost });
    }
    return kept.length;
  }
}

function ticketOf({ ticket }: ClaimedWork): number {
  return ticket;
}
