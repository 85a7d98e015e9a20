import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk, SourceDesk, type SourceReport } from '../../src/desk/index.ts';
import { openSite, type Site, send } from '../support/loopback-site.ts';

const NOW = Date.UTC(2025, 10, 8, 12);
const HOUR = 3600_000;
const DAY = 24 * HOUR;

function rss(site: Site, titles: readonly string[]): string {
  const items = titles.map(
    (title) =>
      `<item><guid>${title}</guid><title>${title}</title><pubDate>Sat, 08 Nov 2025 10:00:00 GMT</pubDate><description>${`${title}, the foreign ministry said after the talks of the week. `.repeat(4)}</description></item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Desk</title><atom:link rel="hub" href="${site.origin}/hub"/><atom:link rel="self" href="${site.origin}/feed"/>${items.join('')}</channel></rss>`;
}

/** Waits until something holds that happens in its own time. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 2_000; turns += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('it never came to be');
}

let folder: string;
let desk: Desk;
let site: Site;
let sources: SourceDesk;
let now: number;
let books = 0;
/** What the hub was asked. */
let asked: URLSearchParams[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-websub-'));
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
  asked = [];
  site.pages.set('/feed', send(rss(site, ['First report'])));
  site.pages.set('/hub', (request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(body));
      response.writeHead(202).end();
    });
  });
  sources = await SourceDesk.open({
    storePath: join(folder, `book-${books}`),
    contact: null,
    version: '0.1.0',
    allowHosts: [site.host],
    offered: [],
    nowAt: () => now,
    random: () => 0.5,
    gapMs: 0,
    timeoutMs: 700,
  });
  sources.add({ address: `${site.origin}/feed`, takesPages: false });
});
afterEach(async () => {
  await sources.close();
  await site.close();
});

interface Watching {
  readonly port: number;
  readonly reports: SourceReport[];
  stop(): Promise<void>;
}

async function watch(): Promise<Watching> {
  const stop = new AbortController();
  const reports: SourceReport[] = [];
  let port = 0;
  const watching = sources.watch(desk, {
    ids: [],
    isOnline: false,
    signal: stop.signal,
    onReport: (report) => reports.push(report),
    hubs: {
      callback: 'https://desk.example/hooks',
      place: { host: '127.0.0.1', port: 0 },
      onFault: (fault) => {
        throw fault;
      },
      onListening: (found) => {
        port = found;
      },
    },
  });
  await until(() => port !== 0);
  return {
    port,
    reports,
    async stop() {
      stop.abort();
      await watching;
    },
  };
}

/** Our own address behind the public one. */
function ours(port: number, callback: string): string {
  return callback.replace('https://desk.example', `http://127.0.0.1:${port}`);
}

const param = (at: number, name: string): string => asked[at]?.get(name) ?? '';

async function verify(port: number, query: Readonly<Record<string, string>>): Promise<Response> {
  const url = new URL(ours(port, param(0, 'hub.callback')));
  const all = { 'hub.mode': 'subscribe', 'hub.topic': `${site.origin}/feed`, ...query };
  url.search = new URLSearchParams(all).toString();
  return fetch(url);
}

const hub = () => sources.health()[0]?.hub;

