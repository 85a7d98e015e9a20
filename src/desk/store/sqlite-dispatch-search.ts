import { type Kysely, sql } from 'kysely';
import { type CivilDay, startOfDayAt } from '../../kernel/index.ts';
import type { FindWanted } from './contract.ts';
import type { FoundBy, FullText } from './full-text.ts';
import { inParts } from './kept-json.ts';
import { insertParts } from './row-writer.ts';
import type { Tables } from './schema.ts';
import { keyToken } from './search-keys.ts';

/** Dispatches of one day that can be told apart by number. */
const DAY_SIZE = 2 ** 24;
/** Dispatches that are kept back at most. */
const MAX_LATER = 500;
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
): Pick<FullText, 'findDispatches' | 'indexDispatch' | 'flush'> {
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
  let later: FoundBy[] = [];
  const write = async ({ dispatch, knownDay, words, keys }: FoundBy): Promise<void> => {
    const first = placeOf(knownDay);
    const known = await numberOf(dispatch);
    const stays = known !== null && known >= first && known < first + DAY_SIZE;
    if (known !== null) await sql`delete from dispatch_words where rowid = ${known}`.execute(db);
    const id = stays ? known : await nextOn(first);
    if (!stays) {
      await sql`delete from dispatch_places where dispatch = ${dispatch}`.execute(db);
      await sql`insert into dispatch_places (id, dispatch) values (${id}, ${dispatch})`.execute(db);
    }
    await sql`
      insert into dispatch_words (rowid, words, keys) values (${id}, ${words.join(' ')}, ${marksOf(keys)})
    `.execute(db);
  };
  /** Those that are new get the numbers after the last one of their day. */
  const flush = async (): Promise<void> => {
    const all = new Map(later.map((one) => [one.dispatch, one]));
    later = [];
    const rows = await placesOf(db, [...all.keys()]);
    const filed = new Set(rows.map(({ dispatch }) => dispatch));
    for (const dispatch of filed) await write(all.get(dispatch) as FoundBy);
    const next = new Map<CivilDay, number>();
    const fresh: { readonly id: number; readonly found: FoundBy }[] = [];
    for (const found of all.values()) {
      if (filed.has(found.dispatch)) continue;
      const id = next.get(found.knownDay) ?? (await nextOn(placeOf(found.knownDay)));
      next.set(found.knownDay, id + 1);
      fresh.push({ id, found });
    }
    await insertParts(db, {
      into: 'dispatch_places (id, dispatch)',
      rows: fresh.map(({ id, found }) => [id, found.dispatch]),
    });
    await insertParts(db, {
      into: 'dispatch_words (rowid, words, keys)',
      rows: fresh.map(({ id, found }) => [id, found.words.join(' '), marksOf(found.keys)]),
    });
  };
  return {
    flush,
    async findDispatches({ terms, keys, from, to, after, limit }) {
      await flush();
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
    async indexDispatch(found) {
      later.push(found);
      if (later.length > MAX_LATER) await flush();
    },
  };
}

function marksOf(keys: readonly string[]): string {
  return keys.map(keyToken).join(' ');
}

function placesOf(
  db: Kysely<Tables>,
  dispatches: readonly string[],
): Promise<{ readonly dispatch: string }[]> {
  return inParts(dispatches, async (part) => {
    const names = sql.join(part.map((one) => sql`${one}`));
    const found = sql<{ dispatch: string }>`
        select dispatch from dispatch_places where dispatch in (${names})
      `;
    return (await found.execute(db)).rows;
  });
}
