import { parentPort } from 'node:worker_threads';
import { parseArticle } from '../reading/index.ts';

/** Runs in a thread of its own: one page in, one article out. Trouble of the parser ends the thread alone. */
parentPort?.on('message', (page: Parameters<typeof parseArticle>[0]) => {
  parentPort?.postMessage(parseArticle(page));
});
