import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SmallDisk } from '../../faults/small-disk.ts';
import { repairStore } from '../../src/desk/index.ts';
import type { Store } from '../../src/desk/store/contract.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { storeName } from '../../src/desk/store/server-address.ts';
import { ChanceryError } from '../../src/kernel/index.ts';
import { PASSWORD, startPostgres, type TestServer } from './postgres-server.ts';
import { putSample, sampleFact } from './store-samples.ts';

let server: TestServer;
let schemas = 0;
let schema: string;

beforeAll(async () => {
  server = await startPostgres(['max_connections=12', 'superuser_reserved_connections=3']);
}, 60_000);
afterAll(() => server.stop());
beforeEach(() => {
  schemas += 1;
  schema = `faults_${schemas}`;
});

async function troubleOf(work: Promise<unknown>): Promise<ChanceryError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ChanceryError)) throw new Error(`no ChanceryError: ${String(error)}`);
  return error;
}

/** Opens the address and gives the code of the trouble, having seen that no password is in it anywhere. */
async function codeOf(path: string, waitMs = 2_000): Promise<string> {
  const error = await troubleOf(
    openStore({ path, waitMs }).then(async (store) => {
      await store.close();
    }),
  );
  const all = [error.message, error.stack, JSON.stringify(error.params), String(error.cause)];
  expect(all.join('\n')).not.toContain(PASSWORD);
  return error.code;
}

async function whileListening(listening: Server, work: (port: number) => Promise<void>) {
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  try {
    await work(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    listening.close();
  }
}

/** A server that speaks as much of the protocol as `answer` does. */
async function withServer(answer: Buffer | null, work: (port: number) => Promise<void>) {
  const listening: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (answer !== null) socket.on('data', () => socket.end(answer));
  });
  await whileListening(listening, work);
}

describe('a server that cannot be used', () => {
  const at = (port: number, database = 'postgres') =>
    `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`;

  it('does not answer, or is not known', async () => {
    expect(await codeOf(at(1))).toBe('store.unreachable');
    expect(await codeOf(`postgres://u:${PASSWORD}@no-such-host.invalid/db`)).toBe(
      'store.unreachable',
    );
  });

  it('takes the connection and says nothing, or something else, or hangs up', async () => {
    await withServer(null, async (port) => {
      expect(await codeOf(at(port), 200)).toBe('store.unreachable');
    });
    await withServer(Buffer.alloc(0), async (port) => {
      expect(await codeOf(at(port))).toBe('store.unreachable');
    });
    await withServer(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), async (port) => {
      expect(await codeOf(at(port), 500)).toBe('store.unreachable');
    });
  });

  it('has no such database', async () => {
    expect(await codeOf(at(server.port, 'absent'))).toBe('store.unreachable');
  });

  it.each([
    'postgres://',
    `postgres://u:${PASSWORD}@host`,
    `postgres://u:${PASSWORD}@host:port/db`,
    `postgres://u:${PASSWORD}@host/db?schema=Two%20words`,
    `postgres://u:${PASSWORD}@host/db?schema=pg_catalog`,
    `postgres://u:#${PASSWORD}@host/db`,
    `mysql://u:${PASSWORD}@host/db`,
  ])('is named by %j', async (path) => {
    expect(await codeOf(path)).toBe('store.address');
  });

  it('refuses the password, the user, and a login without password', async () => {
    const wrong = server.address(schema).replace(PASSWORD, 'wrong-one');
    expect(await codeOf(wrong)).toBe('store.login');
    expect(await codeOf(server.address(schema).replace(`:${PASSWORD}`, ''))).toBe('store.login');
    expect(await codeOf(server.address(schema).replace('//postgres:', '//nobody:'))).toBe(
      'store.login',
    );
  });

  it('is called by a name without its password', () => {
    expect(storeName(server.address('x'))).toBe(
      `postgres://postgres@127.0.0.1:${server.port}/postgres?schema=x`,
    );
    expect(storeName(`postgres://h/db?password=${PASSWORD}&user=u`)).toBe('postgres://h/db?user=u');
    expect(storeName(`postgres://u:${PASSWORD}@h:x/`)).toBe('postgres://…');
  });
});

/** Stands before the server, and makes of its answers what another one would say. */
async function withOtherVersion(
  changes: readonly (readonly [string, string])[],
  work: (port: number) => Promise<void>,
) {
  const listening: Server = createServer((client) => {
    const upstream = dial(server.port, '127.0.0.1');
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => {
      const text = changes.reduce(
        (said, [from, to]) => said.replaceAll(from, to),
        bytes.toString('latin1'),
      );
      client.write(Buffer.from(text, 'latin1'));
    });
  });
  await whileListening(listening, work);
}

