/**
 * `npm run bench:desk`: a desk over a record of 100,000 dispatches, in a process of its own, asked over HTTP by twenty
 * clients at once. Of each kind of question a sample is asked for the first time, one after another, and then again by all
 * clients together. Prints the median and the 95th percentile of both in wall time, the processor time of a first answer, the
 * memory of the server, the time from its start to its first answer, and the bytes of the store for each dispatch. `--count N`,
 * `--clients N`, `--rounds N`, `--sample N`, `--json` for a machine; `--keep PATH` leaves the record there, takes
 * one that is there, and fills one on of which the filling was stopped (`--fill-only` ends then); `--engine postgresql`
 * keeps the record on a server that the bench starts, whose folder is then the one that `--keep` names. Before it asks it waits
 * until the desk has composed what it prepares by itself, and prints how long that took; with `--cold` the desk prepares nothing.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import { DeskClient } from '../src/surfaces/client/index.ts';
import { startPostgres } from '../test/contract/postgres-server.ts';
import { dice, fillFromTemplates } from './template-record.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '10' },
    sample: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
    'fill-only': { type: 'boolean', default: false },
    engine: { type: 'string', default: 'sqlite' },
    cold: { type: 'boolean', default: false },
  },
});
const [clients, rounds] = [Number(values.clients), Number(values.rounds)];
const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'));
const server =
  values.engine === 'postgresql'
    ? await startPostgres(['shared_buffers=1GB', 'max_wal_size=8GB'], {
        kept: values.keep ?? null,
      })
    : null;
const path = server?.address('desk') ?? values.keep ?? join(folder, 'store.sqlite');

const store = await openStore({ path });
await fillFromTemplates(store, await loadLexicon(), {
  count: Number(values.count),
  onFiled: (done) => {
    if (done % 10_000 === 0) process.stderr.write(`${done} dispatches filed\n`);
  },
});
await store.close();
// As its own housekeeping would have done while the record grew.
await server?.run('vacuum analyze');
if (values['fill-only']) {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

interface Running {
  readonly url: string;
  readonly pid: number;
  readonly firstAnswerMs: number;
  readonly stop: () => Promise<void>;
}

/** The built program where there is one, as people run it. */
function program(): string[] {
  const built = new URL('../dist/src/surfaces/cli/main.js', import.meta.url).pathname;
  if (existsSync(built)) return [built];
  return ['--import', 'tsx', new URL('../src/surfaces/cli/main.ts', import.meta.url).pathname];
}

