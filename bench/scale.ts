/**
 * `npm run bench:scale`: documents from templates go through the work list, read by one worker process and by two, on the
 * embedded engine and on a PostgreSQL that the bench starts: first readers alone and then the applier alone, so that each is seen for
 * itself, then workers that do both until all is filed; then pages are asked for.
 * `--dispatches 2000`, `--engines sqlite,postgresql`, `--workers 1,2`, `--only-together`, `--json` for a machine. The texts have some 80
 * words; `--words 400` makes them as long as news is. With `--apart` as many workers as there are numbers in `--workers` also work at
 * once on a record of their own each: what the machine gives to processes that have nothing to do with one another.
 *
 * Rates are from the first document that is read to the last that is filed, without the start of the processes; `steadyPerSecond` leaves
 * out the first half, in which a new process still compiles what it runs. The processes of the database and of the workers share the cores of the
 * machine: `cores` says how many each of them used, and what other processes used of it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDesk, WorkDesk } from '../src/desk/index.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import type { Clock } from '../src/kernel/index.ts';
import type { SourceItem } from '../src/sources/index.ts';
import { startPostgres, type TestServer } from '../test/contract/postgres-server.ts';
import { generatedDispatches } from './generated-dispatches.ts';
import { familyCpuMs, machineBusyMs, parentOf } from './process-times.ts';

const MAIN = fileURLToPath(new URL('../src/surfaces/cli/main.ts', import.meta.url));
/** Everything is received at one instant, so that the logs of all runs can be compared. */
const CLOCK: Clock = { nowAt: () => Date.UTC(2026, 10, 26), monotonicMs: () => performance.now() };
const ASKED = 60;
/** As in `deploy/chancery-worker@.service`. */
const NODE_WORDS = [
  '--max-semi-space-size=64',
  '--max-old-space-size=1200',
  '--single-threaded-gc',
  ...['--import', 'tsx'],
];

interface Load {
  readonly count: number;
  /** Of each text, at least. */
  readonly words: number;
}

async function* documents({ count, words }: Load): AsyncGenerator<SourceItem> {
  for (const document of generatedDispatches(count, { words }))
    yield { kind: 'document', document };
}

interface Worked {
  readonly read: number;
  readonly filed: number;
  readonly readMs: number;
  readonly fileMs: number;
  readonly cpuMs: number;
  readonly fileCpuMs: number;
  readonly startedAt: number;
  readonly stoppedAt: number;
  /** With its start. */
  readonly wholeCpuMs: number;
  readonly filings: readonly { readonly at: number; readonly count: number }[];
}

/** Before a process is asked again how much processor time it took. */
const ASKED_EACH_MS = 200;
/** Share of the dispatches after which a run counts as under way. */
const WARM = 0.5;

/** Runs a worker in a process of its own until the list is empty; what it says on its log tells when it worked. */
function work(path: string, only: 'read' | 'apply' | 'all'): Promise<Worked> {
  const part = only === 'all' ? [] : ['--only', only, '--ahead', '10000000'];
  const words = ['worker', '--until-empty', ...part, '--store', path];
  const child = spawn(process.execPath, [...NODE_WORDS, MAIN, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let wholeCpuMs = 0;
  const asking = setInterval(() => {
    wholeCpuMs = familyCpuMs(child.pid ?? 0);
  }, ASKED_EACH_MS);
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(asking);
      if (status !== 0)
        return reject(new Error(`a worker ended with ${status}: ${said.slice(-500)}`));
      const events = said
        .trim()
        .split('\n')
        // The process may say more than its log.
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line));
      const last = events.at(-1);
      const worked = events.filter(({ event }) => event === 'read' || event === 'filed');
      const firstAt = worked.map(({ time, ms }) => Date.parse(time) - ms);
      const startedAt = Math.min(...firstAt);
      resolve({
        ...last,
        startedAt,
        stoppedAt: Math.max(...worked.map(({ time }) => Date.parse(time))),
        wholeCpuMs,
        filings: worked
          .filter(({ event }) => event === 'filed')
          .map(({ time, tickets }) => ({ at: Date.parse(time), count: tickets.length })),
      });
    });
  });
}

