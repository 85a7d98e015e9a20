import { type Kysely, sql } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { Passage } from './contract.ts';
import type { FullText, SearchTerm } from './full-text.ts';
import { insertParts } from './row-writer.ts';
import type { Tables } from './schema.ts';
import { dispatchSearch } from './sqlite-dispatch-search.ts';

/** Terms as an FTS5 expression: every word quoted, so that nothing in it is an operator. */
function expressionOf(terms: readonly SearchTerm[]): string {
  return terms.map((words) => `"${words.join(' ')}"`).join(' AND ');
}

/** Full text by FTS5, ranked by BM25 (https://sqlite.org/fts5.html); the newer passage wins a tie. */
export function sqliteFullText(db: Kysely<Tables>): FullText {
  const places = laterPlaces(db);
  const dispatches = dispatchSearch(db);
  const flush = async (): Promise<void> => {
    await places.flush();
    await dispatches.flush();
  };
  const dropWords = (dispatch: string) => sql`
    delete from passage_words
    where rowid in (select id from passages where dispatch = ${dispatch})
  `;
  return {
    async find(terms, limit, asOf: CivilDay | null) {
      await flush();
      const { rows } = await sql<Passage>`
        select p.dispatch, p.idx as sentence, s.start, s."end", d.known_day as knownDay
        from passage_words w
        join passages p on p.id = w.rowid
        join dispatches d on d.id = p.dispatch
        join sentences s on s.dispatch = p.dispatch and s.idx = p.idx
        where w.passage_words match ${expressionOf(terms)}
          and (${asOf} is null or d.known_day <= ${asOf})
        order by w.rank, d.known_day desc, p.dispatch, p.idx
        limit ${limit}
      `.execute(db);
      return rows.map(({ ...passage }) => passage);
    },
    async index(dispatch, passages, { isFirst } = { isFirst: false }) {
      if (!isFirst) {
        await flush();
        await dropWords(dispatch).execute(db);
        await sql`delete from passages where dispatch = ${dispatch}`.execute(db);
      }
      for (const { sentence, words } of passages) places.add({ dispatch, sentence, words });
      if (places.isFull()) await places.flush();
    },
    findDispatches: dispatches.findDispatches,
    indexDispatch: dispatches.indexDispatch,
    flush,
    async clear() {
      await flush();
      await sql`insert into dispatch_words (dispatch_words) values ('delete-all')`.execute(db);
      await sql`delete from dispatch_places`.execute(db);
      await sql`insert into passage_words (passage_words) values ('delete-all')`.execute(db);
      await sql`delete from passages`.execute(db);
    },
  };
}

interface PassageWords {
  readonly dispatch: string;
  readonly sentence: number;
  readonly words: string;
}

/** Sentences that are kept back at most. */
const MAX_LATER = 4_000;

/** Sentences on their way into the index, written together with those of other dispatches. */
function laterPlaces(db: Kysely<Tables>) {
  let later: PassageWords[] = [];
  return {
    add: (passage: PassageWords) => later.push(passage),
    isFull: () => later.length > MAX_LATER,
    async flush(): Promise<void> {
      const passages = later;
      later = [];
      if (passages.length === 0) return;
      const { rows } = await sql<{ id: number | null }>`select max(id) as id from passages`.execute(
        db,
      );
      const first = (rows[0]?.id ?? 0) + 1;
      const places = passages.map(({ dispatch, sentence }, at) => [first + at, dispatch, sentence]);
      await insertParts(db, { into: 'passages (id, dispatch, idx)', rows: places });
      const words = passages.map((passage, at) => [first + at, passage.words]);
      await insertParts(db, { into: 'passage_words (rowid, words)', rows: words });
    },
  };
}
