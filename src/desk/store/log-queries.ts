import type { Kysely, Selectable } from 'kysely';
import type { Edtf } from '../../kernel/index.ts';
import {
  bodyJson,
  CHAIN_START,
  chainOf,
  type FactKind,
  type NewFact,
  type StoredFact,
} from '../../record/index.ts';
import type { KnownBy, LogQueries } from './contract.ts';
import type { FreshRows } from './fresh-rows.ts';
import { inParts, parseKept } from './kept-json.ts';
import type { RowWriter } from './row-writer.ts';
import type { Tables } from './schema.ts';

function factOf<K extends FactKind>(row: Selectable<Tables['facts']>, path: string): StoredFact<K> {
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind as K,
    holds: row.holds as Edtf | null,
    knownDay: row.known_day,
    recordedAt: row.recorded_at,
    body: parseKept(row.body, path, row.seq),
    chain: row.chain,
  };
}

/** `fresh` is of the writer alone. */
export function logQueries(db: Kysely<Tables>, path: string, fresh: FreshRows | null): LogQueries {
  const facts = db.selectFrom('facts').selectAll();
  return {
    async facts({ after = 0, limit }) {
      const rows = await facts.where('seq', '>', after).orderBy('seq').limit(limit).execute();
      return rows.map((row) => factOf(row, path));
    },
    async fact(id) {
      const row = await facts.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : factOf(row, path);
    },
    async factsOfKind<K extends FactKind>(kind: K, { asOf }: KnownBy = {}) {
      const isRulings = kind === 'ruling-made' && asOf === undefined;
      // Each dispatch that is filed asks for all of them.
      if (isRulings && fresh?.rulings != null)
        return fresh.rulings as unknown as readonly StoredFact<K>[];
      const all = facts.where('kind', '=', kind).orderBy('seq');
      const rows = await (asOf === undefined ? all : all.where('known_day', '<=', asOf)).execute();
      const found = rows.map((row) => factOf<K>(row, path));
      if (isRulings && fresh !== null)
        fresh.rulings = found as unknown as readonly StoredFact<'ruling-made'>[];
      return found;
    },
    async lastFact() {
      const row = await facts.orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? null : factOf(row, path);
    },
    async lastPlace() {
      const place = db.selectFrom('facts').select(['seq', 'chain']);
      return (await place.orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
    },
    async lastDay() {
      const row = await db
        .selectFrom('facts')
        .select('known_day')
        .orderBy('known_day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.known_day ?? null;
    },
  };
}

function rowOf(fact: StoredFact): Tables['facts'] {
  return {
    seq: fact.seq,
    id: fact.id,
    kind: fact.kind,
    holds: fact.holds,
    known_day: fact.knownDay,
    recorded_at: fact.recordedAt,
    body: bodyJson(fact),
    chain: fact.chain,
  };
}

async function endOf(db: Kysely<Tables>): Promise<{ seq: number; chain: string }> {
  const last = await db
    .selectFrom('facts')
    .select(['seq', 'chain'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, chain: CHAIN_START };
}

/** Writes the facts that the log does not hold; see `StoreTx.append`. */
export async function appendFacts(
  {
    db,
    path,
    rows: writer,
    fresh,
  }: {
    readonly db: Kysely<Tables>;
    readonly path: string;
    readonly rows: RowWriter;
    readonly fresh: FreshRows | null;
  },
  given: readonly NewFact[],
): Promise<readonly StoredFact[]> {
  const asked = given.flatMap(({ id }) => (fresh?.isNewFact(id) === true ? [] : id));
  if (asked.length > 0) await writer.flush();
  const rows = await inParts(asked, (part) =>
    db.selectFrom('facts').selectAll().where('id', 'in', part).execute(),
  );
  const stored = new Map(rows.map((row) => [row.id, factOf(row, path)]));
  let { seq, chain } = fresh?.last ?? (await endOf(db));
  const added: Tables['facts'][] = [];
  for (const fact of given) {
    if (stored.has(fact.id)) continue;
    seq += 1;
    chain = chainOf(chain, fact);
    const { id, kind, holds, knownDay, recordedAt, body } = fact;
    const next: StoredFact = { id, kind, holds, knownDay, recordedAt, body, seq, chain };
    added.push(rowOf(next));
    fresh?.appended(id, seq);
    if (kind === 'ruling-made' && fresh !== null) fresh.rulings = null;
    stored.set(id, next);
  }
  // Rulings are asked for with each dispatch that is filed.
  const isPutOff = fresh !== null && given.every(({ kind }) => kind !== 'ruling-made');
  await (isPutOff ? writer.insertLater('facts', added) : writer.insert('facts', added));
  if (fresh !== null) fresh.last = { seq, chain };
  return given.flatMap(({ id }) => stored.get(id) ?? []);
}
