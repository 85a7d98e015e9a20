import type { LinkedArticle } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';

// Where a page names its article to machines, in the order in which outlets fill them with most care.
const TITLE_METAS = [
  'dc.title',
  'dc:title',
  'dcterms.title',
  'og:title',
  'headline',
  'title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
];
const MIN_HEADING_LETTERS = 8;
const MIN_TITLE_WORDS = 5;
const MIN_HEADLINE_WORDS = 3;
const MAX_SITE_TITLE = 500;

/** What an article is called, as stated to machines and as readers see it. */
export interface PageTitle {
  /** As the page states it, with whatever it appends. */
  readonly title: string | null;
  /** The heading over the article, or the title without the name of the outlet. */
  readonly headline: string | null;
  /** All lines that say the title; none of them is a paragraph. */
  readonly said: readonly string[];
}

/** Letters and digits alone, in lower case: what is left when two writings of one title are compared. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The title without " | Outlet" or " - Outlet" at its end. */
function withoutOutlet(title: string, outlet: string | null): string {
  const match = /^(.{10,}?)\s+(?:[|–—·»]|-{1,2}|::)\s+([^|–—·»]{2,60})$/.exec(title.slice(0, 500));
  if (match?.[1] === undefined || match[2] === undefined) return title;
  const [tail, name] = [lettersOf(match[2]), lettersOf(outlet ?? '')];
  const isOutlet = name !== '' && (tail.includes(name) || name.includes(tail));
  return isOutlet || /\s[|»]\s/.test(title) ? match[1] : title;
}

/**
 * Of a `<title>`, which mostly names the site too, what stands before the last separator, or else after the
 * first; the whole where neither is long enough to be a title. The separators are those of Readability.
 */
function withoutSite(title: string, minWords: number): string {
  const parts = title.slice(0, MAX_SITE_TITLE).split(/ [|\-\\/>»] /);
  if (parts.length < 2 || title.length > MAX_SITE_TITLE) return title;
  const cut = title.length - (parts.at(-1)?.length ?? 0) - 3;
  const before = title.slice(0, cut).trim();
  if (before.split(/\s+/).length >= minWords) return before;
  const after = title.slice((parts[0]?.length ?? 0) + 3).trim();
  return after.split(/\s+/).length >= minWords ? after : title;
}

/** How the names of linked data stand to the title of the page: some sites put their own name in one of the two. */
function linkedTitle(linked: LinkedArticle | null, facts: PageFacts): string | null {
  const { headline = null, name = null } = linked ?? {};
  if (headline === null || name === null) return headline ?? name;
  const page = lettersOf(`${facts.title ?? ''} ${facts.heading ?? ''}`);
  const isSaid = (text: string): boolean => page.includes(lettersOf(text));
  return isSaid(name) && !isSaid(headline) ? name : headline;
}

export function titleOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  outlet: string | null,
): PageTitle {
  const metas = TITLE_METAS.map((name) => facts.metas.get(name) ?? null);
  const named = [linkedTitle(linked, facts), ...metas].filter((one) => one !== null);
  const pageTitle = facts.title ?? '';
  const bare = [...named, withoutSite(pageTitle, MIN_HEADLINE_WORDS)]
    .filter((one) => one !== '')
    .map((one) => withoutOutlet(one, outlet));
  // The heading that readers saw is preferred to the titles for machines, if those bear it out.
  const heading = lettersOf(facts.heading ?? '');
  const agrees = bare.some((one) => {
    const other = lettersOf(one);
    return (
      heading.length >= MIN_HEADING_LETTERS && (other.includes(heading) || heading.includes(other))
    );
  });
  const headline = agrees || bare.length === 0 ? facts.heading : null;
  return {
    title: named[0] ?? (withoutSite(pageTitle, MIN_TITLE_WORDS) || facts.heading),
    headline: headline ?? bare[0] ?? facts.heading,
    said: [...bare, ...named, pageTitle, ...facts.headings],
  };
}
