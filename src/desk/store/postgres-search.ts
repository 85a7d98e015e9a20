import { type Kysely, sql } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { Passage } from './contract.ts';
import { type FullText, type SearchTerm, wordsIn } from './full-text.ts';
import { eachPart } from './kept-json.ts';
import type { Tables } from './schema.ts';
import { keyToken } from './search-keys.ts';

/** A longer sentence is a table or a list; the type `tsvector` holds a megabyte. */
const MAX_WORDS = 5_000;

/** Words as the index sees them: small, without accents, one space between two. */
function folded(words: readonly string[]): string {
  return words.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Full text by `tsvector`, ranked by `ts_rank`; the newer passage wins a tie. */
export function postgresFullText(db: Kysely<Tables>): FullText {
  const drop = (dispatch: string) => sql`delete from passages where dispatch = ${dispatch}`;
  return {
    async find(terms: readonly SearchTerm[], limit, asOf: CivilDay | null) {
      const query = sql.join(
        terms.map((words) => sql`phraseto_tsquery('chancery', ${folded(words)})`),
        sql` && `,
      );
      const upTo = asOf === null ? sql`` : sql`and d.known_day <= ${asOf}`;
      const { rows } = await sql<Passage>`
        select p.dispatch, p.idx as sentence, s.start, s."end", d.known_day as "knownDay"
        from (select ${query} as query) q
        join passages p on p.words @@ q.query
        join dispatches d on d.id = p.dispatch
        join sentences s on s.dispatch = p.dispatch and s.idx = p.idx
        where true ${upTo}
        order by ts_rank(p.words, q.query) desc, d.known_day desc, p.dispatch, p.idx
        limit ${limit}
      `.execute(db);
      return rows.map(({ ...passage }) => passage);
    },
    async index(dispatch, passages, { isFirst } = { isFirst: false }) {
      if (!isFirst) await drop(dispatch).execute(db);
      await eachPart(passages, (part) => {
        const rows = part.map(({ sentence, words }) => {
          const text = folded(wordsIn(words).slice(0, MAX_WORDS));
          return sql`(${dispatch}, ${sentence}::integer, to_tsvector('chancery', ${text}))`;
        });
        return sql`insert into passages (dispatch, idx, words) values ${sql.join(rows)}`.execute(
          db,
        );
      });
    },
    async findDispatches({ terms, keys, from, to, after, limit }) {
      const asked = [
        ...terms.map((words) => sql`phraseto_tsquery('chancery', ${folded(words)})`),
        ...keys.map((group) => {
          const either = group.map((key) => `'${keyToken(key)}'`).join(' | ');
          return sql`${either}::tsquery`;
        }),
      ];
      const where = [
        ...(asked.length === 0 ? [] : [sql`words @@ (${sql.join(asked, sql` && `)})`]),
        ...(from === undefined ? [] : [sql`known_day >= ${from}`]),
        ...(to === undefined ? [] : [sql`known_day <= ${to}`]),
        ...(after === undefined
          ? []
          : [
              sql`(known_day, dispatch) <
                (select known_day, dispatch from dispatch_words where dispatch = ${after})`,
            ]),
      ];
      const { rows } = await sql<{ dispatch: string }>`
        select dispatch from dispatch_words
        ${where.length === 0 ? sql`` : sql`where ${sql.join(where, sql` and `)}`}
        order by known_day desc, dispatch desc
        limit ${limit}
      `.execute(db);
      return rows.map(({ dispatch }) => dispatch);
    },
    async indexDispatch({ dispatch, knownDay, words, keys }) {
      const tokens = sql`array[${sql.join(keys.map(keyToken))}]::text[]`;
      const indexed = sql`to_tsvector('chancery', ${folded(words)}) || array_to_tsvector(${tokens})`;
      await sql`
        insert into dispatch_words (dispatch, known_day, words)
        values (${dispatch}, ${knownDay}, ${indexed})
        on conflict (dispatch) do update set known_day = excluded.known_day, words = excluded.words
      `.execute(db);
    },
    async clear() {
      await sql`delete from dispatch_words`.execute(db);
      await sql`delete from passages`.execute(db);
    },
  };
}
