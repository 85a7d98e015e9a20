/**
 * `npm run bench`: how many dispatches a second go from bytes to a brief, and where the time goes.
 * `--count 1000` dispatches, `--crowded` for all rounds in the same developments, `--json` for a machine.
 * Read the ratio to the tagger alone, not the absolute figures: it is measured in the same run.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Desk, openDesk } from '../src/desk/index.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { loadModels } from '../src/desk/models.ts';
import { createLine } from '../src/desk/open-desk.ts';
import type { StageTimes } from '../src/desk/reading-line.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import { takeDocuments } from '../src/desk/take-documents.ts';
import type { Clock, Lexicon } from '../src/kernel/index.ts';
import type { SourceDocument, SourceItem } from '../src/sources/index.ts';
import { benchActs } from './acts-bench.ts';
import { benchReading, readingReport, readingRows } from './reading-bench.ts';
import { repeatedDossier, SPACING_DAYS } from './repeated-dossier.ts';
import { winkAlone } from './wink-alone.ts';

const CLOCK: Clock = { nowAt: () => Date.now(), monotonicMs: () => performance.now() };
/** Dispatches that arrive together; a brief is composed for each development that they touch. */
const ARRIVAL = 16;

type Spent = StageTimes & { filing: number; brief: number };

async function* items(documents: readonly SourceDocument[]): AsyncGenerator<SourceItem> {
  for (const document of documents) yield { kind: 'document', document };
}

function noTime(): Spent {
  return { article: 0, language: 0, reading: 0, acts: 0, sketch: 0, filing: 0, brief: 0 };
}

function readingTime(spent: Spent): number {
  return spent.article + spent.language + spent.reading + spent.acts + spent.sketch;
}

/** Takes the documents in as they would arrive, and composes the brief of what each arrival changed. */
async function run(
  documents: readonly SourceDocument[],
  parts: { readonly lexicon: Lexicon; readonly storePath: string },
): Promise<{ spent: Spent; texts: string[]; briefs: number; developments: number }> {
  const { lexicon, storePath } = parts;
  const store = await openStore({ path: storePath });
  const line = createLine(lexicon, await loadModels(), CLOCK);
  const desk: Desk = await openDesk({ storePath, lexicon });
  const spent = noTime();
  let briefs = 0;
  for (let from = 0; from < documents.length; from += ARRIVAL) {
    const arrived = documents.slice(from, from + ARRIVAL);
    const before = readingTime(spent);
    const startedAt = performance.now();
    const taken = await takeDocuments({ store, line, lexicon, times: spent }, items(arrived), {});
    spent.filing += performance.now() - startedAt - (readingTime(spent) - before);
    const composingAt = performance.now();
    for (const id of new Set(taken.flatMap((one) => one.development ?? []))) {
      // A development may have been joined with another one by a later dispatch of the same arrival.
      const isThere = await store.read(async (view) => (await view.development(id)) !== null);
      if (isThere) briefs += (await desk.brief(id)).items.id === id ? 1 : 0;
    }
    spent.brief += performance.now() - composingAt;
  }
  const dispatches = await desk.dispatches({ limit: documents.length });
  const { developments } = await desk.status();
  await desk.close();
  await line.close();
  await store.close();
  return { spent, texts: dispatches.map((one) => one.text), briefs, developments };
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.padStart(10)}`).join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000' },
      crowded: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const spacing = values.crowded ? SPACING_DAYS.crowded : SPACING_DAYS.spread;
  const documents = await repeatedDossier(Number(values.count), spacing);
  const lexicon = await loadLexicon();
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'));
  try {
    await run(documents.slice(0, 110), { lexicon, storePath: join(folder, 'warm-up.sqlite') });
    const startedAt = performance.now();
    const result = await run(documents, { lexicon, storePath: join(folder, 'bench.sqlite') });
    const { spent, texts } = result;
    const opening = performance.now() - startedAt - readingTime(spent) - spent.filing - spent.brief;
    const totalMs = readingTime(spent) + spent.filing + spent.brief;
    const alone = winkAlone('tags');
    alone(texts.slice(0, 55));
    const winkMs = alone(texts) * (documents.length / texts.length);
    const reading = await benchReading(lexicon);
    const each = (ms: number): number => Math.round((ms / documents.length) * 1_000) / 1_000;
    const report = {
      dispatches: documents.length,
      stored: texts.length,
      developments: result.developments,
      briefs: result.briefs,
      characters: texts.reduce((sum, text) => sum + text.length, 0),
      dispatchesPerSecond: Math.round((documents.length / totalMs) * 1_000 * 10) / 10,
      msPerDispatch: {
        article: each(spent.article),
        language: each(spent.language),
        reading: each(spent.reading),
        acts: each(spent.acts),
        sketch: each(spent.sketch),
        'store, grouping, claims': each(spent.filing),
        brief: each(spent.brief),
        total: each(totalMs),
      },
      msToOpen: Math.round(opening),
      winkMsPerDispatch: each(winkMs),
      timesWinkAlone: Math.round((totalMs / winkMs) * 10) / 10,
      readingTimesWinkAlone: Math.round((spent.reading / winkMs) * 10) / 10,
      readingOfArticle: readingReport(reading),
      actStage: await benchActs(lexicon),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    if (values.json) {
      console.log(JSON.stringify(report, null, 2));
      return;
    }
    const rows: [string, string][] = [
      ['dispatches', String(report.dispatches)],
      ['developments', String(report.developments)],
      ['briefs composed', String(report.briefs)],
      ['dispatches per second', String(report.dispatchesPerSecond)],
      ...Object.entries(report.msPerDispatch).map(([name, ms]): [string, string] => [
        `ms per dispatch: ${name}`,
        ms.toFixed(3),
      ]),
      ['ms per dispatch: wink-nlp alone', report.winkMsPerDispatch.toFixed(3)],
      ['end to end / wink-nlp alone', `${report.timesWinkAlone} ×`],
      ['reading / wink-nlp alone', `${report.readingTimesWinkAlone} ×`],
      ...readingRows(report.readingOfArticle),
      ['act stage alone: sentences per second', String(report.actStage.sentencesPerSecond)],
      ['ms to open store and dictionaries', String(report.msToOpen)],
      ['peak memory, MB', String(report.peakMemoryMb)],
    ];
    console.log(table(rows));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
