import { type Kysely, sql } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { Passage } from './contract.ts';
import type { FullText, SearchTerm } from './full-text.ts';
import { eachPart } from './kept-json.ts';
import type { Tables } from './schema.ts';
import { dispatchSearch } from './sqlite-dispatch-search.ts';

/** Terms as an FTS5 expression: every word quoted, so that nothing in it is an operator. */
function expressionOf(terms: readonly SearchTerm[]): string {
  return terms.map((words) => `"${words.join(' ')}"`).join(' AND ');
}

/** Full text by FTS5, ranked by BM25 (https://sqlite.org/fts5.html); the newer passage wins a tie. */
export function sqliteFullText(db: Kysely<Tables>): FullText {
  const dropWords = (dispatch: string) => sql`
    delete from passage_words
    where rowid in (select id from passages where dispatch = ${dispatch})
  `;
  return {
    async find(terms, limit, asOf: CivilDay | null) {
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
    async index(dispatch, passages) {
      await dropWords(dispatch).execute(db);
      await sql`delete from passages where dispatch = ${dispatch}`.execute(db);
      await eachPart(passages, async (part) => {
        const places = part.map(({ sentence }) => sql`(${dispatch}, ${sentence})`);
        const { rows } = await sql<{ id: number; idx: number }>`
          insert into passages (dispatch, idx) values ${sql.join(places)} returning id, idx
        `.execute(db);
        const idOf = new Map(rows.map(({ id, idx }) => [idx, id]));
        const words = part.map((passage) => sql`(${idOf.get(passage.sentence)}, ${passage.words})`);
        await sql`insert into passage_words (rowid, words) values ${sql.join(words)}`.execute(db);
      });
    },
    ...dispatchSearch(db),
    async clear() {
      await sql`insert into dispatch_words (dispatch_words) values ('delete-all')`.execute(db);
      await sql`delete from dispatch_places`.execute(db);
      await sql`insert into passage_words (passage_words) values ('delete-all')`.execute(db);
      await sql`delete from passages`.execute(db);
    },
    flush: async () => undefined,
  };
}
