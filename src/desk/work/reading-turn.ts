import { finishedReading } from '../file-reading.ts';
import type { ReadingLine, StageTimes } from '../reading-line.ts';
import { readDocument } from '../reading-line.ts';
import type { ClaimedWork, WorkList } from '../store/work-contract.ts';
import type { WorkEvent, WorkerOptions, WorkerReading } from './work-types.ts';

/** Of a lease; after it the lease is renewed before the next document is begun. */
const USED_OF_LEASE = 0.3;
/** Before a document is read again, times four for each attempt before. */
const PAUSE_MS = 1_000;
const MAX_REASON = 500;

export interface ReadingParts {
  readonly work: WorkList;
  readonly line: ReadingLine;
}

export interface ReadingTurn {
  readonly claimed: number;
  readonly read: number;
  readonly failed: number;
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

/**
 * Claims documents, reads them, and keeps what was read, acknowledged in the same transaction. A document over which
 * the reader throws is noted with its reason and takes no other with it. Throws what the store throws.
 */
export async function readingTurn(
  { work, line }: ReadingParts,
  options: WorkerOptions,
): Promise<ReadingTurn> {
  const { name, batch, leaseMs, maxAttempts, maxAhead, signal, onEvent } = options;
  const tell = (event: WorkEvent): void => onEvent?.(event);
  const { lease, works, quarantined } = await work.claim({
    holder: name,
    limit: batch,
    leaseMs,
    maxAttempts,
    maxAhead,
  });
  if (quarantined.length > 0) tell({ kind: 'quarantined', tickets: quarantined });
  const nowMs = line.clock.monotonicMs;
  const startedMs = nowMs();
  const readings: { ticket: number; reading: string }[] = [];
  const unread: number[] = [];
  let failed = 0;
  let heldSinceMs = startedMs;
  let held = new Set(works.map(({ ticket }) => ticket));
  for (const one of works) {
    if (!signal.aborted && nowMs() - heldSinceMs > leaseMs * USED_OF_LEASE) {
      heldSinceMs = nowMs();
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
      tell({ kind: 'failed', ...failure, attempt: one.attempt, state });
    }
  }
  const kept = readings.length === 0 ? [] : await work.keepReadings(lease, readings);
  await work.giveBack(lease, unread);
  if (readings.length > 0) {
    const ms = Math.round(nowMs() - startedMs);
    tell({ kind: 'read', tickets: kept, ms, lost: readings.length - kept.length });
  }
  return { claimed: works.length, read: kept.length, failed };
}
