/**
 * `npm run bench:store`: a register of a million rows is imported, pages of states and accords are asked for, and the
 * tables are made again. `--rows 1000000`, `--json` for a machine, `--keep PATH` leaves the store there.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Desk, openDesk } from '../src/desk/index.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { civilDay } from '../src/kernel/index.ts';

const STAGES = ['signed', 'ratified', 'in-force', 'withdrawn'] as const;
const MAPPING = `register: bench
columns:
  party: state
  accord: accord
  steps:
    - stageFrom: stage
      values: { signed: signed, ratified: ratified, in-force: in-force, withdrawn: withdrawn }
      on: day
unknownAccords: keep
`;
const ASKED = 60;

/** A row for each accord, state and stage, in this order, until there are `count`. */
async function writeRegister(
  path: string,
  codes: readonly string[],
  count: number,
): Promise<number> {
  const out = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  };
  await write('state,accord,stage,day\n');
  let rows = 0;
  let accord = 0;
  for (; rows < count; accord += 1) {
    let block = '';
    for (const [index, code] of codes.entries()) {
      for (const [rung, stage] of STAGES.entries()) {
        if (rows >= count) break;
        const year = 1950 + ((accord + index) % 60) + rung;
        block += `${code},Bench Convention ${accord},${stage},${year}-0${1 + (index % 9)}-1${rung}\n`;
        rows += 1;
      }
    }
    await write(block);
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  return accord;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}

function seconds({ wallMs, cpuMs }: Spent): { readonly wall: number; readonly cpu: number } {
  return { wall: Math.round(wallMs / 100) / 10, cpu: Math.round(cpuMs / 100) / 10 };
}

function medians(times: readonly Spent[]): { readonly wall: number; readonly cpu: number } {
  return {
    wall: median(times.map(({ wallMs }) => wallMs)),
    cpu: median(times.map(({ cpuMs }) => cpuMs)),
  };
}

/** Time on the wall and time of the processor: on a machine with other work the second says more. */
interface Spent {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<Spent> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 };
}

async function timesOf(
  ids: readonly string[],
  ask: (id: string) => Promise<unknown>,
): Promise<Spent[]> {
  const times: Spent[] = [];
  for (const id of ids) times.push(await timed(() => ask(id)));
  return times;
}

function told(what: string): (done: number, total: number | null) => void {
  let shownAt = 0;
  return (done, total) => {
    if (performance.now() - shownAt < 5_000) return;
    shownAt = performance.now();
    console.error(`${what}: ${done}${total === null ? '' : ` of ${total}`}`);
  };
}

async function measure(desk: Desk, folder: string, rows: number) {
  const codes = (await loadLexicon()).states.map(({ code }) => code);
  const path = join(folder, 'bench.csv');
  const mapping = join(folder, 'bench.yaml');
  await writeFile(mapping, MAPPING);
  const accords = await writeRegister(path, codes, rows);
  const options = { kind: 'csv', path, mapping, on: civilDay('2026-01-31') };
  const imported = await timed(() =>
    desk.importRegister({ ...options, onProgress: told('importing') }),
  );
  const importedMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const again = await timed(() => desk.importRegister({ ...options, onProgress: told('again') }));
  const { claims, facts } = await desk.status();
  const step = Math.max(1, Math.floor(accords / ASKED));
  const ids = Array.from(
    { length: ASKED },
    (_, index) => `x-bench-convention-${(index * step) % accords}`,
  );
  const asked = Array.from(
    { length: ASKED },
    (_, index) => codes[(index * 3) % codes.length] ?? '',
  );
  const states = await timesOf(asked, (code) => desk.state(code));
  const pages = await timesOf(ids, (id) => desk.accord(id));
  const rebuilt = await timed(() => desk.rebuild(told('rebuilding')));
  return {
    rows,
    claims,
    facts,
    accords,
    seconds: {
      import: seconds(imported),
      'import again': seconds(again),
      rebuild: seconds(rebuilt),
    },
    medianMs: { state: medians(states), accord: medians(pages) },
    peakMemoryMb: { import: importedMb, all: Math.round(process.resourceUsage().maxRSS / 1024) },
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      json: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-store-'));
  const storePath = values.keep ?? join(folder, 'store.sqlite');
  try {
    const desk = await openDesk({ storePath });
    const report = await measure(desk, folder, Number(values.rows));
    await desk.close();
    const megabytes = Math.round((await stat(storePath)).size / 1024 / 1024);
    console.log(JSON.stringify({ ...report, storeMb: megabytes }, null, values.json ? 0 : 2));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
