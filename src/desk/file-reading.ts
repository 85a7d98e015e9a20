import type { Dispatch, Lexicon, Refusal } from '../kernel/index.ts';
import { type NewFact, newFact } from '../record/index.ts';
import { candidateKeys } from '../stories/index.ts';
import { FactApplier, storyItemOf } from './apply-fact.ts';
import type { ReadDocument } from './reading-line.ts';
import type { StoreTx } from './store/contract.ts';
import type { Taken } from './types.ts';

/** Name and version under which readings are filed; a new one marks that the stages read differently. */
const READER = 'chancery-en/1';

/** All that the record takes of a document that was read. Plain data: it can wait in the store as JSON. */
export interface FinishedReading
  extends Pick<
    ReadDocument,
    'dispatch' | 'sentences' | 'acts' | 'refusals' | 'words' | 'sketch' | 'terms'
  > {
  readonly sourceId: string | null;
  /** What the source says that it replaces: its identifier or its address. */
  readonly revisionOf: string | null;
}

/** A document that was read or refused, on its way into the record. */
export interface ReadingToFile {
  readonly name: string;
  /** Null for one that gave no dispatch. */
  readonly read: FinishedReading | null;
  /** Why there is no dispatch. */
  readonly refusals: readonly Refusal[];
}

export function finishedReading(read: ReadDocument): FinishedReading {
  const { dispatch, sentences, acts, refusals, words, sketch, terms } = read;
  const { sourceId, revisionOf } = read.document.meta;
  return { dispatch, sentences, acts, refusals, words, sketch, terms, sourceId, revisionOf };
}

/** The dispatch that the source says this one replaces; versions at one address are found by the record itself. */
async function namedPredecessor(tx: StoreTx, read: FinishedReading): Promise<string | null> {
  const named = read.revisionOf;
  if (named === null) return null;
  const found = [
    ...(await tx.dispatchesBySourceId(named)),
    ...(await tx.dispatchesByAddress(named)),
  ];
  return found.find((kept) => kept.dispatch.id !== read.dispatch.id)?.dispatch.id ?? null;
}

function factsOf(read: FinishedReading, dispatch: Dispatch): NewFact[] {
  const common = { holds: null, knownDay: dispatch.knownDay, recordedAt: dispatch.receivedAt };
  const { sentences, acts, refusals, words, sketch, terms } = read;
  return [
    newFact('dispatch-received', { ...common, body: { dispatch, sourceId: read.sourceId } }),
    newFact('dispatch-read', {
      ...common,
      body: {
        dispatch: dispatch.id,
        reader: READER,
        sentences,
        acts,
        refusals,
        words,
        sketch,
        terms,
      },
    }),
  ];
}

/** Facts of readings that replace nothing; each is asked for their identifiers before it is filed. */
const made = new WeakMap<FinishedReading, readonly NewFact[]>();

function firstFactsOf(read: FinishedReading): readonly NewFact[] {
  const known = made.get(read) ?? factsOf(read, { ...read.dispatch, revisionOf: null });
  made.set(read, known);
  return known;
}

/** Lets a write look up at once what filing these readings will ask for. Changes nothing. */
async function foreseeReadings(tx: StoreTx, readings: readonly ReadingToFile[]): Promise<void> {
  const reads = readings.flatMap(({ read }) => read ?? []);
  if (reads.length < 2) return;
  await tx.foresee({
    dispatches: reads.map(({ dispatch }) => dispatch.id),
    addresses: reads.flatMap(({ dispatch }) => dispatch.address ?? []),
    facts: reads.flatMap((read) => firstFactsOf(read).map(({ id }) => id)),
    keys: reads.flatMap((read) =>
      candidateKeys(storyItemOf({ ...read.dispatch, revisionOf: null }, read)),
    ),
  });
}

async function takenAs(
  status: Taken['status'],
  tx: StoreTx,
  given: { readonly name: string; readonly read: FinishedReading },
): Promise<Taken> {
  const { dispatch, acts } = given.read;
  const development = await tx.developmentOf(dispatch.id);
  return {
    name: given.name,
    dispatch: dispatch.id,
    status,
    development: development?.id ?? null,
    actCount: acts.length,
    refusals: await tx.refusalsOf(dispatch.id),
  };
}

/**
 * Writes what was read as facts and brings the tables up to them, inside of a write. A dispatch that is known changes
 * nothing. `pause` is called between two readings.
 */
export async function fileReadings(
  tx: StoreTx,
  readings: readonly ReadingToFile[],
  { lexicon, pause }: { readonly lexicon: Lexicon; readonly pause?: () => Promise<void> },
): Promise<Taken[]> {
  await foreseeReadings(tx, readings);
  const applier = new FactApplier(tx, lexicon);
  const states: ('refused' | 'known' | 'new')[] = [];
  for (const { read } of readings) {
    if (read === null) states.push('refused');
    else if ((await tx.dispatch(read.dispatch.id)) !== null) states.push('known');
    else {
      await fileNew(tx, read, applier);
      states.push('new');
    }
    await pause?.();
  }
  await applier.finish();
  const taken: Taken[] = [];
  for (const [at, { name, read, refusals }] of readings.entries()) {
    if (read === null) {
      const nothing = { dispatch: null, development: null, actCount: 0 };
      taken.push({ name, ...nothing, status: 'refused', refusals });
      continue;
    }
    const isRevision = async () =>
      (await tx.dispatch(read.dispatch.id))?.dispatch.revisionOf != null;
    const isKnown = states[at] === 'known';
    const status = isKnown ? 'known' : (await isRevision()) ? 'revision' : 'read';
    taken.push(await takenAs(status, tx, { name, read }));
  }
  return taken;
}

async function fileNew(tx: StoreTx, read: FinishedReading, applier: FactApplier): Promise<void> {
  const dispatch = { ...read.dispatch, revisionOf: await namedPredecessor(tx, read) };
  const facts = dispatch.revisionOf === null ? firstFactsOf(read) : factsOf(read, dispatch);
  for (const fact of await tx.append(facts)) await applier.apply(fact);
}
