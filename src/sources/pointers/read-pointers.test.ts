import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CivilDay } from '../../kernel/index.ts';
import { zipOf } from '../archives/archive-sample.ts';
import { givenListOriginOf, type PointerItem, type PointerOrigin } from './pointer.ts';
import { type PointerSelection, readPointers } from './read-pointers.ts';
import { readSitemap } from './read-sitemap.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-pointers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function row(columns: number, cells: Readonly<Record<number, string>>): string {
  return Array.from({ length: columns }, (_, at) => cells[at] ?? '').join('\t');
}

const EVENT = {
  0: '1270001',
  1: '20251106',
  5: 'KAZGOV',
  15: 'ISR',
  26: '0331',
  59: '20251107121500',
  60: 'https://harbour-post.example/world/accords',
};
const event = (more: Readonly<Record<number, string>> = {}): string =>
  row(61, { ...EVENT, ...more });
const mention = (more: Readonly<Record<number, string>> = {}): string =>
  row(16, {
    0: '1270001',
    2: '20251107123000',
    3: '1',
    5: 'https://wire.example/a',
    6: '3',
    11: '70',
    ...more,
  });
const record = (more: Readonly<Record<number, string>> = {}): string =>
  row(27, {
    0: '20251107121500-12',
    1: '20251107121500',
    2: '1',
    4: 'https://wire.example/b',
    7: 'NEGOTIATIONS;LEADER;NEGOTIATIONS;',
    ...more,
  });

async function read(
  name: string,
  bytes: Uint8Array | string,
  selection: PointerSelection = {},
): Promise<PointerItem[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const origin = givenListOriginOf(path) as PointerOrigin;
  const items: PointerItem[] = [];
  for await (const item of readPointers(path, origin, selection)) items.push(item);
  return items;
}

function told(items: readonly PointerItem[]): string[] {
  return items.map((item) =>
    item.kind === 'pointer'
      ? item.pointer.address
      : item.kind === 'list'
        ? `list ${item.address}`
        : `${item.row}: ${item.refusal.params['why']}`,
  );
}