describe('a hub that is offered', () => {
  test('is asked, verified, and brings news that are filed', async () => {
    const { port, reports, stop } = await watch();
    await until(() => asked.length === 1);
    expect(param(0, 'hub.mode')).toBe('subscribe');
    expect(param(0, 'hub.topic')).toBe(`${site.origin}/feed`);
    expect(param(0, 'hub.callback')).toMatch(/^https:\/\/desk\.example\/hooks\/[\w-]{32}$/);
    expect(param(0, 'hub.secret').length).toBeGreaterThanOrEqual(40);
    const answered = await verify(port, {
      'hub.challenge': 'echo-me',
      'hub.lease_seconds': '86400',
    });
    expect([answered.status, await answered.text()]).toEqual([200, 'echo-me']);
    expect(hub()).toMatchObject({ state: 'active', until: NOW + DAY });

    const body = rss(site, ['Latvia and Malta signed a treaty on ferries', 'First report']);
    const signature = `sha256=${createHmac('sha256', param(0, 'hub.secret')).update(body).digest('hex')}`;
    const post = (headers: Record<string, string>) =>
      fetch(ours(port, param(0, 'hub.callback')), { method: 'POST', body, headers });
    for (const header of [
      '',
      'sha256=00',
      `sha256=${'0'.repeat(64)}`,
      signature.replace('sha256', 'md5'),
    ]) {
      const { status } = await post({ 'x-hub-signature': header });
      expect(status).toBe(202);
    }
    expect(reports).toHaveLength(1);
    expect((await post({ 'x-hub-signature': signature })).status).toBe(202);
    expect(reports.at(-1)?.counts).toMatchObject({ filed: 1 });
    const titles = (await desk.dispatches()).map(({ title }) => title);
    expect(titles).toContain('Latvia and Malta signed a treaty on ferries');
    await stop();
  });

  test('makes asking rarer while it holds, and is asked again before its end', async () => {
    const { port, stop } = await watch();
    await until(() => asked.length === 1);
    await verify(port, { 'hub.challenge': 'x', 'hub.lease_seconds': String((10 * DAY) / 1000) });
    await stop();
    const { signal } = new AbortController();
    await sources.fetch(desk, { ids: [], isOnline: false, signal, onReport: () => undefined });
    const polled = await watch();
    await polled.stop();
    expect(asked).toHaveLength(1);
    now = NOW + 9.5 * DAY;
    const again = await watch();
    await until(() => asked.length === 2);
    expect(param(1, 'hub.secret')).toBe(param(0, 'hub.secret'));
    const told = sources.list()[0]?.nextAt ?? 0;
    expect(told).toBeGreaterThanOrEqual(now + 6 * HOUR);
    await again.stop();
  });

  test('is not believed about what was not asked', async () => {
    const { port, stop } = await watch();
    await until(() => asked.length === 1);
    const status = async (query: Readonly<Record<string, string>>) =>
      (await verify(port, query)).status;
    expect(await status({ 'hub.topic': 'https://other.example/', 'hub.challenge': 'x' })).toBe(404);
    expect(await status({ 'hub.mode': 'unsubscribe', 'hub.challenge': 'x' })).toBe(404);
    expect(await status({})).toBe(404);
    const other = ours(port, 'https://desk.example/hooks/unknown');
    expect((await fetch(`${other}?hub.mode=subscribe&hub.challenge=x`)).status).toBe(404);
    expect((await fetch(other, { method: 'POST', body: 'x' })).status).toBe(410);
    expect((await fetch(other, { method: 'PUT', body: 'x' })).status).toBe(405);
    expect(hub()?.state).toBe('asked');
    await stop();
  });

  test('that refuses, or is not there, leaves the source to asking', async () => {
    const { port, stop } = await watch();
    await until(() => asked.length === 1);
    await verify(port, { 'hub.mode': 'denied', 'hub.reason': 'not for you' });
    expect(hub()).toMatchObject({ state: 'denied', trouble: 'The hub refused: not for you' });
    expect(sources.list()[0]?.nextAt).toBeLessThan(now + HOUR);
    await stop();
    site.pages.set('/hub', (_, response) => response.writeHead(503).end());
    now += 2 * DAY;
    const again = await watch();
    await until(() => hub()?.trouble?.includes('503') === true);
    await again.stop();
  });

  test('content that is no feed is trouble of its source', async () => {
    const { port, reports, stop } = await watch();
    await until(() => asked.length === 1);
    const body = '<html>Sold</html>';
    const signature = `sha1=${createHmac('sha1', param(0, 'hub.secret')).update(body).digest('hex')}`;
    const headers = { 'x-hub-signature': signature };
    await fetch(ours(port, param(0, 'hub.callback')), { method: 'POST', body, headers });
    expect(reports.at(-1)?.trouble?.code).toBe('fetch.not-a-feed');
    await stop();
  });
});

test('a hub in the header goes before that of the feed, and a hub that is gone is forgotten', async () => {
  const link = `<${site.origin}/other>; rel="hub", </topic>; rel=self`;
  site.pages.set('/other', site.pages.get('/hub') ?? (() => undefined));
  site.pages.set('/feed', send(rss(site, ['First report']), 'application/rss+xml', { link }));
  const first = await watch();
  await until(() => asked.length === 1);
  expect(param(0, 'hub.topic')).toBe(`${site.origin}/topic`);
  expect(hub()?.address).toBe(`${site.origin}/other`);
  await first.stop();
  site.pages.set('/feed', send('<rss version="2.0"><channel><title>Desk</title></channel></rss>'));
  now += DAY;
  const second = await watch();
  await until(() => second.reports.length === 1);
  expect(hub()).toBeNull();
  await second.stop();
});

test('a hub at an address that is not public is not asked', async () => {
  site.pages.set(
    '/feed',
    send(rss(site, ['First report']).replace(`${site.origin}/hub`, 'http://10.0.0.1/hub')),
  );
  const { stop } = await watch();
  await until(() => hub()?.trouble != null);
  expect(hub()?.trouble).toContain('10.0.0.1');
  await stop();
});

test('a place that is taken is said', async () => {
  const [, port = ''] = site.host.split(':');
  await expect(
    sources.watch(desk, {
      ids: [],
      isOnline: false,
      signal: new AbortController().signal,
      onReport: () => undefined,
      hubs: {
        callback: 'https://desk.example',
        place: { host: '127.0.0.1', port: Number(port) },
        onFault: () => undefined,
      },
    }),
  ).rejects.toMatchObject({ code: 'sources.hub-listen' });
});
