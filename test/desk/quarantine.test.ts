import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Desk, SourceDesk, type SourceReport } from '../../src/desk/index.ts';
import { loadModels } from '../../src/desk/models.ts';
import { createLine } from '../../src/desk/open-desk.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { takeDocuments } from '../../src/desk/take-documents.ts';
import { ChanceryError } from '../../src/kernel/index.ts';
import { openSite, type Site, send } from '../support/loopback-site.ts';
import { pdfOf } from '../support/sample-pdf.ts';
import { draft, from, TemporaryDesks, tickingClock } from './temporary-desks.ts';

/** Threads of which kind are ended, as over what takes too long, and how often the one for feeds was asked. */
const threads = vi.hoisted(() => ({ ended: new Set<'feed' | 'pdf'>(), asked: 0 }));

vi.mock('../../src/sources/feeds/parse-feed-apart.ts', async (original) => {
  const real = await original<typeof import('../../src/sources/feeds/parse-feed-apart.ts')>();
  return {
    parseFeedApart: async (source: Parameters<typeof real.parseFeedApart>[0]) => {
      threads.asked += 1;
      if (threads.ended.has('feed'))
        throw new ChanceryError('fetch.feed-budget', { address: source.address, of: 'time' });
      return real.parseFeedApart(source);
    },
  };
});
vi.mock('../../src/sources/pdf/read-pdf.ts', async (original) => {
  const real = await original<typeof import('../../src/sources/pdf/read-pdf.ts')>();
  return {
    readPdf: async (...given: Parameters<typeof real.readPdf>) =>
      threads.ended.has('pdf')
        ? { document: null, why: 'reading it took too much time', killed: 'time' }
        : real.readPdf(...given),
  };
});

const ITEM =
  '<item><guid>g1</guid><title>Peru and Malta sign</title><link>LINK</link><pubDate>Fri, 07 Nov 2025 10:00:00 GMT</pubDate><description>Peru and Malta signed a memorandum on shipping in Lima on Friday, the ministry said.</description></item>';
const desks = new TemporaryDesks();
const folder = mkdtempSync(join(tmpdir(), 'chancery-quarantine-'));
let desk: Desk;
let site: Site;
let books = 0;

