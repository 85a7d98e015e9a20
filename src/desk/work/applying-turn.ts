import { ChanceryError, type Clock, type Lexicon } from '../../kernel/index.ts';
import { fileReadings, type ReadingToFile } from '../file-reading.ts';
import type { Store } from '../store/contract.ts';
import type { KeptReading, Tally } from '../store/work-contract.ts';
import { talliesOf } from '../tallies-of-taking.ts';
import type { Taken } from '../types.ts';
import type { WorkerReading } from './work-types.ts';

/**
 * Readings that are filed in one transaction: a story to which several of them belong is written once, and the lock of the writer
 * is held for a third of a second.
 */
export const FILED_AT_ONCE = 128;
/** Refusals that the outcome of a ticket names; the record holds those of a dispatch whole. */
const MAX_REFUSALS = 20;

export interface ApplyingParts {
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
}

export interface ApplyingTurn {
  readonly tickets: readonly number[];
  readonly dispatches: readonly string[];
  readonly ms: number;
}

interface ParsedReading extends ReadingToFile {
  readonly ticket: number;
  readonly timesMs: WorkerReading['timesMs'];
}

function parsed({ ticket, name, reading }: KeptReading): ParsedReading {
  const { read, refusals, timesMs } = JSON.parse(reading) as WorkerReading;
  return { ticket, name, read, refusals, timesMs };
}

function outcomeOf({ refusals, ...taken }: Taken): string {
  return JSON.stringify({ ...taken, refusals: refusals.slice(0, MAX_REFUSALS) });
}

/**
 * Files the readings that are next, in their order, and ends their tickets in the same transaction: a second applier that
 * believes to lead as well waits for the lock of the writer and then finds them filed. Throws what the store throws.
 */
export async function applyingTurn(
  { store, lexicon, clock }: ApplyingParts,
  limit = FILED_AT_ONCE,
): Promise<ApplyingTurn> {
  const startedMs = clock.monotonicMs();
  const filed = await store.write(async (tx) => {
    const next = (await tx.nextReadings(limit)).map(parsed);
    const taken = await fileReadings(tx, next, { lexicon });
    const done: { ticket: number; outcome: string; dispatch: string | null }[] = [];
    const tallies: Tally[] = [];
    for (const [at, { ticket, timesMs }] of next.entries()) {
      const one = taken[at];
      if (one === undefined) continue;
      done.push({ ticket, outcome: outcomeOf(one), dispatch: one.dispatch });
      tallies.push(...talliesOf(one, timesMs));
    }
    if (done.length === 0) return done;
    await tx.endWork(done.map(({ ticket, outcome }) => ({ ticket, outcome })));
    const value = (clock.monotonicMs() - startedMs) * 1_000;
    await tx.addTallies([...tallies, { name: 'stage-us', label: 'filing', value }]);
    return done;
  });
  return {
    tickets: filed.map(({ ticket }) => ticket),
    dispatches: filed.flatMap(({ dispatch }) => dispatch ?? []),
    ms: Math.round(clock.monotonicMs() - startedMs),
  };
}

/**
 * Files the first reading alone after a turn met a fault of ours. Where it is that one's, it goes into quarantine with the
 * reason: those behind it would wait for ever. Throws what the store throws.
 */
export async function applyCarefully(parts: ApplyingParts): Promise<{
  readonly turn: ApplyingTurn;
  readonly apart: { ticket: number; reason: string } | null;
}> {
  const none = { tickets: [], dispatches: [], ms: 0 };
  try {
    return { turn: await applyingTurn(parts, 1), apart: null };
  } catch (cause) {
    if (cause instanceof ChanceryError) throw cause;
    const reason = `it could not be filed: ${cause instanceof Error ? cause.message : cause}`.slice(
      0,
      500,
    );
    const ticket = await parts.store.write(async (tx) => {
      const [first] = await tx.nextReadings(1);
      if (first === undefined) return null;
      await tx.setApart(first.ticket, reason);
      return first.ticket;
    });
    return { turn: none, apart: ticket === null ? null : { ticket, reason } };
  }
}
