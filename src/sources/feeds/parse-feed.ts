import { type CivilDay, foldLine } from '../../kernel/index.ts';
import { decodeFeed } from './feed-charset.ts';
import { type FeedBag, type FeedValue, isBag } from './feed-scope.ts';
import { readJsonFeed } from './json-feed.ts';
import { plainOfMarkup } from './plain-of-markup.ts';
import { type FeedContent, readXmlFeed } from './read-feed.ts';

/** One entry, as the desk needs it. */
export interface FeedEntry {
  /** The feed's own identifier; null where it gives none. */
  readonly id: string | null;
  readonly address: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly publishedAt: number | null;
  readonly publishedDay: CivilDay | null;
  readonly updatedAt: number | null;
  /** The longest text that the entry gives, as clean markup or plain text; null for none. */
  readonly body: {
    readonly mediaType: 'text/html' | 'text/plain';
    readonly content: string;
  } | null;
}

export interface Feed {
  /** `rss20`, `atom10`, `rss10`, `json11` …; '' where it is no feed. */
  readonly version: string;
  readonly title: string | null;
  readonly language: string | null;
  /** The site's own page. */
  readonly address: string | null;
  readonly hubs: readonly string[];
  /** The feed's own address, as it states it: what a hub knows it under. */
  readonly self: string | null;
  /** Where the feed says that it has moved to for good. */
  readonly movedTo: string | null;
  readonly entries: readonly FeedEntry[];
  readonly fault: string | null;
  readonly isCut: boolean;
}

export interface FeedSource {
  readonly bytes: Uint8Array;
  /** Charset and language that the transport states. */
  readonly charset: string | null;
  readonly language: string | null;
  readonly address: string;
  readonly maxItems: number;
}

/** The bag of a feed with its charset: all that is said in it, for those who need more than `Feed`. */
export function readFeedContent(source: FeedSource): FeedContent & { readonly charset: string } {
  const { text, charset, fault } = decodeFeed(source.bytes, source.charset);
  const isJson = /^[\s\ufeff]{0,1000}\{/.test(text);
  const content = isJson ? readJsonFeed(text, source) : readXmlFeed(text, source);
  return { ...content, charset, fault: content.fault ?? fault };
}

function textIn(bag: FeedBag, name: string): string | null {
  const value = bag[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function numberIn(bag: FeedBag, name: string): number | null {
  const value = bag[name];
  return typeof value === 'number' ? value : null;
}

function lineIn(bag: FeedBag, name: string): string | null {
  const text = textIn(bag, name);
  if (text === null) return null;
  const detail = bag[`${name}_detail`];
  const isMarkup = isBag(detail) && detail['type'] !== 'text/plain';
  const line = foldLine(isMarkup || /&\w+;/.test(text) ? plainOfMarkup(text) : text);
  return line === '' ? null : line.slice(0, 2000);
}

function bagsIn(value: FeedValue | undefined): readonly FeedBag[] {
  return Array.isArray(value) ? (value as readonly FeedValue[]).filter(isBag) : [];
}

const MARKUP = new Set(['text/html', 'application/xhtml+xml']);

function bodyOf(bag: FeedBag): FeedEntry['body'] {
  const texts = [...bagsIn(bag['content']), bag['summary_detail']].filter(isBag);
  let best: FeedEntry['body'] = null;
  for (const text of texts) {
    const content = textIn(text, 'value');
    if (content === null || content.length <= (best?.content.length ?? 0)) continue;
    const isMarkup = MARKUP.has(String(text['type'])) || /<\/?p\b|<br\b/i.test(content);
    best = { mediaType: isMarkup ? 'text/html' : 'text/plain', content };
  }
  return best;
}

function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

function languageOf(bag: FeedBag): string | null {
  const found = /^([a-z]{2,3})(?:[-_]|$)/i.exec(textIn(bag, 'language') ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}

function entryOf(bag: FeedBag, feed: FeedBag): FeedEntry {
  const name = bag['published_day'] == null ? 'updated' : 'published';
  return {
    id: textIn(bag, 'id'),
    // Before the entry's own link, where the syndicator put his own in its place.
    address:
      webAddress(textIn(bag, 'feedburner_origlink')) ??
      webAddress(textIn(bag, 'link')) ??
      webAddress(textIn(bag, 'id')),
    title: lineIn(bag, 'title'),
    byline: lineIn(bag, 'author'),
    language: languageOf(bag) ?? languageOf(feed),
    publishedAt: numberIn(bag, `${name}_at`),
    publishedDay: textIn(bag, `${name}_day`) as CivilDay | null,
    updatedAt: numberIn(bag, 'updated_at'),
    body: bodyOf(bag),
  };
}

function addressesOf(links: readonly FeedBag[], rel: string): string[] {
  return links
    .filter((link) => link['rel'] === rel)
    .flatMap((link) => webAddress(textIn(link, 'href')) ?? []);
}

/** Reads a feed of any kind. Never throws; what is no feed has the version '' and says why in `fault`. */
export function parseFeed(source: FeedSource): Feed {
  const { version, feed, entries, fault, isCut } = readFeedContent(source);
  const links = bagsIn(feed['links']);
  return {
    version,
    title: lineIn(feed, 'title'),
    language: languageOf(feed),
    address: webAddress(textIn(feed, 'link')),
    hubs: addressesOf(links, 'hub'),
    self: addressesOf(links, 'self')[0] ?? null,
    movedTo: webAddress(textIn(feed, 'itunes_new-feed-url')),
    entries: entries.map((entry) => entryOf(entry, feed)),
    fault: fault ?? (version === '' ? 'it is no feed' : null),
    isCut,
  };
}
