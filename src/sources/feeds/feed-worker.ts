import { parentPort } from 'node:worker_threads';
import { type FeedSource, parseFeed } from './parse-feed.ts';

/** Runs in a thread of its own: the bytes of one feed in, what it says out. */
parentPort?.on('message', (source: FeedSource) => {
  parentPort?.postMessage(parseFeed(source));
});