/** From the first document to the last. */
function secondsOf(reports: readonly Worked[]): number {
  const last = Math.max(...reports.map(({ stoppedAt }) => stoppedAt));
  return (last - Math.min(...reports.map(({ startedAt }) => startedAt))) / 1_000;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** So many readers at once on a new record, and when all is read the applier alone, so that each is seen for itself. */
async function run(path: string, { workers, ...load }: Load & { readonly workers: number }) {
  const { count } = load;
  const desk = await WorkDesk.open({ storePath: path, clock: CLOCK });
  const addingAt = performance.now();
  await desk.add(documents(load), { cap: count });
  const addMs = performance.now() - addingAt;
  const readers = await Promise.all(Array.from({ length: workers }, () => work(path, 'read')));
  const applier = await work(path, 'apply');
  const tallies = await desk.tallies();
  await desk.close();
  const msPerDispatch = Object.fromEntries(
    tallies
      .filter(({ name }) => name === 'stage-us')
      .map(({ label, value }) => [label, rounded(value / count / 1_000, 2)]),
  );
  const readCpuMs = readers.reduce((sum, one) => sum + one.cpuMs, 0);
  return {
    workers,
    addedPerSecond: Math.round((count / addMs) * 1_000),
    readPerSecond: rounded(count / secondsOf(readers), 1),
    filedPerSecond: rounded(count / secondsOf([applier]), 1),
    msPerDispatch,
    // Of the processes of ours; what the server of a database takes is not in it.
    cpuMsPerDispatch: {
      read: rounded(readCpuMs / count, 1),
      file: rounded(applier.cpuMs / count, 1),
    },
    applierShare: rounded(applier.cpuMs / (applier.cpuMs + readCpuMs), 3),
  };
}

/** Dispatches a second that were filed after the first fifth of them. */
function steadyPerSecond(reports: readonly Worked[], count: number): number {
  const filings = reports.flatMap((one) => one.filings).sort((a, b) => a.at - b.at);
  let filed = 0;
  let warm: { readonly at: number; readonly filed: number } | null = null;
  for (const filing of filings) {
    filed += filing.count;
    if (warm === null && filed >= WARM * count) warm = { at: filing.at, filed };
  }
  const last = filings.at(-1)?.at ?? 0;
  return warm === null ? 0 : rounded(((filed - warm.filed) / (last - warm.at)) * 1_000, 1);
}

/** So many workers at once on a new record, each reading and one of them filing, from the first document to the last. */
async function together(
  path: string,
  { workers, server, ...load }: Load & { workers: number; server: TestServer | null },
) {
  const { count } = load;
  const desk = await WorkDesk.open({ storePath: path, clock: CLOCK });
  await desk.add(documents(load), { cap: count });
  await desk.close();
  const [backend] = (await server?.run('select pg_backend_pid() as pid')) ?? [];
  const postmaster = backend === undefined ? 0 : parentOf(Number(backend['pid']));
  const serverBefore = familyCpuMs(postmaster);
  const busyBefore = machineBusyMs();
  const startedMs = performance.now();
  const reports = await Promise.all(Array.from({ length: workers }, () => work(path, 'all')));
  const ms = performance.now() - startedMs;
  const serverMs = familyCpuMs(postmaster) - serverBefore;
  const busyMs = machineBusyMs() - busyBefore;
  const sumOf = (of: (one: Worked) => number) => reports.reduce((sum, one) => sum + of(one), 0);
  const fileMs = sumOf((one) => one.fileCpuMs);
  const workersMs = sumOf((one) => one.wholeCpuMs);
  return {
    workers,
    filedPerSecond: rounded(count / secondsOf(reports), 1),
    steadyPerSecond: steadyPerSecond(reports, count),
    cpuMsPerDispatch: {
      read: rounded((sumOf((one) => one.cpuMs) - fileMs) / count, 2),
      file: rounded(fileMs / count, 2),
      server: rounded(serverMs / count, 2),
    },
    readBy: reports.map(({ read }) => read),
    cores: {
      workers: rounded(workersMs / ms, 2),
      server: rounded(serverMs / ms, 2),
      others: rounded((busyMs - workersMs - serverMs) / ms, 2),
    },
  };
}

/**
 * As many workers, each over a record of its own: nobody waits for another, so that this is what the machine gives to as many
 * processes at once, in dispatches a second of all of them.
 */
async function apart(paths: readonly string[], load: Load) {
  for (const path of paths) {
    const desk = await WorkDesk.open({ storePath: path, clock: CLOCK });
    await desk.add(documents(load), { cap: load.count });
    await desk.close();
  }
  const reports = await Promise.all(paths.map((path) => work(path, 'all')));
  const rates = reports.map((one) => ({
    filed: load.count / secondsOf([one]),
    steady: steadyPerSecond([one], load.count),
  }));
  const sum = (of: 'filed' | 'steady') =>
    rounded(
      rates.reduce((total, rate) => total + rate[of], 0),
      1,
    );
  return { workers: paths.length, filedPerSecond: sum('filed'), steadyPerSecond: sum('steady') };
}

function ratio(rates: readonly number[]): number | null {
  const [one, two] = rates;
  return one === undefined || two === undefined ? null : rounded(two / one, 2);
}

interface Rates {
  readonly filedPerSecond: number;
  readonly steadyPerSecond: number;
}

function ratioOf(one: Rates | undefined, more: Rates) {
  if (one === undefined) return null;
  return {
    filed: ratio([one.filedPerSecond, more.filedPerSecond]),
    steady: ratio([one.steadyPerSecond, more.steadyPerSecond]),
  };
}

async function digestsOf(path: string): Promise<string> {
  const store = await openStore({ path });
  const digests = await store.read(async (view) => [
    (await view.lastFact())?.chain,
    await view.projectionDigest(),
  ]);
  await store.close();
  return digests.join(' ');
}

function spread(times: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95) };
}

