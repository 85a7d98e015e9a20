import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/desk/store/open-store.ts';
import { loadSqlite, type SqliteDatabase } from '../../src/desk/store/sqlite-database.ts';
import { APPLICATION_ID, SQLITE_MIGRATIONS } from '../../src/desk/store/sqlite-migrations.ts';
import { ChanceryError } from '../../src/kernel/index.ts';
import { putSample, sampleFact } from './store-samples.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-file-'));
  path = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ChanceryError ? error.code : `no ChanceryError: ${String(error)}`;
}

async function withDatabase(file: string, work: (database: SqliteDatabase) => void): Promise<void> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(file, {});
  try {
    work(database);
  } finally {
    database.close();
  }
}

async function makeStore(facts: number): Promise<void> {
  const store = await openStore({ path });
  const names = Array.from({ length: facts }, (_, index) => `fact-${index}`);
  await store.write((tx) => tx.append(names.map((name) => sampleFact(name))));
  await store.close();
}

/** Every file of the folder with its bytes: what a refusal must leave alone. */
function bytes(): string {
  return readFileSync(path).toString('base64');
}

const LAST_VERSION = SQLITE_MIGRATIONS.at(-1)?.version ?? 0;

it.each(['', ':memory:', 'file::memory:', 'file:store?mode=memory'])(
  'names no store by %j',
  async (name) => {
    expect(await codeOf(openStore({ path: name }))).toBe('store.address');
  },
);

