import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Feeds on the loopback for `npm run soak`: sound ones that bring news, and ones that do what must be survived. */

type Answer = (request: IncomingMessage, response: ServerResponse, feed: SoakFeed) => void;

export interface SoakFeed {
  readonly fault: string;
  readonly address: string;
  readonly host: string;
  /** Titles that it has published so far and that have to be in the record. */
  readonly published: string[];
  /** What `sources health` has to say of it: a code, or null for no trouble. */
  readonly code: string | null;
  asks: number;
  readonly server: Server;
}

interface Kind {
  readonly fault: string;
  readonly code: string | null;
  readonly answer: Answer;
}

const TYPE = { 'content-type': 'application/rss+xml' };
const STATES = ['Estonia', 'Chile', 'Kenya', 'Fiji', 'Nepal', 'Peru', 'Ghana', 'Oman', 'Malta'];
const TOPICS = ['fisheries', 'customs', 'visas', 'railways', 'shipping', 'archives', 'seeds'];
/** Entries that a feed lists at once. */
const LISTED = 60;

function titleOf(feed: number, at: number): string {
  const [a, b] = [STATES[feed % STATES.length], STATES[(feed + 1 + (at % 7)) % STATES.length]];
  return `${a} and ${b} agree on ${TOPICS[at % TOPICS.length]}, report ${feed}-${at}`;
}

function item(title: string, more = ''): string {
  const words = `${title}. The two ministers signed a memorandum in the capital on Friday, the ministry said, and named ${title.length} experts who are to meet again.`;
  return `<item><guid isPermaLink="false">${title}</guid><title>${title}</title><pubDate>${new Date().toUTCString()}</pubDate><description>${words}</description>${more}</item>`;
}

function rss(items: string): string {
  return `<rss version="2.0"><channel><title>Soak</title>${items}</channel></rss>`;
}

function send(response: ServerResponse, body: string | Uint8Array, headers = {}): void {
  response.writeHead(200, { ...TYPE, ...headers }).end(body);
}

function listed(feed: SoakFeed): string {
  return rss(
    feed.published
      .slice(-LISTED)
      .map((title) => item(title))
      .join(''),
  );
}

/** The same story in ten feeds and more: one dispatch, however many bring it. */
const SHARED = 'Tunisia and Portugal agree on tourism, told by all';

