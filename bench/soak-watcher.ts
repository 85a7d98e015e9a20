import { openDesk, SourceDesk } from '../src/desk/index.ts';

/**
 * A process that watches, for `bench/soak.ts`, which starts it: a store, the hosts that it may contact, and how much faster its
 * clock runs than that of the wall, so that schedules of hours fit into minutes.
 */
const [storePath = '', hosts = '', speed = '1'] = process.argv.slice(2);
const startedAt = Date.now();
const desk = await openDesk({ storePath });
const sources = await SourceDesk.open({
  storePath,
  contact: null,
  version: '0.1.0',
  allowHosts: hosts.split(','),
  gapMs: 0,
  timeoutMs: 10_000,
  offered: [],
  nowAt: () => startedAt + (Date.now() - startedAt) * Number(speed),
});
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.stdout.write('ready\n');
await sources.watch(desk, {
  ids: [],
  isOnline: false,
  signal: stop.signal,
  onReport: () => undefined,
});
// What was published since is asked for once more, whatever the schedule says.
const last = new AbortController();
await sources.fetch(desk, {
  ids: [],
  isOnline: false,
  signal: last.signal,
  onReport: () => undefined,
});
await sources.close();
await desk.close();
process.stdout.write(`${JSON.stringify({ memoryMb: process.resourceUsage().maxRSS / 1024 })}\n`);