describe('tables of GDELT', () => {
  test('an event gives its address, the day it was added, and its codes', async () => {
    const [item] = await read('a.export.CSV', `${event()}\n`);
    expect(item).toMatchObject({
      kind: 'pointer',
      row: 1,
      pointer: {
        address: EVENT[60],
        seenDay: '2025-11-07',
        publishedDay: null,
        codes: {
          id: '1270001',
          eventDay: '2025-11-06',
          cameo: '0331',
          actors: ['KAZGOV', 'ISR'],
        },
      },
    });
  });

  test('a mention and a record of the graph', async () => {
    const [one] = await read('a.mentions.CSV', mention());
    expect(one).toMatchObject({ pointer: { codes: { id: '1270001/3', confidence: 70 } } });
    const [two] = await read('a.gkg.csv', `${record()}\r\n`);
    expect(two).toMatchObject({ pointer: { codes: { themes: ['NEGOTIATIONS', 'LEADER'] } } });
  });

  test('a day of GDELT 1.0 has its addresses in other columns, and its older tables have none', async () => {
    const { 59: _added, 60: address, ...common } = EVENT;
    const day = row(58, { ...common, 56: '20131107', 57: address });
    const items = await read('20131107.export.CSV', `${day}\n${row(57, common)}\n${event()}\n`);
    expect(told(items)).toEqual([
      address,
      '2: it is of a table of GDELT 1.0 without addresses',
      address,
    ]);
    expect(items[0]).toMatchObject({
      pointer: { seenDay: '2013-11-07', codes: { cameo: '0331', actors: ['KAZGOV', 'ISR'] } },
    });
  });

  const broken: [name: string, line: string, why: string][] = [
    ['too few columns', row(40, EVENT), 'columns, not 61 or 58'],
    ['too many columns', `${event()}\tx`, '62 columns'],
    ['no code', event({ 26: '---' }), 'no CAMEO code'],
    ['no address', event({ 60: 'BBC Monitoring' }), 'no address'],
    ['another scheme', event({ 60: 'ftp://files.example/a' }), 'no address'],
    ['no day', event({ 59: '20251399000000' }), 'no day'],
    ['no identifier', event({ 0: '<x>' }), 'no identifier'],
  ];
  test.each(broken)('%s is refused by its number and the next is read', async (_, line, why) => {
    const items = await read('b.export.CSV', `${event()}\n${line}\n${event({ 0: '2' })}\n`);
    expect(items.map(({ kind }) => kind)).toEqual(['pointer', 'refused', 'pointer']);
    expect(told(items)[1]).toContain('2: ');
    expect(told(items)[1]).toContain(why);
  });

  test('citations of what is not on the web are passed over', async () => {
    expect(await read('c.mentions.CSV', mention({ 3: '2', 5: 'Radio, evening' }))).toEqual([]);
    expect(await read('c.gkg.csv', record({ 2: '3', 4: '10.1000/1' }))).toEqual([]);
  });

  test('bytes that are no UTF-8 harm only the cell that they stand in', async () => {
    const line = Buffer.from(record({ 22: 'caf\xe9' }), 'latin1');
    expect(told(await read('d.gkg.csv', line))).toEqual(['https://wire.example/b']);
    const bad = Buffer.from(record({ 4: 'https://wire.example/caf\xe9' }), 'latin1');
    expect(told(await read('d.gkg.csv', bad))[0]).toContain('no address');
  });

  const table = ['20251105', '20251106', '20251107', '20251108']
    .map((day, at) =>
      event({
        0: `${at}`,
        26: `0${at + 3}1`,
        59: `${day}000000`,
        60: `https://h${at % 2}.example/${at}`,
      }),
    )
    .join('\n');
  const choices: [name: string, selection: PointerSelection, ids: string[]][] = [
    ['days', { from: '2025-11-06' as CivilDay, to: '2025-11-07' as CivilDay }, ['1', '2']],
    ['a host', { hosts: ['h1.example'] }, ['1', '3']],
    ['beginnings of codes', { cameo: ['03', '05'] }, ['0', '2']],
    ['a part', { part: { part: 1, of: 2 } }, ['0', '2']],
    ['what was not read before', { after: 3 }, ['3']],
  ];
  test.each(choices)('%s are chosen', async (_, selection, ids) => {
    const items = await read('e.export.CSV', table, selection);
    const found = items.flatMap((item) => (item.kind === 'pointer' ? item.pointer.codes?.id : []));
    expect(found).toEqual(ids);
  });

  test('packed tables are read as they come', async () => {
    expect(await read('f.export.CSV.gz', gzipSync(table))).toHaveLength(4);
    const file = { name: 'f.export.CSV', bytes: Buffer.from(table) };
    expect(await read('f.export.CSV.zip', zipOf([file]))).toHaveLength(4);
  });

  test('what is cut off, or is not what its list says, is told after what could be read', async () => {
    const long = Array.from({ length: 5_000 }, (_, at) => event({ 0: `${at}` })).join('\n');
    const packed = gzipSync(long);
    const cut = await read('g.export.CSV.gz', packed.subarray(0, packed.length - 400));
    expect(cut.length).toBeGreaterThan(1_000);
    expect(told(cut).at(-1)).toContain('it is cut off; what stands behind is lost');
    const bytes = Buffer.from(long);
    const lying = zipOf([{ name: 'g.CSV', bytes, listed: { crc: 1 } }]);
    expect(told(await read('g.export.CSV.zip', lying)).at(-1)).toContain('checksum');
    const secret = zipOf([{ name: 'g.CSV', bytes, listed: { flags: 1 } }]);
    expect(told(await read('h.export.CSV.zip', secret))).toEqual([
      '1: g.CSV is encrypted; what stands behind is lost',
    ]);
    await expect(read('i.export.CSV.zip', 'no zip')).rejects.toThrow(/no list of its files/);
  });

  test('a bomb is left where it stops to be a table', async () => {
    const bomb = gzipSync(Buffer.alloc(96 * 1024 * 1024));
    const items = await read('j.export.CSV.gz', bomb);
    expect(told(items).at(-1)).toContain('times its size');
  });
});

const URLSET = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

async function sitemap(text: string, piece = 7): Promise<PointerItem[]> {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  const items: PointerItem[] = [];
  for await (const item of readSitemap(pieces, 'sitemap.xml')) items.push(item);
  return items;
}

