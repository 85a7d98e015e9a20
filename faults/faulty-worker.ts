import { readFileSync } from 'node:fs';
import { WorkDesk } from '../src/desk/index.ts';

/** A worker for the fault harness: store, file with the offset of its clock in milliseconds, pages that the disk holds or 0. */
const [storePath = '', offsetFile = '', pages = '0'] = process.argv.slice(2);
const offsetMs = (): number => Number(readFileSync(offsetFile, 'utf8'));
const clock = { nowAt: () => Date.now() + offsetMs(), monotonicMs: () => performance.now() };
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const maxPages = Number(pages);
const desk = await WorkDesk.open({
  storePath,
  clock,
  waitMs: 4_000,
  ...(maxPages === 0 ? {} : { maxPages }),
});
process.stdout.write('ready\n');
await desk.run({
  signal: stop.signal,
  batch: 4,
  leaseMs: 4_000,
  // A document whose readers are killed again and again is not to blame for it here.
  maxAttempts: 1_000,
  onEvent: (event) => process.stdout.write(`${event.kind}\n`),
});
await desk.close();