const KINDS: readonly Kind[] = [
  {
    fault: 'a byte a second',
    code: 'fetch.timeout',
    answer: (_, response) => {
      response.writeHead(200, TYPE);
      const timer = setInterval(() => response.write('<'), 1_000);
      response.on('close', () => clearInterval(timer));
    },
  },
  {
    fault: 'never ends',
    code: 'fetch.too-large',
    answer: (_, response) => {
      response.writeHead(200, TYPE);
      const more = (): void => {
        // In steps, so that the other feeds of this process have their turn.
        if (!response.destroyed) response.write('x'.repeat(256 * 1024), () => setTimeout(more, 10));
      };
      more();
    },
  },
  {
    fault: 'lies about its length',
    code: 'fetch.failed',
    answer: (_, response) => {
      response.writeHead(200, { ...TYPE, 'content-length': '50000' });
      response.write('<rss>');
      setTimeout(() => response.destroy(), 20);
    },
  },
  {
    fault: 'closes in the middle',
    code: 'fetch.failed',
    answer: (_, response, feed) => {
      response.writeHead(200, TYPE);
      response.write(listed(feed).slice(0, 400));
      setTimeout(() => response.destroy(), 20);
    },
  },
  {
    fault: 'redirects in a circle',
    code: 'fetch.redirects',
    answer: (request, response) =>
      response.writeHead(302, { location: request.url ?? '/feed' }).end(),
  },
  {
    fault: 'redirects to a private address',
    code: 'fetch.address-refused',
    answer: (_, response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end(),
  },
  {
    fault: '304 for ever',
    code: null,
    answer: (request, response, feed) =>
      request.headers['if-none-match'] === undefined
        ? send(response, listed(feed), { etag: '"1"' })
        : response.writeHead(304).end(),
  },
  {
    fault: '429 with Retry-After',
    code: 'fetch.status',
    answer: (_, response) => response.writeHead(429, { 'retry-after': '1800' }).end(),
  },
  {
    fault: 'a zip bomb',
    code: 'fetch.too-large',
    answer: (_, response) => send(response, BOMB, { 'content-encoding': 'gzip' }),
  },
  {
    fault: '2 GB',
    code: 'fetch.too-large',
    answer: (_, response) => {
      response.writeHead(200, { ...TYPE, 'content-length': String(2 ** 31) });
      response.write('<rss>');
    },
  },
  {
    fault: 'an XML bomb',
    code: null,
    answer: (_, response, feed) =>
      send(
        response,
        `<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${listed(feed).replaceAll('</item>', '<category>&c;</category></item>')}`,
      ),
  },
  {
    fault: 'a wrong charset',
    code: 'feed.badly-formed',
    answer: (_, response, feed) =>
      send(
        response,
        Buffer.from(
          `<?xml version="1.0" encoding="utf-8"?>${listed(feed).replaceAll('capital', 'capit\xe1l')}`,
          'latin1',
        ),
      ),
  },
  {
    fault: '200,000 entries',
    code: null,
    answer: (_, response, feed) =>
      send(response, rss(feed.published.map((title) => item(title)).join('') + EMPTY_ITEMS)),
  },
  {
    fault: 'days in the future',
    code: null,
    answer: (_, response, feed) =>
      send(
        response,
        listed(feed).replaceAll(/<pubDate>[^<]*/g, '<pubDate>Fri, 07 Nov 2036 10:00:00 GMT'),
      ),
  },
  {
    fault: 'identifiers that change',
    code: null,
    answer: (_, response, feed) =>
      send(response, listed(feed).replaceAll('</guid>', `-${feed.asks}</guid>`)),
  },
  {
    fault: 'a story that all have',
    code: null,
    answer: (_, response) =>
      send(response, rss(item(SHARED, '<link>https://wire.example/s</link>'))),
  },
  { fault: 'gone', code: 'fetch.status', answer: (_, response) => response.writeHead(410).end() },
  {
    fault: 'a page',
    code: 'fetch.not-a-feed',
    answer: (_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body>Sold</body></html>');
    },
  },
  { fault: 'never answers', code: 'fetch.timeout', answer: () => undefined },
];

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const EMPTY_ITEMS = '<item><title/></item>'.repeat(200_000);
const SOUND: Kind = {
  fault: 'none',
  code: null,
  answer: (_, response, feed) => send(response, listed(feed)),
};
/** Kinds of which the entries have to be in the record, once they have been asked for. */
const BRINGS = new Set([
  'none',
  'an XML bomb',
  'a wrong charset',
  'days in the future',
  'identifiers that change',
]);

/** Starts so many feeds, each a host of its own: every fault at least once, the rest sound. */
export async function startFeeds(count: number): Promise<SoakFeed[]> {
  const kinds = Array.from({ length: count }, (_, at) =>
    // Ten have the one story.
    at < KINDS.length ? (KINDS[at] ?? SOUND) : at < KINDS.length + 9 ? (KINDS[15] ?? SOUND) : SOUND,
  );
  return Promise.all(kinds.map((kind, at) => startFeed(kind, at)));
}

async function startFeed(kind: Kind, number: number): Promise<SoakFeed> {
  const server = createServer((request, response) => {
    if (request.url !== '/feed') {
      response.writeHead(404).end();
      return;
    }
    feed.asks += 1;
    kind.answer(request, response, feed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feed: SoakFeed = {
    fault: kind.fault,
    code: kind.code,
    host,
    address: `http://${host}/feed`,
    published: kind.fault === 'a story that all have' ? [SHARED] : [titleOf(number, 0)],
    asks: 0,
    server,
  };
  return feed;
}

/** Each feed that brings news publishes one more. */
export function publish(feeds: readonly SoakFeed[]): void {
  for (const [number, feed] of feeds.entries())
    if (BRINGS.has(feed.fault)) feed.published.push(titleOf(number, feed.published.length));
}

/** Titles that have to be in the record once every feed has been asked again, each once. */
export function wantedOf(feeds: readonly SoakFeed[]): string[] {
  const kept = feeds.filter(({ fault }) => BRINGS.has(fault) || fault === '304 for ever');
  return [...kept.flatMap(({ published }) => published), SHARED];
}