describe('a server that is not fit', () => {
  it('is too old, and is left as it is', async () => {
    const [row] = await server.run('show server_version_num');
    const [said] = await server.run('show server_version');
    const number = String(row?.['server_version_num']);
    const version = String(said?.['server_version']);
    // Of the same length, since answers tell their own.
    const old = (text: string) => text.replace(/^\d\d/, '13');
    const changes = [
      [number, old(number)],
      [version, old(version)],
    ] as const;
    await withOtherVersion(changes, async (port) => {
      const path = server.address(schema).replace(String(server.port), String(port));
      const error = await troubleOf(openStore({ path }));
      expect(error.code).toBe('store.too-old');
      expect(error.params).toMatchObject({ found: old(version), needed: 14 });
      expect(error.message).not.toContain(PASSWORD);
    });
    await withOtherVersion([[number, `14${number.slice(2)}`]], async (port) => {
      const path = server.address(schema).replace(String(server.port), String(port));
      await (await openStore({ path })).close();
    });
    const made = await server.run(`select 1 from pg_namespace where nspname = '${schema}'`);
    expect(made).toHaveLength(1);
  });

  it('is read-only', async () => {
    const path = `${server.address(schema)}&options=-c%20default_transaction_read_only%3Don`;
    expect(await codeOf(path)).toBe('store.read-only');
  });

  it('has no connection left', async () => {
    await server.run("create role crowd login password 'crowd'");
    await server.run('grant create on database postgres to crowd');
    const path = server.address(schema).replace(`postgres:${PASSWORD}`, 'crowd:crowd');
    await server.run('alter role crowd connection limit 1');
    const store = await openStore({ path });
    await store.read((view) => view.lastFact());
    const waiting = await troubleOf(store.write((tx) => tx.lastFact()));
    expect(waiting.code).toBe('store.crowded');
    await store.close();
  });

  it('gives no right to make a schema, to read one, or to write in one', async () => {
    await server.run("create role weak login password 'weak'");
    const path = server.address(schema).replace(`postgres:${PASSWORD}`, 'weak:weak');
    expect(await codeOf(path)).toBe('store.rights');
    await (await openStore({ path: server.address(schema) })).close();
    expect(await codeOf(path)).toBe('store.rights');
    await server.run(`grant usage on schema ${schema} to weak`);
    await server.run(`grant select on all tables in schema ${schema} to weak`);
    const store = await openStore({ path });
    const writing = store.write((tx) => tx.append([sampleFact('A')]));
    expect((await troubleOf(writing)).code).toBe('store.rights');
    expect((await store.status()).facts).toBe(0);
    await store.close();
  });
});

describe('a schema that is not ours', () => {
  it('holds something else, and is left as it is', async () => {
    await server.run(`create schema ${schema}`);
    await server.run(`create table ${schema}.notes (text text)`);
    expect(await codeOf(server.address(schema))).toBe('store.not-a-store');
    const tables = await server.run(
      `select count(*)::int as n from pg_tables where schemaname = '${schema}'`,
    );
    expect(tables).toEqual([{ n: 1 }]);
  });

  it('was made by a later program', async () => {
    await (await openStore({ path: server.address(schema) })).close();
    await server.run(`update ${schema}.chancery_store set version = 99`);
    expect(await codeOf(server.address(schema))).toBe('store.newer');
  });

  it('is made once, by whoever comes first of several', async () => {
    const path = server.address(schema);
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ path })));
    await stores[0]?.write((tx) => tx.append([sampleFact('A')]));
    for (const store of stores) expect((await store.status()).facts).toBe(1);
    for (const store of stores) await store.close();
  });
});

