/**
 * `npm run bench:archive`: a WARC.gz of 5,000 pages, made here, from its bytes to the record; by one process, then by two that
 * share it. `--count N` pages, `--json` for a machine. Figures per core are of processor time, so that what else the
 * machine does is left out; the gain of two processes is of the clock and needs two free cores.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { warcGzip } from '../src/sources/archives/archive-sample.ts';
import { archivePage } from './archive-pages.ts';

interface Taker {
  readonly taken: number;
  readonly acts: number;
  readonly wallMs: number;
  readonly openedMs: number;
  readonly totalMs: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly memoryMb: number;
}

const run = promisify(execFile);
const TAKER = fileURLToPath(new URL('archive-taker.ts', import.meta.url));

async function take(archive: string, storePath: string, part: string, of: string): Promise<Taker> {
  const words = [...process.execArgv, TAKER, archive, storePath, part, of];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 1024 * 1024 });
  return JSON.parse(stdout) as Taker;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-archive-'));
try {
  const archive = join(folder, 'pages.warc.gz');
  const packed = warcGzip(Array.from({ length: count }, (_, index) => archivePage(index)));
  await writeFile(archive, packed);
  const one = await take(archive, join(folder, 'one.sqlite'), '1', '1');
  const two = await Promise.all(
    ['1', '2'].map((part) => take(archive, join(folder, 'two.sqlite'), part, '2')),
  );
  const read = Object.values(one.stages).reduce((sum, ms) => sum + ms, 0);
  const stages = { ...one.stages, 'store, grouping, claims': one.wallMs - read };
  const slower = Math.max(...two.map(({ wallMs }) => wallMs));
  const report = {
    pages: count,
    archiveMb: rounded(packed.length / 2 ** 20),
    filed: one.taken,
    filedByTwo: two.reduce((sum, { taken }) => sum + taken, 0),
    acts: one.acts,
    perSecondPerCore: rounded((1_000 * one.taken) / one.totalMs),
    perSecondByClock: rounded((1_000 * one.taken) / one.wallMs),
    byTwo: rounded((1_000 * one.taken) / slower),
    gainOfTwoByClock: Math.round((100 * one.wallMs) / slower) / 100,
    gainOfTwoByProcessor:
      Math.round((100 * one.totalMs) / Math.max(...two.map(({ totalMs }) => totalMs))) / 100,
    peakMemoryMb: Math.round(Math.max(one.memoryMb, ...two.map(({ memoryMb }) => memoryMb))),
    msToOpen: Math.round(one.openedMs),
    // By the clock, put to scale with the time of the processor: asking for the latter twelve times a page costs more than
    // some of the stages.
    share: Object.fromEntries(
      Object.entries(stages).map(([name, ms]) => [
        name,
        {
          ms: Math.round((1_000 * ms * one.totalMs) / one.wallMs / one.taken) / 1_000,
          share: rounded((100 * ms) / one.wallMs),
        },
      ]),
    ),
  };
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else {
    const { share, ...figures } = report;
    for (const [name, value] of Object.entries(figures))
      console.log(name.padEnd(26), String(value).padStart(9));
    for (const [name, { ms, share: part }] of Object.entries(share))
      console.log(name.padEnd(26), `${ms.toFixed(3)} ms`.padStart(12), `${part} %`.padStart(8));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
