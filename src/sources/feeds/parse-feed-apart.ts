import { ChanceryError } from '../../kernel/index.ts';
import { KillableWorker } from '../killable-worker.ts';
import type { Feed, FeedSource } from './parse-feed.ts';

const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
/** A feed of 8 MB takes a quarter of a second. */
const LIMITS = { budgetMs: 10_000, heapMb: 512, growthMb: 600 };

let worker: KillableWorker<FeedSource, Feed> | null = null;

/** Reads a feed in a thread that is ended where it takes too long or too much. Throws `fetch.feed-budget`. */
export async function parseFeedApart(source: FeedSource): Promise<Feed> {
  worker ??= new KillableWorker(new URL(`./feed-worker.${ENDING}`, import.meta.url), LIMITS);
  const answer = await worker.run(source);
  if ('out' in answer) return answer.out;
  throw new ChanceryError('fetch.feed-budget', { address: source.address, of: answer.killed });
}
