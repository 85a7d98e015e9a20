import { ChanceryError, type PageWall, refusalText } from '../../kernel/index.ts';
import {
  type FetchManners,
  type FetchOptions,
  fetchDocument,
  type Resource,
  type SourceDocument,
  wallOf,
} from '../../sources/index.ts';
import type { ArticleParser } from '../reading-line.ts';

export interface PageDeps {
  readonly manners: Pick<FetchManners, 'fetch'>;
  readonly fetching: FetchOptions;
  readonly parseArticle: ArticleParser;
}

/** What stands behind an address. */
export interface PageBehind {
  /** Null where there is no article to read. */
  readonly document: SourceDocument | null;
  /** What kept us out; null where nothing did. */
  readonly wall: PageWall | null;
  /** Why nothing came; null where something did. */
  readonly trouble: ChanceryError | null;
  /** What came and broke or outlasted its parser, and how; null where nothing did. */
  readonly broken: { readonly answer: Resource; readonly why: string } | null;
}

/** What is looked for behind an address, and how much text there is without it. */
export interface PageWanted {
  readonly meta: SourceDocument['meta'];
  readonly ownLength: number;
}

const NOTHING: PageBehind = { document: null, wall: null, trouble: null, broken: null };

const WALL_STATUS: Readonly<Record<number, PageWall>> = {
  401: 'sign-in',
  402: 'paywall',
  403: 'check',
  451: 'check',
};

async function pageIn(
  page: SourceDocument,
  { meta, ownLength }: PageWanted,
  deps: Pick<PageDeps, 'parseArticle'>,
): Promise<PageBehind | { readonly spent: string }> {
  if (page.mediaType !== 'text/html') return { ...NOTHING, document: { ...page, meta } };
  const { items, refusals } = await deps.parseArticle(page);
  const spent = refusals.find(({ code }) => code === 'reading.parse-budget');
  if (items === null && spent !== undefined) return { spent: refusalText(spent) };
  const textLength = (items?.paragraphs ?? []).reduce((sum, text) => sum + text.length, 0);
  const wall = wallOf({ address: page.name, html: page.content, textLength });
  if (wall !== null) return { ...NOTHING, wall };
  const isArticle = items !== null && textLength >= ownLength / 2;
  return { ...NOTHING, document: isArticle ? { ...page, meta } : null };
}

/**
 * Fetches the page at an address. `ownLength` is the length of the text that is there without it: a page with less than half
 * of that is not the article. Throws nothing of the world; what breaks a parser is given with its bytes.
 */
export async function pageBehind(
  address: string,
  wanted: PageWanted,
  deps: PageDeps,
): Promise<PageBehind> {
  let answer: Resource | null = null;
  const broken = (why: string): PageBehind => ({
    ...NOTHING,
    broken: answer === null ? null : { answer, why },
  });
  try {
    const page = await fetchDocument(address, deps.fetching, async (url, asked) => {
      answer = await deps.manners.fetch(url, asked);
      return answer;
    });
    const found = await pageIn(page, wanted, deps);
    return 'spent' in found ? broken(found.spent) : found;
  } catch (cause) {
    if (!(cause instanceof ChanceryError)) {
      if (answer === null) throw cause;
      return broken(cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the parser');
    }
    if (cause.code === 'input.pdf' && cause.params['killed'] !== undefined)
      return broken(String(cause.params['why']));
    const wall = WALL_STATUS[Number(cause.params['code'] ?? 0)] ?? null;
    return { ...NOTHING, wall, trouble: cause };
  }
}
