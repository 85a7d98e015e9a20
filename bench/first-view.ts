/**
 * `npm run bench:first-view`: from the address to the first headline of Today, over the bundled dossier, in Chromium with nothing
 * kept, beside a page of the desk that asks it for nothing. `--rounds 7`. Wants `npm run build`. Prints medians; the machine's
 * other work lengthens both, so read the ratio too.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../src/desk/find-chromium.ts';
import { loadLexicon, openDesk, readBundledDossier, webRoot } from '../src/desk/index.ts';
import { serveDesk } from '../src/surfaces/index.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);

interface View {
  readonly ms: number;
  readonly bytes: number;
}

async function view(browser: Browser, address: string, shown: string): Promise<View> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (answer) => {
    if (['script', 'stylesheet'].includes(answer.request().resourceType()))
      bodies.push(answer.body());
  });
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(shown).first().waitFor();
  const ms = performance.now() - start;
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await context.close();
  return { ms, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

const executablePath = findChromium(process.env);
if (executablePath === null) throw new Error('no Chromium: npm test says how to get one');
const folder = await mkdtemp(join(tmpdir(), 'chancery-first-view-'));
const desk = await openDesk({
  storePath: join(folder, 'bench.sqlite'),
  clock: { nowAt: () => Date.now(), monotonicMs: () => performance.now() },
  lexicon: await loadLexicon(),
});
await desk.take(readBundledDossier());
const served = await serveDesk({ desk, host: '127.0.0.1', port: 0, webRoot: webRoot() });
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--no-sandbox'] });
const [today, bare]: [View[], View[]] = [[], []];
for (let round = 0; round < rounds; round += 1) {
  today.push(await view(browser, served.address, '.development h2'));
  bare.push(await view(browser, `${served.address}/nowhere`, '.trouble h1'));
}
const [ours, other] = [median(today.map(({ ms }) => ms)), median(bare.map(({ ms }) => ms))];
console.log(
  `first headline of Today: ${ours.toFixed(0)} ms, median of ${rounds}, first of all ${today[0]?.ms.toFixed(0)} ms`,
);
console.log(
  `page that asks for nothing: ${other.toFixed(0)} ms; ratio ${(ours / other).toFixed(2)}`,
);
console.log(`script and style, gzip: ${((today[0]?.bytes ?? 0) / 1000).toFixed(1)} KB`);
await browser.close();
await served.close();
await desk.close();
await rm(folder, { recursive: true, force: true });
