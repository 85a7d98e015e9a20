/**
 * `npm run bench:scale`: documents from templates go through the work list, read by one worker process and by two, on the
 * embedded engine and on a PostgreSQL that the bench starts: first readers alone and then the applier alone, so that each is seen for
 * itself, then workers that do both until all is filed; then pages are asked for.
 * `--dispatches 2000`, `--engines sqlite,postgresql`, `--workers 1,2`, `--keep FOLDER`, `--json` for a machine.
 * The processes of the database and of the workers share the cores of the machine: read ratios with their number in mind.
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

const MAIN = fileURLToPath(new URL('../src/surfaces/cli/main.ts', import.meta.url));
/** Everything is received at one instant, so that the logs of all runs can be compared. */
const CLOCK: Clock = { nowAt: () => Date.UTC(2026, 10, 26), monotonicMs: () => performance.now() };
const ASKED = 60;
/** As in `deploy/chancery-worker@.service`. */
const NODE_WORDS = ['--max-semi-space-size=64', '--import', 'tsx'];

async function* documents(count: number): AsyncGenerator<SourceItem> {
  for (const document of generatedDispatches(count)) yield { kind: 'document', document };
}

interface Worked {
  readonly read: number;
  readonly filed: number;
  readonly readMs: number;
  readonly fileMs: number;
  readonly cpuMs: number;
  readonly startedAt: number;
  readonly stoppedAt: number;
}

/** Runs a worker in a process of its own until the list is empty; what it says on its log tells when it worked. */
function work(path: string, only: 'read' | 'apply' | 'all'): Promise<Worked> {
  const part = only === 'all' ? [] : ['--only', only, '--ahead', '10000000'];
  const words = ['worker', '--until-empty', ...part, '--store', path];
  const child = spawn(process.execPath, [...NODE_WORDS, MAIN, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status !== 0)
        return reject(new Error(`a worker ended with ${status}: ${said.slice(-500)}`));
      const events = said
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const last = events.at(-1);
      const worked = events.filter(({ event }) => event === 'read' || event === 'filed');
      const firstAt = worked.map(({ time, ms }) => Date.parse(time) - ms);
      const startedAt = Math.min(...firstAt);
      resolve({
        ...last,
        startedAt,
        stoppedAt: Math.max(...worked.map(({ time }) => Date.parse(time))),
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
async function run(path: string, { count, workers }: { count: number; workers: number }) {
  const desk = await WorkDesk.open({ storePath: path, clock: CLOCK });
  const addingAt = performance.now();
  await desk.add(documents(count), { cap: count });
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

/** So many workers at once on a new record, each reading and one of them filing, from the first document to the last. */
async function together(path: string, { count, workers }: { count: number; workers: number }) {
  const desk = await WorkDesk.open({ storePath: path, clock: CLOCK });
  await desk.add(documents(count), { cap: count });
  await desk.close();
  const reports = await Promise.all(Array.from({ length: workers }, () => work(path, 'all')));
  const cpuMs = reports.reduce((sum, one) => sum + one.cpuMs, 0);
  return {
    workers,
    filedPerSecond: rounded(count / secondsOf(reports), 1),
    cpuMsPerDispatch: rounded(cpuMs / count, 1),
  };
}

/**
 * How many times one worker two can give at most by the processor times of reading and filing a dispatch: they share the
 * reading, and filing is one after the other.
 */
function mostOfTwo({ read, file }: { read: number; file: number }): number {
  return rounded((read + file) / Math.max((read + file) / 2, file), 2);
}

function ratio(rates: readonly number[]): number | null {
  const [one, two] = rates;
  return one === undefined || two === undefined ? null : rounded(two / one, 2);
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
      'no-pages': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const count = Number(values.dispatches);
  const folder = await mkdtemp(join(tmpdir(), 'chancery-scale-'));
  const engines = values.engines.split(',');
  const server = engines.includes('postgresql')
    ? await startPostgres(['shared_buffers=256MB'])
    : null;
  const report: Record<string, unknown> = { dispatches: count, cores: cpus().length };
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
        whole.push(await together(next(`together_${workers}`), { count, workers }));
        digests.add(await digestsOf(path));
        console.error(`${engine}, ${workers} at once: ${JSON.stringify(whole.at(-1))}`);
        runs.push(await run(next(`scale_${workers}`), { count, workers }));
        digests.add(await digestsOf(path));
        console.error(`${engine}, ${workers} workers: ${JSON.stringify(runs.at(-1))}`);
      }
      const bytes = await bytesOf(path, engine === 'sqlite' ? null : server, schema);
      const [first] = runs;
      report[engine] = {
        runs,
        ratioOfReading: ratio(runs.map((one) => one.readPerSecond)),
        together: whole,
        ratioTogether: ratio(whole.map((one) => one.filedPerSecond)),
        mostByProcessor: first === undefined ? null : mostOfTwo(first.cpuMsPerDispatch),
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
