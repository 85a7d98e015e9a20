import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../kernel/index.ts';
import { type Article, parseArticle } from '../reading/index.ts';
import type { ArticleParser } from './reading-line.ts';

type Parsed = { readonly items: Article | null; readonly refusals: readonly Refusal[] };

/** Longest that a page may take before its thread is ended; the worst page of 8 MB takes under three seconds. */
const PARSE_BUDGET_MS = 10_000;
/**
 * Pages under this size are parsed in the calling thread: the worst of them, nested or broken at will, holds it
 * for a quarter of a second, and starting a thread costs more than the parsing of a real page of that size.
 */
const SMALL_PAGE_CHARS = 1_000_000;

/** The compiled worker; run from the sources, a line that can read TypeScript and then loads it. */
function workerFile(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./article-worker.js', import.meta.url);
  const file = new URL('./article-worker.ts', import.meta.url).href;
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href;
  const lines = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(file)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}

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

/** One page in a thread that is ended when the budget is spent. Rejects with the parser's own error (a bug). */
function parseApart(page: Parameters<typeof parseArticle>[0]): Promise<Parsed> {
  const worker = new Worker(workerFile(), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return new Promise<Parsed>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tookTooLong()), PARSE_BUDGET_MS);
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      done();
    };
    worker.once('message', (parsed: Parsed) => settle(() => resolve(parsed)));
    worker.once('error', (error: Error) =>
      settle(() =>
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(tookTooLong())
          : reject(error),
      ),
    );
    worker.postMessage(page);
  }).finally(() => worker.terminate());
}

/** Parses articles; large pages in a thread of their own, so that one bad page stops nothing else. */
export function createArticleParser(): {
  readonly parse: ArticleParser;
  readonly close: () => Promise<void>;
} {
  const running = new Set<Promise<unknown>>();
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
      const parsing = parseApart(page);
      running.add(parsing);
      return parsing.finally(() => running.delete(parsing));
    },
    close: async () => {
      await Promise.allSettled(running);
    },
  };
}
