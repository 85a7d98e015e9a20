import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generatedDispatches } from '../bench/generated-dispatches.ts';
import { openDesk, WorkDesk } from '../src/desk/index.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import { ChanceryError, type Clock } from '../src/kernel/index.ts';
import type { SourceDocument, SourceItem } from '../src/sources/index.ts';
import { startPostgres, type TestServer } from '../test/contract/postgres-server.ts';
import { FlakyProxy } from './flaky-proxy.ts';
import { SmallDisk } from './small-disk.ts';
import { Victim } from './victim.ts';

const WORKER = fileURLToPath(new URL('./faulty-worker.ts', import.meta.url));
const MAIN = fileURLToPath(new URL('../src/surfaces/cli/main.ts', import.meta.url));
const WORKERS = 3;
/** Everything is received at one instant, so that the log can be compared with that of a calm run. */
const CLOCK: Clock = { nowAt: () => Date.UTC(2026, 10, 26), monotonicMs: () => performance.now() };
/** After the faults have ended, everything must be filed within this time. */
const CALM_MS = 240_000;
const READY_MS = 60_000;
const CLOCK_JUMP_MS = 6 * 3_600_000;
/** For the tables of a server; ten minutes of load take a quarter of it. */
const DISK_MEGABYTES = 512;

export interface FaultOptions {
  readonly engine: 'sqlite' | 'postgresql';
  readonly seconds: number;
  readonly seed: number;
  /** Documents that are added at most, evenly over the time. */
  readonly documents: number;
  readonly onEvent?: (words: string) => void;
}

export interface FaultReport {
  readonly engine: string;
  readonly seed: number;
  readonly acknowledged: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What is wrong; empty where nothing was lost and nothing doubled. */
  readonly wrong: readonly string[];
}