describe('trouble while it is open', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ path: server.address(schema), waitMs: 300 });
    await store.write((tx) => tx.append(['A', 'B', 'C'].map((name) => sampleFact(name))));
  });
  afterEach(() => store.close());

  it('gives up on the lock of another writer, and leaves no trace', async () => {
    const other = await openStore({ path: server.address(schema) });
    await other.write(async () => {
      const waiting = store.write((tx) => tx.append([sampleFact('D')]));
      expect((await troubleOf(waiting)).code).toBe('store.busy');
    });
    await other.close();
    expect((await store.status()).facts).toBe(3);
  });

  it('survives connections that are cut, in a write and between two', async () => {
    const cut = () =>
      server.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chancery'",
      );
    const writing = store.write(async (tx) => {
      await tx.append([sampleFact('D')]);
      await cut();
      await tx.append([sampleFact('E')]);
    });
    expect((await troubleOf(writing)).code).toBe('store.unreachable');
    expect((await store.status()).facts).toBe(3);
    await cut();
    // Whether or not the client has heard of it: a connection that was cut while it lay idle is exchanged for another.
    expect((await store.status()).facts).toBe(3);
    await cut();
    await store.write((tx) => tx.append([sampleFact('D')]));
    expect((await store.status()).facts).toBe(4);
  });

  it('tells readers that find no connection, when all are in use', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const readers = Array.from({ length: 8 }, () => store.read(() => held));
    const one = await troubleOf(store.read((view) => view.lastFact()));
    expect(one.code).toBe('store.crowded');
    release();
    await Promise.all(readers);
    expect((await store.read((view) => view.lastFact()))?.seq).toBe(3);
  });

  it.each([
    ['update facts set kind = kind', 'never changed'],
    ['delete from facts where seq = 2', 'never removed'],
    ['truncate facts', 'never removed'],
    [
      "insert into facts select 9, 'new', kind, holds, known_day, 0, body, chain from facts limit 1",
      'follows',
    ],
  ])('refuses %j by itself', async (statement, why) => {
    await expect(server.run(`set search_path = ${schema}; ${statement}`)).rejects.toThrow(why);
  });

  it('names a record that was changed behind its back', async () => {
    await server.run(`alter table ${schema}.facts disable trigger user`);
    await server.run(`update ${schema}.facts set body = '{' where seq = 2`);
    const found = [];
    for await (const { seq, trouble } of store.inspectLog()) if (trouble !== null) found.push(seq);
    expect(found).toEqual([2]);
    const reading = store.read((view) => view.facts({ limit: 9 }));
    await expect(reading).rejects.toMatchObject({ code: 'store.corrupt', params: { seq: 2 } });
  });

  it('replaces its log as a whole, and guards the new one', async () => {
    const facts = await store.read((view) => view.facts({ limit: 2 }));
    await store.write((tx) =>
      tx.replaceLog(
        (async function* () {
          yield* facts;
        })(),
      ),
    );
    expect(await store.read((view) => view.facts({ limit: 9 }))).toEqual(facts);
    await expect(server.run(`delete from ${schema}.facts`)).rejects.toThrow('never removed');
  });
});

describe('a disk of the server', () => {
  let disk: SmallDisk | null = null;
  afterAll(() => disk?.remove());

  it('that is full takes back the write, and the next one goes on when there is room', async ({
    skip,
  }) => {
    disk = await SmallDisk.open(server, 64);
    if (disk === null) return skip('no disk can be made here: it takes `mount`, as root');
    const store = await openStore({ path: server.address(schema) });
    await store.write((tx) => tx.append([sampleFact('A')]));
    disk.fill();
    const writing = store.write(async (tx) => {
      await tx.append([sampleFact('B')]);
      for (let at = 0; at < 200; at += 1) await putSample(tx, `d-${at}`);
    });
    expect((await troubleOf(writing)).code).toBe('store.full');
    expect((await store.status()).facts).toBe(1);
    disk.free();
    await store.write((tx) => tx.append([sampleFact('B')]));
    expect((await store.status()).facts).toBe(2);
    await store.close();
    await server.run(`drop schema ${schema} cascade`);
    await server.run('alter database postgres reset default_tablespace');
  });
});

describe('a backup', () => {
  it('is a store in a file that holds the same, byte for byte', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-pg-backup-'));
    const store = await openStore({ path: server.address(schema) });
    await store.write(async (tx) => {
      await tx.append([sampleFact('A'), sampleFact('B')]);
      await putSample(tx, 'd-1');
    });
    const target = join(folder, 'backup.sqlite');
    await store.backup(target);
    expect((await troubleOf(store.backup(target))).code).toBe('store.exists');
    const file = await openStore({ path: target });
    const digest = (one: Store) => one.read((view) => view.projectionDigest());
    expect(await digest(file)).toBe(await digest(store));
    expect((await file.status()).facts).toBe(2);
    expect(await file.read((view) => view.search('astana', { limit: 5 }))).toHaveLength(1);
    await file.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a repair', () => {
  it('keeps apart what was changed behind our back, and goes on with the rest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-pg-repair-'));
    const path = server.address(schema);
    const store = await openStore({ path });
    await store.write((tx) => tx.append(['A', 'B', 'C'].map((name) => sampleFact(name))));
    await server.run(`alter table ${schema}.facts disable trigger user`);
    await server.run(`update ${schema}.facts set body = '{' where seq = 2`);
    try {
      const report = await repairStore(path, { folder });
      expect(report.quarantined).toMatchObject([{ seq: 2 }]);
      expect(report.facts).toBe(3);
      const rows = readFileSync(report.saved ?? '', 'utf8')
        .trim()
        .split('\n');
      expect(rows.map((row) => JSON.parse(row).seq)).toEqual([1, 2, 3]);
      const kinds = (await store.read((view) => view.facts({ limit: 9 }))).map(({ kind }) => kind);
      expect(kinds).toEqual(['ruling-made', 'ruling-made', 'log-repaired']);
      await expect(server.run(`delete from ${schema}.facts`)).rejects.toThrow('never removed');
      expect((await repairStore(path, { folder })).quarantined).toEqual([]);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });
});
