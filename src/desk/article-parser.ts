import type { Refusal } from '../kernel/index.ts';
import { type Article, parseArticle } from '../reading/index.ts';
import { KillableWorker } from '../sources/index.ts';
import type { ArticleParser } from './reading-line.ts';

type Parsed = { readonly items: Article | null; readonly refusals: readonly Refusal[] };

/** Longest that a page may take before its thread is ended; the worst page of 8 MB takes under three seconds. */
const PARSE_BUDGET_MS = 10_000;
const LIMITS = { budgetMs: PARSE_BUDGET_MS, heapMb: 1024, growthMb: 1024 };
const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
/**
 * Pages under this size are parsed in the calling thread: the worst of them, nested or broken at will, holds it
 * for a quarter of a second, and starting a thread costs more than the parsing of a real page of that size.
 */
const SMALL_PAGE_CHARS = 1_000_000;

function tookTooLong(): Parsed {
  return {
    items: null,
    refusals: [
      {
        stage: 'reading',
        code: 'reading.parse-budget',
        dispatch: null,
        span: null,
        params: { limitMs: PARSE_BUDGET_MS },
      },
    ],
  };
}

/** Parses articles; large pages in a thread of their own, so that one bad page stops nothing else. */
export function createArticleParser(): {
  readonly parse: ArticleParser;
  readonly close: () => Promise<void>;
} {
  const file = new URL(`./article-worker.${ENDING}`, import.meta.url);
  const worker = new KillableWorker<Parameters<typeof parseArticle>[0], Parsed>(file, LIMITS);
  return {
    parse: async (document) => {
      const page = {
        content: document.content,
        mediaType: document.mediaType,
        address: document.meta.address,
        title: document.meta.title,
      };
      if (document.mediaType !== 'text/html' || document.content.length < SMALL_PAGE_CHARS)
        return parseArticle(page);
      const answer = await worker.run(page);
      return 'killed' in answer ? tookTooLong() : answer.out;
    },
    close: () => worker.close(),
  };
}
