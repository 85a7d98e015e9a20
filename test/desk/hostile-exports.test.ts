import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { parquetReadObjects } from 'hyparquet';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Desk,
  exportCalendar,
  exportClaims,
  exportFeed,
  exportParties,
  exportSite,
  printPdf,
  renderBrief,
  renderEvents,
} from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

/** One matter, told by outlets that put into title, name, address and text whatever a program might take for its own. */
const MARKUP = '<script>alert(1)</script> <img src=x onerror=alert(2)> </textarea> ]]> <![CDATA[';
const LINKS = '[press](javascript:alert(3)) ![x](https://evil.example/x.png) `code` ~~~';
const CONTROLS = '\u001b[31m\u0000\u0008\u009b \u202egnp.exe\u2066\u2067\u200f \ufeff\u2028 \ud800';
const LINES = '\r\nBEGIN:VALARM\r\nEND:VEVENT\r\nBcc: all@evil.example\r\n\r\n# Heading';
const ALL = `${MARKUP} ${LINKS} ${CONTROLS} ${LINES} ${'W'.repeat(5_000)}`;
const FORMULAS = ["=cmd|'/C calc'!A0", '+SUM(A1)', '-2+3', '@evil', '\tTab'];
const WORDS = [
  'Peru will join the Sunwater Compact by 4 December 2031, its foreign ministry announced on Monday.',
  'Peru signed the Sunwater Compact on Monday, its foreign minister said.',
  'Peru expects to ratify the Sunwater Compact before the end of June 2032, officials said.',
  'Critics said that Peru would withdraw from the Sunwater Compact in May 2032.',
  'Peru signed the =HYPERLINK Compact on Monday, its foreign ministry said.',
];

const desks = new TemporaryDesks();
const folder = mkdtempSync(join(tmpdir(), 'chancery-hostile-'));
let desk: Desk;
let id: string;