/** Numbers in [0, 1) that are the same for a seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function* items(documents: readonly SourceDocument[]): AsyncGenerator<SourceItem> {
  for (const document of documents) yield { kind: 'document', document };
}

/** All that the faults act on. */
class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'chancery-faults-'));
  readonly offsetFile = join(this.folder, 'offset');
  readonly server: TestServer | null;
  readonly proxy: FlakyProxy | null;
  /** Where the server keeps its tables; null where no disk can be made for it. */
  readonly disk: SmallDisk | null;
  /** As those see it who suffer. */
  readonly path: string;
  /** As it is. */
  readonly directPath: string;
  maxPages = 0;
  readonly workers: readonly Victim[];
  readonly desk: Victim;

  private constructor(server: TestServer | null, proxy: FlakyProxy | null, disk: SmallDisk | null) {
    this.server = server;
    this.proxy = proxy;
    this.disk = disk;
    this.directPath = server?.address('faults') ?? join(this.folder, 'record.sqlite');
    this.path =
      server === null || proxy === null
        ? this.directPath
        : this.directPath.replace(`:${server.port}/`, `:${proxy.port}/`);
    writeFileSync(this.offsetFile, '0');
    const words = () => [WORKER, this.path, this.offsetFile, String(this.maxPages)];
    this.workers = Array.from({ length: WORKERS }, () => new Victim(words, this.folder));
    this.desk = new Victim(
      () => [...[MAIN, 'desk', '--port', '0', '--no-examples', '--json', '--store', this.path]],
      this.folder,
    );
  }

  static async open(engine: FaultOptions['engine']): Promise<Stage> {
    if (engine === 'sqlite') return new Stage(null, null, null);
    const server = await startPostgres();
    const disk = await SmallDisk.open(server, DISK_MEGABYTES);
    return new Stage(server, await FlakyProxy.open(server.port), disk);
  }

  /** Ends every fault that lasts. */
  calm(): void {
    this.maxPages = 0;
    writeFileSync(this.offsetFile, '0');
    this.proxy?.refuse(false);
    this.proxy?.stall(false);
    this.disk?.free();
    for (const victim of [...this.workers, this.desk]) victim.signal('SIGCONT');
  }

  async close(): Promise<void> {
    for (const victim of [...this.workers, this.desk]) await victim.stop();
    await this.proxy?.close();
    await this.server?.stop();
    this.disk?.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Fault = (stage: Stage, random: () => number) => Promise<void>;

const some = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

/** What may happen on either engine. Each ends by itself. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'a worker is killed': async ({ workers }, random) => some(workers, random).signal('SIGKILL'),
  'all workers are killed': async ({ workers }) => {
    for (const worker of workers) worker.signal('SIGKILL');
  },
  'a worker is asked to stop': async ({ workers }, random) =>
    some(workers, random).signal('SIGTERM'),
  'a worker is paused for longer than its lease': async ({ workers }, random) => {
    const worker = some(workers, random);
    worker.signal('SIGSTOP');
    await pause(2_000 + random() * 4_000);
    worker.signal('SIGCONT');
  },
  'the desk is killed': async ({ desk }) => desk.signal('SIGKILL'),
  'clocks jump': async ({ offsetFile }, random) => {
    writeFileSync(offsetFile, String(Math.round((random() - 0.5) * 2 * CLOCK_JUMP_MS)));
  },
};

/** What may happen to a store in a file. */
const FILE_FAULTS: Readonly<Record<string, Fault>> = {
  'the disk is full': async (stage, random) => {
    // Each process holds the file to a bound of its own; all are started anew so that it is in force.
    stage.maxPages = Math.ceil(statSync(stage.directPath).size / 4_096) + 2;
    for (const worker of stage.workers) worker.signal('SIGKILL');
    await pause(3_000 + random() * 3_000);
    stage.maxPages = 0;
    for (const worker of stage.workers) worker.signal('SIGKILL');
  },
};

/** What may happen to a server and the way to it. */
const SERVER_FAULTS: Readonly<Record<string, Fault>> = {
  'connections are cut': async ({ proxy }) => proxy?.cut(),
  'the network is gone': async ({ proxy }, random) => {
    proxy?.refuse(true);
    await pause(500 + random() * 3_000);
    proxy?.refuse(false);
  },
  'the network stalls': async ({ proxy }, random) => {
    proxy?.stall(true);
    await pause(500 + random() * 3_000);
    proxy?.stall(false);
  },
  'the server ends transactions': async ({ server }) => {
    await server?.run(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chancery'",
    );
  },
  'the server crashes': async ({ server }, random) => {
    await server?.crash(random() < 0.5 ? 'SIGKILL' : 'SIGQUIT');
    await pause(random() * 1_500);
    await server?.restart();
  },
};

/** What may happen to a server that has a disk of its own. */
const DISK_FAULTS: Readonly<Record<string, Fault>> = {
  'the disk of the server is full': async ({ disk }, random) => {
    disk?.fill();
    await pause(1_000 + random() * 3_000);
    disk?.free();
  },
};

/** Nothing goes wrong before the workers are there to suffer it. */
async function untilReady({ workers }: Stage): Promise<void> {
  const until = performance.now() + READY_MS;
  while (!workers.every(({ said }) => said.has('ready')) && performance.now() < until) {
    await pause(100);
  }
}

/** Adds documents evenly until the time is over, each part again until it is acknowledged; gives how many were. */
async function produce(
  stage: Stage,
  { documents, seconds }: FaultOptions,
  isOver: () => boolean,
): Promise<number> {
  const all = [...generatedDispatches(documents, { perDay: 25 })];
  const part = 8;
  let done = 0;
  while (done < all.length && !isOver()) {
    const next = all.slice(done, done + part);
    try {
      const desk = await WorkDesk.open({ storePath: stage.path, clock: CLOCK, waitMs: 3_000 });
      try {
        while (done < all.length && !isOver()) {
          await desk.add(items(all.slice(done, done + part)), { cap: documents });
          done += all.slice(done, done + part).length;
          await pause((seconds * 1_000 * part) / documents / 2);
        }
      } finally {
        await desk.close();
      }
    } catch (cause) {
      if (!(cause instanceof ChanceryError)) throw cause;
      // What was not acknowledged is added again; what was in fact kept is known by its text.
      if (next.length > 0) await pause(200);
    }
  }
  return done;
}

/** Asks the desk that runs, as its readers would. */
async function look(stage: Stage, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      const desk = await openDesk({ storePath: stage.path, waitMs: 3_000 });
      try {
        await desk.developments({ limit: 5 });
      } finally {
        await desk.close();
      }
    } catch (cause) {
      if (!(cause instanceof ChanceryError)) throw cause;
    }
    await pause(1_000);
  }
}

