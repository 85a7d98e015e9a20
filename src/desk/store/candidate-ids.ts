import type { Kysely } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { StoryQueries } from './contract.ts';
import type { FreshKeys } from './fresh-keys.ts';
import { inParts, PART_SIZE } from './kept-json.ts';
import type { Tables } from './schema.ts';

type Wanted = Parameters<StoryQueries['candidates']>[0];

/** The tables, and how to write what was put off before they are asked. */
interface KeyTables {
  readonly db: Kysely<Tables>;
  readonly flush: () => Promise<void>;
}

interface Shared {
  count: number;
  readonly day: CivilDay;
}

/** Keys that one or two items have: the tables give those of many keys at once. */
const FEW = /^(?:band|dispatch):/;
/** Rows that are read at a time. */
const MAX_ROWS = 20_000;

function counted(db: Kysely<Tables>, keys: readonly string[], { from, to }: Wanted) {
  return db
    .selectFrom('story_keys')
    .select(['dispatch', 'known_day'])
    .select(({ fn }) => fn.countAll<number>().as('shared'))
    .where('key', 'in', keys)
    .where('known_day', '>=', from)
    .where('known_day', '<=', to)
    .groupBy(['dispatch', 'known_day']);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The count from which on all of the best have one: those below need not be put in order. */
function leastCount(shared: ReadonlyMap<string, Shared>, limit: number): number {
  const having: number[] = [];
  for (const { count } of shared.values()) having[count] = (having[count] ?? 0) + 1;
  let left = limit;
  for (let count = having.length - 1; count > 0; count -= 1) {
    left -= having[count] ?? 0;
    if (left <= 0) return count;
  }
  return 0;
}

/** Those that share most, then the latest, then by identifier. */
function best(shared: ReadonlyMap<string, Shared>, limit: number): string[] {
  const least = leastCount(shared, limit);
  return [...shared]
    .filter(([, { count }]) => count >= least)
    .sort(([a, x], [b, y]) => y.count - x.count || order(y.day, x.day) || order(a, b))
    .slice(0, limit)
    .map(([dispatch]) => dispatch);
}

async function addCounted(
  db: Kysely<Tables>,
  wanted: Wanted,
  to: { readonly keys: readonly string[]; readonly shared: Map<string, Shared> },
): Promise<void> {
  const rows = await inParts(to.keys, (part) => counted(db, part, wanted).execute());
  for (const { dispatch, known_day: day, shared } of rows) {
    const known = to.shared.get(dispatch);
    if (known === undefined) to.shared.set(dispatch, { count: Number(shared), day });
    else known.count += Number(shared);
  }
}

function rowsOf(db: Kysely<Tables>, keys: readonly string[]) {
  return db
    .selectFrom('story_keys')
    .select(['key', 'dispatch', 'known_day'])
    .where('key', 'in', keys);
}

async function learnRows(
  db: Kysely<Tables>,
  fresh: FreshKeys,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const rows = await rowsOf(db, keys).execute();
  const byKey = new Map<string, typeof rows>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(row.key)?.push(row);
  for (const [key, own] of byKey) fresh.learn(key, own);
}

/** Keys of which some may be had by very many: they are counted first, and those that are not are read together. */
async function learnCounted(
  db: Kysely<Tables>,
  fresh: FreshKeys,
  keys: readonly string[],
): Promise<void> {
  const counts = await db
    .selectFrom('story_keys')
    .select('key')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('key', 'in', keys)
    .groupBy('key')
    .execute();
  const countOf = new Map(counts.map(({ key, count }) => [key, Number(count)]));
  let part: string[] = [];
  let size = 0;
  for (const key of keys) {
    const count = countOf.get(key) ?? 0;
    if (count > fresh.maxOfOneKey) fresh.learnWide(key);
    else if (count === 0) fresh.learn(key, []);
    else {
      if (size + count > MAX_ROWS) {
        await learnRows(db, fresh, part);
        part = [];
        size = 0;
      }
      part.push(key);
      size += count;
    }
  }
  await learnRows(db, fresh, part);
}

/** Asks the tables for the items of those keys that are not known yet. */
export async function learnKeys(
  { db, flush }: KeyTables,
  fresh: FreshKeys,
  keys: readonly string[],
): Promise<void> {
  const missing = [...new Set(keys)].filter((key) => !fresh.has(key));
  if (missing.length > 0) await flush();
  for (let from = 0; from < missing.length; from += PART_SIZE) {
    const part = missing.slice(from, from + PART_SIZE);
    const few = part.filter((key) => FEW.test(key));
    const others = part.filter((key) => !FEW.test(key));
    if (few.length > 0) await learnFew(db, fresh, few);
    if (others.length > 0) await learnCounted(db, fresh, others);
  }
}

/** Keys that hardly anything has, together; should one be had by very many all the same, they are counted. */
async function learnFew(
  db: Kysely<Tables>,
  fresh: FreshKeys,
  keys: readonly string[],
): Promise<void> {
  const rows = await rowsOf(db, keys)
    .limit(fresh.maxOfOneKey + 1)
    .execute();
  if (rows.length > fresh.maxOfOneKey) return learnCounted(db, fresh, keys);
  const byKey = new Map<string, typeof rows>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(row.key)?.push(row);
  for (const [key, own] of byKey) fresh.learn(key, own);
}

async function byFresh(
  { db, flush }: KeyTables,
  fresh: FreshKeys,
  { keys, wanted }: { readonly keys: readonly string[]; readonly wanted: Wanted },
): Promise<string[]> {
  await learnKeys({ db, flush }, fresh, keys);
  // Of those that many have, and of what was put out again by what was learnt last, the tables know.
  const asked = fresh.unknownOf(keys);
  if (asked.length > 0) await flush();
  const rows = await inParts(asked, (part) => counted(db, part, wanted).execute());
  return fresh.best(keys, rows, wanted);
}

/**
 * Items that share keys with one, those that share most first; a key given twice counts once. With `fresh`, of the writer, the
 * keys that many items have are counted in memory; the answer is the same.
 */
export async function candidateIds(
  { db, flush }: KeyTables,
  wanted: Wanted,
  fresh: FreshKeys | null,
): Promise<string[]> {
  const keys = [...new Set(wanted.keys)];
  if (keys.length === 0) return [];
  if (fresh !== null) return byFresh({ db, flush }, fresh, { keys, wanted });
  if (keys.length > PART_SIZE) {
    const shared = new Map<string, Shared>();
    await addCounted(db, wanted, { keys, shared });
    return best(shared, wanted.limit);
  }
  // Where one question is enough, the engine keeps back what would be thrown away here.
  const rows = await counted(db, keys, wanted)
    .orderBy('shared', 'desc')
    .orderBy('known_day', 'desc')
    .orderBy('dispatch')
    .limit(wanted.limit)
    .execute();
  return rows.map(({ dispatch }) => dispatch);
}
