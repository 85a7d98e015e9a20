import { type Kysely, sql } from 'kysely';
import { eachPart } from './kept-json.ts';
import type { Tables } from './schema.ts';
import { type KeptReading, WORK_PRIORITIES, type WorkTx } from './work-contract.ts';
import { addToTally } from './work-tallies.ts';

/** Readings of one priority that are next in order: none that has a ticket ahead of it which is still to be read. */
async function nextOf(
  db: Kysely<Tables>,
  priority: number,
  limit: number,
): Promise<readonly KeptReading[]> {
  const unread = await db
    .selectFrom('work')
    .select('ticket')
    .where('state', '=', 'waiting')
    .where('priority', '=', priority)
    .orderBy('ticket')
    .limit(1)
    .executeTakeFirst();
  const read = db
    .selectFrom('work')
    .innerJoin('work_readings', 'work_readings.ticket', 'work.ticket')
    .select(['work.ticket', 'work.name', 'work_readings.reading'])
    .where('work.state', '=', 'read')
    .where('work.priority', '=', priority);
  return (unread === undefined ? read : read.where('work.ticket', '<', unread.ticket))
    .orderBy('work.ticket')
    .limit(limit)
    .execute();
}

/** What filing does to the work list, in the transaction in which it writes the record. */
export function workWrites(
  db: Kysely<Tables>,
  nowAt: (db: Kysely<Tables>) => Promise<number>,
): WorkTx {
  return {
    async nextReadings(limit) {
      const found: KeptReading[] = [];
      for (const priority of WORK_PRIORITIES.keys()) {
        if (found.length < limit) found.push(...(await nextOf(db, priority, limit - found.length)));
      }
      return found;
    },
    async endWork(filed) {
      if (filed.length === 0) return;
      const now = await nowAt(db);
      await eachPart(filed, async (part) => {
        const outcomes = part.map(({ ticket, outcome }) => sql`when ${ticket} then ${outcome}`);
        await db
          .updateTable('work')
          .set({ state: 'filed', filed_at: now, reason: null })
          .set('outcome', sql<string>`case ticket ${sql.join(outcomes, sql` `)} end`)
          .where(
            'ticket',
            'in',
            part.map(({ ticket }) => ticket),
          )
          .execute();
      });
      await addToTally(db, 'work-filed', filed.length);
      const tickets = filed.map(({ ticket }) => ticket);
      await db.deleteFrom('work_readings').where('ticket', 'in', tickets).execute();
    },
    async setApart(ticket, reason) {
      await db
        .updateTable('work')
        .set({ state: 'quarantined', reason })
        .where('ticket', '=', ticket)
        .execute();
      await db.deleteFrom('work_readings').where('ticket', '=', ticket).execute();
    },
    async addTallies(tallies) {
      const sums = new Map<string, { name: string; label: string; value: number }>();
      for (const { name, label, value } of tallies) {
        const sum = sums.get(`${name}\n${label}`)?.value ?? 0;
        sums.set(`${name}\n${label}`, { name, label, value: sum + Math.round(value) });
      }
      if (sums.size === 0) return;
      // In one order, so that two that add at once do not wait for one another.
      const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      await db
        .insertInto('tallies')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['name', 'label'])
            .doUpdateSet({ value: sql`tallies.value + excluded.value` }),
        )
        .execute();
    },
  };
}
