import { type Kysely, sql } from 'kysely';
import { type CivilDay, startOfDayAt } from '../../kernel/index.ts';
import type { FindWanted } from './contract.ts';
import type { FullText } from './full-text.ts';
import type { Tables } from './schema.ts';
import { keyToken } from './search-keys.ts';

/** Dispatches of one day that can be told apart by number. */
const DAY_SIZE = 2 ** 24;
const MS_A_DAY = 86_400_000;
/** Days before 1970 count too. */
const DAYS_BEFORE = 1_000_000;

/** The least number of a day; the greatest is `DAY_SIZE - 1` more. */
function placeOf(day: CivilDay): number {
  return (Math.floor(startOfDayAt(day) / MS_A_DAY) + DAYS_BEFORE) * DAY_SIZE;
}

/** Every word quoted, so that nothing in it is an operator; null where nothing is asked. */
function expressionOf(
  terms: readonly (readonly string[])[],
  keys: FindWanted['keys'],
): string | null {
  const words = terms.map((term) => `"${term.join(' ')}"`).join(' AND ');
  const marks = keys
    .map((group) => `(${group.map((key) => `"${keyToken(key)}"`).join(' OR ')})`)
    .join(' AND ');
  const parts = [
    ...(words === '' ? [] : [`({words} : (${words}))`]),
    ...(marks === '' ? [] : [`({keys} : (${marks}))`]),
  ];
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** Finding whole dispatches by FTS5: numbers fall from day to day, so the index gives the newest first and stops. */
export function dispatchSearch(
  db: Kysely<Tables>,
): Pick<FullText, 'findDispatches' | 'indexDispatch'> {
  const numberOf = async (dispatch: string): Promise<number | null> => {
    const { rows } = await sql<{ id: number }>`
      select id from dispatch_places where dispatch = ${dispatch}
    `.execute(db);
    return rows[0]?.id ?? null;
  };
  const nextOn = async (first: number): Promise<number> => {
    const { rows } = await sql<{ id: number | null }>`
      select max(id) as id from dispatch_places where id between ${first} and ${first + DAY_SIZE - 1}
    `.execute(db);
    return (rows[0]?.id ?? first - 1) + 1;
  };
  return {
    async findDispatches({ terms, keys, from, to, after, limit }) {
      const lowest = from === undefined ? 0 : placeOf(from);
      const last = to === undefined ? Number.MAX_SAFE_INTEGER : placeOf(to) + DAY_SIZE - 1;
      const before = after === undefined ? null : await numberOf(after);
      const highest = before === null ? last : Math.min(last, before - 1);
      const expression = expressionOf(terms, keys);
      const found =
        expression === null
          ? sql`select p.dispatch from dispatch_places p
              where p.id between ${lowest} and ${highest} order by p.id desc limit ${limit}`
          : sql`select p.dispatch from dispatch_words w join dispatch_places p on p.id = w.rowid
              where w.dispatch_words match ${expression} and w.rowid between ${lowest} and ${highest}
              order by w.rowid desc limit ${limit}`;
      const { rows } = await sql<{ dispatch: string }>`${found}`.execute(db);
      return rows.map(({ dispatch }) => dispatch);
    },
    async indexDispatch({ dispatch, knownDay, words, keys }) {
      const first = placeOf(knownDay);
      const known = await numberOf(dispatch);
      const stays = known !== null && known >= first && known < first + DAY_SIZE;
      if (known !== null) await sql`delete from dispatch_words where rowid = ${known}`.execute(db);
      const id = stays ? known : await nextOn(first);
      if (!stays) {
        await sql`delete from dispatch_places where dispatch = ${dispatch}`.execute(db);
        await sql`insert into dispatch_places (id, dispatch) values (${id}, ${dispatch})`.execute(
          db,
        );
      }
      const marks = keys.map(keyToken).join(' ');
      await sql`
        insert into dispatch_words (rowid, words, keys) values (${id}, ${words.join(' ')}, ${marks})
      `.execute(db);
    },
  };
}
