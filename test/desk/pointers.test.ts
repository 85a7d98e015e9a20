import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, type Followed, openDesk, SourceDesk } from '../../src/desk/index.ts';
import { openSite, type Site, send } from '../support/loopback-site.ts';

const NOW = Date.UTC(2025, 10, 8, 12);
const HOUR = 3600_000;

let folder: string;
let desk: Desk;
let site: Site;
let sources: SourceDesk;
let now: number;
let books = 0;

const open = (): Promise<SourceDesk> =>
  SourceDesk.open({
    storePath: join(folder, `book-${books}`),
    contact: null,
    version: '0.1.0',
    allowHosts: [site.host],
    offered: [],
    nowAt: () => now,
    gapMs: 0,
    timeoutMs: 700,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-pointers-'));
  desk = await openDesk({ storePath: join(folder, 'record.sqlite') });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  site = await openSite();
  now = NOW;
  books += 1;
  sources = await open();
});
afterEach(async () => {
  await sources.close();
  await site.close();
});

const { signal } = new AbortController();
const add = (input: string, selection = {}, isAgain = false) =>
  sources.addPointers(input, { selection, isAgain, signal });

async function follow(limit = 50): Promise<Followed[]> {
  const followed: Followed[] = [];
  await sources.followPointers(desk, { limit, signal, onFollowed: (one) => followed.push(one) });
  return followed;
}

function event(at: number, address: string, cameo = '0331'): string {
  const cells: Readonly<Record<number, string>> = {
    0: `${1000 + at}`,
    1: '20251106',
    5: 'LVAGOV',
    15: 'EST',
    26: cameo,
    59: '20251107121500',
    60: address,
  };
  return Array.from({ length: 61 }, (_, column) => cells[column] ?? '').join('\t');
}

