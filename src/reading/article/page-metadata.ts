import { foldLine } from '../../kernel/index.ts';
import type { Article } from '../types.ts';
import { type LinkedArticle, parseLinkedArticle } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';
import { parsePublished } from './published.ts';

type PageMetadata = Omit<Article, 'paragraphs'>;

// In order of how directly a tag speaks of the article's first publication.
const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'publish-date',
  'publish_date',
  'publication_date',
  'pubdate',
  'article.published',
  'date',
];
const OUTLET_METAS = ['og:site_name', 'publisher', 'dc.publisher', 'application-name'];
const AUTHOR_METAS = ['author', 'parsely-author', 'dc.creator', 'byl', 'sailthru.author'];
const TITLE_METAS = ['og:title', 'twitter:title', 'dc.title', 'headline', 'parsely-title'];
const MAX_BYLINE = 200;

function firstOf(facts: PageFacts, names: readonly string[]): string | null {
  for (const name of names) {
    const value = facts.metas.get(name);
    if (value !== undefined) return value;
  }
  return null;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The title without " | Outlet" or " - Outlet" at its end. */
function withoutOutlet(title: string, outlet: string | null): string {
  const match = /^(.{10,}?)\s+(?:[|–—·»]|-{1,2}|::)\s+([^|–—·»]{2,60})$/.exec(title.slice(0, 500));
  if (match?.[1] === undefined || match[2] === undefined) return title;
  const [tail, name] = [letters(match[2]), letters(outlet ?? '')];
  const isOutlet = name !== '' && (tail.includes(name) || name.includes(tail));
  return isOutlet || /\s[|»]\s/.test(title) ? match[1] : title;
}

function titleOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  outlet: string | null,
): string | null {
  const stated = [linked?.headline ?? null, firstOf(facts, TITLE_METAS), facts.title]
    .filter((title) => title !== null)
    .map((title) => withoutOutlet(title, outlet));
  // The heading that readers saw is preferred to the titles for machines, if those bear it out.
  const heading = letters(facts.heading ?? '');
  const agrees = stated.some((title) => {
    const other = letters(title);
    return heading.length >= 8 && (other.includes(heading) || heading.includes(other));
  });
  if (agrees || stated.length === 0) return facts.heading ?? stated[0] ?? null;
  return stated[0] ?? null;
}

function bylineOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  seen: string | null,
): string | null {
  const names = [...new Set(linked?.authors ?? [])].filter((name) => !/^https?:/i.test(name));
  const candidates = [names.join(', '), firstOf(facts, AUTHOR_METAS), seen];
  for (const candidate of candidates) {
    const name = foldLine(candidate ?? '').replace(/^by:?\s+/i, '');
    if (name !== '' && name.length <= MAX_BYLINE && !/^https?:/i.test(name)) return name;
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

/**
 * What a page says of its article: linked data first where it is about articles alone (author, day), Open
 * Graph first where outlets take most care (their name). Values of a wrong type or form count as missing.
 */
export function pageMetadata(
  facts: PageFacts,
  seen: { readonly byline: string | null; readonly address: string | null },
): PageMetadata {
  const linked = parseLinkedArticle(facts.jsonLd);
  const outlet =
    facts.metas.get('og:site_name') ?? linked?.publisher ?? firstOf(facts, OUTLET_METAS);
  const metas = PUBLISHED_METAS.map((name) => facts.metas.get(name) ?? '');
  const published = [linked?.published ?? '', ...metas, facts.time ?? '']
    .map(parsePublished)
    .find((instant) => instant !== null);
  const languages = [
    facts.language,
    linked?.language,
    facts.metas.get('og:locale'),
    facts.metas.get('language'),
  ];
  return {
    title: titleOf(facts, linked, outlet),
    byline: bylineOf(facts, linked, seen.byline),
    outlet,
    address: addressOf(facts, linked, seen.address),
    publishedAt: published?.at ?? null,
    publishedDay: published?.day ?? null,
    language: languages.map(primaryLanguage).find((language) => language !== null) ?? null,
  };
}
