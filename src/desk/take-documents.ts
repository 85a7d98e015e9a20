import type { CivilDay, Dispatch, Lexicon, Refusal } from '../kernel/index.ts';
import { type NewFact, newFact } from '../record/index.ts';
import type { ArchivePlace, SourceItem } from '../sources/index.ts';
import { applyFact } from './apply-fact.ts';
import {
  type ReadDocument,
  type ReadingLine,
  readDocument,
  type StageTimes,
} from './reading-line.ts';
import type { Store, StoreTx } from './store/contract.ts';
import type { Taken, TakeOptions } from './types.ts';

/** Name and version under which readings are filed; a new one marks that the stages read differently. */
const READER = 'chancery-en/1';

/** Documents that are written in one transaction; each costs a flush to the disk. */
const BATCH = 32;

/** What taking documents in needs. */
export interface Intake {
  readonly store: Store;
  readonly line: ReadingLine;
  readonly lexicon: Lexicon;
  /** Where the time of each stage is added up, for the bench. */
  readonly times?: StageTimes;
}

interface Prepared {
  readonly name: string;
  readonly read: ReadDocument | null;
  readonly refusals: readonly Refusal[];
  readonly at: ArchivePlace | null;
}

/** The dispatch that the source says this one replaces; versions at one address are found by the record itself. */
async function namedPredecessor(tx: StoreTx, read: ReadDocument): Promise<string | null> {
  const named = read.document.meta.revisionOf;
  if (named === null) return null;
  const found = [
    ...(await tx.dispatchesBySourceId(named)),
    ...(await tx.dispatchesByAddress(named)),
  ];
  return found.find((kept) => kept.dispatch.id !== read.dispatch.id)?.dispatch.id ?? null;
}

function factsOf(read: ReadDocument, dispatch: Dispatch): NewFact[] {
  const common = { holds: null, knownDay: dispatch.knownDay, recordedAt: dispatch.receivedAt };
  return [
    newFact('dispatch-received', {
      ...common,
      body: { dispatch, sourceId: read.document.meta.sourceId },
    }),
    newFact('dispatch-read', {
      ...common,
      body: {
        dispatch: dispatch.id,
        reader: READER,
        sentences: read.sentences,
        acts: read.acts,
        refusals: read.refusals,
        words: read.words,
        sketch: read.sketch,
        terms: read.terms,
      },
    }),
  ];
}

async function keep(tx: StoreTx, prepared: Prepared, lexicon: Lexicon): Promise<Taken> {
  const { name, read } = prepared;
  if (read === null)
    return {
      name,
      dispatch: null,
      status: 'refused',
      development: null,
      actCount: 0,
      refusals: prepared.refusals,
    };
  const known = await tx.dispatch(read.dispatch.id);
  if (known !== null) return takenAs('known', tx, prepared);
  const dispatch = { ...read.dispatch, revisionOf: await namedPredecessor(tx, read) };
  for (const fact of await tx.append(factsOf(read, dispatch))) await applyFact(tx, fact, lexicon);
  const kept = await tx.dispatch(dispatch.id);
  return takenAs(kept?.dispatch.revisionOf == null ? 'read' : 'revision', tx, prepared);
}

async function takenAs(status: Taken['status'], tx: StoreTx, prepared: Prepared): Promise<Taken> {
  const id = prepared.read?.dispatch.id ?? '';
  const development = await tx.developmentOf(id);
  const refusals = await tx.refusalsOf(id);
  return {
    name: prepared.name,
    dispatch: id,
    status,
    development: development?.id ?? null,
    actCount: prepared.read?.acts.length ?? 0,
    refusals,
  };
}

async function prepare(intake: Intake, item: SourceItem, on: CivilDay | null): Promise<Prepared> {
  const at = item.at ?? null;
  if (item.kind === 'refused')
    return {
      name: String(item.refusal.params['name'] ?? ''),
      read: null,
      refusals: [item.refusal],
      at,
    };
  const { read, refusals } = await readDocument(intake.line, item.document, {
    on: item.document.capturedDay ?? on,
    ...(intake.times === undefined ? {} : { times: intake.times }),
  });
  return { name: item.document.name, read, refusals, at };
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
  let batch: Prepared[] = [];
  const flush = async (): Promise<void> => {
    const pending = batch;
    batch = [];
    if (pending.length === 0) return;
    const { kept, fact } = await intake.store.write(async (tx) => {
      const results: Taken[] = [];
      for (const prepared of pending) results.push(await keep(tx, prepared, intake.lexicon));
      return { kept: results, fact: options.onFiled === undefined ? null : await tx.lastFact() };
    });
    taken.push(...kept);
    options.onFiled?.({ places: pending.flatMap(({ at }) => at ?? []), last: fact });
    const last = kept.at(-1);
    if (last !== undefined) options.onProgress?.(taken.length, null, last.name);
  };
  try {
    for await (const item of items) {
      batch.push(await prepare(intake, item, options.on ?? null));
      if (batch.length >= BATCH) await flush();
    }
  } finally {
    // What came before an input that could not be opened is filed all the same.
    await flush();
  }
  return taken;
}
