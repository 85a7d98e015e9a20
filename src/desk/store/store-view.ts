import type { Kysely } from 'kysely';
import { claimQueries } from './claim-queries.ts';
import type { StoreTx, StoreView } from './contract.ts';
import { dispatchQueries } from './dispatch-queries.ts';
import { foresee } from './foresight.ts';
import type { FreshItems } from './fresh-items.ts';
import type { FullText } from './full-text.ts';
import { appendFacts, logQueries } from './log-queries.ts';
import { dumpProjections, projectionDigest } from './projection-dump.ts';
import { loadProjections } from './projection-load.ts';
import { projectionWrites } from './projection-writes.ts';
import { replaceLog } from './replace-log.ts';
import type { RowWriter } from './row-writer.ts';
import type { LogGuards, Tables } from './schema.ts';
import { type StoryMemos, storyQueries } from './story-queries.ts';
import { workWrites } from './work-writes.ts';

/** What an engine gives for one transaction. `path` is what to call the store in messages. */
export interface EngineTransaction {
  readonly db: Kysely<Tables>;
  readonly path: string;
  readonly fullText: FullText;
  readonly rows: RowWriter;
  readonly guards: LogGuards;
  readonly memos: StoryMemos;
  /** Null where the transaction only reads. */
  readonly fresh: FreshItems | null;
  /** The clock of the work list. */
  readonly nowAt: (db: Kysely<Tables>) => Promise<number>;
}

/** The queries of the contract over one open snapshot, on any engine. */
export function storeView(transaction: Omit<EngineTransaction, 'guards' | 'nowAt'>): StoreView {
  const { db, path, fullText, memos, fresh, rows } = transaction;
  return {
    ...logQueries(db, path, fresh?.rows ?? null),
    ...dispatchQueries({ db, path, fullText, fresh: fresh?.rows ?? null }),
    ...storyQueries({ db, path, memos, fresh, flush: rows.flush }),
    ...claimQueries(db, path),
    dumpProjections: () => dumpProjections(db),
    projectionDigest: () => projectionDigest(db),
  };
}

/** Writes what was put off. */
export async function flushed({ rows, fullText }: EngineTransaction): Promise<void> {
  await rows.flush();
  await fullText.flush();
}

/** Questions about what may have been put off: it is written before they are asked. */
function afterFlush(view: StoreView, transaction: EngineTransaction) {
  const first =
    <A extends unknown[], R>(ask: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      await flushed(transaction);
      return ask(...given);
    };
  return {
    facts: first(view.facts),
    fact: first(view.fact),
    lastFact: first(view.lastFact),
    lastPlace: first(view.lastPlace),
    lastDay: first(view.lastDay),
    // Rulings are never put off.
    factsOfKind: (async (kind, known) => {
      if (kind !== 'ruling-made') await flushed(transaction);
      return view.factsOfKind(kind, known);
    }) as StoreView['factsOfKind'],
    refusals: first(view.refusals),
    dispatchesKeyed: first(view.dispatchesKeyed),
    sentences: first(view.sentences),
    sentencesOf: first(view.sentencesOf),
    act: first(view.act),
    actsOf: first(view.actsOf),
    search: first(view.search),
    find: first(view.find),
    projectionDigest: first(view.projectionDigest),
    dumpProjections: async function* () {
      await flushed(transaction);
      yield* view.dumpProjections();
    },
  };
}

/** The same with the writes, over one open transaction that holds the lock of the writer. */
export function storeTx(transaction: EngineTransaction): StoreTx {
  const { db, path, fullText, fresh, rows } = transaction;
  const view = storeView(transaction);
  return {
    ...view,
    ...afterFlush(view, transaction),
    ...projectionWrites(db, { fullText, rows, fresh }),
    ...workWrites(db, transaction.nowAt),
    remembered: (name, make) => fresh?.rows.remembered(name, make) ?? make(),
    foresee: async (coming) => {
      if (fresh !== null) await foresee({ db, flush: rows.flush }, fresh, coming);
    },
    append: (facts) => appendFacts({ db, path, rows, fresh: fresh?.rows ?? null }, facts),
    loadProjections: async (lines) => {
      fresh?.clear();
      await flushed(transaction);
      await loadProjections(db, fullText, lines);
    },
    replaceLog: (facts) => {
      fresh?.clear();
      return replaceLog(transaction, facts);
    },
  };
}
