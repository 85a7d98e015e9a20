import { openDesk, SourceDesk } from '../../src/desk/index.ts';

// A process that watches, for tests that kill it: the folder of its store and the hosts that it may contact.
const [storePath = '', allowHost = ''] = process.argv.slice(2);
const desk = await openDesk({ storePath });
const sources = await SourceDesk.open({
  storePath,
  contact: null,
  version: '0.1.0',
  allowHosts: [allowHost],
  gapMs: 0,
});
process.stdout.write('ready\n');
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await sources.watch(desk, {
  ids: [],
  isOnline: false,
  signal: stop.signal,
  onReport: ({ counts }) => process.stdout.write(`asked ${counts.filed}\n`),
});
await sources.close();
await desk.close();
