import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** Sums that the work list keeps of itself, so that nobody has to count millions of rows. */
type WorkSum = 'work-tickets' | 'work-filed' | 'work-documents' | 'work-bytes';

/** Adds to one sum and gives it. Its row is locked until the transaction ends. */
export async function addToTally(
  db: Kysely<Tables>,
  name: WorkSum,
  value: number,
): Promise<number> {
  const row = await db
    .insertInto('tallies')
    .values({ name, label: '', value })
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'label'])
        .doUpdateSet({ value: sql`tallies.value + excluded.value` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

/** The sums as they stand; 0 for one that nothing was added to. */
export async function workSums(db: Kysely<Tables>): Promise<(name: WorkSum) => number> {
  const rows = await db
    .selectFrom('tallies')
    .select(['name', 'value'])
    .where('name', 'like', 'work-%')
    .execute();
  const sums = new Map(rows.map(({ name, value }) => [name, Number(value)]));
  return (name) => sums.get(name) ?? 0;
}
