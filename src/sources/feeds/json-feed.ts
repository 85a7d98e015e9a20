import { cleanMarkup } from './clean-markup.ts';
import { safeAddress } from './feed-address.ts';
import { parseFeedDate } from './feed-date.ts';
import type { FeedBag, FeedValue } from './feed-scope.ts';
import type { FeedContent, FeedReadOptions } from './read-feed.ts';

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(object: Loose, name: string): string | null {
  const value = object[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function put(bag: FeedBag, name: string, value: FeedValue): void {
  if (value !== null && value !== '') bag[name] = value;
}

function authorsOf(object: Loose): FeedBag[] {
  const listed = Array.isArray(object['authors']) ? object['authors'] : [object['author']];
  return listed.filter(isObject).flatMap((one) => {
    const name = textIn(one, 'name');
    return name === null ? [] : [{ name }];
  });
}

function commonOf(object: Loose): FeedBag {
  const bag: FeedBag = {};
  put(bag, 'title', textIn(object, 'title'));
  put(bag, 'language', textIn(object, 'language'));
  const authors = authorsOf(object);
  if (authors.length > 0) {
    bag['authors'] = authors;
    put(bag, 'author', authors.map(({ name }) => name).join(', '));
  }
  return bag;
}

function entryOf(item: Loose, base: string): FeedBag {
  const bag = commonOf(item);
  put(bag, 'id', textIn(item, 'id'));
  const address = textIn(item, 'url') ?? textIn(item, 'external_url');
  if (address !== null) put(bag, 'link', safeAddress(base, address));
  for (const [from, to] of [
    ['date_published', 'published'],
    ['date_modified', 'updated'],
  ] as const) {
    const written = textIn(item, from);
    if (written === null) continue;
    const found = parseFeedDate(written);
    bag[to] = written;
    bag[`${to}_at`] = found?.at ?? null;
    bag[`${to}_day`] = found?.day ?? null;
  }
  const html = textIn(item, 'content_html');
  const text = textIn(item, 'content_text');
  if (html !== null) bag['content'] = [{ type: 'text/html', value: cleanMarkup(html, base) }];
  else if (text !== null) bag['content'] = [{ type: 'text/plain', value: text }];
  const summary = textIn(item, 'summary');
  if (summary !== null) {
    bag['summary'] = summary;
    bag['summary_detail'] = { type: 'text/plain', value: summary };
  }
  return bag;
}

function nothing(fault: string): FeedContent {
  return { version: '', feed: {}, entries: [], fault, isCut: false };
}

/** Reads JSON Feed 1.0 and 1.1. Never throws: what is no such feed is said in `fault`. */
export function readJsonFeed(json: string, options: FeedReadOptions): FeedContent {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof RangeError)) throw cause;
    return nothing('it is not JSON');
  }
  if (!isObject(value) || !Array.isArray(value['items'])) return nothing('it is no JSON Feed');
  const feed = commonOf(value);
  const link = textIn(value, 'home_page_url');
  if (link !== null) put(feed, 'link', safeAddress(options.address, link));
  const hubs = Array.isArray(value['hubs']) ? value['hubs'].filter(isObject) : [];
  const links = hubs.flatMap((hub) => {
    const href = textIn(hub, 'url');
    return href === null ? [] : [{ rel: 'hub', href }];
  });
  if (links.length > 0) feed['links'] = links;
  const items = value['items'].filter(isObject);
  return {
    version: /version\/1(?:\.0)?$/.test(textIn(value, 'version') ?? '') ? 'json10' : 'json11',
    feed,
    entries: items.slice(0, options.maxItems).map((item) => entryOf(item, options.address)),
    fault: null,
    isCut: items.length > options.maxItems,
  };
}
