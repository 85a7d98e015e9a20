import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openInputs } from '../src/desk/index.ts';
import { loadSqlite } from '../src/desk/store/sqlite-database.ts';
import { ChanceryError, type CivilDay, ERROR_CATALOGUE } from '../src/kernel/index.ts';
import { dossier, draft, from, TemporaryDesks } from './desk/temporary-desks.ts';

const desks = new TemporaryDesks();
let folder: string;
let desk: Desk;
let server: Server;
let port: number;
let requestCount = 0;

const GOOD = draft({
  outlet: 'Fjord Bulletin',
  day: '2025-02-11',
  title: 'Iceland and Namibia establish diplomatic relations',
  paragraphs: [
    'REYKJAVIK - Iceland and Namibia established diplomatic relations on Monday, the Icelandic foreign ministry said.',
  ],
});
const DAY = '2025-02-12' as CivilDay;

beforeAll(async () => {
  folder = await desks.folder();
  desk = await desks.open();
  await desk.take(from([GOOD]));
  server = createServer((_, response) => {
    requestCount += 1;
    response.end('<p>Sweden joined NATO.</p>');
  });
  server.on('connection', () => (requestCount += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await desks.clear();
});

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}

function inputs(...names: string[]) {
  return openInputs(names, { stdin: nothing(), allowHosts: [] });
}

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The code of the error that is thrown, which must have words for people. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  const trouble = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(trouble instanceof ChanceryError)) throw trouble ?? new Error('nothing was thrown');
  expect(ERROR_CATALOGUE).toHaveProperty([trouble.code]);
  expect(trouble.message).not.toMatch(/\{\w+\}/);
  expect(trouble.next).not.toMatch(/\{\w+\}/);
  return trouble.code;
}

describe('an input that cannot be a dispatch', () => {
  const cases: [string, string, () => Promise<string>][] = [
    ['a file that is not there', 'input.missing', async () => join(folder, 'no-such-file.txt')],
    ['a folder', 'input.directory', async () => folder],
    ['an empty file', 'input.empty', () => fileOf('empty.txt', '')],
    ['a file of blanks', 'input.empty', () => fileOf('blank.md', ' \n\t\n ')],
    [
      'a picture',
      'input.binary',
      () =>
        fileOf(
          'picture.txt',
          Uint8Array.from({ length: 4_000 }, (_, i) => (i * 37) % 256),
        ),
    ],
    [
      'text that is not UTF-8',
      'input.encoding',
      () =>
        fileOf('latin.txt', Buffer.from('Le Pérou a signé un traité avec la Bolivie.', 'latin1')),
    ],
    [
      '60 MB of text',
      'input.too-large',
      () => fileOf('large.txt', Buffer.alloc(60_000_000, 'Peru signed a treaty. ')),
    ],
    [
      'broken front matter',
      'input.front-matter',
      () => fileOf('front.md', '---\npublished: [\n---\nPeru signed a treaty.'),
    ],
  ];
  it.each(cases)('%s is %s', async (_, code, make) => {
    const before = await desk.facts({ limit: 100 });
    expect(await codeOf(desk.take(inputs(await make()), { on: DAY }))).toBe(code);
    expect(await desk.facts({ limit: 100 })).toEqual(before);
    expect(await desk.check()).toMatchObject({ isSound: true });
  });

  it('is an error for standard input too', async () => {
    expect(await codeOf(desk.take(inputs('-')))).toBe('input.empty');
  });

  it('does not take away what came before it in one call', async () => {
    const own = await desks.open();
    const good = await fileOf(
      'good.txt',
      'Ghana and Togo signed a border treaty on Monday, the Ghanaian foreign ministry said.',
    );
    expect(await codeOf(own.take(inputs(good, join(folder, 'gone.txt')), { on: DAY }))).toBe(
      'input.missing',
    );
    expect((await own.status()).dispatches).toBe(1);
  });
});

describe('an address that is not public', () => {
  it.each([
    ['loopback by number', () => `http://127.0.0.1:${port}/`],
    ['loopback by name', () => `http://localhost:${port}/`],
    ['loopback in another notation', () => `http://2130706433:${port}/`],
    ['loopback over IPv6', () => `http://[::ffff:127.0.0.1]:${port}/`],
  ])('is refused and never contacted (%s)', async (_, address) => {
    expect(await codeOf(desk.take(inputs(address())))).toBe('fetch.address-refused');
    expect(requestCount).toBe(0);
  });

  it.each(['ftp://example.org/a', 'file:///etc/passwd'])('is no address: %s', async (address) => {
    expect(await codeOf(desk.take(inputs(address)))).toBe('fetch.address-invalid');
  });
});

