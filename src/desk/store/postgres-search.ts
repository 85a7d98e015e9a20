import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { Passage } from './contract.ts';
import { type FullText, type SearchTerm, wordsIn } from './full-text.ts';
import type { Tables } from './schema.ts';
import { keyToken } from './search-keys.ts';

/** A longer sentence is a table or a list; the type `tsvector` holds a megabyte. */
const MAX_WORDS = 5_000;

/** Words as the index sees them: small, without accents, one space between two. */
function folded(words: readonly string[]): string {
  return words.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

interface PassageWords {
  readonly dispatch: string;
  readonly sentence: number;
  readonly text: string;
}

interface DispatchWords {
  readonly dispatch: string;
  readonly day: string;
  readonly text: string;
  readonly tokens: string;
}

/** Characters that are kept back at most. */
const MAX_LATER = 1_000_000;

/** Words on their way into the index; those of many dispatches go in one statement, whose text is always the same. */
class LaterWords {
  readonly #db: Kysely<Tables>;
  #passages: PassageWords[] = [];
  #dispatches = new Map<string, DispatchWords>();
  #size = 0;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async addPassage(passage: PassageWords): Promise<void> {
    this.#passages.push(passage);
    await this.#grown(passage.text.length);
  }

  async addDispatch(words: DispatchWords): Promise<void> {
    this.#dispatches.set(words.dispatch, words);
    await this.#grown(words.text.length);
  }

  async #grown(size: number): Promise<void> {
    this.#size += size;
    if (this.#size > MAX_LATER) await this.flush();
  }

  async flush(): Promise<void> {
    const passages = this.#passages;
    const dispatches = [...this.#dispatches.values()];
    this.#passages = [];
    this.#dispatches = new Map();
    this.#size = 0;
    const run = async (text: string, columns: readonly (readonly unknown[])[]): Promise<void> => {
      if (columns[0]?.length !== 0)
        await this.#db.executeQuery(CompiledQuery.raw(text, [...columns]));
    };
    await run(PUT_PASSAGES, [
      passages.map(({ dispatch }) => dispatch),
      passages.map(({ sentence }) => sentence),
      passages.map(({ text }) => text),
    ]);
    await run(PUT_DISPATCHES, [
      dispatches.map(({ dispatch }) => dispatch),
      dispatches.map(({ day }) => day),
      dispatches.map(({ text }) => text),
      dispatches.map(({ tokens }) => tokens),
    ]);
  }
}

const PUT_PASSAGES = `insert into passages (dispatch, idx, words)
  select dispatch, idx, to_tsvector('chancery', words)
  from unnest($1::text[], $2::integer[], $3::text[]) as given (dispatch, idx, words)`;
const PUT_DISPATCHES = `insert into dispatch_words (dispatch, known_day, words)
  select dispatch, known_day, to_tsvector('chancery', words) || array_to_tsvector(string_to_array(tokens, ' '))
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (dispatch, known_day, words, tokens)
  on conflict (dispatch) do update set known_day = excluded.known_day, words = excluded.words`;

/** Full text by `tsvector`, ranked by `ts_rank`; the newer passage wins a tie. */
export function postgresFullText(db: Kysely<Tables>): FullText {
  const later = new LaterWords(db);
  const drop = (dispatch: string) => sql`delete from passages where dispatch = ${dispatch}`;
  return {
    flush: () => later.flush(),
    async find(terms: readonly SearchTerm[], limit, asOf: CivilDay | null) {
      await later.flush();
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
      if (!isFirst) {
        await later.flush();
        await drop(dispatch).execute(db);
      }
      for (const { sentence, words } of passages) {
        const text = folded(wordsIn(words).slice(0, MAX_WORDS));
        await later.addPassage({ dispatch, sentence, text });
      }
    },
    async findDispatches({ terms, keys, from, to, after, limit }) {
      await later.flush();
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
      const tokens = keys.map(keyToken).join(' ');
      await later.addDispatch({ dispatch, day: knownDay, text: folded(words), tokens });
    },
    async clear() {
      await later.flush();
      await sql`delete from dispatch_words`.execute(db);
      await sql`delete from passages`.execute(db);
    },
  };
}