beforeAll(async () => {
  desk = await desks.open();
});
beforeEach(async () => {
  books += 1;
  threads.ended.clear();
  threads.asked = 0;
  site = await openSite();
});
afterEach(() => site.close());
afterAll(async () => {
  await desks.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** A round of the program of one version over its one feed; gives the report and what is in quarantine then. */
async function round(
  version: string,
  takesPages = false,
): Promise<{ report: SourceReport | undefined; kept: readonly string[] }> {
  const sources = await SourceDesk.open({
    storePath: join(folder, `book-${books}`),
    contact: null,
    version,
    allowHosts: [site.origin.slice('http://'.length)],
    nowAt: () => Date.UTC(2025, 10, 8),
    gapMs: 0,
    offered: [],
  });
  try {
    sources.add({ address: `${site.origin}/feed`, name: 'Desk', takesPages });
    const { signal } = new AbortController();
    const run = { ids: [], isOnline: false, signal, onReport: () => undefined };
    const [report] = await sources.fetch(desk, run);
    return { report, kept: sources.quarantine().map(({ why }) => why) };
  } finally {
    await sources.close();
  }
}

const titles = async (): Promise<(string | null)[]> =>
  (await desk.dispatches()).map(({ title }) => title);

describe('what ends its thread', () => {
  test('a feed is kept with its bytes, not read again by the same program, and read by the next', async () => {
    site.pages.set(
      '/feed',
      send(`<rss><channel><title>D</title>${ITEM}</channel></rss>`, 'application/rss+xml'),
    );
    threads.ended.add('feed');
    const first = await round('1.0.0');
    expect(first.report?.trouble?.code).toBe('fetch.feed-budget');
    expect(first.kept).toEqual([expect.stringContaining('too much time')]);
    const again = await round('1.0.0');
    expect([again.report?.trouble?.code, threads.asked]).toEqual(['fetch.feed-quarantined', 1]);
    // The next version breaks on it as well: it is kept under its name and tried once.
    await round('1.1.0');
    expect(threads.asked).toBe(2);
    threads.ended.clear();
    site.pages.delete('/feed');
    expect((await round('1.1.0')).kept).toHaveLength(1);
    expect((await round('1.2.0')).kept).toEqual([]);
    expect(await titles()).toContain('Peru and Malta sign');
  });

  test('a PDF behind an entry is kept with its bytes; the text of the entry is filed meanwhile', async () => {
    const address = `${site.origin}/note.pdf`;
    site.pages.set(
      '/feed',
      send(
        `<rss><channel><title>D</title>${ITEM.replace('LINK', address)}</channel></rss>`,
        'application/rss+xml',
      ),
    );
    const lines = [
      'Peru and Malta signed a memorandum on shipping in Lima.',
      'It has nine articles and enters into force when both have ratified it.',
      'The two will name experts before the end of the year, the note says.',
    ].map((text, at) => ({ x: 72, y: 700 - 14 * at, text }));
    site.pages.set('/note.pdf', send(pdfOf([lines]), 'application/pdf'));
    threads.ended.add('pdf');
    const first = await round('1.0.0', true);
    expect(first.report?.counts).toMatchObject({ filed: 1, quarantined: 1 });
    expect(first.kept).toEqual(['reading it took too much time']);
    site.pages.delete('/note.pdf');
    threads.ended.clear();
    expect((await round('1.1.0', true)).kept).toEqual([]);
    const at = (await desk.dispatches()).filter((one) => one.address === address);
    expect(at.map(({ revisionOf }) => revisionOf === null).sort()).toEqual([false, true]);
  });

  test('one of many entries that cannot be filed harms none of the others', async () => {
    const entries = Array.from(
      { length: 5 },
      (_, at) =>
        `<item><guid>n${at}</guid><title>Note ${at}</title><description>Note ${at}: Fiji and Nepal signed treaty number ${at} on seeds on Friday.</description></item>`,
    );
    site.pages.set(
      '/feed',
      send(`<rss><channel><title>D</title>${entries.join('')}</channel></rss>`),
    );
    const whole = desk;
    let calls = 0;
    desk = Object.create(whole, {
      take: {
        value: async (...given: Parameters<Desk['take']>) => {
          calls += 1;
          const items = [];
          for await (const one of given[0]) items.push(one);
          if (JSON.stringify(items).includes('Note 3')) throw new Error('a bug of the filing');
          return whole.take(from(items), given[1]);
        },
      },
    });
    const { report, kept } = await round('1.0.0');
    desk = whole;
    expect(report?.counts).toMatchObject({ filed: 4, quarantined: 1 });
    expect([kept, calls]).toEqual([['a bug of the filing'], 6]);
  });
});

test('the entries of an answer are filed in one transaction, and twins among them once', async () => {
  const words =
    'Chile and Kenya signed a memorandum on railways in Santiago on Friday, as both ministries said after a week of talks between their experts, and it is open to others.';
  const entry = (id: string, title: string): string =>
    `<item><guid>${id}</guid><title>${title}</title><description>${words}</description></item>`;
  const body = `${entry('a', 'Same')}${entry('b', 'Same')}${entry('c', 'Other')}`;
  site.pages.set('/feed', send(`<rss><channel><title>D</title>${body}</channel></rss>`));
  let calls = 0;
  const whole = desk;
  desk = Object.create(whole, {
    take: {
      value: (...given: Parameters<Desk['take']>) => {
        calls += 1;
        return whole.take(...given);
      },
    },
  });
  const { report } = await round('1.0.0');
  desk = whole;
  expect(report?.counts).toMatchObject({ filed: 2, known: 0, revised: 0 });
  // The twin of one that is held waits for it, and is then seen.
  expect(calls).toBe(1);
});

test('a document that breaks the reader is refused and told; those around it are filed', async () => {
  const store = await openStore({ path: join(folder, 'broken.sqlite') });
  const lexicon = await desks.lexicon();
  const line = createLine(lexicon, await loadModels(), tickingClock());
  const parseArticle: typeof line.parseArticle = async (document) => {
    if (document.meta.title === 'Two') throw new Error('a bug of the parser');
    return line.parseArticle(document);
  };
  const items = ['One', 'Two', 'Three'].map((title) =>
    draft({
      outlet: `Outlet ${title}`,
      day: '2025-11-07',
      title,
      paragraphs: [`${title}: Ghana and Oman signed a treaty on customs on Friday.`],
    }),
  );
  const told: string[] = [];
  const taken = await takeDocuments(
    { store, lexicon, line: { ...line, parseArticle } },
    from(items),
    { onBroken: ({ meta }, why) => told.push(`${meta.title}: ${why}`) },
  );
  expect(taken.map(({ status }) => status)).toEqual(['read', 'refused', 'read']);
  expect(taken[1]?.refusals.map(({ code }) => code)).toEqual(['reading.broken']);
  expect(told).toEqual(['Two: The reader broke on it: a bug of the parser.']);
  await line.close();
  await store.close();
});
