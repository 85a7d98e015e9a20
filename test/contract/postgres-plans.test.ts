import { readFile } from 'node:fs/promises';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreView } from '../../src/desk/store/contract.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { postgresPool } from '../../src/desk/store/postgres-pool.ts';
import { postgresFullText } from '../../src/desk/store/postgres-search.ts';
import { arrayRowWriter } from '../../src/desk/store/row-writer.ts';
import type { Tables } from '../../src/desk/store/schema.ts';
import { parseServerAddress } from '../../src/desk/store/server-address.ts';
import { storeView } from '../../src/desk/store/store-view.ts';
import { storyMemos } from '../../src/desk/store/story-queries.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { startPostgres, type TestServer } from './postgres-server.ts';

/** On a server pages ask by key, too: no table that grows with the record is read from its beginning to its end. */

/** Rows of the big tables; the planner goes by their statistics. */
const ROWS = 20_000;
const DAY = civilDay('2025-11-07');

let server: TestServer;
let db: Kysely<Tables>;
let view: StoreView;
const asked: { readonly text: string; readonly values: readonly unknown[] }[] = [];

/** Rows that have the spread of a record, made by the server itself. */
const FILL = [
  `insert into facts select i, 'f-' || i, case when i % 500 = 0 then 'ruling-made' else 'dispatch-read' end, null,
    '2025-' || lpad((1 + i % 12)::text, 2, '0') || '-01', i, '{}', md5(i::text) from generate_series(1, $rows) i`,
  `insert into dispatches (id, address, outlet, source_id, text_digest, language, reference_day, received_at, known_day,
      revision_of, json)
    select 'd-' || i, 'https://example.org/' || i, 'o', 'urn:' || i, md5(i::text), 'en', null, i,
      '2025-' || lpad((1 + i % 12)::text, 2, '0') || '-01', null, '"' || repeat('x', 900) || '"' from generate_series(1, $rows) i`,
  `insert into sentences (dispatch, idx, start, "end", paragraph, role, words_start)
    select 'd-' || i, 0, 0, 9, 0, 'body', 0 from generate_series(1, $rows) i`,
  `insert into passages (dispatch, idx, words)
    select 'd-' || i, 0, to_tsvector('chancery', 'word' || (i % 997) || ' signed' || (i % 499) || ' ' || md5(i::text) || ' ' || repeat(md5((-i)::text) || ' ', 9)) from generate_series(1, $rows) i`,
  `insert into acts (id, dispatch, idx, sentence, action, root, stage, modality, accord, day_value, is_background, known_day,
      json)
    select 'a-' || i, 'd-' || i, 0, 0, 'signature', 'AGREE', null, 'done', 'x-' || (i % 300), null, 0, '2025-11-07', '{}'
    from generate_series(1, $rows) i`,
  `insert into stories (dispatch, order_at, known_day, json)
    select 'd-' || i, i, '2025-11-07', '{}' from generate_series(1, $rows) i`,
  `insert into story_keys (key, known_day, dispatch)
    select 'k-' || (i % 700), '2025-11-07', 'd-' || i from generate_series(1, $rows) i`,
  `insert into developments (id, first_day, last_day, accord, lead_act, json)
    select 'dev-' || i, '2025-11-06', '2025-11-0' || (1 + i % 9), 'x-' || (i % 300), null, '"' || repeat('x', 900) || '"' from generate_series(1, $rows) i`,
  `insert into development_dispatches (development, dispatch, origin)
    select 'dev-' || i, 'd-' || i, 'o' from generate_series(1, $rows) i`,
  `insert into development_actors (development, actor, last_day)
    select 'dev-' || i, 'S' || (i % 200), '2025-11-0' || (1 + i % 9) from generate_series(1, $rows) i`,
  `insert into claims (id, entry, subject, accord, counterpart, stage, modality, known_day, dispatch, act, evidence_class, json)
    select 'c-' || i, 'party/x-' || (i % 300) || '/S' || (i % 200), 'S' || (i % 200), 'x-' || (i % 300), 'S' || (i % 199),
      'signed', 'done', '2025-11-07', 'd-' || i, null, 'party', '{}' from generate_series(1, $rows) i`,
  `insert into refusals (seq, idx, dispatch, stage, code, json)
    select i, 0, 'd-' || i, 'reading', 'reading.day-unclear', '{}' from generate_series(1, $rows) i`,
  `insert into work (ticket, key, name, priority, state, attempts, free_at, received_at, size_bytes)
    select i, 'key-' || i, 'n', 1, case when i < 19000 then 'filed' when i < 19500 then 'read' else 'waiting' end, 0, 0, i, 9
    from generate_series(1, $rows) i`,
];

beforeAll(async () => {
  server = await startPostgres();
  const path = server.address('plans');
  await (await openStore({ path })).close();
  await server.run('set search_path = plans');
  await server.run('alter table facts disable trigger user');
  for (const statement of FILL) await server.run(statement.replace('$rows', String(ROWS)));
  // The index of words has a list of what is not yet in its order, which the planner counts; vacuum takes it in.
  await server.run('vacuum analyze');
  const { connection, name } = parseServerAddress(path);
  const pool = postgresPool({ connection, path: name, waitMs: 5_000, maxConnections: 1 });
  db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      if (event.level === 'query')
        asked.push({ text: event.query.sql, values: event.query.parameters });
    },
  });
  view = storeView({
    ...{ db, path, fullText: postgresFullText(db), rows: arrayRowWriter(db) },
    ...{ memos: storyMemos(), fresh: null },
  });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await server.stop();
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly Plans?: readonly Node[];
}

