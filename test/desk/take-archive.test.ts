import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, openInputs, openMarks } from '../../src/desk/index.ts';
import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import type { Lexicon } from '../../src/kernel/index.ts';
import { warcGzip } from '../../src/sources/archives/archive-sample.ts';
import type { Selection, SourceItem } from '../../src/sources/index.ts';

const COUNT = 12;
let folder = '';
let lexicon: Lexicon;
let archive = '';

const CITIES = ['Lower Tessel', 'Old Brannock', 'Port Ister', 'New Hallow', 'Upper Marne'];

beforeAll(async () => {
  lexicon = await loadLexicon();
  folder = await mkdtemp(join(tmpdir(), 'chancery-take-archive-'));
  archive = join(folder, 'news.warc.gz');
  const pages = Array.from({ length: COUNT }, (_, at) => ({
    address: `https://news.example/${at}`,
    captured: '2025-11-06T10:00:00Z',
    html: `<html><head><title>Notice ${at}</title></head><body><article><p>The mayor of ${CITIES[at % 5]} opened bridge number ${at} over the river on a bright morning, with a band, ${at * 7} guests and a short speech about the work of the masons.</p></article></body></html>`,
  }));
  await writeFile(archive, warcGzip(pages));
});
afterAll(() => rm(folder, { recursive: true }));

async function* upTo(items: AsyncIterable<SourceItem>, count: number): AsyncGenerator<SourceItem> {
  let given = 0;
  for await (const item of items) {
    if (given === count) throw new Error('stopped');
    given += 1;
    yield item;
  }
}

/** Takes the archive as the command does; returns the names of what was looked at. */
async function take(
  desk: Desk,
  storePath: string,
  options: { stopAfter?: number; selection?: Selection; isAgain?: boolean } = {},
): Promise<{ names: string[]; kept: number }> {
  const { selection = {}, isAgain = false, stopAfter = Number.POSITIVE_INFINITY } = options;
  const marks = openMarks(storePath, { selection, isAgain, desk });
  const reading = { stdin: process.stdin, allowHosts: [], selection, marks };
  const names: string[] = [];
  async function* noted(): AsyncGenerator<SourceItem> {
    for await (const item of upTo(openInputs([archive], reading), stopAfter)) {
      if (item.kind === 'document') names.push(item.document.name.split('#')[1] ?? '');
      yield item;
    }
  }
  await desk.take(noted(), { onFiled: marks.filed }).catch((cause: unknown) => {
    if (!(cause instanceof Error && cause.message === 'stopped')) throw cause;
  });
  return { names, kept: (await desk.dispatches({ limit: 1000 })).length };
}

test('an archive goes on where it was stopped, and is not read twice', async () => {
  const storePath = join(folder, 'stopped.sqlite');
  const desk = await openDesk({ storePath, lexicon });
  expect((await take(desk, storePath, { stopAfter: 7 })).kept).toBe(7);
  const rest = await take(desk, storePath);
  expect(rest.names[0]).toBe('8');
  expect(rest.kept).toBe(COUNT);
  expect((await take(desk, storePath)).names).toEqual([]);
  const again = await take(desk, storePath, { isAgain: true });
  expect(again.names).toHaveLength(COUNT);
  expect(again.kept).toBe(COUNT);
  await desk.close();
  // Another record at the same path, beside which the marks still stand.
  for (const ending of ['', '-wal', '-shm']) await rm(`${storePath}${ending}`, { force: true });
  const other = await openDesk({ storePath, lexicon });
  expect((await take(other, storePath)).kept).toBe(COUNT);
  await other.close();
});

test('two parts give the whole between them, and text without a day is known from its capture', async () => {
  const storePath = join(folder, 'parts.sqlite');
  const desk = await openDesk({ storePath, lexicon });
  const [one, two] = [1, 2].map((part) => ({ selection: { part: { part, of: 2 } } }));
  expect((await take(desk, storePath, one)).names).toHaveLength(COUNT / 2);
  expect((await take(desk, storePath, two)).kept).toBe(COUNT);
  const [dispatch] = await desk.dispatches();
  expect([dispatch?.knownDay, dispatch?.referenceFrom]).toEqual(['2025-11-06', 'given']);
  await desk.close();
});
