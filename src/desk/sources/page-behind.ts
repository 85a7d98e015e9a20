import { ChanceryError, type PageWall } from '../../kernel/index.ts';
import {
  type FetchManners,
  type FetchOptions,
  fetchDocument,
  type SourceDocument,
  wallOf,
} from '../../sources/index.ts';
import type { ArticleParser } from '../reading-line.ts';

export interface PageDeps {
  readonly manners: FetchManners;
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
}

const WALL_STATUS: Readonly<Record<number, PageWall>> = {
  401: 'sign-in',
  402: 'paywall',
  403: 'check',
  451: 'check',
};

/**
 * Fetches the page at an address. `ownLength` is the length of the text that is there without it: a page with less than half
 * of that is not the article. Throws nothing of the world; bugs are thrown on.
 */
export async function pageBehind(
  address: string,
  of: { readonly meta: SourceDocument['meta']; readonly ownLength: number },
  deps: PageDeps,
): Promise<PageBehind> {
  const { meta, ownLength } = of;
  try {
    const page = await fetchDocument(address, deps.fetching, (url, asked) =>
      deps.manners.fetch(url, asked),
    );
    if (page.mediaType !== 'text/html')
      return { document: { ...page, meta }, wall: null, trouble: null };
    const { items } = await deps.parseArticle(page);
    const textLength = (items?.paragraphs ?? []).reduce((sum, text) => sum + text.length, 0);
    const wall = wallOf({ address: page.name, html: page.content, textLength });
    if (wall !== null) return { document: null, wall, trouble: null };
    const isArticle = items !== null && textLength >= ownLength / 2;
    return { document: isArticle ? { ...page, meta } : null, wall: null, trouble: null };
  } catch (cause) {
    if (!(cause instanceof ChanceryError)) throw cause;
    const wall = WALL_STATUS[Number(cause.params['code'] ?? 0)] ?? null;
    return { document: null, wall, trouble: cause };
  }
}
