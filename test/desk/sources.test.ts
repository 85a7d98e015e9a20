import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Desk,
  openDesk,
  SourceDesk,
  type SourceReport,
  type SourceRow,
} from '../../src/desk/index.ts';
import { freshSource } from '../../src/desk/sources/source-list.ts';
import { type Answer, openSite, type Site, send } from '../support/loopback-site.ts';
import { pdfOf } from '../support/sample-pdf.ts';

const HOUR = 3600_000;
const NOW = Date.UTC(2025, 10, 8, 12);

function rss(items: string): string {
  return `<rss version="2.0"><channel><title>Desk</title>${items}</channel></rss>`;
}

const SENTENCES = [
  'Kazakhstan will join the Abraham Accords, the foreign ministry said on Thursday.',
  'Estonia and Latvia signed a memorandum on rail freight in Riga on Friday.',
  'Chile has ratified the High Seas Treaty, its government told the United Nations.',
];

function item(at: number, more = ''): string {
  return `<item><guid isPermaLink="false">e${at}</guid><title>Report number ${at}</title><pubDate>Fri, 07 Nov 2025 1${at % 10}:00:00 GMT</pubDate><description>${SENTENCES[at % 3]} This is report number ${at} and it says what the ministries told reporters in the capital after the talks of the week had ended.</description>${more}</item>`;
}

let folder: string;
let desk: Desk;
let site: Site;
let sources: SourceDesk;
let now: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-sources-'));
  desk = await openDesk({ storePath: join(folder, 'record.sqlite') });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

let books = 0;
const openSources = (offered?: readonly SourceRow[]): Promise<SourceDesk> =>
  SourceDesk.open({
    ...(offered === undefined ? {} : { offered }),
    storePath: join(folder, `book-${books}`),
    contact: 'desk@example.org',
    version: '0.1.0',
    allowHosts: [site.origin.slice('http://'.length)],
    nowAt: () => now,
    random: () => 0.5,
    gapMs: 0,
    timeoutMs: 700,
  });

beforeEach(async () => {
  site = await openSite();
  now = NOW;
  books += 1;
  sources = await openSources();
});
afterEach(async () => {
  await sources.close();
  await site.close();
});

const add = (path: string, takesPages = false) =>
  sources.add({ address: `${site.origin}${path}`, name: `Outlet ${path}`, takesPages });

async function round(...ids: string[]): Promise<readonly SourceReport[]> {
  const { signal } = new AbortController();
  return sources.fetch(desk, { ids, isOnline: false, signal, onReport: () => undefined });
}

