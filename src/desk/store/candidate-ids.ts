import type { Kysely } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { StoryQueries } from './contract.ts';
import type { FreshKeys } from './fresh-keys.ts';
import { inParts, PART_SIZE } from './kept-json.ts';
import type { Tables } from './schema.ts';

type Wanted = Parameters<StoryQueries['candidates']>[0];

interface Shared {
  count: number;
  readonly day: CivilDay;
}

/** Keys that one or two items have: the tables find them at once, and there are too many of them to be kept. */
const FEW = /^(?:band|dispatch):/;

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

/** Asks the tables for the items of keys that are not known yet. */
async function learn(db: Kysely<Tables>, fresh: FreshKeys, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const rows = await db
      .selectFrom('story_keys')
      .select(['dispatch', 'known_day'])
      .where('key', '=', key)
      .limit(fresh.maxOfOneKey + 1)
      .execute();
    fresh.learn(key, rows);
  }
}

async function byFresh(
  db: Kysely<Tables>,
  fresh: FreshKeys,
  { keys, wanted }: { readonly keys: readonly string[]; readonly wanted: Wanted },
): Promise<string[]> {
  const kept = keys.filter((key) => !FEW.test(key));
  await learn(
    db,
    fresh,
    kept.filter((key) => fresh.get(key) === undefined),
  );
  const shared = new Map<string, Shared>();
  const asked = keys.filter((key) => FEW.test(key));
  for (const key of kept) {
    const posting = fresh.get(key);
    // What was learnt last may have put out what was learnt first.
    if (posting === undefined || posting === 'wide') {
      asked.push(key);
      continue;
    }
    const { dispatches, days } = posting;
    for (let at = 0; at < dispatches.length; at += 1) {
      const day = days[at] as CivilDay;
      if (day < wanted.from || day > wanted.to) continue;
      const dispatch = dispatches[at] as string;
      const known = shared.get(dispatch);
      if (known === undefined) shared.set(dispatch, { count: 1, day });
      else known.count += 1;
    }
  }
  await addCounted(db, wanted, { keys: asked, shared });
  return best(shared, wanted.limit);
}

/**
 * Items that share keys with one, those that share most first; a key given twice counts once. With `fresh`, of the writer, the
 * keys that many items have are counted in memory; the answer is the same.
 */
export async function candidateIds(
  db: Kysely<Tables>,
  wanted: Wanted,
  fresh: FreshKeys | null,
): Promise<string[]> {
  const keys = [...new Set(wanted.keys)];
  if (keys.length === 0) return [];
  if (fresh !== null) return byFresh(db, fresh, { keys, wanted });
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
