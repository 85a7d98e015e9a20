import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreView } from '../../src/desk/store/contract.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { plainRowWriter } from '../../src/desk/store/row-writer.ts';
import type { Tables } from '../../src/desk/store/schema.ts';
import { loadSqlite, type SqliteDatabase } from '../../src/desk/store/sqlite-database.ts';
import { sqliteDialect } from '../../src/desk/store/sqlite-dialect.ts';
import { sqliteFullText } from '../../src/desk/store/sqlite-search.ts';
import { storeView } from '../../src/desk/store/store-view.ts';
import { storyMemos } from '../../src/desk/store/story-queries.ts';
import { civilDay } from '../../src/kernel/index.ts';

/** Pages of the desk ask by key: their cost must not grow with the record. */

let folder: string;
let database: SqliteDatabase;
let db: Kysely<Tables>;
let view: StoreView;
const statements: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-plans-'));
  const path = join(folder, 'store.sqlite');
  await (await openStore({ path })).close();
  const { DatabaseSync } = await loadSqlite();
  database = new DatabaseSync(path, {});
  const recording: SqliteDatabase = {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare: (sql) => {
      statements.push(sql);
      return database.prepare(sql);
    },
  };
  db = new Kysely({
    dialect: sqliteDialect({
      path,
      open: () => recording,
      maxConnections: 1,
      begin: 'begin',
      waitMs: 0,
    }),
  });
  view = storeView({
    ...{ db, path, fullText: sqliteFullText(db), rows: plainRowWriter(db) },
    ...{ memos: storyMemos(), fresh: null },
  });
});

afterAll(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** Steps of the plan that read a whole table, or sort one. */
function wholeTables(sql: string): string[] {
  const steps = database.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => detail.startsWith('SCAN') && !detail.includes('VIRTUAL TABLE'));
}

const DAY = civilDay('2025-11-07');

const KEYED: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['facts', () => view.facts({ after: 5, limit: 10 })],
  ['fact', () => view.fact('f-1')],
  ['factsOfKind', () => view.factsOfKind('ruling-made')],
  ['dispatch', () => view.dispatch('d-1')],
  ['dispatchesOf', () => view.dispatchesOf(['d-1', 'd-2'])],
  ['dispatchesBySourceId', () => view.dispatchesBySourceId('urn:1')],
  ['dispatchesByAddress', () => view.dispatchesByAddress('https://example.org/1')],
  ['dispatchesByTextDigest', () => view.dispatchesByTextDigest('00')],
  ['dispatches up to a day', () => view.dispatches({ limit: 10, asOf: DAY })],
  ['revisionsOf', () => view.revisionsOf('d-1')],
  ['sentences', () => view.sentences('d-1')],
  ['act', () => view.act('a-1')],
  ['actsOf', () => view.actsOf(['d-1', 'd-2'])],
  ['refusalsOf', () => view.refusalsOf('d-1')],
  ['search', () => view.search('signed', { limit: 10, asOf: DAY })],
  [
    'find by words and keys',
    () =>
      view.find({
        terms: [['signed']],
        keys: [['state:kaz'], ['stage:signed', 'stage:ratified']],
        from: DAY,
        to: DAY,
        after: 'd-1',
        limit: 10,
      }),
  ],
  ['storyItems', () => view.storyItems(['d-1'])],
  ['candidates', () => view.candidates({ keys: ['a', 'b'], from: DAY, to: DAY, limit: 10 })],
  ['development', () => view.development('x')],
  ['developmentOf', () => view.developmentOf('d-1')],
  ['developmentsByAccord', () => view.developmentsByAccord('x', { limit: 10, asOf: DAY })],
  ['developmentsByActor', () => view.developmentsByActor('KAZ', { limit: 10, asOf: DAY })],
  ['claim', () => view.claim('c-1')],
  ['claimsOf', () => view.claimsOf(['party/x/KAZ', 'party/x/ARM'], { asOf: DAY })],
  ['claimsByAccord', () => view.claimsByAccord('x', { asOf: DAY })],
  ['claimsByState', () => view.claimsByState('KAZ', { asOf: DAY })],
  ['claimsByDispatches', () => view.claimsByDispatches(['d-1'])],
  ['replacementsOf', () => view.replacementsOf(['d-1', 'd-2'])],
  ['sentencesOf', () => view.sentencesOf(['d-1', 'd-2'])],
];

describe('sqlite: reading by key', () => {
  it.each(KEYED)('%s reads no table whole', async (_name, ask) => {
    statements.length = 0;
    await ask();
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.flatMap(wholeTables)).toEqual([]);
  });

  it('counts who is under which accord from an index alone', async () => {
    statements.length = 0;
    await view.statesUnderAccords({ asOf: DAY });
    const plan = statements.flatMap(
      (sql) => database.prepare(`explain query plan ${sql}`).all() as { detail: string }[],
    );
    expect(plan.filter(({ detail }) => /^S[A-Z]+ claims/.test(detail))).toEqual([
      expect.objectContaining({
        detail: expect.stringContaining('USING COVERING INDEX claims_accord'),
      }),
    ]);
    expect(plan.filter(({ detail }) => detail === 'USE TEMP B-TREE FOR DISTINCT')).toEqual([]);
  });

  it.each([
    ['dispatches', () => view.dispatches({ limit: 10 })],
    ['developments', () => view.developments({ limit: 10 })],
    ['developmentsByActor', () => view.developmentsByActor('KAZ', { limit: 10, asOf: DAY })],
    ['find', () => view.find({ terms: [['signed']], keys: [['state:kaz']], limit: 10 })],
    ['find between days', () => view.find({ terms: [], keys: [], from: DAY, limit: 10 })],
    ['refusals', () => view.refusals({ limit: 10 })],
    ['lastFact', () => view.lastFact()],
    ['lastPlace', () => view.lastPlace()],
    ['lastDay', () => view.lastDay()],
  ] as const)('%s walks an index and stops at the limit', async (_name, ask) => {
    statements.length = 0;
    await ask();
    const plan = statements.flatMap(
      (sql) => database.prepare(`explain query plan ${sql}`).all() as { detail: string }[],
    );
    expect(plan.filter(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY')).toEqual([]);
  });
});