/** Starts a desk and asks it as soon as it listens, not when it says that it is ready. */
async function start(): Promise<Running> {
  const startedAt = performance.now();
  const port = 20_000 + (process.pid % 20_000);
  const words = [
    ...program(),
    'desk',
    '--port',
    String(port),
    '--store',
    path,
    '--json',
    '--no-examples',
    ...(values.cold ? ['--no-prepare'] : []),
  ];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  let firstAnswerMs = 0;
  while (firstAnswerMs === 0) {
    try {
      await new DeskClient({ url }).developments({ limit: 1 });
      firstAnswerMs = performance.now() - startedAt;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      if (child.exitCode !== null) throw new Error('the desk ended before it answered', { cause });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  // Until it says that it is open, it warms its first page.
  await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  return {
    url,
    pid: child.pid ?? 0,
    firstAnswerMs,
    stop: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
}

/** Resident memory now and at its highest, in MB (Linux). */
function memoryOf(pid: number): { readonly now: number; readonly highest: number } {
  const status = existsSync(`/proc/${pid}/status`)
    ? readFileSync(`/proc/${pid}/status`, 'utf8')
    : '';
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), highest: of('VmHWM') };
}

/** Processor time of a process so far, in ms (Linux; a tick is 10 ms). */
function cpuMs(pid: number): number {
  const path = `/proc/${pid}/stat`;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

/** Seconds until a process has done what it does by itself: until it takes less than a twentieth of a processor for a while. */
async function untilQuiet(pid: number): Promise<number> {
  const [startedAt, lookMs, quietLooks] = [performance.now(), 1_000, 4];
  for (let quiet = 0; quiet < quietLooks; ) {
    const before = cpuMs(pid);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    quiet = cpuMs(pid) - before < lookMs / 20 ? quiet + 1 : 0;
  }
  return Math.round((performance.now() - startedAt - quietLooks * lookMs) / 1_000);
}

const running = await start();
const preparedAfterSeconds = values.cold ? null : await untilQuiet(running.pid);
const preparingCpuMs = cpuMs(running.pid);
const desk = new DeskClient({ url: running.url });
const { developments } = await desk.developments({ limit: 100 });
const { states } = await desk.states();
const { accords } = await desk.accords();
const roll = dice(11);
const any = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
const sample = <T>(list: readonly T[]): T[] =>
  Array.from({ length: Number(values.sample) }, () => any(list));
const inNews = <T extends { readonly developmentCount: number }>(list: readonly T[]): T[] =>
  list.filter(({ developmentCount }) => developmentCount > 0);

/** Those of which most is told. */
const busiest = <T extends { readonly developmentCount: number }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => b.developmentCount - a.developmentCount).slice(0, 5);

/**
 * Asks for an answer and takes all of its bytes. The clients share one thread with one another: were each to parse what it
 * gets, one would wait for the parsing of the others, and not for the desk.
 */
function asking(path: string): () => Promise<unknown> {
  return async () => {
    const response = await fetch(`${running.url}/api/v1${path}`);
    const bytes = await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return bytes;
  };
}

const named = (kind: string) => (one: { readonly id: string }) =>
  asking(`/${kind}/${encodeURIComponent(one.id)}`);

const QUESTIONS: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  brief: sample(developments).map(({ id }) =>
    asking(`/developments/${encodeURIComponent(id)}/brief`),
  ),
  accord: sample(inNews(accords)).map(named('accords')),
  state: sample(inNews(states)).map(named('states')),
  'busiest accords': busiest(accords).map(named('accords')),
  'busiest states': busiest(states).map(named('states')),
  search: sample(inNews(states)).map(({ id }) =>
    asking(`/search?q=${encodeURIComponent(`state:${id} signed`)}`),
  ),
  'list of developments': [asking('/developments?limit=50')],
};

async function timed(ask: () => Promise<unknown>, times: number[]): Promise<void> {
  const at = performance.now();
  await ask();
  times.push(performance.now() - at);
}

const rows: Record<string, unknown>[] = [];
for (const [what, asks] of Object.entries(QUESTIONS)) {
  const [first, again]: [number[], number[]] = [[], []];
  const cpuBefore = cpuMs(running.pid);
  for (const ask of asks) await timed(ask, first);
  const firstCpuMs = (cpuMs(running.pid) - cpuBefore) / asks.length;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) await timed(any(asks), again);
  };
  await Promise.all(Array.from({ length: clients }, client));
  rows.push({
    what,
    firstMedianMs: quantile(first, 0.5),
    firstP95Ms: quantile(first, 0.95),
    firstCpuMs: Math.round(firstCpuMs),
    [`medianMsOf${clients}`]: quantile(again, 0.5),
    [`p95MsOf${clients}`]: quantile(again, 0.95),
    perSecond: Math.round((again.length * 1000) / (performance.now() - startedAt)),
  });
}
const { dispatches, developments: developmentCount, claims } = await desk.status();
/** Of the whole store with its indexes, over the dispatches in it. */
async function bytesPerDispatch(): Promise<number> {
  const rows = await server?.run(`select pg_database_size(current_database())::float8 as bytes`);
  const bytes = rows === undefined ? statSync(path).size : Number(rows[0]?.['bytes'] ?? 0);
  return Math.round(bytes / dispatches);
}

const memory = memoryOf(running.pid);
const sizePerDispatch = await bytesPerDispatch();
await running.stop();
await server?.stop();
await rm(folder, { recursive: true, force: true });
const about = {
  engine: values.engine,
  ...{ dispatches, developments: developmentCount, claims, clients, processors: cpus().length },
  startToFirstAnswerMs: Math.round(running.firstAnswerMs),
  ...{ preparedAfterSeconds, cpuMsUntilThen: preparingCpuMs },
  ...{ memoryMb: memory.now, highestMemoryMb: memory.highest, sizePerDispatch },
};
if (values.json) process.stdout.write(`${JSON.stringify({ ...about, rows })}\n`);
else {
  console.table(about);
  console.table(rows);
}
