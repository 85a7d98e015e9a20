import type { Kysely } from 'kysely';
import { civilDay } from '../../kernel/index.ts';
import type { Development, StoryItem } from '../../stories/index.ts';
import { candidateIds } from './candidate-ids.ts';
import type { KnownBy, Page, StoryQueries } from './contract.ts';
import type { FreshItems } from './fresh-items.ts';
import { inParts } from './kept-json.ts';
import { ParseMemo } from './parse-memo.ts';
import type { Tables } from './schema.ts';

/** What was parsed of stories and developments, kept between transactions. */
export interface StoryMemos {
  readonly items: ParseMemo<StoryItem>;
  readonly developments: ParseMemo<Development>;
}

export function storyMemos(): StoryMemos {
  return { items: new ParseMemo(), developments: new ParseMemo() };
}

/** One view of the store: its transaction, what to call it in messages, and what was parsed before. */
interface StoryAccess {
  readonly db: Kysely<Tables>;
  readonly path: string;
  readonly memos: StoryMemos;
  /** Of the writer alone. */
  readonly fresh: FreshItems | null;
  /** Writes what was put off; nothing to do where nothing is written. */
  readonly flush: () => Promise<void>;
}

const LAST_DAY = civilDay('9999-12-31');

async function itemsOf(
  { db, path, memos, fresh, flush }: StoryAccess,
  dispatches: readonly string[],
): Promise<readonly StoryItem[]> {
  const found = new Map<string, StoryItem>();
  const missing: string[] = [];
  for (const dispatch of dispatches) {
    const item = fresh?.get(dispatch);
    if (item === undefined) missing.push(dispatch);
    else found.set(dispatch, item);
  }
  if (missing.length === 0) return [...found.values()];
  await flush();
  const rows = await inParts(missing, (part) =>
    db.selectFrom('stories').select(['dispatch', 'json']).where('dispatch', 'in', part).execute(),
  );
  for (const { dispatch, json } of rows) {
    const item = memos.items.parse(dispatch, json, path);
    found.set(dispatch, item);
    fresh?.put(dispatch, item);
  }
  return [...new Set(dispatches)].flatMap((dispatch) => found.get(dispatch) ?? []);
}

function newest(db: Kysely<Tables>, { asOf, limit }: Page) {
  const select = db.selectFrom('developments').select(['developments.id', 'developments.json']);
  return (asOf === undefined ? select : select.where('first_day', '<=', asOf))
    .orderBy('last_day', 'desc')
    .orderBy('developments.id')
    .limit(limit);
}

function listQueries({
  db,
  path,
  memos,
}: StoryAccess): Pick<
  StoryQueries,
  'developments' | 'developmentsByAccord' | 'developmentsByActor'
> {
  const parse = (row: { id: string; json: string }): Development =>
    memos.developments.parse(row.id, row.json, path);
  return {
    async developments({ after, ...page }) {
      const all = newest(db, page);
      const part =
        after === undefined
          ? all
          : all.where(({ eb, and, or }) =>
              and([
                eb('last_day', '<=', after.lastDay),
                or([eb('last_day', '<', after.lastDay), eb('developments.id', '>', after.id)]),
              ]),
            );
      return (await part.execute()).map(parse);
    },
    async developmentsByAccord(accord, page) {
      return (await newest(db, page).where('accord', '=', accord).execute()).map(parse);
    },
    async developmentsByActor(actor, { asOf = LAST_DAY, limit }) {
      // Walks the index of one actor, the newest first, and stops.
      const rows = await db
        .selectFrom('development_actors')
        .innerJoin('developments', 'developments.id', 'development_actors.development')
        .select(['developments.id', 'developments.json'])
        .where('development_actors.actor', '=', actor)
        .where('developments.first_day', '<=', asOf)
        .orderBy('development_actors.last_day', 'desc')
        .orderBy('development_actors.development')
        .limit(limit)
        .execute();
      return rows.map(parse);
    },
  };
}

async function tallied(db: Kysely<Tables>, { asOf = LAST_DAY }: KnownBy = {}) {
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
}

export function storyQueries(access: StoryAccess): StoryQueries {
  const { db, path, memos } = access;
  const rows = access.fresh?.rows;
  const development = async (id: string): Promise<Development | null> => {
    const known = rows?.development(id);
    if (known !== undefined)
      return known === null ? null : memos.developments.parse(id, known, path);
    const row = await db
      .selectFrom('developments')
      .select('json')
      .where('id', '=', id)
      .executeTakeFirst();
    rows?.putDevelopment(id, row?.json ?? null);
    return row === undefined ? null : memos.developments.parse(id, row.json, path);
  };
  return {
    ...listQueries(access),
    development,
    storyItems: (dispatches) => itemsOf(access, dispatches),
    candidates: async (wanted) =>
      itemsOf(access, await candidateIds(access, wanted, access.fresh?.keys ?? null)),
    async dispatchesKeyed(prefix, { asOf = LAST_DAY } = {}) {
      const rows = await db
        .selectFrom('story_keys')
        .select(['dispatch', 'known_day as knownDay'])
        .distinct()
        .where('key', '>=', prefix)
        .where('key', '<', `${prefix}\uffff`)
        .where('known_day', '<=', asOf)
        .orderBy('dispatch')
        .execute();
      return rows;
    },
    async developmentsNamed(name) {
      const known = rows?.named(name);
      if (known !== undefined) {
        const found: Development[] = [];
        for (const id of known) found.push(...[(await development(id)) ?? []].flat());
        return found;
      }
      const all = await db
        .selectFrom('developments')
        .select(['id', 'json'])
        .where('id', '>=', name)
        .where('id', '<', `${name}-g`)
        .orderBy('id')
        .execute();
      const named = all.filter(
        ({ id }) => id === name || /^-[0-9a-f]{6}$/.test(id.slice(name.length)),
      );
      rows?.putNamed(
        name,
        named.map(({ id }) => id),
      );
      for (const { id, json } of named) rows?.putDevelopment(id, json);
      return named.map((row) => memos.developments.parse(row.id, row.json, path));
    },
    async developmentOf(dispatch) {
      const known = rows?.placeOf(dispatch);
      if (known !== undefined) return known === null ? null : development(known);
      const row = await db
        .selectFrom('development_dispatches')
        .select('development')
        .where('dispatch', '=', dispatch)
        .orderBy('development')
        .limit(1)
        .executeTakeFirst();
      rows?.putPlace(dispatch, row?.development ?? null);
      return row === undefined ? null : development(row.development);
    },
    async itemsOf(id) {
      return itemsOf(access, (await development(id))?.dispatches ?? []);
    },
    developmentTally: (known) => tallied(db, known),
  };
}
