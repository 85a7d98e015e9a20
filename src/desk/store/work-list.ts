import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { ChanceryError } from '../../kernel/index.ts';
import { eachPart, inParts } from './kept-json.ts';
import type { Tables } from './schema.ts';
import {
  type ClaimedWork,
  type ClaimOptions,
  type NewWork,
  WORK_PRIORITIES,
  type WorkClaim,
  type WorkList,
  type WorkTicket,
} from './work-contract.ts';
import { keyOf, packDocument, unpackDocument } from './work-documents.ts';
import type { WorkEngine } from './work-engine.ts';
import { isEnded, LONGEST_LEASE_MS } from './work-lease.ts';
import { addToTally } from './work-tallies.ts';
import { workViews } from './work-views.ts';

const GAVE_UP = 'the worker ended, or did not answer in time, whenever it was read';

/** Gives out so many numbers; the row is locked until the transaction ends, so tickets become visible in their order. */
async function takeTickets(db: Kysely<Tables>, count: number): Promise<number> {
  return (await addToTally(db, 'work-tickets', count)) - count;
}

async function refuseOverflow(db: Kysely<Tables>, count: number, cap: number): Promise<void> {
  const waiting = await db
    .selectFrom('work')
    .select('ticket')
    .where('state', '=', 'waiting')
    .orderBy('priority')
    .orderBy('ticket')
    .offset(Math.max(0, cap - count))
    .limit(1)
    .execute();
  if (count > cap || waiting.length > 0) throw new ChanceryError('work.full', { cap });
}

/** What a person asks for and the backlog holds already goes ahead. */
async function promote(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  await eachPart(keys, (part) =>
    db
      .updateTable('work')
      .set({ priority: WORK_PRIORITIES.indexOf('person') })
      .where('key', 'in', [...part])
      .where('state', '=', 'waiting')
      .execute(),
  );
}

async function add(
  { run, nowAt, tell }: WorkEngine,
  works: readonly NewWork[],
  cap: number,
): Promise<readonly WorkTicket[]> {
  if (works.length === 0) return [];
  const keys = works.map(keyOf);
  return run(async (db) => {
    // Before the look at what is there: two processes may add the same document at once.
    const last = await takeTickets(db, 0);
    const known = await inParts(keys, (part) =>
      db.selectFrom('work').select(['key', 'ticket']).where('key', 'in', part).execute(),
    );
    const ticketOf = new Map(known.map(({ key, ticket }) => [key, ticket]));
    const fresh = new Map<string, NewWork>();
    works.forEach((work, index) => {
      const key = keys[index] ?? '';
      if (!ticketOf.has(key) && !fresh.has(key)) fresh.set(key, work);
    });
    if (fresh.size > 0) await refuseOverflow(db, fresh.size, cap);
    await promote(
      db,
      works.flatMap(({ priority }, at) => (priority === 'person' ? (keys[at] ?? []) : [])),
    );
    await takeTickets(db, fresh.size);
    const receivedAt = await nowAt(db);
    const rows = [...fresh].map(([key, { document, on, priority }], index) => {
      const ticket = last + index + 1;
      ticketOf.set(key, ticket);
      const packed = packDocument(document);
      const place = { ticket, key, name: document.name, received_at: receivedAt, on_day: on };
      return {
        work: {
          ...place,
          size_bytes: packed.length,
          priority: WORK_PRIORITIES.indexOf(priority),
          state: 'waiting' as const,
          attempts: 0,
          free_at: 0,
        },
        document: { ticket, document: packed },
      };
    });
    await eachPart(rows, async (part) => {
      await db
        .insertInto('work')
        .values(part.map(({ work }) => work))
        .execute();
      await db
        .insertInto('work_documents')
        .values(part.map(({ document }) => document))
        .execute();
    });
    const bytes = rows.reduce((sum, { work }) => sum + work.size_bytes, 0);
    await addToTally(db, 'work-documents', rows.length);
    await addToTally(db, 'work-bytes', bytes);
    if (rows.length > 0) await tell?.(db);
    return keys.map((key) => ({ ticket: ticketOf.get(key) ?? 0, isNew: fresh.delete(key) }));
  });
}

