/**
 * `npm run bench:extraction`: the time that the article of a page takes, beside Readability on linkedom, on the
 * same pages in the same run. `--corpora DIR` takes the pages of its set `extraction`; without it pages are
 * generated. `--rounds 5`, `--json`. Read the ratio, not the absolute figures.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parseArticle } from '../src/reading/index.ts';
import { decodeText } from '../src/sources/decode-text.ts';
import { generatedPage } from './generated-pages.ts';

const GENERATED = 80;

const EXTRACTORS: Readonly<Record<string, (page: string) => unknown>> = {
  ours: (content) => parseArticle({ content, mediaType: 'text/html', address: null }),
  readability: (page) => new Readability(parseHTML(page).document).parse(),
};

async function storedPages(corpora: string): Promise<string[]> {
  const folder = join(corpora, 'extraction', 'pages');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html.gz')).sort();
  const pages: string[] = [];
  for (const name of names) {
    const bytes = gunzipSync(await readFile(join(folder, name)));
    pages.push(decodeText(bytes, { name, charset: null, mayDeclareCharset: true }));
  }
  return pages;
}

async function pagesOf(corpora: string | undefined): Promise<string[]> {
  if (corpora !== undefined) return storedPages(corpora);
  return Array.from({ length: GENERATED }, (_, index) => generatedPage(index));
}

/** One extractor in a process of its own, so that neither pays for the garbage and the compiled code of the other. */
async function serve(extractor: string, corpora: string | undefined): Promise<void> {
  const run = EXTRACTORS[extractor];
  if (run === undefined) throw new Error(`no extractor ${extractor}`);
  const pages = await pagesOf(corpora);
  process.on('message', () => {
    // Time of the processor, which a busy machine lengthens less than that of the clock.
    const before = process.cpuUsage();
    for (const page of pages) run(page);
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / 1000);
  });
  process.send?.('ready');
}

async function startOf(extractor: string, corpora: string | undefined): Promise<ChildProcess> {
  const where = corpora === undefined ? [] : ['--corpora', corpora];
  const child = fork(fileURLToPath(import.meta.url), ['--serve', extractor, ...where]);
  await once(child, 'message');
  return child;
}

async function roundOf(child: ChildProcess): Promise<number> {
  child.send('round');
  const [ms] = await once(child, 'message');
  return Number(ms);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compare(corpora: string | undefined, count: number, asJson: boolean): Promise<void> {
  const pages = await pagesOf(corpora);
  const megabytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0) / 1e6;
  const children = await Promise.all([startOf('ours', corpora), startOf('readability', corpora)]);
  const rounds: { ours: number; theirs: number }[] = [];
  // The first two rounds warm both up and are not counted. In turns, so that a busy stretch hits both alike.
  for (let round = -2; round < count; round += 1) {
    const [ours, theirs] = [await roundOf(children[0]), await roundOf(children[1])];
    if (round >= 0) rounds.push({ ours, theirs });
  }
  for (const child of children) child.disconnect();
  const perMegabyte = (ms: number): number => Math.round((ms / megabytes) * 100) / 100;
  const report = {
    pages: pages.length,
    megabytes: Math.round(megabytes * 10) / 10,
    rounds: rounds.length,
    msPerMegabyte: perMegabyte(median(rounds.map((round) => round.ours))),
    readabilityMsPerMegabyte: perMegabyte(median(rounds.map((round) => round.theirs))),
    timesAsFast: Math.round(median(rounds.map((round) => round.theirs / round.ours)) * 10) / 10,
  };
  if (asJson) console.log(JSON.stringify(report, null, 2));
  else
    for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(26)}${value}`);
}

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    serve: { type: 'string' },
  },
});
if (values.serve !== undefined) await serve(values.serve, values.corpora);
else await compare(values.corpora, Number(values.rounds), values.json);
