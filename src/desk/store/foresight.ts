import type { Kysely } from 'kysely';
import { learnKeys } from './candidate-ids.ts';
import type { Foreseen } from './contract.ts';
import type { FreshItems } from './fresh-items.ts';
import { inParts } from './kept-json.ts';
import type { Tables } from './schema.ts';

/**
 * Looks up at once what filing will ask for one by one, and keeps it with the writer: what of a batch the tables hold
 * already is mostly nothing, and each answer would be a way to the server.
 */
export async function foresee(
  { db, flush }: { readonly db: Kysely<Tables>; readonly flush: () => Promise<void> },
  fresh: FreshItems,
  { dispatches, addresses, facts, keys }: Foreseen,
): Promise<void> {
  const { rows } = fresh;
  await flush();
  const asked = dispatches.filter((id) => rows.dispatch(id) === undefined);
  const kept = await inParts(asked, (part) =>
    db
      .selectFrom('dispatches')
      .select(['id', 'source_id', 'json'])
      .where('id', 'in', part)
      .execute(),
  );
  const byId = new Map(kept.map(({ id, ...row }) => [id, row]));
  for (const id of asked) rows.putDispatch(id, byId.get(id) ?? null);
  const taken = await inParts(addresses, (part) =>
    db.selectFrom('dispatches').select('address').where('address', 'in', part).execute(),
  );
  const used = new Set(taken.map(({ address }) => address));
  // An address that is written otherwise in the table is asked for when its turn comes.
  rows.putFree(addresses.filter((one) => !used.has(one) && !one.includes('\0')));
  const known = await inParts(facts, (part) =>
    db.selectFrom('facts').select('id').where('id', 'in', part).execute(),
  );
  const inLog = new Set(known.map(({ id }) => id));
  rows.putNewFacts(facts.filter((id) => !inLog.has(id)));
  await learnKeys({ db, flush }, fresh.keys, keys);
}
