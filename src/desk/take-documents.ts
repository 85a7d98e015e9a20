import { setImmediate as turn } from 'node:timers/promises';
import { ChanceryError, type CivilDay, type Lexicon, refusalText } from '../kernel/index.ts';
import type { ArchivePlace, SourceDocument, SourceItem } from '../sources/index.ts';
import { fileReadings, finishedReading, type ReadingToFile } from './file-reading.ts';
import { keepHeapSmall } from './heap-keeper.ts';
import { type ReadingLine, readDocument, type StageTimes } from './reading-line.ts';
import type { Store } from './store/contract.ts';
import { talliesOf } from './tallies-of-taking.ts';
import type { Taken, TakeOptions } from './types.ts';

/** Documents that are written in one transaction; each costs a flush to the disk. */
const BATCH = 64;

/** What taking documents in needs. */
export interface Intake {
  readonly store: Store;
  readonly line: ReadingLine;
  readonly lexicon: Lexicon;
  /** Where the time of each stage is added up, for the bench. */
  readonly times?: StageTimes;
}

interface Prepared extends ReadingToFile {
  readonly at: ArchivePlace | null;
  readonly timesMs: Partial<StageTimes>;
}

/** A document that the reader breaks on is refused with what broke it: the next ones are read all the same. */
async function readOrRefuse(
  intake: Intake,
  document: SourceDocument,
  options: { readonly on: CivilDay | null; readonly times: StageTimes },
): ReturnType<typeof readDocument> {
  try {
    return await readDocument(intake.line, document, options);
  } catch (cause) {
    if (cause instanceof ChanceryError) throw cause;
    const why = (cause instanceof Error ? cause.message : String(cause)).slice(0, 300);
    const refusal = { stage: 'reading', code: 'reading.broken', params: { why } } as const;
    return { read: null, refusals: [{ ...refusal, dispatch: null, span: null }] };
  }
}

/** Refusals of what broke or outlasted the reader: another version of it may read the same. */
const BREAKING: ReadonlySet<string> = new Set(['reading.broken', 'reading.parse-budget']);

async function prepare(intake: Intake, item: SourceItem, options: TakeOptions): Promise<Prepared> {
  const at = item.at ?? null;
  if (item.kind === 'refused')
    return {
      name: String(item.refusal.params['name'] ?? ''),
      read: null,
      refusals: [item.refusal],
      at,
      timesMs: {},
    };
  const timesMs: StageTimes = { article: 0, language: 0, reading: 0, acts: 0, sketch: 0 };
  const { read, refusals } = await readOrRefuse(intake, item.document, {
    on: item.document.capturedDay ?? options.on ?? null,
    times: timesMs,
  });
  const breaking = read === null ? refusals.find(({ code }) => BREAKING.has(code)) : undefined;
  if (breaking !== undefined) options.onBroken?.(item.document, refusalText(breaking));
  const { times } = intake;
  for (const stage of Object.keys(timesMs) as (keyof StageTimes)[]) {
    if (times !== undefined) times[stage] += timesMs[stage];
  }
  return {
    name: item.document.name,
    read: read === null ? null : finishedReading(read),
    refusals,
    at,
    timesMs,
  };
}

/**
 * Reads documents and files them. Each is acknowledged (returned, and told to `onTaken`) only when it is on the
 * disk; a document that is known already changes nothing. Throws what the store throws; what was acknowledged stays.
 */
export async function takeDocuments(
  intake: Intake,
  items: AsyncIterable<SourceItem>,
  options: TakeOptions,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  const writing = { isHeld: false };
  const file = async (pending: readonly Prepared[]): Promise<void> => {
    if (pending.length === 0) return;
    const { kept, fact } = await intake.store.write(async (tx) => {
      writing.isHeld = true;
      // Filing is work without a pause: what comes over the network meanwhile must not wait until it is given up.
      const results = await fileReadings(tx, pending, { lexicon: intake.lexicon, pause: turn });
      const tallies = results.flatMap((one, at) => talliesOf(one, pending[at]?.timesMs ?? {}));
      await tx.addTallies(tallies);
      return { kept: results, fact: options.onFiled === undefined ? null : await tx.lastFact() };
    });
    taken.push(...kept);
    options.onFiled?.({ places: pending.flatMap(({ at }) => at ?? []), last: fact });
    const last = kept.at(-1);
    if (last !== undefined) options.onProgress?.(taken.length, null, last.name);
  };
  let batch: Prepared[] = [];
  let filing: Promise<void> | null = null;
  const settle = async (): Promise<void> => {
    const under = filing;
    filing = null;
    await under?.finally(() => {
      writing.isHeld = false;
    });
    keepHeapSmall();
  };
  try {
    for await (const item of items) {
      // While another process writes we read on; once the turn is ours, nothing is done but writing.
      if (filing !== null) await turn();
      if (writing.isHeld) await settle();
      batch.push(await prepare(intake, item, options));
      if (batch.length < BATCH) continue;
      await settle();
      filing = file(batch);
      // Its failure is thrown where it is settled.
      filing.catch(() => undefined);
      batch = [];
    }
  } finally {
    // What came before an input that could not be opened is filed all the same.
    await settle();
    await file(batch);
  }
  return taken;
}