beforeAll(async () => {
  desk = await desks.open();
  await desk.take(
    from(
      FORMULAS.map((formula, at) =>
        draft({
          outlet: `${formula} ${ALL}`,
          day: '2031-10-13',
          title: `${formula} Peru and the Sunwater Compact ${ALL}`,
          address: `https://x${at}.example/)](javascript:alert(1))"><script>?a=1&b='2'`,
          paragraphs: [
            WORDS[at] ?? '',
            `${formula} ${ALL}`,
            `${formula} ${WORDS[at] ?? ''} ${ALL}`,
          ],
        }),
      ),
    ),
  );
  const [row] = await desk.developments({ limit: 1 });
  id = row?.id ?? '';
});
afterAll(async () => {
  await desks.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** Controls, and what turns its neighbours around or is half of a character. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

function textOf(file: string | Uint8Array): string {
  return typeof file === 'string' ? file : new TextDecoder('utf-8', { fatal: true }).decode(file);
}

/** Every text of a value, names of keys left out. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

interface Markup {
  readonly tags: ReadonlySet<string>;
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
}

function markupOf(html: string): Markup {
  const tags = new Set<string>();
  const handlers: string[] = [];
  const addresses: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.add(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on')) handlers.push(key);
        if (key === 'href' || key === 'src' || key === 'action') addresses.push(value);
      }
    },
  });
  parser.end(html);
  return { tags, handlers, addresses };
}

const ACTIVE = ['script', 'img', 'iframe', 'object', 'form', 'base', 'textarea', 'svg'];

function assertInert(html: string): void {
  const { tags, handlers, addresses } = markupOf(html);
  expect(ACTIVE.filter((tag) => tags.has(tag))).toEqual([]);
  expect(handlers).toEqual([]);
  expect(addresses.filter((one) => !/^(?:https?:\/\/|#|[\w./-]+$)/.test(one))).toEqual([]);
}

/** The cells of a table, read as RFC 4180 says. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function assertTable(csv: string): void {
  const rows = cellsOf(csv);
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
}

function assertLines(jsonl: string): void {
  const rows = jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.length).toBeGreaterThan(0);
  expect(textsIn(rows).filter((text) => UNSEEN.test(text))).toEqual([]);
}

async function assertParquet(file: Uint8Array): Promise<void> {
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const rows = await parquetReadObjects({ file: bytes as ArrayBuffer });
  expect(rows.length).toBeGreaterThan(0);
  expect(textsIn(rows).filter((text) => UNSEEN.test(text))).toEqual([]);
}

/** Feeds as XML: `]]>` outside of a section, or an ampersand of its own, ends the reading. */
function assertXml(xml: string): void {
  const outside = xml.replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
  expect(outside).not.toMatch(/\]\]>|<!\[CDATA|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
}

const brief = async (format: 'text' | 'markdown' | 'html' | 'json'): Promise<string> => {
  const { items } = await desk.brief(id);
  return format === 'json'
    ? JSON.stringify(items)
    : renderBrief(items, format === 'markdown' ? 'md' : format, desk);
};
const scope = { accord: 'x-sunwater-compact', state: 'PER' } as const;
const base = 'https://desk.example';

type Check = (file: string) => void;
const TEXTS: readonly (readonly [string, () => Promise<string | Uint8Array>, Check])[] = [
  ['a brief as text', () => brief('text'), (text) => expect(text).not.toMatch(/\r|\n\s*Bcc:/)],
  [
    'a brief as Markdown',
    () => brief('markdown'),
    (text) => {
      // A bracket or an angle that is not our own is written out, so that no link and no markup is made of it.
      expect(text).not.toMatch(
        /(?<!\\)\]\(\s*<?javascript:|(?<!\\)!\[|^# Heading|(?<!\\)<(?:script|img)/m,
      );
      expect(text).not.toMatch(/(?<!\\)`code(?<!\\)`/);
    },
  ],
  ['a brief as HTML', () => brief('html'), assertInert],
  ['acts as CSV', async () => renderEvents(await desk.events(), 'csv'), assertTable],
  ['acts as JSON Lines', async () => renderEvents(await desk.events(), 'jsonl'), assertLines],
  [
    'claims as CSV',
    async () => (await exportClaims(desk, { ...scope, format: 'csv' })).file,
    assertTable,
  ],
  [
    'claims as JSON Lines',
    async () => (await exportClaims(desk, { ...scope, format: 'jsonl' })).file,
    assertLines,
  ],
  [
    'parties as CSV',
    async () => (await exportParties(desk, { ...scope, format: 'csv' })).file,
    assertTable,
  ],
  [
    'parties as JSON Lines',
    async () => (await exportParties(desk, { ...scope, format: 'jsonl' })).file,
    assertLines,
  ],
  [
    'the calendar',
    () => exportCalendar(desk, { base }),
    (calendar) => {
      const lines = calendar.split('\r\n');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual(
        [],
      );
      const parts = calendar.replace(/\r\n[ \t]/g, '').match(/^(?:BEGIN|END):.*$/gm) ?? [];
      const events = parts.filter((part) => part.startsWith('BEGIN:VEVENT')).length;
      expect(events).toBeGreaterThan(0);
      expect(parts.map((part) => part.trim())).toEqual([
        'BEGIN:VCALENDAR',
        ...Array.from({ length: events }, () => ['BEGIN:VEVENT', 'END:VEVENT']).flat(),
        'END:VCALENDAR',
      ]);
    },
  ],
  [
    'the feed as RSS',
    () => exportFeed(desk, { base, format: 'rss' }),
    (xml) => {
      assertXml(xml);
      const { items = [] } = parseRssFeed(xml);
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) assertInert(item.description ?? '');
    },
  ],
  [
    'the feed as Atom',
    () => exportFeed(desk, { base, format: 'atom' }),
    (xml) => {
      assertXml(xml);
      const { entries = [] } = parseAtomFeed(xml);
      expect(entries.length).toBeGreaterThan(0);
      for (const { content } of entries) assertInert(content?.value ?? '');
    },
  ],
  [
    'the feed as JSON Feed',
    () => exportFeed(desk, { base, format: 'json' }),
    (json) => {
      const { items = [] } = parseJsonFeed(json);
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) assertInert(item.content_html ?? '');
      expect(textsIn(JSON.parse(json)).filter((text) => UNSEEN.test(text))).toEqual([]);
    },
  ],
];

describe('a hostile dispatch', () => {
  it.each(TEXTS)('is words and nothing else in %s', async (_, write, check) => {
    const text = textOf(await write());
    expect(text).toContain('Sunwater Compact');
    expect(UNSEEN.exec(text)?.[0]).toBeUndefined();
    // However long a word is, no file grows without end by it.
    expect(text.length).toBeLessThan(1_000_000);
    check(text);
  });

  it.each([
    ['acts', async () => renderEvents(await desk.events(), 'parquet')],
    ['claims', async () => (await exportClaims(desk, { ...scope, format: 'parquet' })).file],
    ['parties', async () => (await exportParties(desk, { ...scope, format: 'parquet' })).file],
  ] as const)('is words and nothing else in %s as Parquet', async (_, write) => {
    await assertParquet((await write()) as Uint8Array);
  });

  it('is words and nothing else in a site of plain pages', async () => {
    const site = join(folder, 'site');
    const { pages } = await exportSite(desk, { folder: site, base, limit: 50 });
    const files = readdirSync(site, { recursive: true }).map(String);
    const html = files.filter((name) => name.endsWith('.html'));
    expect(html).toHaveLength(pages);
    for (const name of html) {
      const text = readFileSync(join(site, name), 'utf8');
      expect([name, UNSEEN.exec(text)?.[0]]).toEqual([name, undefined]);
      assertInert(text);
    }
  });

  it('is words and nothing else in a PDF: no script, and links to http and https alone', async () => {
    const bytes = await printPdf(await brief('html'), { env: process.env });
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|Launch|OpenAction|EmbeddedFile)\b/);
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const urls: string[] = [];
    for (let at = 1; at <= document.numPages; at += 1)
      for (const { unsafeUrl } of await (await document.getPage(at)).getAnnotations())
        if (typeof unsafeUrl === 'string') urls.push(unsafeUrl);
    expect(urls.filter((url) => !/^https?:\/\//.test(url))).toEqual([]);
  }, 30_000);
});