describe('what a source may do wrong stops no other', () => {
  const endless: Answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(256 * 1024), () => setImmediate(more));
    };
    more();
  };
  const drip: Answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const timer = setInterval(() => response.write('<'), 100);
    response.on('close', () => clearInterval(timer));
  };
  const cases: [name: string, answer: Answer, code: string][] = [
    ['a byte at a time', drip, 'fetch.timeout'],
    ['without end', endless, 'fetch.too-large'],
    ['never an answer', () => undefined, 'fetch.timeout'],
    [
      'a length that is a lie',
      (_, response) => {
        response.writeHead(200, {
          'content-type': 'application/rss+xml',
          'content-length': '5000',
        });
        response.write('<rss>');
        setTimeout(() => response.destroy(), 20);
      },
      'fetch.failed',
    ],
    [
      'an end in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.write(rss(item(1)).slice(0, 300));
        setTimeout(() => response.destroy(), 20);
      },
      'fetch.failed',
    ],
    [
      'a packed body that is cut off',
      send(gzipSync(rss(item(1))).subarray(0, 60), 'application/rss+xml', {
        'content-encoding': 'gzip',
      }),
      'fetch.failed',
    ],
    [
      'two gigabytes',
      (_, response) => {
        response.writeHead(200, { 'content-length': String(2 ** 31) });
        response.write('<rss>');
      },
      'fetch.too-large',
    ],
    [
      'a redirect in a circle',
      (_, response) => response.writeHead(302, { location: '/feed' }).end(),
      'fetch.redirects',
    ],
    [
      'a redirect to a private address',
      (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      'fetch.address-refused',
    ],
    [
      'a zip bomb',
      send(gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'application/rss+xml', {
        'content-encoding': 'gzip',
      }),
      'fetch.too-large',
    ],
    ['a page', send('<html><body>Domain for sale</body></html>', 'text/html'), 'fetch.not-a-feed'],
    ['nothing there', (_, response) => response.writeHead(404).end(), 'fetch.status'],
  ];
  test.each(cases)('%s', async (_, answer, code) => {
    site.pages.set('/feed', answer).set('/good', send(rss(item(1))));
    const bad = add('/feed');
    const good = add('/good');
    const reports = await round();
    const trouble = new Map(reports.map((report) => [report.source, report.trouble?.code ?? null]));
    expect(trouble.get(bad.id)).toBe(code);
    expect(trouble.get(good.id)).toBeNull();
    const told = sources.health().find(({ source }) => source.id === bad.id);
    expect(told?.source.trouble?.words).not.toBe('');
    expect(told?.source.nextAt).toBeGreaterThan(now);
  });

  test('an XML bomb and a wrong charset are read and said', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${rss(item(2, '<category>&b;</category>'))}`;
    site.pages
      .set('/bomb', send(bomb))
      .set('/latin', send(Buffer.from(rss(item(3).replace('talks', 'd\xe9bats')), 'latin1')));
    add('/bomb');
    const latin = add('/latin');
    const reports = await round();
    expect(reports.map(({ entries }) => entries)).toEqual([1, 1]);
    const told = reports.find(({ source }) => source === latin.id);
    expect(told?.trouble?.words).toMatch(/not in utf-8/);
  });

  test('200,000 entries: the first 500 are read', async () => {
    site.pages.set('/feed', send(rss('<item><title/></item>'.repeat(200_000))));
    add('/feed');
    const [report] = await round();
    expect(report?.entries).toBe(500);
  });

  test('429 with Retry-After is kept to', async () => {
    site.pages.set('/feed', (_, response) =>
      response.writeHead(429, { 'retry-after': String(5 * 3600) }).end(),
    );
    const row = add('/feed');
    await round();
    expect(sources.find(row.id).nextAt).toBeGreaterThanOrEqual(now + 5 * HOUR);
  });

  test('410 switches it off', async () => {
    site.pages.set('/feed', (_, response) => response.writeHead(410).end());
    const row = add('/feed');
    await round();
    expect(sources.find(row.id)).toMatchObject({ isOn: false, failures: 1 });
  });
});

describe('manners', () => {
  test('validators, an honest name, no cookies', async () => {
    site.pages.set('/feed', (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else
        send(rss(item(4)), 'application/rss+xml', { etag: '"1"', 'set-cookie': 'a=b' })(
          request,
          response,
        );
    });
    add('/feed');
    await round();
    const [again] = await round();
    expect(again?.isUnchanged).toBe(true);
    const last = site.asked.at(-1);
    expect(last?.headers['user-agent']).toBe('Chancery/0.1.0 (feed reader; desk@example.org)');
    expect(last?.headers.cookie).toBeUndefined();
  });

  test('304 for ever: the whole is asked for once in a while', async () => {
    let whole = 0;
    site.pages.set('/feed', (request, response) => {
      if (request.headers['if-none-match'] !== undefined) return response.writeHead(304).end();
      whole += 1;
      return send(rss(item(5)), 'application/rss+xml', { etag: '"1"' })(request, response);
    });
    add('/feed');
    for (let at = 0; at < 27; at += 1) await round();
    expect(whole).toBe(2);
  });

  test('robots.txt closes a path', async () => {
    site.pages.set('/robots.txt', send('User-agent: *\nDisallow: /feed', 'text/plain'));
    site.pages.set('/feed', send(rss(item(6))));
    add('/feed');
    const [report] = await round();
    expect(report?.trouble?.code).toBe('fetch.robots');
    expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test('a permanent redirect moves the feed, another does not', async () => {
    site.pages.set('/old', (_, response) => response.writeHead(301, { location: '/new' }).end());
    site.pages.set('/loan', (_, response) => response.writeHead(302, { location: '/new' }).end());
    site.pages.set('/new', send(rss(item(7))));
    const old = add('/old');
    const loan = add('/loan');
    await round();
    expect(sources.find(old.id)).toMatchObject({
      address: `${site.origin}/new`,
      movedFrom: `${site.origin}/old`,
    });
    expect(sources.find(loan.id).address).toBe(`${site.origin}/loan`);
  });

  test('a page names its feed', async () => {
    site.pages.set(
      '/',
      send(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
        'text/html',
      ),
    );
    site.pages.set('/feed', send(rss(item(8))));
    const row = add('/');
    await round();
    expect(sources.find(row.id).address).toBe(`${site.origin}/feed`);
  });

  test('a source without a name goes by what its feed is called, as does the outlet', async () => {
    site.pages.set('/feed', send(rss(item(41))));
    const { id, name } = sources.add({ address: `${site.origin}/feed`, takesPages: false });
    expect(name).toBe('127.0.0.1');
    const [report] = await round(id);
    expect(report?.counts.filed).toBe(1);
    expect(sources.find(id).name).toBe('Desk');
    const [filed] = await desk.dispatches({ limit: 1 });
    expect(filed?.outlet).toBe('Desk');
    const given = add('/named');
    site.pages.set('/named', send(rss(item(42))));
    await round(given.id);
    expect(sources.find(given.id).name).toBe('Outlet /named');
  });

  test('nothing is fetched for a source that is off', async () => {
    site.pages.set('/feed', send(rss(item(9))));
    const row = add('/feed');
    sources.setOn(row.id, false);
    expect(await round()).toEqual([]);
    expect(site.asked).toEqual([]);
  });
});

describe('entries', () => {
  const filed = (reports: readonly SourceReport[]): number =>
    reports.reduce((sum, { counts }) => sum + counts.filed, 0);

  test('the same entry in ten feeds is one dispatch', async () => {
    const link = `<link>${site.origin}/story?utm_source=feed</link>`;
    for (let at = 0; at < 10; at += 1) {
      site.pages.set(`/feed${at}`, send(rss(item(20, link.replace('feed<', `feed${at}<`)))));
      add(`/feed${at}`);
    }
    const reports = await round();
    expect(filed(reports)).toBe(1);
    expect(reports.reduce((sum, { counts }) => sum + counts.shared, 0)).toBe(9);
    expect(filed(await round())).toBe(0);
  });

  test('identifiers that change at each fetch', async () => {
    let at = 0;
    site.pages.set('/feed', (request, response) => {
      at += 1;
      const changing = item(21, `<link>${site.origin}/story/${at}</link>`).replace(
        'e21',
        `e21-${at}`,
      );
      send(rss(changing))(request, response);
    });
    add('/feed');
    expect(filed(await round())).toBe(1);
    expect(filed(await round())).toBe(0);
  });

  test('an edited entry is a revision', async () => {
    const link = `<link>${site.origin}/story/22</link>`;
    site.pages.set('/feed', send(rss(item(22, link))));
    add('/feed');
    await round();
    site.pages.set(
      '/feed',
      send(
        rss(
          item(22, link)
            .replace('will join', 'has joined')
            .replace('Estonia', 'Finland')
            .replace('reporters', 'the press'),
        ),
      ),
    );
    const [report] = await round();
    expect(report?.counts).toMatchObject({ filed: 0, revised: 1 });
    const later = (await desk.dispatches()).find(({ text }) => text.includes('the press'));
    const view = await desk.dispatch(later?.id ?? '');
    expect(view.changed?.removed.join(' ')).toContain('told reporters');
    const added = view.changed?.added.map(({ start, end }) => later?.text.slice(start, end));
    expect(added?.join(' ')).toContain('told the press');
  });

  test('a day in the future is no day of publication', async () => {
    site.pages.set('/feed', send(rss(item(23).replace('2025', '2031'))));
    add('/feed');
    await round();
    const found = (await desk.dispatches()).find(({ title }) => title === 'Report number 23');
    expect(found).toMatchObject({ publishedAt: null, referenceDay: '2025-11-08' });
  });

  test('the page behind an entry; its own text where there is a wall', async () => {
    const story = `<html><body><article><h1>Talks</h1>${`<p>${SENTENCES[1]} The two ministers spoke to reporters after the ceremony and named no date for the work to begin.</p>`.repeat(6)}</article></body></html>`;
    site.pages.set('/open', send(story, 'text/html'));
    site.pages.set(
      '/shut',
      send(
        '<html><body><article><p>Subscribe to continue reading.</p></article></body></html>',
        'text/html',
      ),
    );
    site.pages.set(
      '/feed',
      send(
        rss(
          item(24, `<link>${site.origin}/open</link>`) +
            item(25, `<link>${site.origin}/shut</link>`),
        ),
      ),
    );
    add('/feed', true);
    const [report] = await round();
    expect(report?.counts).toMatchObject({ filed: 2, walled: 1 });
    const dispatches = await desk.dispatches();
    expect(dispatches.find(({ title }) => title === 'Report number 24')?.text).toContain(
      'named no date',
    );
    const walled = dispatches.find(({ title }) => title === 'Report number 25');
    expect(walled?.text).toContain('report number 25');
    expect([walled?.wall, dispatches.find(({ wall }) => wall === undefined) !== undefined]).toEqual(
      ['paywall', true],
    );
  });

  test('an entry that leads to a PDF', async () => {
    const words = 'Chile and Peru opened talks on ferries in Arica on Friday.';
    site.pages
      .set('/paper.pdf', send(pdfOf([[{ x: 72, y: 700, text: words }]]), 'application/pdf'))
      .set(
        '/feed',
        send(rss(`<item><title>Paper 28</title><link>${site.origin}/paper.pdf</link></item>`)),
      );
    add('/feed', true);
    const [report] = await round();
    expect(report?.counts).toMatchObject({ filed: 1 });
    const found = (await desk.dispatches()).find(({ title }) => title === 'Paper 28');
    expect(found?.text).toBe(`Paper 28\n\n${words}`);
  });

  test('what breaks the reader is kept apart, and tried again by another version', async () => {
    site.pages.set('/feed', send(rss(item(26) + item(27))));
    add('/feed');
    const broken: Desk = Object.create(desk, {
      take: {
        value: async (...args: Parameters<Desk['take']>) => {
          const items = [];
          for await (const one of args[0]) items.push(one);
          if (JSON.stringify(items).includes('number 26')) throw new Error('boom');
          return desk.take(
            (async function* () {
              yield* items;
            })(),
            args[1],
          );
        },
      },
    });
    const { signal } = new AbortController();
    const run = { ids: [], isOnline: false, signal, onReport: () => undefined };
    const [report] = await sources.fetch(broken, run);
    expect(report?.counts).toMatchObject({ filed: 1, quarantined: 1 });
    expect(sources.quarantine()).toMatchObject([{ why: 'boom' }]);
    await sources.fetch(desk, run);
    expect(sources.quarantine()).toHaveLength(1);
    await sources.close();
    sources = await SourceDesk.open({
      storePath: join(folder, `book-${books}`),
      contact: null,
      version: '0.2.0',
      allowHosts: [site.origin.slice(7)],
      nowAt: () => now,
      gapMs: 0,
    });
    await sources.fetch(desk, run);
    expect(sources.quarantine()).toEqual([]);
    expect((await desk.dispatches()).some(({ title }) => title === 'Report number 26')).toBe(true);
  });
});

test('OPML goes in, off, and comes out again', () => {
  const opml =
    '<opml version="1.0"><body><outline text="Ministries"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"/></outline></body></opml>';
  const [row] = sources.importOpml(Buffer.from(opml), 'list.opml', false);
  expect(row).toMatchObject({ name: 'A & B', region: 'Ministries', isOn: false });
  expect(sources.exportOpml(row === undefined ? [] : [row])).toContain(
    'xmlUrl="https://a.example/feed"',
  );
  expect(() => sources.importOpml(Buffer.from('<html/>'), 'x', false)).toThrow(/no OPML/);
});

test('--online asks what is offered, each time, but for what was switched off', async () => {
  site.pages.set('/feed', send(rss(item(30))));
  await sources.close();
  const offer = {
    id: 'offer',
    address: `${site.origin}/feed`,
    name: 'Offer',
    kind: null,
    language: null,
    region: null,
    isVerified: false,
  };
  sources = await openSources([freshSource(offer)]);
  const asked = async (isOnline: boolean): Promise<number> => {
    const { signal } = new AbortController();
    return (await sources.fetch(desk, { ids: [], isOnline, signal, onReport: () => undefined }))
      .length;
  };
  expect([await asked(false), await asked(true), await asked(true), await asked(false)]).toEqual([
    0, 1, 1, 0,
  ]);
  sources.setOn('offer', false);
  expect(await asked(true)).toBe(0);
});

test('the list that ships is off, large, and verified by nobody', () => {
  const rows = sources.list();
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(rows.every((row) => !row.isOn && !row.isVerified)).toBe(true);
  expect(new Set(rows.map(({ address }) => address)).size).toBe(rows.length);
  expect(new Set(rows.map(({ region }) => region)).size).toBe(6);
});