interface Candidate {
  readonly ticket: number;
  readonly attempts: number;
  readonly received_at: number;
  readonly on_day: ClaimedWork['on'];
}

/** The first that are free. Locked rows are those of another claim, and are passed over. */
async function freeWork(
  { canSkipLocked }: WorkEngine,
  db: Kysely<Tables>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly Candidate[]> {
  const free = db
    .selectFrom('work')
    .select(['ticket', 'attempts', 'received_at', 'on_day'])
    .where('state', '=', 'waiting')
    .where(isEnded(now))
    .orderBy('priority')
    .orderBy('ticket')
    .limit(limit);
  return (canSkipLocked ? free.forUpdate().skipLocked() : free).execute();
}

/** Those before the first that failed before; where that is the first, it alone, or nothing for who is reading still. */
function soundTogether(found: readonly Candidate[], isAhead: boolean): readonly Candidate[] {
  const failed = found.findIndex(({ attempts }) => attempts > 0);
  return failed < 0 ? found : found.slice(0, Math.max(isAhead ? 0 : 1, failed));
}

async function isTooFarAhead(db: Kysely<Tables>, maxAhead: number): Promise<boolean> {
  const { rows } = await sql<{ ahead: number }>`
    select count(*) as ahead from (select 1 from work where state = 'read' limit ${maxAhead}) as unfiled
  `.execute(db);
  return Number(rows[0]?.ahead ?? 0) >= maxAhead;
}

async function claim(engine: WorkEngine, options: ClaimOptions): Promise<WorkClaim> {
  const { holder, limit, leaseMs, maxAttempts, maxAhead, isAhead = false } = options;
  const lease = `${holder} ${randomUUID()}`;
  return engine.run(async (db) => {
    if (await isTooFarAhead(db, maxAhead)) return { lease, works: [], quarantined: [] };
    const now = await engine.nowAt(db);
    const found = await freeWork(engine, db, { now, limit });
    const given = found.filter(({ attempts }) => attempts < maxAttempts);
    const spent = found.filter(({ attempts }) => attempts >= maxAttempts).map((one) => one.ticket);
    if (spent.length > 0) {
      await db
        .updateTable('work')
        .set({ state: 'quarantined', reason: GAVE_UP, lease: null })
        .where('ticket', 'in', spent)
        .execute();
    }
    const taken = soundTogether(given, isAhead);
    const tickets = taken.map(({ ticket }) => ticket);
    if (tickets.length === 0) return { lease, works: [], quarantined: spent };
    await db
      .updateTable('work')
      .set({
        lease,
        free_at: now + Math.min(leaseMs, LONGEST_LEASE_MS),
        attempts: sql`attempts + 1`,
      })
      .where('ticket', 'in', tickets)
      .execute();
    const kept = await db
      .selectFrom('work_documents')
      .selectAll()
      .where('ticket', 'in', tickets)
      .execute();
    const columnOf = new Map(kept.map(({ ticket, document }) => [ticket, document]));
    const works = taken.map(
      (one): ClaimedWork => ({
        ticket: one.ticket,
        document: unpackDocument(columnOf.get(one.ticket) ?? '', engine.path),
        on: one.on_day,
        receivedAt: one.received_at,
        attempt: one.attempts + 1,
      }),
    );
    return { lease, works, quarantined: spent };
  });
}

/** What writes to the work list besides filing. */
function leaseWork(
  engine: WorkEngine,
): Pick<WorkList, 'keepReadings' | 'renew' | 'giveBack' | 'fail'> {
  const { run, nowAt, tell } = engine;
  return {
    keepReadings: (lease, readings) =>
      run(async (db) => {
        const held = new Set<number>();
        await eachPart(readings, async (part) => {
          const mine = await db
            .updateTable('work')
            .set({ state: 'read', lease: null, free_at: 0 })
            .where(
              'ticket',
              'in',
              part.map(({ ticket }) => ticket),
            )
            .where('lease', '=', lease)
            .where('state', '=', 'waiting')
            .returning('ticket')
            .execute();
          for (const { ticket } of mine) held.add(ticket);
          const kept = part.filter(({ ticket }) => held.has(ticket));
          if (kept.length > 0)
            await db
              .insertInto('work_readings')
              .values(kept.map(({ ticket, reading }) => ({ ticket, reading })))
              .execute();
        });
        if (held.size > 0) await tell?.(db);
        return readings.flatMap(({ ticket }) => (held.has(ticket) ? ticket : []));
      }),
    renew: (lease, tickets, leaseMs) =>
      run(async (db) => {
        if (tickets.length === 0) return [];
        const free_at = (await nowAt(db)) + Math.min(leaseMs, LONGEST_LEASE_MS);
        const held = await db
          .updateTable('work')
          .set({ free_at })
          .where('ticket', 'in', [...tickets])
          .where('lease', '=', lease)
          .where('state', '=', 'waiting')
          .returning('ticket')
          .execute();
        return held.map(({ ticket }) => ticket).sort((a, b) => a - b);
      }),
    giveBack: (lease, tickets) =>
      run(async (db) => {
        if (tickets.length === 0) return;
        await db
          .updateTable('work')
          .set({ lease: null, free_at: 0, attempts: sql`attempts - 1` })
          .where('ticket', 'in', [...tickets])
          .where('lease', '=', lease)
          .where('state', '=', 'waiting')
          .execute();
        await tell?.(db);
      }),
    fail: (lease, { ticket, reason }, { maxAttempts, pauseMs }) =>
      run(async (db) => {
        const now = await nowAt(db);
        const row = await db
          .updateTable('work')
          .set({
            state: sql`case when attempts >= ${maxAttempts} then 'quarantined' else 'waiting' end`,
            reason,
            lease: null,
            free_at: now + pauseMs,
          })
          .where('ticket', '=', ticket)
          .where('lease', '=', lease)
          .where('state', '=', 'waiting')
          .returning('state')
          .executeTakeFirst();
        await tell?.(db);
        return row?.state === 'quarantined' ? 'quarantined' : 'waiting';
      }),
  };
}

/** Roles that one process has at a time; a lease in a row, so that a process that is paused loses it like one that ended. */
function roleWork({ run, nowAt }: WorkEngine): Pick<WorkList, 'lead' | 'resign'> {
  return {
    lead: (role, holder, leaseMs) =>
      run(async (db) => {
        const now = await nowAt(db);
        const until_at = now + Math.min(leaseMs, LONGEST_LEASE_MS);
        const row = await db
          .insertInto('work_roles')
          .values({ role, holder, until_at })
          .onConflict((conflict) =>
            conflict
              .column('role')
              .doUpdateSet({ holder, until_at })
              .where(({ or, eb }) =>
                or([
                  eb('work_roles.holder', '=', holder),
                  eb('work_roles.until_at', '<=', now),
                  eb('work_roles.until_at', '>', now + LONGEST_LEASE_MS),
                ]),
              ),
          )
          .returning('holder')
          .executeTakeFirst();
        return row !== undefined;
      }),
    resign: (role, holder) =>
      run(async (db) => {
        await db
          .deleteFrom('work_roles')
          .where('role', '=', role)
          .where('holder', '=', holder)
          .execute();
      }),
  };
}

/** The work list of the contract over any engine. */
export function workList(engine: WorkEngine): WorkList {
  return {
    hasOneWriter: !engine.canSkipLocked,
    add: (works, cap) => add(engine, works, cap),
    claim: (options) => claim(engine, options),
    ...leaseWork(engine),
    ...roleWork(engine),
    ...workViews(engine),
    watch: async (onChange) => (engine.watch === null ? null : engine.watch(onChange)),
  };
}
