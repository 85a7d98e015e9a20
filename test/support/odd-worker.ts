import { parentPort } from 'node:worker_threads';

/** A worker for tests that does what it is told, good or bad. */
const held: Buffer[] = [];

parentPort?.on('message', (task: string) => {
  if (task === 'throw') throw new Error('boom');
  while (task === 'turn') {
    // For ever.
  }
  if (task === 'heap') {
    const lists: number[][] = [];
    for (;;) lists.push(Array.from({ length: 10_000 }, (_, at) => at));
  }
  if (task === 'grow') for (let at = 0; at < 40; at += 1) held.push(Buffer.alloc(16 * 2 ** 20, 1));
  if (task !== 'grow') parentPort?.postMessage(`did ${task}`);
});