describe('sitemaps', () => {
  test('pages with their days; what a list for news says besides', async () => {
    const items =
      await sitemap(`<?xml version="1.0"?><urlset ${URLSET} xmlns:news="n" xmlns:image="i">
<url><loc>https://a.example/1?x=1&amp;y=2</loc><lastmod>2025-11-06T10:00:00+02:00</lastmod>
<image:image><image:loc>https://a.example/1.jpg</image:loc><image:title>No</image:title></image:image></url>
<url><loc><![CDATA[https://a.example/2]]></loc><news:news><news:publication><news:name>Harbour Post</news:name><news:language>en-GB</news:language></news:publication>
<news:publication_date>2025-11-07T23:30:00-05:00</news:publication_date><news:title>Talks &#8211; again</news:title></news:news></url></urlset>`);
    expect(items).toMatchObject([
      { pointer: { address: 'https://a.example/1?x=1&y=2', seenDay: '2025-11-06', title: null } },
      {
        pointer: {
          address: 'https://a.example/2',
          publishedDay: '2025-11-07',
          seenDay: '2025-11-07',
          title: 'Talks – again',
          outlet: 'Harbour Post',
          language: 'en',
        },
      },
    ]);
  });

  test('an index leads to lists', async () => {
    const items = await sitemap(
      `<sitemapindex ${URLSET}><sitemap><loc>https://a.example/s1.xml</loc><lastmod>2025-11-06</lastmod></sitemap></sitemapindex>`,
    );
    expect(items).toEqual([
      { kind: 'list', row: 1, address: 'https://a.example/s1.xml', changedDay: '2025-11-06' },
    ]);
  });

  const broken: [name: string, text: string, rows: string[]][] = [
    [
      'an entry without an address',
      `<urlset><url><lastmod>2025-11-06</lastmod></url><url><loc>https://a.example/2</loc></url></urlset>`,
      ['1: it has no address that leads to the web', 'https://a.example/2'],
    ],
    [
      'an address that runs something',
      `<urlset><url><loc>javascript:alert(1)</loc></url></urlset>`,
      ['1: it has no address that leads to the web'],
    ],
    [
      'an end that is not there',
      `<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.exa`,
      ['https://a.example/1', '2: it is cut off'],
    ],
    ['a page', `<html><body>Not found</body></html>`, ['1: it is no sitemap']],
    ['nothing', '', ['1: it is no sitemap']],
    [
      'entities that grow',
      `<!DOCTYPE x [<!ENTITY a "https://a.example/&b;&b;">]><urlset><url><loc>&a;</loc></url><url><loc>https://a.example/2</loc></url></urlset>`,
      ['1: it has no address that leads to the web', 'https://a.example/2'],
    ],
    ['a thousand levels', '<urlset>'.repeat(1_000), ['1: it nests deeper than 50 elements']],
    [
      'an address without an end',
      `<urlset><url><loc>https://a.example/${'a'.repeat(100_000)}</loc></url></urlset>`,
      ['1: it has no address that leads to the web'],
    ],
  ];
  test.each(broken)('%s', async (_, text, rows) => {
    expect(told(await sitemap(text, 1000))).toEqual(rows);
  });

  test('a file on the disk, packed', async () => {
    const text = `<urlset><url><loc>https://a.example/1</loc></url></urlset>`;
    expect(told(await read('k.xml.gz', gzipSync(text)))).toEqual(['https://a.example/1']);
  });

  test('a list that was changed before the range is left out', async () => {
    const text = `<sitemapindex><sitemap><loc>https://a.example/1.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>https://a.example/2.xml</loc></sitemap></sitemapindex>`;
    const items = await read('l.xml', text, { from: '2025-01-01' as CivilDay });
    expect(told(items)).toEqual(['list https://a.example/2.xml']);
  });
});

test('any bytes in any list give rows or refusals, and the same however they come', async () => {
  const names = ['p.export.CSV', 'p.mentions.CSV', 'p.gkg.csv', 'p.xml', 'p.xml.gz'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.uint8Array({ maxLength: 300 }),
      async (name, bytes) => {
        for (const item of await read(name, bytes)) expect(item.row).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.constantFrom(
          '<url>',
          '</url>',
          '<loc>',
          '</loc>',
          'https://a.example/',
          '&amp;',
          '<![CDATA[',
          ']]>',
          'é',
          '</urlset>',
          '<!--',
          '-->',
        ),
      ),
      fc.integer({ min: 1, max: 20 }),
      async (words, piece) => {
        const text = `<urlset>${words.join('')}`;
        expect(await sitemap(text, piece)).toEqual(await sitemap(text, 100_000));
      },
    ),
    { numRuns: 200 },
  );
});

describe('addresses line by line', () => {
  test('a sitemap in plain text gives its addresses; other lines are refused by their number', async () => {
    const text =
      '\ufeffhttps://a.example/1\r\n\r\nnot an address\nftp://a.example/2\n  https://b.example/3  ';
    const wanted = [
      'https://a.example/1',
      '3: it is no web address',
      '4: it is no web address',
      'https://b.example/3',
    ];
    expect(told(await read('list.txt', text))).toEqual(wanted);
    expect(told(await read('list.txt.gz', gzipSync(text)))).toEqual(wanted);
    expect(told(await read('long.txt', `${'x'.repeat(20_000)}\nhttps://c.example/`))).toEqual([
      '1: it is no web address',
      'https://c.example/',
    ]);
  });

  test('of a robots.txt the lists alone are read', async () => {
    const text =
      'User-agent: *\nDisallow: /private\nSitemap: https://a.example/map.xml\nsitemap:https://a.example/news.xml # daily\nSitemap: /relative.xml\n';
    expect(told(await read('robots.txt', text))).toEqual([
      'list https://a.example/map.xml',
      'list https://a.example/news.xml',
      '5: its sitemap has no web address',
    ]);
  });
});