async function untilFiled(stage: Stage, onEvent: (words: string) => void): Promise<string[]> {
  const until = performance.now() + CALM_MS;
  while (performance.now() < until) {
    const desk = await WorkDesk.open({ storePath: stage.directPath, clock: CLOCK });
    const status = await desk.status().finally(() => desk.close());
    onEvent(`calm: ${status.waiting} wait, ${status.read} are read, ${status.filed} filed`);
    if (status.waiting + status.read === 0) {
      return status.quarantined === 0 ? [] : [`${status.quarantined} documents are in quarantine`];
    }
    await pause(1_000);
  }
  return ['not everything was filed after the faults had ended'];
}

/** The chain of the log and the digest of the tables. */
async function digestsOf(path: string): Promise<string> {
  const store = await openStore({ path });
  try {
    return await store.read(async (view) =>
      [(await view.lastFact())?.chain, await view.projectionDigest()].join(' '),
    );
  } finally {
    await store.close();
  }
}

/** The same documents, in one process on the embedded engine, with nothing going wrong. */
async function calmDigests(stage: Stage, documents: readonly SourceDocument[]): Promise<string> {
  const storePath = join(stage.folder, 'calm.sqlite');
  const desk = await openDesk({ storePath, clock: CLOCK });
  await desk.take(items(documents)).finally(() => desk.close());
  return digestsOf(storePath);
}

/** What is lost, doubled, or otherwise than in a calm run. */
async function judge(stage: Stage, acknowledged: number, options: FaultOptions): Promise<string[]> {
  const wrong: string[] = [];
  const documents = [...generatedDispatches(options.documents, { perDay: 25 })].slice(
    0,
    acknowledged,
  );
  const store = await openStore({ path: stage.directPath });
  try {
    await store.read(async (view) => {
      for (const { meta } of documents) {
        const kept = await view.dispatchesBySourceId(meta.sourceId ?? '');
        if (kept.length !== 1) wrong.push(`${meta.sourceId} is in the record ${kept.length} times`);
      }
      const received = await view.factsOfKind('dispatch-received');
      if (received.length !== acknowledged)
        wrong.push(
          `the log holds ${received.length} dispatches, ${acknowledged} were acknowledged`,
        );
    });
  } finally {
    await store.close();
  }
  const desk = await openDesk({ storePath: stage.directPath });
  const found = await desk.check().finally(() => desk.close());
  if (!found.isSound) wrong.push(found.trouble ?? 'the store is not sound');
  const [here, calm] = [await digestsOf(stage.directPath), await calmDigests(stage, documents)];
  if (here !== calm) wrong.push('the log or the tables are not those of a calm run');
  return wrong;
}

/**
 * Runs three workers, a desk, a reader and a producer over one record, and lets things go wrong at random: processes are
 * killed and paused, clocks jump, connections are cut, the server crashes, the disk is full. Then everything is let be, and
 * what was acknowledged must be in the record once, replay must give the tables, and the log must be that of a calm run.
 */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { engine, seconds, seed } = options;
  const onEvent = options.onEvent ?? (() => undefined);
  const random = generator(seed);
  const counts: Record<string, number> = {};
  const stage = await Stage.open(engine);
  try {
    // Made before anything goes wrong, so that a file of no bytes is nobody's fault.
    await (await openStore({ path: stage.directPath })).close();
    for (const victim of [...stage.workers, stage.desk]) victim.start();
    await untilReady(stage);
    const until = performance.now() + seconds * 1_000;
    let isOver = false;
    const over = (): boolean => isOver;
    const load = Promise.all([produce(stage, options, over), look(stage, over)]);
    const faults = Object.entries({
      ...FAULTS,
      ...(engine === 'sqlite' ? FILE_FAULTS : SERVER_FAULTS),
      ...(stage.disk === null ? {} : DISK_FAULTS),
    });
    while (performance.now() < until) {
      await pause(300 + random() * 2_000);
      const [name, happen] = some(faults, random);
      onEvent(name);
      counts[name] = (counts[name] ?? 0) + 1;
      await happen(stage, random);
    }
    isOver = true;
    stage.calm();
    const [acknowledged] = await load;
    const late = await untilFiled(stage, onEvent);
    for (const victim of [...stage.workers, stage.desk]) await victim.stop();
    onEvent(`judging ${acknowledged} documents`);
    const wrong = [...late, ...(await judge(stage, acknowledged, options))];
    if (wrong.length > 0) {
      const said = stage.workers.flatMap(({ troubles }) => troubles);
      onEvent(said.join('').slice(-2_000));
    }
    return { engine, seed, acknowledged, faults: counts, wrong };
  } finally {
    await stage.close();
  }
}
