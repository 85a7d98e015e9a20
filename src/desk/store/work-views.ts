import { type Kysely, sql } from 'kysely';
import { eachPart } from './kept-json.ts';
import type { Tables } from './schema.ts';
import type { WorkList, WorkStatus } from './work-contract.ts';
import type { WorkEngine } from './work-engine.ts';
import { isEnded } from './work-lease.ts';
import { addToTally, workSums } from './work-tallies.ts';

/** The pace is that of the last minutes. */
const PACE_MS = 300_000;

async function paceOf(db: Kysely<Tables>, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('work')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('filed_at').as('first')])
    .where('filed_at', '>', now - PACE_MS)
    .executeTakeFirstOrThrow();
  const count = Number(row.count);
  // Milliseconds; the first few after a pause say nothing of the pace.
  const spanMs = Math.max(1_000, now - Number(row.first ?? now));
  return count === 0 ? null : (count / spanMs) * 1_000;
}

/** When the oldest that is not filed was received; tickets rise with the instant of receipt. */
async function oldestAt(db: Kysely<Tables>): Promise<number | null> {
  const found: number[] = [];
  for (const state of ['waiting', 'read'] as const) {
    for (const priority of [0, 1]) {
      const row = await db
        .selectFrom('work')
        .select('received_at')
        .where('state', '=', state)
        .where('priority', '=', priority)
        .orderBy('ticket')
        .limit(1)
        .executeTakeFirst();
      if (row !== undefined) found.push(row.received_at);
    }
  }
  return found.length === 0 ? null : Math.min(...found);
}

async function statusOf(db: Kysely<Tables>, now: number): Promise<WorkStatus> {
  const sum = await workSums(db);
  const count = async (state: 'waiting' | 'read' | 'quarantined'): Promise<number> => {
    const row = await db
      .selectFrom('work')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('state', '=', state)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  const [waiting, read] = [await count('waiting'), await count('read')];
  const leased = await db
    .selectFrom('work')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', '=', 'waiting')
    .where('lease', 'is not', null)
    .where('free_at', '>', now)
    .executeTakeFirstOrThrow();
  const role = await db
    .selectFrom('work_roles')
    .select('holder')
    .where('role', '=', 'applier')
    .where('until_at', '>', now)
    .executeTakeFirst();
  const [pace, oldest] = [await paceOf(db, now), await oldestAt(db)];
  const left = waiting + read;
  return {
    waiting,
    leased: Number(leased.count),
    read,
    filed: sum('work-filed'),
    quarantined: await count('quarantined'),
    oldestMs: oldest === null ? null : Math.max(0, now - oldest),
    filedPerSecond: pace,
    leftMs: left === 0 ? 0 : pace === null ? null : Math.round((left / pace) * 1_000),
    documents: sum('work-documents'),
    documentBytes: sum('work-bytes'),
    applier: role?.holder ?? null,
  };
}

async function trimmed(
  db: Kysely<Tables>,
  beforeAt: number,
): Promise<{ documents: number; bytes: number }> {
  const old = db
    .selectFrom('work')
    .select('ticket')
    .where('received_at', '<', beforeAt)
    .where('state', '=', 'filed');
  const row = await db
    .selectFrom('work')
    .select([sql<number>`count(*)`.as('count'), sql<number>`sum(size_bytes)`.as('bytes')])
    .where('received_at', '<', beforeAt)
    .where('state', '=', 'filed')
    .executeTakeFirstOrThrow();
  const [documents, bytes] = [Number(row.count), Number(row.bytes ?? 0)];
  await db.deleteFrom('work_documents').where('ticket', 'in', old).execute();
  await db
    .deleteFrom('work')
    .where('received_at', '<', beforeAt)
    .where('state', '=', 'filed')
    .execute();
  await addToTally(db, 'work-documents', -documents);
  await addToTally(db, 'work-bytes', -bytes);
  return { documents, bytes };
}

/** What asks the work list, and what an operator does to it. */
export function workViews({
  run,
  read,
  nowAt,
  tell,
}: WorkEngine): Pick<
  WorkList,
  'peek' | 'status' | 'tallies' | 'quarantined' | 'retry' | 'outcome' | 'trim'
> {
  return {
    peek: () =>
      read(async (db) => {
        const first = (state: 'waiting' | 'read') =>
          db.selectFrom('work').select('ticket').where('state', '=', state).limit(1).execute();
        const now = await nowAt(db);
        const free = await db
          .selectFrom('work')
          .select('ticket')
          .where('state', '=', 'waiting')
          .where(isEnded(now))
          .orderBy('priority')
          .orderBy('ticket')
          .limit(1)
          .execute();
        const canFile = (await first('read')).length > 0;
        const hasUnread = (await first('waiting')).length > 0;
        return { canRead: free.length > 0, canFile, hasUnread };
      }),
    status: () => read(async (db) => statusOf(db, await nowAt(db))),
    tallies: () =>
      read((db) =>
        db
          .selectFrom('tallies')
          .selectAll()
          .where('name', 'not like', 'work-%')
          .orderBy('name')
          .orderBy('label')
          .execute(),
      ),
    quarantined: (limit) =>
      read(async (db) => {
        const rows = await db
          .selectFrom('work')
          .select(['ticket', 'name', 'attempts', 'reason', 'received_at'])
          .where('state', '=', 'quarantined')
          .orderBy('priority')
          .orderBy('ticket')
          .limit(limit)
          .execute();
        return rows.map(({ received_at, reason, ...row }) => {
          return { ...row, reason: reason ?? '', receivedAt: received_at };
        });
      }),
    retry: (tickets) =>
      run(async (db) => {
        const held = db
          .updateTable('work')
          .set({ state: 'waiting', attempts: 0, free_at: 0, lease: null })
          .where('state', '=', 'quarantined');
        let count = 0;
        const done = async (update: typeof held): Promise<void> => {
          count += Number((await update.executeTakeFirst()).numUpdatedRows);
        };
        if (tickets === null) await done(held);
        else await eachPart(tickets, (part) => done(held.where('ticket', 'in', [...part])));
        if (count > 0) await tell?.(db);
        return count;
      }),
    outcome: (ticket) =>
      read(async (db) => {
        const row = await db
          .selectFrom('work')
          .select(['state', 'outcome'])
          .where('ticket', '=', ticket)
          .executeTakeFirst();
        return row ?? null;
      }),
    trim: (beforeAt) => run((db) => trimmed(db, beforeAt)),
  };
}