function table(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function story(words: string): string {
  return `<html><head><title>${words}</title></head><body><article><h1>${words}</h1>${`<p>${words}, the foreign ministry said in a statement that was read to reporters after the talks of the week.</p>`.repeat(6)}</article></body></html>`;
}

describe('tables of GDELT', () => {
  test('several events of one text are one pointer, and the text alone is filed', async () => {
    site.pages.set(
      '/a',
      send(story('Latvia and Estonia signed a memorandum on ferries'), 'text/html'),
    );
    const path = table('one.export.CSV', [
      event(1, `${site.origin}/a`),
      event(2, `${site.origin}/a?utm_source=x`, '057'),
    ]);
    expect(await add(path)).toMatchObject({ added: 1, known: 1, refusedCount: 0 });
    const [row] = sources.pointers('open', 10);
    expect(row?.codes.map(({ cameo }) => cameo)).toEqual(['0331', '057']);
    expect(site.asked).toEqual([]);
    expect(await follow()).toEqual([{ address: `${site.origin}/a`, state: 'filed', why: null }]);
    const [dispatch] = await desk.dispatches();
    expect(dispatch).toMatchObject({ address: `${site.origin}/a`, referenceDay: '2025-11-07' });
    expect(dispatch?.text).not.toContain('0331');
    expect(await follow()).toEqual([]);
  });

  test('a table is read on where it was left, and once in all', async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => event(at, `https://h.example/${at}`));
    const path = table('two.export.CSV', lines);
    const stop = new AbortController();
    const first = await sources.addPointers(path, {
      selection: {},
      isAgain: false,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(first.added).toBeLessThan(1_200);
    await sources.close();
    sources = await open();
    const second = await add(path);
    expect(second).toMatchObject({ added: 1_200 - first.added, known: 0 });
    expect(await add(path)).toMatchObject({ added: 0, known: 0 });
    expect(await add(path, {}, true)).toMatchObject({ added: 0, known: 1_200 });
  });

  test('what is no list by its name is not read', async () => {
    await expect(add(table('three.csv', ['x']))).rejects.toMatchObject({
      code: 'input.no-pointers',
    });
    await expect(add(join(folder, 'none.export.CSV'))).rejects.toMatchObject({
      code: 'input.missing',
    });
  });
});

describe('what becomes of a pointer', () => {
  const list = (...paths: readonly string[]): Promise<unknown> => {
    const entries = paths.map((path) => `<url><loc>${site.origin}${path}</loc></url>`);
    site.pages.set('/sitemap.xml', send(`<urlset>${entries.join('')}</urlset>`, 'application/xml'));
    return add(`${site.origin}/sitemap.xml`);
  };

  test('a wall, a page that is gone, a page without an article', async () => {
    site.pages
      .set(
        '/wall',
        send('<html><body><p>Subscribe to continue reading.</p></body></html>', 'text/html'),
      )
      .set('/refused', (_, response) => response.writeHead(403).end())
      .set('/gone', (_, response) => response.writeHead(410).end())
      .set('/nothing', send('<html><body></body></html>', 'text/html'));
    await list('/wall', '/refused', '/gone', '/nothing');
    const states = new Map((await follow()).map(({ address, state }) => [address, state]));
    const stateOf = (path: string) => states.get(`${site.origin}${path}`);
    expect(['/wall', '/refused', '/gone', '/nothing'].map(stateOf)).toEqual([
      'walled',
      'walled',
      'gone',
      'refused',
    ]);
    expect(sources.pointerTally()).toMatchObject({ open: 0, walled: 2, gone: 1, refused: 1 });
  });

  test('trouble is tried again later, and after four times no more', async () => {
    site.pages.set('/busy', (_, response) => response.writeHead(503).end());
    await list('/busy');
    const seen: string[] = [];
    for (let hours = 0; hours < 40; hours += 1) {
      seen.push(...(await follow()).map(({ state }) => state));
      now += HOUR;
    }
    expect(seen).toEqual(['open', 'open', 'open', 'gone']);
  });

  test('Retry-After is kept to', async () => {
    site.pages.set('/later', (_, response) =>
      response.writeHead(429, { 'retry-after': String(30 * 3600) }).end(),
    );
    await list('/later');
    await follow();
    now += 29 * HOUR;
    expect(await follow()).toEqual([]);
    now += 2 * HOUR;
    expect(await follow()).toHaveLength(1);
  });

  test('what a feed brought is not fetched', async () => {
    const feed = `<rss version="2.0"><channel><item><title>Talks</title><link>${site.origin}/known</link><description>${'Malta and Oman signed a treaty on ferries in Valletta on Friday. '.repeat(4)}</description></item></channel></rss>`;
    site.pages.set('/feed', send(feed));
    sources.add({ address: `${site.origin}/feed`, takesPages: false });
    await sources.fetch(desk, { ids: [], isOnline: false, signal, onReport: () => undefined });
    await list('/known');
    expect((await follow()).map(({ state }) => state)).toEqual(['known']);
    expect(site.asked.some(({ path }) => path === '/known')).toBe(false);
  });

  test('an address that is not public is not asked', async () => {
    site.pages.set('/s.xml', send('<urlset><url><loc>http://10.0.0.1/x</loc></url></urlset>'));
    await add(`${site.origin}/s.xml`);
    expect((await follow())[0]).toMatchObject({ state: 'gone' });
  });
});

test('a table at an address is read as one on the disk, and refusals bear the address', async () => {
  const lines = [event(1, 'https://a.example/1'), 'broken', event(2, 'https://a.example/2', '057')];
  const address = `${site.origin}/v2/20251107.export.CSV.gz`;
  site.pages.set(
    '/v2/20251107.export.CSV.gz',
    send(gzipSync(lines.join('\n')), 'application/octet-stream'),
  );
  expect(await add(address, { cameo: ['03'] })).toMatchObject({
    added: 1,
    refused: [{ name: address, row: 2 }],
  });
});

describe('sitemaps at an address', () => {
  test('the address of a site stands for the lists that its robots.txt names, in XML or plain text', async () => {
    site.pages
      .set(
        '/robots.txt',
        send(`Sitemap: ${site.origin}/map.xml\nSitemap: ${site.origin}/map.txt`, 'text/plain'),
      )
      .set('/map.xml', send('<urlset><url><loc>https://a.example/1</loc></url></urlset>'))
      .set('/map.txt', send('https://a.example/2\nhttps://a.example/3\n', 'text/plain'));
    expect(await add(`${site.origin}/`)).toMatchObject({ added: 3, refusedCount: 0 });
  });

  test('an index is followed, packed lists are read, one that is not there is told', async () => {
    const index = ['a.xml', 'b.xml.gz', 'c.xml', 'index.xml']
      .map((name) => `<sitemap><loc>${site.origin}/${name}</loc></sitemap>`)
      .join('');
    const page = (path: string, day: string): string =>
      `<urlset><url><loc>https://a.example/${path}</loc><lastmod>${day}</lastmod></url></urlset>`;
    site.pages
      .set('/index.xml', send(`<sitemapindex>${index}</sitemapindex>`, 'application/xml'))
      .set('/a.xml', send(page('1', '2025-11-07'), 'application/xml'))
      .set('/b.xml.gz', send(gzipSync(page('2', '2025-10-01')), 'application/x-gzip'));
    const report = await add(`${site.origin}/index.xml`, { from: '2025-11-01' });
    expect(report).toMatchObject({ added: 1, refusedCount: 1 });
    expect(report.refused[0]?.name).toBe(`${site.origin}/c.xml`);
    expect(sources.pointers(null, 10).map(({ address }) => address)).toEqual([
      'https://a.example/1',
    ]);
  });

  test('a bomb, a page and what is not there are told by their codes', async () => {
    site.pages
      .set('/bomb.xml.gz', send(gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'application/x-gzip'))
      .set('/page.xml', send('<html></html>', 'text/html'));
    await expect(add(`${site.origin}/bomb.xml.gz`)).rejects.toMatchObject({
      code: 'fetch.too-large',
    });
    expect(await add(`${site.origin}/page.xml`)).toMatchObject({
      added: 0,
      refused: [{ why: 'it is no sitemap' }],
    });
    await expect(add(`${site.origin}/none.xml`)).rejects.toMatchObject({ code: 'fetch.status' });
  });
});