function scansIn(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? 'a table'] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}

/** Tables that the statements of one question would read whole. */
async function wholeTables(ask: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await ask();
  const statements = [...asked];
  expect(statements.length).toBeGreaterThan(0);
  const found: string[] = [];
  for (const { text, values } of statements) {
    const explained = CompiledQuery.raw(`explain (format json) ${text}`, [...values]);
    const { rows } = await db.executeQuery<Record<string, string>>(explained);
    const [plan] = JSON.parse(rows[0]?.['QUERY PLAN'] ?? '[]') as { Plan: Node }[];
    if (plan !== undefined) found.push(...scansIn(plan.Plan));
  }
  return found;
}

const KEYED: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['facts', () => view.facts({ after: 5, limit: 10 })],
  ['fact', () => view.fact('f-1')],
  ['factsOfKind', () => view.factsOfKind('ruling-made')],
  ['lastFact', () => view.lastFact()],
  ['lastDay', () => view.lastDay()],
  ['dispatch', () => view.dispatch('d-1')],
  ['dispatchesOf', () => view.dispatchesOf(['d-1', 'd-2'])],
  ['dispatchesBySourceId', () => view.dispatchesBySourceId('urn:1')],
  ['dispatchesByAddress', () => view.dispatchesByAddress('https://example.org/1')],
  ['dispatchesByTextDigest', () => view.dispatchesByTextDigest('00')],
  ['dispatches', () => view.dispatches({ limit: 10 })],
  ['dispatches up to a day', () => view.dispatches({ limit: 10, asOf: DAY })],
  ['revisionsOf', () => view.revisionsOf('d-1')],
  ['replacementsOf', () => view.replacementsOf(['d-1', 'd-2'])],
  ['sentences', () => view.sentences('d-1')],
  ['act', () => view.act('a-1')],
  ['actsOf', () => view.actsOf(['d-1', 'd-2'])],
  ['refusals', () => view.refusals({ limit: 10 })],
  ['refusalsOf', () => view.refusalsOf('d-1')],
  ['search', () => view.search('signed7', { limit: 10, asOf: DAY })],
  ['storyItems', () => view.storyItems(['d-1'])],
  ['candidates', () => view.candidates({ keys: ['k-1', 'k-2'], from: DAY, to: DAY, limit: 10 })],
  ['development', () => view.development('dev-1')],
  ['developmentOf', () => view.developmentOf('d-1')],
  ['developments', () => view.developments({ limit: 10 })],
  ['developmentsByAccord', () => view.developmentsByAccord('x-7', { limit: 10, asOf: DAY })],
  ['developmentsByActor', () => view.developmentsByActor('S7', { limit: 10, asOf: DAY })],
  ['claim', () => view.claim('c-1')],
  ['claimsOf', () => view.claimsOf(['party/x-7/S7', 'party/x-8/S8'], { asOf: DAY })],
  ['claimsByAccord', () => view.claimsByAccord('x-7', { asOf: DAY })],
  ['claimsByState', () => view.claimsByState('S7', { asOf: DAY })],
  ['claimsByDispatches', () => view.claimsByDispatches(['d-1'])],
];

describe('postgresql: reading by key', () => {
  it.each(KEYED)('%s reads no table whole', async (_name, ask) => {
    expect(await wholeTables(ask)).toEqual([]);
  });

  it('has every index in docs/reference/indexes.md', async () => {
    const rows = await server.run(
      "select indexname from pg_indexes where schemaname = 'plans' and indexname not like '%key' and indexname not like '%pkey'",
    );
    const page = await readFile(
      new URL('../../docs/reference/indexes.md', import.meta.url),
      'utf8',
    );
    expect(
      rows.map(({ indexname }) => indexname).filter((name) => !page.includes(`\`${name}\``)),
    ).toEqual([]);
  });

  it('reads of a month its own stretch of an index, and nothing else', async () => {
    const explained = await server.run(
      `explain (analyze, format json) select count(*) from plans.dispatches
       where known_day >= '2025-03-01' and known_day < '2025-04-01'`,
    );
    const [plan] = explained[0]?.['QUERY PLAN'] as { Plan: { Plans: Node[] } }[];
    const [scan] = plan?.Plan.Plans ?? [];
    expect(scan).toMatchObject({ 'Index Name': 'dispatches_known', 'Heap Fetches': 0 });
    // One row in twelve; those of other months are not even looked at.
    expect(Math.round(scan?.['Actual Rows'] ?? 0)).toBe(Math.floor(ROWS / 12) + 1);
    expect(scan).not.toHaveProperty('Rows Removed by Filter');
  });

  it('sees a table that is read whole', async () => {
    const whole = () => sql`select count(*) from claims where json = 'x'`.execute(db);
    expect(await wholeTables(whole)).toEqual(['claims']);
  });
});
