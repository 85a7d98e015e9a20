import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { CivilDay } from '../kernel/index.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { type FileReading, readFileDocuments } from './read-files.ts';
import { documentOfMappedRow, parseRowMapping } from './row-mapping.ts';
import type { SourceItem } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAPPING = parseRowMapping(
  `fields:
  id: uid
  title: headline
  html: content.html
  text: [body, lead]
  url: link
  published: date
  outlet: source.name
  byline: authors
set: { language: en, outlet: Some Wire }
published: seconds
`,
  'map.yaml',
);
const of = { name: 'x.jsonl', sizeBytes: 1 };

describe('a mapped row', () => {
  test('has its fields under the names of the mapping', () => {
    const row = {
      uid: 12,
      headline: ' Talks\nend ',
      content: { html: '<p>They ended.</p>' },
      link: 'https://harbour-post.example/a',
      date: 1_762_513_200,
      source: { name: 'Harbour Post' },
      authors: ['A. Writer', 'B. Writer'],
    };
    expect(documentOfMappedRow(row, MAPPING, of).document).toMatchObject({
      name: 'x.jsonl (12)',
      mediaType: 'text/html',
      content: '<p>They ended.</p>',
      meta: {
        title: 'Talks end',
        address: 'https://harbour-post.example/a',
        publishedDay: '2025-11-07',
        publishedAt: 1_762_513_200_000,
        outlet: 'Harbour Post',
        byline: 'A. Writer, B. Writer',
        language: 'en',
        sourceId: '12',
      },
    });
  });

  test('takes the first text that is there, and what is set for all', () => {
    const { document } = documentOfMappedRow({ body: ' ', lead: ['One.', 'Two.'] }, MAPPING, of);
    expect(document).toMatchObject({
      mediaType: 'text/plain',
      content: 'One.\n\nTwo.',
      meta: { outlet: 'Some Wire', publishedDay: null },
    });
  });

  test('a key with a dot in it goes before the way into an object', () => {
    const row = { 'content.html': '<p>a</p>', content: { html: '<p>b</p>' } };
    expect(documentOfMappedRow(row, MAPPING, of).document?.content).toBe('<p>a</p>');
  });

  const refused: [name: string, row: unknown, why: string][] = [
    ['no object', ['a'], 'it is no object'],
    ['null', null, 'it is no object'],
    ['no text', { headline: 'x' }, 'it holds no text where the mapping says'],
    ['a text that is an object', { body: { a: 1 } }, 'it holds no text'],
    ['what every object has', { body: undefined }, 'it holds no text'],
    [
      'a day in another form',
      { body: 'x', date: '2025-11-07' },
      'its day “2025-11-07” is not written as seconds',
    ],
    ['a day beyond days', { body: 'x', date: 9e14 }, 'is not written as seconds'],
    ['an address that runs something', { body: 'x', link: 'javascript:x' }, 'url'],
    ['a title without an end', { body: 'x', headline: 'a'.repeat(3000) }, 'title'],
  ];
  test.each(refused)('with %s is refused', (_, row, why) => {
    const result = documentOfMappedRow(row, MAPPING, of);
    expect('why' in result && result.why).toContain(why);
  });

  const days: [form: string, text: string | number, day: CivilDay | null][] = [
    ['iso', '2025-11-07T01:00:00+03:00', '2025-11-07' as CivilDay],
    ['milliseconds', 1_762_513_200_000, '2025-11-07' as CivilDay],
    ['compact', '20251107', '2025-11-07' as CivilDay],
    ['compact', '20251107T235959Z', '2025-11-07' as CivilDay],
    ['compact', '20251307', null],
    ['mail', 'Fri, 7 Nov 2025 23:30:00 -0500', '2025-11-07' as CivilDay],
    ['mail', 'Fri, 7 Nov 2025 00:30:00 +0530', '2025-11-07' as CivilDay],
    ['mail', '7.11.2025', null],
  ];
  test.each(days)('written as %s: %s', (form, text, day) => {
    const mapping = parseRowMapping(
      `{ fields: { text: t, published: d }, published: ${form} }`,
      'm',
    );
    const result = documentOfMappedRow({ t: 'x', d: text }, mapping, of);
    expect(result.document?.meta.publishedDay ?? null).toBe(day);
  });
});

