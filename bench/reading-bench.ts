import { readBundledDossier } from '../src/desk/index.ts';
import { type CivilDay, civilDay, type Lexicon } from '../src/kernel/index.ts';
import { createReader, type ReadingStage } from '../src/reading/index.ts';
import { cpuMs } from './cpu-time.ts';
import { winkAlone } from './wink-alone.ts';

/** Length of an article that the ratio is stated for, in UTF-16 units. */
const ARTICLE_LENGTH = 7_000;
const ROUNDS = 60;
const WARM_UP_ROUNDS = 15;

interface ReadingBench {
  readonly texts: number;
  /** Milliseconds of processor time for one text: the median over the rounds. */
  readonly msReading: number;
  readonly msWinkTags: number;
  readonly msWinkEverything: number;
  readonly stages: Readonly<Record<ReadingStage, number>>;
}

/** Articles of the length wanted, out of the texts of the bundled dossier. */
async function articles(): Promise<string[]> {
  const texts: string[] = [];
  for await (const item of readBundledDossier())
    if (item.kind === 'document' && item.document.mediaType !== 'text/html')
      texts.push(item.document.content);
  const all = texts.join('\n\n');
  return Array.from({ length: Math.floor(all.length / ARTICLE_LENGTH) }, (_, at) =>
    all.slice(at * ARTICLE_LENGTH, (at + 1) * ARTICLE_LENGTH),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * What reading articles costs against wink-nlp alone on the same texts. They run in turn, so that what else the
 * machine does hits all; the median of each counts.
 */
export async function benchReading(lexicon: Lexicon): Promise<ReadingBench> {
  const texts = await articles();
  const spent = new Map<ReadingStage, number>();
  let last = cpuMs();
  const reader = createReader(lexicon, (stage) => {
    const now = cpuMs();
    spent.set(stage, (spent.get(stage) ?? 0) + now - last);
    last = now;
  });
  const day: CivilDay = civilDay('2020-09-16');
  const readAll = (): number => {
    const startedAt = cpuMs();
    for (const text of texts) {
      last = cpuMs();
      reader.read({
        dispatch: null,
        text,
        titleSpan: null,
        language: 'en',
        referenceDay: day,
        referenceFrom: 'given',
      });
    }
    return cpuMs() - startedAt;
  };
  const tags = winkAlone('tags', cpuMs);
  const everything = winkAlone('everything', cpuMs);
  const reading: number[] = [];
  const winkTags: number[] = [];
  const winkEverything: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    if (round === WARM_UP_ROUNDS) spent.clear();
    const spentMs = [readAll(), tags(texts), everything(texts)] as const;
    if (round < WARM_UP_ROUNDS) continue;
    reading.push(spentMs[0] / texts.length);
    winkTags.push(spentMs[1] / texts.length);
    winkEverything.push(spentMs[2] / texts.length);
  }
  const each = (stage: ReadingStage): number => (spent.get(stage) ?? 0) / (ROUNDS * texts.length);
  return {
    texts: texts.length,
    msReading: median(reading),
    msWinkTags: median(winkTags),
    msWinkEverything: median(winkEverything),
    stages: {
      sentences: each('sentences'),
      tokens: each('tokens'),
      names: each('names'),
      accords: each('accords'),
      actors: each('actors'),
      days: each('days'),
      quotes: each('quotes'),
    },
  };
}

interface ReadingReport {
  readonly texts: number;
  readonly ms: number;
  readonly winkTagsMs: number;
  readonly winkEverythingMs: number;
  readonly timesWinkTags: number;
  readonly timesWinkEverything: number;
  readonly msOfStages: Readonly<Record<string, number>>;
}

/** The figures for a machine. */
export function readingReport(bench: ReadingBench): ReadingReport {
  const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
  return {
    texts: bench.texts,
    ms: rounded(bench.msReading),
    winkTagsMs: rounded(bench.msWinkTags),
    winkEverythingMs: rounded(bench.msWinkEverything),
    timesWinkTags: rounded(bench.msReading / bench.msWinkTags),
    timesWinkEverything: rounded(bench.msReading / bench.msWinkEverything),
    msOfStages: Object.fromEntries(
      Object.entries(bench.stages).map(([stage, ms]) => [stage, rounded(ms)]),
    ),
  };
}

/** The figures as rows of a table. */
export function readingRows(report: ReadingReport): [string, string][] {
  const ms = (name: string, value: number): [string, string] => [
    `ms per article of 7 KB: ${name}`,
    value.toFixed(3),
  ];
  return [
    ...Object.entries(report.msOfStages).map(([name, value]) => ms(name, value)),
    ms('reading', report.ms),
    ms('wink-nlp, tags alone', report.winkTagsMs),
    ms('wink-nlp, all its stages', report.winkEverythingMs),
    ['reading an article / wink-nlp, tags alone', `${report.timesWinkTags} ×`],
    ['reading an article / wink-nlp, all its stages', `${report.timesWinkEverything} ×`],
  ];
}
