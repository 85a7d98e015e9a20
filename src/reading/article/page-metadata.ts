import { foldLine, type StatedInstant } from '../../kernel/index.ts';
import type { Article } from '../types.ts';
import { type LinkedArticle, parseLinkedArticle } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';
import { titleOf } from './page-title.ts';
import { plainBlocks } from './plain-blocks.ts';
import { parsePublished } from './published.ts';

/** What a page says about its article, and the lines in which it says its title. */
export interface PageMetadata {
  readonly article: Omit<Article, 'paragraphs'>;
  readonly titles: readonly string[];
}

// In order of how directly a tag speaks of the article's first publication.
const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dcterms.date',
  'dc.date',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'publishdate',
  'pubdate',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'ptime',
  'displaydate',
  'date',
];
const MODIFIED_METAS = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'article.updated',
  'last-modified',
  'lastmod',
  'utime',
];
const OUTLET_METAS = ['og:site_name', 'publisher', 'dc.publisher', 'application-name'];
const AUTHOR_METAS = [
  'dc.creator',
  'dc:creator',
  'dcterms.creator',
  'author',
  'parsely-author',
  'article:author',
  'og:article:author',
  'article.author',
  'og:author',
];
/** Metas that hold what is printed, less cleanly than the page itself does. */
const PRINTED_METAS = ['sailthru.author', 'byl'];
const MAX_BYLINE = 200;

function firstOf(facts: PageFacts, names: readonly string[]): string | null {
  for (const name of names) {
    const value = facts.metas.get(name);
    if (value !== undefined) return value;
  }
  return null;
}

/** Values are often escaped twice over: "Sauron &amp;amp; Sons", or carry tags. */
function unescaped(value: string | null): string | null {
  if (value === null || !/&[#\w]{2,10};|<\/?[a-z]/i.test(value)) return value;
  return foldLine(plainBlocks(value).join(' ')) || null;
}

/** The writers as linked data and metas name them, else the line that the page prints. "By" stays where it stands. */
function bylineOf(facts: PageFacts, linked: LinkedArticle | null): string | null {
  const isAddress = (name: string): boolean => /^(?:https?:|www\.|\/\/)/i.test(name);
  const names = [...new Set(linked?.authors ?? [])].filter((name) => !isAddress(name));
  const [metas, printed] = [AUTHOR_METAS, PRINTED_METAS].map((list) =>
    list.map((name) => facts.metas.get(name) ?? ''),
  );
  for (const candidate of [
    names.join(', '),
    ...(metas ?? []),
    facts.byline ?? '',
    ...(printed ?? []),
  ]) {
    const line = unescaped(foldLine(candidate)) ?? '';
    if (line !== '' && line.length <= MAX_BYLINE && !isAddress(line)) return line;
  }
  return null;
}

/** The host without what only says which edition of a site it is. */
function siteOf(host: string): string {
  return host.toLowerCase().replace(/^(?:www|m|mobile|amp|edition)\./, '');
}

/** The page's own word on its address, unless it names another site than the one it came from. */
function addressOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  fetched: string | null,
): string | null {
  for (const candidate of [facts.canonical, facts.metas.get('og:url'), linked?.address]) {
    if (candidate == null || candidate.trim() === '') continue;
    const base = fetched !== null && URL.canParse(fetched) ? fetched : undefined;
    if (!URL.canParse(candidate.trim(), base)) continue;
    const url = new URL(candidate.trim(), base);
    const isWeb = /^https?:$/.test(url.protocol);
    if (isWeb && (base === undefined || siteOf(url.hostname) === siteOf(new URL(base).hostname))) {
      return url.href;
    }
  }
  return fetched;
}

/** The primary language of a tag such as `en-GB` or `en_US`; null when it is no ISO 639-1 code. */
function primaryLanguage(tag: string | null | undefined): string | null {
  const match = /^\s*([a-z]{2})(?:[-_][a-z0-9]{1,8}){0,4}\s*$/i.exec(tag?.slice(0, 40) ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}

function firstTime(values: readonly (string | null | undefined)[]): StatedInstant | null {
  for (const value of values) {
    const time = value == null ? null : parsePublished(value);
    if (time !== null) return time;
  }
  return null;
}

/** The day in an address such as `/2025/11/06/ministers-sign`: the day on which the page was made. */
function dayInAddress(address: string | null): string | null {
  const path = address !== null && URL.canParse(address) ? new URL(address).pathname : '';
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])/.exec(path.slice(0, 500));
  if (match === null) return null;
  const [, year, month = '', date = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/**
 * What a page says of its article: linked data first where it is about articles alone (author, day), Open
 * Graph first where outlets take most care (their name), the page itself last. Values of a wrong type or
 * form count as missing.
 */
export function pageMetadata(facts: PageFacts, fetched: string | null): PageMetadata {
  const linked = parseLinkedArticle(facts.jsonLd);
  const outlet = unescaped(
    facts.metas.get('og:site_name') ?? linked?.publisher ?? firstOf(facts, OUTLET_METAS),
  );
  const { times } = facts;
  const address = addressOf(facts, linked, fetched);
  const metas = (names: readonly string[]) => names.map((name) => facts.metas.get(name));
  const published = firstTime([
    linked?.published,
    ...metas(PUBLISHED_METAS),
    times.published,
    times.first,
    dayInAddress(address),
  ]);
  const modified = firstTime([linked?.modified, ...metas(MODIFIED_METAS), times.modified]);
  const languages = [
    facts.language,
    linked?.language,
    facts.metas.get('og:locale'),
    facts.metas.get('content-language'),
    facts.metas.get('dc.language'),
    facts.metas.get('language'),
  ];
  const { title, headline, said } = titleOf(facts, linked, outlet);
  return {
    titles: said,
    article: {
      title: unescaped(title),
      headline: unescaped(headline),
      byline: bylineOf(facts, linked),
      outlet,
      address,
      publishedAt: published?.at ?? null,
      publishedDay: published?.day ?? null,
      modifiedAt: modified?.at ?? null,
      modifiedDay: modified?.day ?? null,
      language: languages.map(primaryLanguage).find((language) => language !== null) ?? null,
    },
  };
}