describe('a mapping', () => {
  const wrong: [name: string, text: string, why: string][] = [
    ['no text', 'fields: { title: a }', 'neither text nor html is named'],
    ['a field that there is not', 'fields: { text: a, heading: b }', 'heading'],
    ['a kind that there is not', 'fields: { text: a }\nset: { outletKind: blog }', 'outletKind'],
    ['another form of day', 'fields: { text: a }\npublished: yesterday', 'published'],
    ['nothing', '', 'fields'],
    ['an alias', 'fields: { text: &a b, html: *a }', 'alias'],
    ['broken YAML', 'fields: {', 'line 1'],
    ['a list', '- a', 'expected object'],
  ];
  test.each(wrong)('with %s is refused', (_, text, why) => {
    expect(() => parseRowMapping(text, 'm.yaml')).toThrow(why);
    expect(() => parseRowMapping(text, 'm.yaml')).toThrow(/m.yaml is no mapping/);
  });
});

async function read(name: string, bytes: Uint8Array | string, reading: FileReading) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const items: SourceItem[] = [];
  for await (const item of readFileDocuments(path, DEFAULT_LIMITS, reading)) items.push(item);
  return items.map((item) =>
    item.kind === 'document'
      ? item.document.content
      : `${item.at?.record}: ${item.refusal.params['why']}`,
  );
}

describe('a file of rows', () => {
  const lines = [5, 6, 7]
    .map((day) =>
      JSON.stringify({
        body: `text ${day}`,
        date: Date.UTC(2025, 10, day) / 1000,
        link: `https://h${day % 2}.example/${day}`,
      }),
    )
    .join('\n');

  test('broken rows are refused by their number', async () => {
    const text = `{"body":"a"}\n{broken\n\n{"other":1}\n{"body":"b"}`;
    expect(await read('a.jsonl', text, { mapping: MAPPING })).toEqual([
      'a',
      '2: it is not JSON',
      '4: it holds no text where the mapping says',
      'b',
    ]);
  });

  test('days, hosts, parts and what was not read before are chosen', async () => {
    const chosen = (selection: FileReading['selection']) =>
      read('b.ndjson', lines, {
        mapping: MAPPING,
        ...(selection === undefined ? {} : { selection }),
      });
    expect(await chosen({ from: '2025-11-06' as CivilDay, to: '2025-11-06' as CivilDay })).toEqual([
      'text 6',
    ]);
    expect(await chosen({ hosts: ['h1.example'] })).toEqual(['text 5', 'text 7']);
    expect(await chosen({ part: { part: 2, of: 2 } })).toEqual(['text 6']);
    expect(await chosen({ after: 2 })).toEqual(['text 7']);
  });

  test('packed by gzip; a cut is told after what could be read', async () => {
    expect(await read('c.jsonl.gz', gzipSync(lines), { mapping: MAPPING })).toHaveLength(3);
    const long = Array.from({ length: 4000 }, (_, at) =>
      JSON.stringify({ body: `${at} ${at * 7919}` }),
    );
    const packed = gzipSync(long.join('\n'));
    const found = await read('d.jsonl.gz', packed.subarray(0, packed.length - 50), {
      mapping: MAPPING,
    });
    expect(found.length).toBeGreaterThan(1000);
    expect(found.at(-1)).toContain('it is cut off; what stands behind is lost');
  });
});

test('any row gives a document or a reason', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (row) => {
      const result = documentOfMappedRow(row, MAPPING, of);
      expect(result.document !== undefined || 'why' in result).toBe(true);
    }),
  );
});
