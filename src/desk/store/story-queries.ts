import type { Kysely } from 'kysely';
import { civilDay } from '../../kernel/index.ts';
import type { Development, StoryItem } from '../../stories/index.ts';
import type { Page, StoryQueries } from './contract.ts';
import { inOrderOf, inParts, parseKept } from './kept-json.ts';
import type { Tables } from './schema.ts';

const LAST_DAY = civilDay('9999-12-31');

async function itemsOf(
  db: Kysely<Tables>,
  path: string,
  dispatches: readonly string[],
): Promise<readonly StoryItem[]> {
  const rows = await inParts(dispatches, (part) =>
    db.selectFrom('stories').select(['dispatch', 'json']).where('dispatch', 'in', part).execute(),
  );
  return inOrderOf(dispatches, rows, (row) => row.dispatch).map((row) =>
    parseKept<StoryItem>(row.json, path),
  );
}

/** Counts the keys that items share, over all parts of a long list; a key given twice counts once. */
async function candidateIds(
  db: Kysely<Tables>,
  wanted: Parameters<StoryQueries['candidates']>[0],
): Promise<string[]> {
  const rows = await inParts(wanted.keys, (part) =>
    db
      .selectFrom('story_keys')
      .select(['dispatch', 'known_day'])
      .select(({ fn }) => fn.countAll<number>().as('shared'))
      .where('key', 'in', part)
      .where('known_day', '>=', wanted.from)
      .where('known_day', '<=', wanted.to)
      .groupBy(['dispatch', 'known_day'])
      .execute(),
  );
  const shared = new Map<string, { count: number; day: string }>();
  for (const row of rows) {
    const count = (shared.get(row.dispatch)?.count ?? 0) + Number(row.shared);
    shared.set(row.dispatch, { count, day: row.known_day });
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...shared]
    .sort(([a, x], [b, y]) => y.count - x.count || order(y.day, x.day) || order(a, b))
    .slice(0, wanted.limit)
    .map(([dispatch]) => dispatch);
}

function newest(db: Kysely<Tables>, { asOf, limit }: Page) {
  const select = db.selectFrom('developments').select('developments.json');
  return (asOf === undefined ? select : select.where('first_day', '<=', asOf))
    .orderBy('last_day', 'desc')
    .orderBy('id')
    .limit(limit);
}

function listQueries(
  db: Kysely<Tables>,
  path: string,
): Pick<StoryQueries, 'developments' | 'developmentsByAccord' | 'developmentsByActor'> {
  const parse = (row: { json: string }): Development => parseKept(row.json, path);
  return {
    async developments(page) {
      return (await newest(db, page).execute()).map(parse);
    },
    async developmentsByAccord(accord, page) {
      return (await newest(db, page).where('accord', '=', accord).execute()).map(parse);
    },
    async developmentsByActor(actor, page) {
      const rows = await newest(db, page)
        .innerJoin('development_actors', 'development_actors.development', 'developments.id')
        .where('development_actors.actor', '=', actor)
        .execute();
      return rows.map(parse);
    },
  };
}

export function storyQueries(db: Kysely<Tables>, path: string): StoryQueries {
  const development = async (id: string): Promise<Development | null> => {
    const row = await db
      .selectFrom('developments')
      .select('json')
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : parseKept(row.json, path);
  };
  return {
    ...listQueries(db, path),
    development,
    storyItems: (dispatches) => itemsOf(db, path, dispatches),
    candidates: async (wanted) => itemsOf(db, path, await candidateIds(db, wanted)),
    async developmentsNamed(name) {
      const rows = await db
        .selectFrom('developments')
        .select(['id', 'json'])
        .where('id', '>=', name)
        .where('id', '<', `${name}-g`)
        .orderBy('id')
        .execute();
      return rows
        .filter(({ id }) => id === name || /^-[0-9a-f]{6}$/.test(id.slice(name.length)))
        .map((row) => parseKept<Development>(row.json, path));
    },
    async developmentOf(dispatch) {
      const row = await db
        .selectFrom('development_dispatches')
        .select('development')
        .where('dispatch', '=', dispatch)
        .orderBy('development')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : development(row.development);
    },
    async itemsOf(id) {
      return itemsOf(db, path, (await development(id))?.dispatches ?? []);
    },
    async developmentTally({ asOf = LAST_DAY } = {}) {
      const accords = await db
        .selectFrom('developments')
        .select(({ fn, ref }) => [ref('accord').$notNull().as('id'), fn.countAll().as('count')])
        .where('accord', 'is not', null)
        .where('first_day', '<=', asOf)
        .groupBy('accord')
        .orderBy('accord')
        .execute();
      const actors = await db
        .selectFrom('development_actors')
        .innerJoin('developments', 'developments.id', 'development_actors.development')
        .select(({ fn, ref }) => [ref('actor').as('id'), fn.countAll().as('count')])
        .where('first_day', '<=', asOf)
        .groupBy('actor')
        .orderBy('actor')
        .execute();
      const tally = ({ id, count }: { id: string; count: unknown }) => ({
        id,
        count: Number(count),
      });
      return { accords: accords.map(tally), actors: actors.map(tally) };
    },
  };
}