describe('a text that can be read and says nothing to code', () => {
  const cases: [string, string, () => Promise<string>][] = [
    [
      'without state and accord',
      'reading.nothing-of-diplomacy',
      () =>
        fileOf(
          'bakery.txt',
          'The bakery on the corner opened an hour late because the oven would not light. Customers waited and drank tea.',
        ),
    ],
    [
      'in French',
      'reading.language-unsupported',
      () =>
        fileOf(
          'french.txt',
          'Le ministre a déclaré mardi que la Tunisie signerait bientôt la convention avec ses voisins, après des mois de négociations difficiles.',
        ),
    ],
  ];
  it.each(cases)('%s is stored with %s', async (_, code, make) => {
    const [taken] = await desk.take(inputs(await make()), { on: DAY });
    expect(taken).toMatchObject({ status: 'read', actCount: 0, development: null });
    expect(taken?.refusals.map((refusal) => refusal.code)).toContain(code);
    const kept = await desk.dispatch(taken?.dispatch ?? '');
    expect(kept.refusals.map((refusal) => refusal.code)).toContain(code);
    expect(kept.acts).toEqual([]);
  });

  it('100,000 nested tags end in a refusal, in bounded time', async () => {
    const page = `<html><body>${'<div>'.repeat(100_000)}Peru and Chile signed a treaty.${'</div>'.repeat(100_000)}</body></html>`;
    const startedAt = performance.now();
    const [taken] = await desk.take(inputs(await fileOf('deep.html', page)), { on: DAY });
    expect(taken?.refusals.map((refusal) => refusal.code)).toContain('reading.too-deep');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await desk.check()).toMatchObject({ isSound: true });
  });

  it('a page without an article is refused and not stored', async () => {
    const before = await desk.facts({ limit: 100 });
    const [taken] = await desk.take(
      inputs(
        await fileOf('bare.html', '<html><body><nav><a href="/">Home</a></nav></body></html>'),
      ),
    );
    expect(taken).toMatchObject({ status: 'refused', dispatch: null });
    expect(taken?.refusals.map((refusal) => refusal.code)).toContain('reading.no-article');
    expect(await desk.facts({ limit: 100 })).toEqual(before);
  });

  it('rows that are no dispatches are refused one by one', async () => {
    const own = await desks.open();
    const rows = [
      '{"body": 5}',
      'not json',
      JSON.stringify({
        body: 'Ghana and Togo signed a border treaty on Monday.',
        published: '2025-02-11',
      }),
    ];
    const taken = await own.take(inputs(await fileOf('rows.jsonl', rows.join('\n'))), { on: DAY });
    expect(taken.map((one) => one.status)).toEqual(['refused', 'refused', 'read']);
    expect(taken[0]?.refusals.map((refusal) => refusal.code)).toEqual([
      'sources.dispatch-row-invalid',
    ]);
  });
});

describe('a store that cannot be used', () => {
  async function openAt(storePath: string) {
    const opened = await desks.open({ storePath, waitMs: 200 });
    return opened.status();
  }

  it('is no store when it is another file, which stays as it is', async () => {
    const path = await fileOf('letter.sqlite', 'Dear ambassador, this is a letter and no store.');
    expect(await codeOf(openAt(path))).toBe('store.not-a-store');
    expect(await readFile(path, 'utf8')).toContain('Dear ambassador');
  });

  it('is unreadable when it is a folder', async () => {
    const path = join(folder, 'folder.sqlite');
    await mkdir(path);
    expect(await codeOf(openAt(path))).toBe('store.unreadable');
  });

  it('is unreadable without permission', async () => {
    const path = await desks.path();
    const own = await desks.open({ storePath: path });
    await own.take(from([GOOD]));
    await own.close();
    await chmod(path, 0o000);
    // The superuser may read everything; then there is nothing to refuse.
    if (process.getuid?.() === 0) expect((await openAt(path)).facts).toBe(2);
    else expect(await codeOf(openAt(path))).toBe('store.unreadable');
    await chmod(path, 0o600);
    expect((await openAt(path)).facts).toBe(2);
  });

  it('is refused when a later version made it, and stays as it is', async () => {
    const path = await desks.path();
    const own = await desks.open({ storePath: path });
    await own.take(from([GOOD]));
    await own.close();
    const { DatabaseSync } = await loadSqlite();
    const database = new DatabaseSync(path, {});
    database.exec('pragma user_version = 9000');
    database.close();
    const before = await readFile(path);
    expect(await codeOf(openAt(path))).toBe('store.newer');
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  it('keeps what was acknowledged when the disk is full', async () => {
    const storePath = await desks.path();
    const own = await desks.open({ storePath, maxPages: 150 });
    const acknowledged: string[] = [];
    const code = await codeOf(
      (async () => {
        for (const item of [GOOD, ...(await dossier())])
          for (const one of await own.take(from([item]))) acknowledged.push(one.dispatch ?? '');
      })(),
    );
    expect(code).toBe('store.full');
    expect(acknowledged.length).toBeGreaterThan(1);
    await own.close();
    const after = await desks.open({ storePath });
    const stored = (await after.dispatches({ limit: 1_000 })).map((one) => one.id);
    expect([...stored].sort()).toEqual([...new Set(acknowledged)].sort());
    expect(await after.check()).toMatchObject({ isSound: true, facts: stored.length * 2 });
    const [more] = await after.take(from((await dossier()).slice(-1)));
    expect(more?.status).toBe('read');
  });
});