describe('a store of an earlier version', () => {
  it.each(SQLITE_MIGRATIONS.slice(0, -1).map(({ version }) => version))(
    '%i is brought to ours with what it holds',
    async (version) => {
      await withDatabase(path, (db) => {
        for (const { statements } of SQLITE_MIGRATIONS.filter((one) => one.version <= version))
          for (const statement of statements) db.exec(statement);
        db.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${version}`);
        db.exec(
          "insert into sentences (dispatch, idx, start, \"end\", paragraph, role, words_start) values ('d-1', 0, 0, 9, 0, 'body', 0)",
        );
      });
      const store = await openStore({ path });
      expect((await store.status()).version).toBe(LAST_VERSION);
      expect(await store.read((view) => view.sentences('d-1'))).toMatchObject([
        { start: 0, end: 9 },
      ]);
      await store.close();
    },
  );
});

describe('a file that is no store', () => {
  const cases: readonly (readonly [string, string, () => void | Promise<void>])[] = [
    ['a text file', 'store.not-a-store', () => writeFileSync(path, 'Dear Sir,\n'.repeat(900))],
    ['a short file', 'store.not-a-store', () => writeFileSync(path, 'x')],
    ['the magic and no more', 'store.not-a-store', () => writeFileSync(path, 'SQLite format 3\0')],
    [
      'a database of another program',
      'store.not-a-store',
      () => withDatabase(path, (db) => db.exec('create table notes (text)')),
    ],
    [
      'a database with another mark',
      'store.not-a-store',
      () => withDatabase(path, (db) => db.exec('pragma application_id = 7; create table t (a)')),
    ],
    [
      'a store of a later version',
      'store.newer',
      async () => {
        await makeStore(2);
        await withDatabase(path, (db) => db.exec('pragma user_version = 99'));
      },
    ],
  ];
  it.each(cases)('%s is refused and left as it is', async (_name, code, make) => {
    await make();
    const before = bytes();
    expect(await codeOf(openStore({ path }))).toBe(code);
    expect(bytes()).toBe(before);
  });

  it('refuses a later version also while its change is still in the write-ahead log', async () => {
    await makeStore(2);
    const { DatabaseSync } = await loadSqlite();
    const open = new DatabaseSync(path, {});
    open.exec('pragma user_version = 99');
    const before = bytes();
    expect(await codeOf(openStore({ path }))).toBe('store.newer');
    expect(bytes()).toBe(before);
    open.close();
  });

  it('takes an empty file as a new store', async () => {
    writeFileSync(path, '');
    await makeStore(1);
    const store = await openStore({ path });
    expect((await store.status()).facts).toBe(1);
    await store.close();
  });
});

describe('a path that cannot be opened', () => {
  it('is a directory', async () => {
    expect(await codeOf(openStore({ path: folder }))).toBe('store.unreadable');
  });

  it('leads through a file', async () => {
    writeFileSync(path, 'x');
    expect(await codeOf(openStore({ path: join(path, 'store.sqlite') }))).toBe('store.unreadable');
    expect(await codeOf(openStore({ path: join(path, 'a', 'b.sqlite') }))).toBe('store.unreadable');
  });

  it('is no regular file', async () => {
    expect(await codeOf(openStore({ path: '/dev/null' }))).toBe('store.unreadable');
  });

  it.each([
    ['a file that may not be read', 0o000],
    ['a file that may not be written', 0o444],
  ])('is %s', async (_name, mode) => {
    await makeStore(1);
    chmodSync(folder, 0o755);
    chmodSync(path, mode);
    const script = fileURLToPath(new URL('./open-and-report.ts', import.meta.url));
    // The superuser may read and write everything, so the superuser asks somebody else to try.
    const who = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, path], {
      ...who,
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    expect(stdout.trim()).toBe('store.unreadable');
    chmodSync(path, 0o644);
  });
});

describe('trouble while it is open', () => {
  it('gives a full disk its own error and keeps what was acknowledged', async () => {
    await makeStore(3);
    const pages = Math.ceil(statSync(path).size / 4096);
    let store = await openStore({ path, maxPages: pages + 20 });
    const big = Array.from({ length: 400 }, (_, index) =>
      sampleFact(`big-${index}-${'x'.repeat(900)}`),
    );
    await store.write((tx) => tx.append([sampleFact('small')]));
    expect(await codeOf(store.write((tx) => tx.append(big)))).toBe('store.full');
    expect((await store.status()).facts).toBe(4);
    await store.write((tx) => tx.append([sampleFact('small again')]));
    await store.close();
    store = await openStore({ path });
    expect((await store.status()).facts).toBe(5);
    await store.close();
  });

  it('gives up on a lock that another process holds, and leaves no trace', async () => {
    await makeStore(1);
    const { DatabaseSync } = await loadSqlite();
    const other = new DatabaseSync(path, {});
    const store = await openStore({ path, waitMs: 60 });
    other.exec('begin immediate');
    expect(await codeOf(store.write((tx) => tx.append([sampleFact('A')])))).toBe('store.busy');
    expect(await store.read(async (view) => (await view.facts({ limit: 9 })).length)).toBe(1);
    other.exec('rollback');
    await store.write((tx) => tx.append([sampleFact('A')]));
    expect((await store.status()).facts).toBe(2);
    other.close();
    await store.close();
  });

  it.each([
    ['update facts set kind = kind', 'never changed'],
    ['delete from facts where seq = 2', 'never removed'],
    [
      "insert or replace into facts select 2, id, 'x', holds, known_day, 0, body, '' from facts",
      'follows',
    ],
    [
      "insert into facts select 9, 'new', kind, holds, known_day, 0, body, chain from facts limit 1",
      'follows',
    ],
  ])('refuses %j by itself', async (statement, why) => {
    await makeStore(2);
    await withDatabase(path, (db) => expect(() => db.exec(statement)).toThrow(why));
  });

  it('says which fact no longer holds JSON', async () => {
    await makeStore(3);
    await withDatabase(path, (db) =>
      db.exec("drop trigger facts_never_change; update facts set body = '{' where seq = 2"),
    );
    const store = await openStore({ path });
    const reading = store.read((view) => view.facts({ limit: 9 }));
    await expect(reading).rejects.toMatchObject({ code: 'store.corrupt', params: { seq: 2 } });
    await store.close();
  });

  it('says that a damaged file is damaged, and a cut one too', async () => {
    await makeStore(400);
    const whole = join(folder, 'whole.sqlite');
    copyFileSync(path, whole);
    const damage: readonly (() => void)[] = [
      () => writeFileSync(path, readFileSync(whole).fill(0xff, 4096 * 2)),
      () => truncateSync(path, 4096 * 3),
    ];
    for (const spoil of damage) {
      copyFileSync(whole, path);
      spoil();
      const reading = async () => {
        const store = await openStore({ path });
        try {
          await store.read((view) => view.facts({ limit: 1_000 }));
        } finally {
          await store.close();
        }
      };
      expect(await codeOf(reading())).toBe('store.corrupt');
    }
  });

  it('makes the folders above it, and is one file once closed', async () => {
    path = join(folder, 'deep', 'er', 'store.sqlite');
    const store = await openStore({ path });
    await store.write((tx) => putSample(tx, 'd-1'));
    await store.close();
    mkdirSync(join(folder, 'elsewhere'));
    const moved = join(folder, 'elsewhere', 'moved.sqlite');
    copyFileSync(path, moved);
    const copy = await openStore({ path: moved });
    expect(await copy.status()).toMatchObject({
      path: moved,
      version: LAST_VERSION,
      dispatches: 1,
      claims: 1,
    });
    await copy.close();
  });
});
