import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { FactBodies } from '../../record/index.ts';
import type { FreshItems } from './fresh-items.ts';
import { inParts, parseKept } from './kept-json.ts';
import type { Tables } from './schema.ts';

/** Facts of others after which it is no work saved to look at each. */
const MAX_FACTS = 400;

/** Where the log stood when this store wrote last, and which making of the tables it knew. */
export interface LastWrite {
  readonly seq: number;
  readonly chain: string;
  readonly making: string;
}

/** The row of `last_writer`: which making of the tables this is, and which open store wrote last. */
interface Writer {
  readonly making: string;
  readonly name: string;
}

function writerOf(text: string | undefined): Writer {
  const [making = '', name = ''] = (text ?? '').split(' ');
  return { making, name };
}

export async function readWriter(db: Kysely<Tables>): Promise<Writer> {
  const row = await db.selectFrom('last_writer').select('writer').executeTakeFirst();
  return writerOf(row?.writer);
}

export async function putWriter(db: Kysely<Tables>, { making, name }: Writer): Promise<void> {
  await db.deleteFrom('last_writer').execute();
  await db
    .insertInto('last_writer')
    .values({ writer: `${making} ${name}` })
    .execute();
}

/** The tables are emptied and made again: what others remember of them is old, whatever the log says. */
export async function noteNewMaking(db: Kysely<Tables>): Promise<void> {
  const { name } = await readWriter(db);
  await putWriter(db, { making: randomUUID(), name });
}

export async function lastWriteOf(db: Kysely<Tables>, making: string): Promise<LastWrite> {
  const row = await db
    .selectFrom('facts')
    .select(['seq', 'chain'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { seq: row?.seq ?? 0, chain: row?.chain ?? '', making };
}

type Received = FactBodies['dispatch-received']['dispatch'];

/** What others have filed since, where that is all that they did; null where it is not, or not certain. */
async function receivedSince(
  db: Kysely<Tables>,
  path: string,
  last: LastWrite,
): Promise<Received[] | null> {
  const rows = await db
    .selectFrom('facts')
    .select(['seq', 'chain', 'kind', 'body'])
    .where('seq', '>=', last.seq)
    .orderBy('seq')
    .limit(MAX_FACTS + 2)
    .execute();
  const [before, ...after] = rows;
  const isSameLog = before?.seq === last.seq && before.chain === last.chain;
  if (!isSameLog || after.length === 0 || after.length > MAX_FACTS) return null;
  const received = after
    .filter(({ kind }) => kind === 'dispatch-received')
    .map(({ body, seq }) => parseKept<FactBodies['dispatch-received']>(body, path, seq).dispatch);
  const reads = after.filter(({ kind }) => kind === 'dispatch-read').length;
  return reads === received.length ? received : null;
}

/** Whether a text at the address of one of these was there before: then its item may have become a version of another. */
async function hasVersions(db: Kysely<Tables>, received: readonly Received[]): Promise<boolean> {
  const addresses = received.flatMap(({ address }) => address ?? []);
  const rows = await inParts(addresses, (part) =>
    db.selectFrom('dispatches').select('id').where('address', 'in', part).execute(),
  );
  return rows.length > new Set(addresses).size;
}

/**
 * Brings what the writer remembers up to what others have written since. Where they have only filed dispatches, these are
 * added; else, and where there is any doubt, everything is forgotten.
 */
export async function catchUp(
  { db, path }: { readonly db: Kysely<Tables>; readonly path: string },
  fresh: FreshItems,
  last: LastWrite,
): Promise<void> {
  fresh.rows.clear();
  const received = await receivedSince(db, path, last);
  if (received === null || (await hasVersions(db, received))) return fresh.clear();
  const ids = received.map(({ id }) => id);
  const rows = await inParts(ids, (part) =>
    db.selectFrom('story_keys').selectAll().where('dispatch', 'in', part).execute(),
  );
  const keys = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { dispatch, key } of rows) keys.get(dispatch)?.push(key);
  // Each item has a key of its own; one without was written in a way that is not known here.
  if ([...keys.values()].some((own) => own.length === 0)) return fresh.clear();
  const days = new Map(rows.map(({ dispatch, known_day }) => [dispatch, known_day]));
  for (const [dispatch, own] of keys) {
    const day = days.get(dispatch);
    fresh.drop(dispatch);
    if (day !== undefined) fresh.keys.add(dispatch, day, own);
  }
}