/** Milliseconds of the pages of one desk, each asked for once. */
async function pagesOf(path: string) {
  const desk = await openDesk({ storePath: path });
  const time = async (asks: readonly (() => Promise<unknown>)[]) => {
    const times: number[] = [];
    for (const ask of asks) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    return spread(times);
  };
  const accords = (await desk.accords()).filter(({ developmentCount }) => developmentCount > 0);
  const states = (await desk.states()).filter(({ developmentCount }) => developmentCount > 0);
  const words = ['signed agreement', 'Kazakhstan', '"joint commission"', 'ambassador recalled'];
  const store = await openStore({ path });
  const old = await store.read((view) => view.developments({ limit: 100_000 }));
  const step = Math.max(1, Math.floor(old.length / ASKED));
  const chosen = old.filter((_, at) => at % step === 0).slice(0, ASKED);
  const report = {
    developments: old.length,
    // Before any list, which composes the briefs of its rows and keeps them.
    brief: await time(
      chosen.map(
        ({ id }) =>
          () =>
            desk.brief(id),
      ),
    ),
    accord: await time(
      accords.slice(0, ASKED).map(
        ({ id }) =>
          () =>
            desk.accord(id),
      ),
    ),
    state: await time(
      states.slice(0, ASKED).map(
        ({ id }) =>
          () =>
            desk.state(id),
      ),
    ),
    search: await time(
      Array.from(
        { length: ASKED },
        (_, at) => () =>
          store.read((view) => view.search(words[at % words.length] ?? '', { limit: 20 })),
      ),
    ),
  };
  await store.close();
  await desk.close();
  return report;
}

async function bytesOf(path: string, server: TestServer | null, schema: string): Promise<number> {
  if (server === null) return (await stat(path)).size;
  const [row] = await server.run(
    `select sum(pg_total_relation_size(c.oid))::float8 as bytes from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${schema}' and c.relkind = 'r'`,
  );
  return Number(row?.['bytes'] ?? 0);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dispatches: { type: 'string', default: '2000' },
      engines: { type: 'string', default: 'sqlite,postgresql' },
      workers: { type: 'string', default: '1,2' },
      words: { type: 'string', default: '0' },
      apart: { type: 'boolean', default: false },
      'no-pages': { type: 'boolean', default: false },
      'only-together': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const count = Number(values.dispatches);
  const load: Load = { count, words: Number(values.words) };
  const folder = await mkdtemp(join(tmpdir(), 'chancery-scale-'));
  const engines = values.engines.split(',');
  const server = engines.includes('postgresql')
    ? await startPostgres(['shared_buffers=256MB'])
    : null;
  const report: Record<string, unknown> = {
    dispatches: count,
    words: load.words,
    cores: cpus().length,
  };
  const digests = new Set<string>();
  try {
    for (const engine of engines) {
      const runs = [];
      const whole = [];
      let path = '';
      let schema = '';
      const next = (name: string): string => {
        schema = name;
        path =
          engine === 'sqlite' ? join(folder, `${schema}.sqlite`) : (server?.address(schema) ?? '');
        return path;
      };
      for (const workers of values.workers.split(',').map(Number)) {
        whole.push(
          await together(next(`together_${workers}`), {
            ...load,
            workers,
            server: engine === 'sqlite' ? null : server,
          }),
        );
        const digest = await digestsOf(path);
        digests.add(digest);
        console.error(
          `${engine}, ${workers} at once: ${JSON.stringify({ ...whole.at(-1), digest })}`,
        );
        if (values['only-together']) continue;
        runs.push(await run(next(`scale_${workers}`), { ...load, workers }));
        digests.add(await digestsOf(path));
        console.error(`${engine}, ${workers} workers: ${JSON.stringify(runs.at(-1))}`);
      }
      const alone = values.apart
        ? await apart(
            values.workers.split(',').map((_, at) => next(`apart_${at}`)),
            load,
          )
        : null;
      const bytes = await bytesOf(path, engine === 'sqlite' ? null : server, schema);
      report[engine] = {
        runs,
        ratioOfReading: ratio(runs.map((one) => one.readPerSecond)),
        together: whole,
        ratioTogether: ratio(whole.map((one) => one.filedPerSecond)),
        ratioSteady: ratio(whole.map((one) => one.steadyPerSecond)),
        apart: alone,
        ratioApart: alone === null ? null : ratioOf(whole[0], alone),
        bytesPerDispatch: Math.round(bytes / count),
        pagesMs: values['no-pages'] ? null : await pagesOf(path),
      };
    }
    report['isEqualInAllRuns'] = digests.size === 1;
    console.log(JSON.stringify(report, null, values.json ? 0 : 2));
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
