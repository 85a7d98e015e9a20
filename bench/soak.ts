/**
 * `npm run soak -- --minutes 10 --feeds 50`: a watch over feeds on the loopback, most of which do what must be survived. It ends
 * well where the watch stayed under its memory, every entry of the feeds that bring news is in the record once, and
 * `sources health` says of each fault what it is. Killed and started again in between with `--kills N`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SourceDesk, type SourceHealth } from '../src/desk/index.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import { publish, type SoakFeed, startFeeds, wantedOf } from './soak-feeds.ts';

const WATCHER = fileURLToPath(new URL('soak-watcher.ts', import.meta.url));
/** What a watch may take. */
const MEMORY_MB = 600;
/** Hours of the schedule fit into minutes of the wall. */
const SPEED = 40;
/** With the fast clock, one more of each feed in a quarter of an hour: what a busy desk of a daily writes. */
const PUBLISH_MS = 20_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    feeds: { type: 'string', default: '50' },
    kills: { type: 'string', default: '0' },
  },
});
const [minutes, count, kills] = [values.minutes, values.feeds, values.kills].map(Number) as [
  number,
  number,
  number,
];

async function startWatch(storePath: string, feeds: readonly SoakFeed[]): Promise<ChildProcess> {
  const hosts = feeds.map(({ host }) => host).join(',');
  const words = [...process.execArgv, WATCHER, storePath, hosts, String(SPEED)];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function memoryOf(child: ChildProcess): Promise<number> {
  let said = '';
  child.stdout?.on('data', (piece) => {
    said += String(piece);
  });
  child.kill('SIGTERM');
  await once(child, 'exit');
  const last = said.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? (JSON.parse(last) as { memoryMb: number }).memoryMb : Number.NaN;
}

/** How often each wanted title is in the record. */
async function countsIn(
  storePath: string,
  wanted: readonly string[],
): Promise<Map<string, number>> {
  const store = await openStore({ path: storePath });
  const found = await store.read((view) => view.dispatches({ limit: 1_000_000 }));
  await store.close();
  const counts = new Map(wanted.map((title) => [title, 0]));
  for (const { dispatch } of found) {
    const known = counts.get(dispatch.title ?? '');
    if (known !== undefined) counts.set(dispatch.title ?? '', known + 1);
  }
  return counts;
}

function codeOf(health: SourceHealth | undefined): string | null {
  return health?.source.trouble?.code ?? null;
}

const folder = await mkdtemp(join(tmpdir(), 'chancery-soak-'));
const storePath = join(folder, 'record.sqlite');
const feeds = await startFeeds(count);
const timer = setInterval(() => publish(feeds), PUBLISH_MS);
try {
  const opening = { storePath, contact: null, version: '0.1.0', allowHosts: [], offered: [] };
  const book = await SourceDesk.open(opening);
  for (const { address, fault } of feeds)
    book.add({ address, name: `Soak: ${fault}`, takesPages: false });
  await book.close();
  let child = await startWatch(storePath, feeds);
  for (let at = 0; at < kills; at += 1) {
    await pause((minutes * 60_000 * Math.random() * 2) / (kills + 1));
    child.kill('SIGKILL');
    await once(child, 'exit');
    child = await startWatch(storePath, feeds);
  }
  await pause(kills > 0 ? Math.min(60_000, minutes * 60_000) : minutes * 60_000);
  clearInterval(timer);
  const memoryMb = await memoryOf(child);
  const told = await SourceDesk.open(opening);
  const health = new Map(told.health().map((one) => [one.source.address, one]));
  await told.close();
  const counts = await countsIn(storePath, wantedOf(feeds));
  const lost = [...counts.values()].filter((times) => times === 0).length;
  const doubled = [...counts.values()].filter((times) => times > 1).length;
  const wrong = feeds.filter((feed) => codeOf(health.get(feed.address)) !== feed.code);
  for (const feed of feeds) {
    if (feed.fault === 'none') continue;
    const found = health.get(feed.address);
    const words = found?.source.trouble?.words ?? 'no trouble';
    const isRight = codeOf(found) === feed.code;
    console.log(
      `${isRight ? 'as it should' : 'WRONG'}  ${feed.fault}, ${feed.asks} asks: ${words}`,
    );
  }
  const asks = feeds.reduce((sum, feed) => sum + feed.asks, 0);
  console.log(`feeds ${feeds.length}, minutes ${minutes}, kills ${kills}, asks ${asks}`);
  console.log(`entries wanted ${counts.size}, lost ${lost}, doubled ${doubled}`);
  console.log(`faults told wrongly ${wrong.length}; peak memory ${Math.round(memoryMb)} MB`);
  if (lost > 0 || doubled > 0 || wrong.length > 0 || !(memoryMb < MEMORY_MB)) process.exitCode = 1;
} finally {
  clearInterval(timer);
  for (const { server } of feeds) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
}
