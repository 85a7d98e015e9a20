import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './support/cli-world.ts';
import { openSite, type Site, send } from './support/loopback-site.ts';

/** The commands that look after sources, on a book of their own and a server on the loopback. */

const folder = mkdtempSync(join(tmpdir(), 'chancery-cli-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let site: Site;
let store: string;
let stores = 0;

beforeEach(async () => {
  site = await openSite();
  stores += 1;
  store = join(folder, `record-${stores}.sqlite`);
});
afterEach(() => site.close());

type Ran = Awaited<ReturnType<typeof runIn>>;

/** Nobody stops these commands but for `watch`. */
const GOING_ON = { terminal: { untilStopped: () => new Promise<void>(() => undefined) } };
const run = (...words: readonly string[]): Promise<Ran> =>
  runIn([...words, '--store', store], GOING_ON);
const asked = (...words: readonly string[]): Promise<Ran> =>
  run(...words, '--allow-host', site.host);

const FEED = `<rss version="2.0"><channel><title>Harbour Post</title>
<item><guid>1</guid><title>Norway signs the Fjord Compact</title><pubDate>Fri, 07 Nov 2025 10:00:00 GMT</pubDate><description>${'Norway signed the Fjord Compact on Friday, the ministry said. '.repeat(4)}</description></item>
<item><guid>2</guid><title>Chile to follow</title><pubDate>Fri, 07 Nov 2025 11:00:00 GMT</pubDate><description>${'Chile will sign the Fjord Compact next year, its minister said. '.repeat(4)}</description></item></channel></rss>`;

describe('chancery sources', () => {
  test('list --all shows what ships, off and not verified', async () => {
    expect((await run('sources', 'list')).out).toContain('0 sources');
    const { status, out } = await run('sources', 'list', '--all', '--json');
    expect(status).toBe(0);
    const { sources } = JSON.parse(out);
    expect(sources.length).toBeGreaterThanOrEqual(120);
    expect(sources.some(({ isOn }: { isOn: boolean }) => isOn)).toBe(false);
  });

  test('add keeps a source, on, and fetches nothing', async () => {
    const words = [
      '--name',
      'Harbour Post',
      '--kind',
      'regional',
      '--language',
      'en',
      '--no-pages',
    ];
    const { status, out } = await run('sources', 'add', `${site.origin}/feed`, ...words, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out).sources).toMatchObject([
      { name: 'Harbour Post', kind: 'regional', language: 'en', takesPages: false, isOn: true },
    ]);
    expect(site.asked).toEqual([]);
    expect((await run('sources', 'list')).out).toContain('1 source');
  });

  test('add refuses what is no address, and a kind that there is not', async () => {
    expect(await run('sources', 'add', 'ftp://a.example/')).toMatchObject({ status: 3 });
    const { status, err } = await run('sources', 'add', 'https://a.example/', '--kind', 'blog');
    expect({ status, isSaid: err.includes('Allowed choices') }).toEqual({
      status: 2,
      isSaid: true,
    });
  });

  test('on and off switch, and change nothing where one is not known', async () => {
    const { status, err } = await run('sources', 'on', 'un-news', 'no-such');
    expect({ status, isSaid: err.includes('[sources.unknown]') }).toEqual({
      status: 5,
      isSaid: true,
    });
    expect((await run('sources', 'list')).out).toContain('0 sources');
    expect((await run('sources', 'on', 'un-news')).out).toMatch(/un-news +on/);
    expect((await run('sources', 'off', 'un-news')).out).toMatch(/un-news +off/);
  });

  test('test tells what a feed gives, files nothing, and verifies', async () => {
    site.pages.set('/feed', send(FEED));
    await run('sources', 'add', `${site.origin}/feed`);
    const { status, out } = await asked('sources', 'test', `${site.origin}/feed`);
    expect(status).toBe(0);
    for (const part of ['Harbour Post', 'rss20, 2 entries', '2025-11-07T11:00:00'])
      expect(out).toContain(part);
    expect((await run('sources', 'list')).out).toContain('yes');
    const bad = await asked('sources', 'test', `${site.origin}/none`, '--json');
    expect(bad.status).toBe(6);
    expect(JSON.parse(bad.err).error.code).toBe('fetch.status');
  });

  test('import takes OPML, off unless asked, and export writes it', async () => {
    const opml =
      '<opml version="2.0"><body><outline text="Wires"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"/></outline></body></opml>';
    expect((await run('sources', 'import', opml)).out).toMatch(/ off /);
    expect((await run('sources', 'export')).out).not.toContain('a.example');
    expect((await run('sources', 'export', '--all')).out).toContain(
      'xmlUrl="https://a.example/feed"',
    );
    const written = await run('sources', 'export', '--all', '--out', 'mine.opml');
    expect(written.out).toBe('');
    expect(String(written.written['mine.opml'])).toContain('A &amp; B');
    const other = opml.replaceAll('a.example', 'b.example');
    expect((await run('sources', 'import', other, '--on')).out).toMatch(/ on /);
    expect((await run('sources', 'import', '<html/>')).err).toContain('[sources.opml-invalid]');
  });
});

describe('chancery fetch', () => {
  test('asks what is on, tells what each gave, and health tells it again', async () => {
    site.pages.set('/feed', send(FEED)).set('/bad', (_, response) => response.writeHead(500).end());
    await run('sources', 'add', `${site.origin}/feed`, '--no-pages');
    await run('sources', 'add', `${site.origin}/bad`, '--no-pages');
    const { status, out, err } = await asked('fetch');
    expect(status).toBe(0);
    expect(out).toContain('2 filed');
    expect(out).toContain('[fetch.status]');
    expect(err).toContain('2 sources asked, 2 dispatches filed.');
    const health = (await run('sources', 'health')).out;
    expect(health).toContain('2 sources, 1 with trouble');
    expect(health).toContain('30 days: 2 filed; refused 0 %; median delay');
    const told = JSON.parse((await run('sources', 'health', '--json')).out);
    expect(Object.keys(told)).toEqual(['health', 'quarantine']);
    expect(Object.keys(told.health[0])).toEqual([
      'source',
      'counts',
      'refusedShare',
      'medianDelayMs',
      'hub',
    ]);
  });

  test('ends with 6 where every source failed, 5 for one that is not known', async () => {
    await run('sources', 'add', `${site.origin}/none`);
    expect((await asked('fetch', '--json')).status).toBe(6);
    expect((await asked('fetch', 'no-such')).status).toBe(5);
  });

  const wrong: [words: string, why: string][] = [
    ['--websub-listen 127.0.0.1:4610', '--websub-listen needs --websub-callback'],
    ['--websub-callback desk', 'takes an http or https address'],
    ['--websub-callback https://desk.example/ --websub-listen here', 'takes HOST:PORT'],
  ];
  test.each(wrong)('watch %s ends with 2', async (words, why) => {
    const ran = await asked('watch', ...words.split(' '));
    expect({ status: ran.status, isSaid: ran.err.includes(why) }).toEqual({
      status: 2,
      isSaid: true,
    });
  });

  test('watch ends once it is told to, and asks no more', async () => {
    const { status } = await runIn(['watch', '--store', store]);
    expect(status).toBe(0);
  });
});

describe('chancery take --mapping', () => {
  const wrong: [name: string, text: string | null, status: number, code: string][] = [
    ['that is not there', null, 5, '[input.missing]'],
    ['that maps nothing', 'fields: { title: a }', 3, '[input.mapping]'],
  ];
  test.each(wrong)('with a file %s', async (name, text, status, code) => {
    const path = join(folder, `${name}.yaml`);
    if (text !== null) writeFileSync(path, text);
    const ran = await run('take', 'news', '--mapping', path);
    expect({ status: ran.status, isSaid: ran.err.includes(code) }).toEqual({
      status,
      isSaid: true,
    });
  });
});

function event(cells: Readonly<Record<number, string>>): string {
  const all: Readonly<Record<number, string>> = {
    0: '1',
    1: '20251106',
    5: 'NOR',
    15: 'CHL',
    26: '057',
    59: '20251107121500',
    ...cells,
  };
  return Array.from({ length: 61 }, (_, column) => all[column] ?? '').join('\t');
}

describe('chancery pointers', () => {
  test('add, list and fetch', async () => {
    site.pages.set(
      '/a',
      send(
        `<html><body><article><h1>Norway signs</h1>${'<p>Norway signed the Fjord Compact on Friday, the ministry said after the talks had ended.</p>'.repeat(6)}</article></body></html>`,
        'text/html',
      ),
    );
    const path = join(folder, 'day.export.CSV');
    writeFileSync(path, `${event({ 60: `${site.origin}/a` })}\n${event({ 0: '2' })}\n`);
    const added = await run('pointers', 'add', path, '--cameo', '05');
    expect(added.status).toBe(0);
    expect(added.out.replace(/\s+/g, ' ')).toContain('1 added, 0 known already, 1 refused');
    expect(added.out).toContain('no address');
    const listed = await run('pointers', 'list', '--state', 'open');
    for (const part of ['1 pointer', '1 open', '/a', 'CAMEO 057 NOR and CHL'])
      expect(listed.out).toContain(part);
    const fetched = await asked('pointers', 'fetch', '--limit', '5');
    expect(fetched.status).toBe(0);
    expect(fetched.out).toContain(`filed: ${site.origin}/a`);
    expect(fetched.err).toContain('1 address asked, 1 dispatch filed.');
    const json = JSON.parse((await run('pointers', 'list', '--json')).out);
    expect(Object.keys(json)).toEqual(['tally', 'pointers']);
    expect(json.tally).toMatchObject({ open: 0, filed: 1 });
  });

  const wrong: [words: string, status: number, code: string][] = [
    ['pointers add a.export.csv --cameo five', 2, '[input.argument]'],
    ['pointers add a.export.csv', 5, '[input.missing]'],
    ['pointers add list.csv', 3, '[input.no-pointers]'],
    ['pointers list --limit 0', 2, '[input.argument]'],
    ['pointers list --state lost', 2, 'Allowed choices'],
  ];
  test.each(wrong)('chancery %s ends with %i', async (words, status, code) => {
    const ran = await run(...words.split(' '));
    expect({ status: ran.status, isSaid: ran.err.includes(code) }).toEqual({
      status,
      isSaid: true,
    });
  });
});
