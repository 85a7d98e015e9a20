import { readBundledDossier } from '../src/desk/index.ts';
import { type CivilDay, civilDay, type Lexicon } from '../src/kernel/index.ts';
import { createReader, type ReadingStage } from '../src/reading/index.ts';
import { winkAlone } from './wink-alone.ts';

/** Length of an article that the ratio is stated for, in UTF-16 units. */
const ARTICLE_LENGTH = 7_000;
const ROUNDS = 60;
const WARM_UP_ROUNDS = 15;

export interface ReadingBench {
  readonly texts: number;
  /** Milliseconds for one text: the median over the rounds. */
  readonly msReading: number;
  readonly msWinkAlone: number;
  readonly ratio: number;
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
 * What reading articles costs against wink-nlp alone on the same texts. Both run in turn, so that what else the
 * machine does hits both; the medians are compared.
 */
export async function benchReading(lexicon: Lexicon): Promise<ReadingBench> {
  const texts = await articles();
  const spent = new Map<ReadingStage, number>();
  let last = performance.now();
  const reader = createReader(lexicon, (stage) => {
    const now = performance.now();
    spent.set(stage, (spent.get(stage) ?? 0) + now - last);
    last = now;
  });
  const day: CivilDay = civilDay('2020-09-16');
  const readAll = (): number => {
    const startedAt = performance.now();
    for (const text of texts) {
      last = performance.now();
      reader.read({
        dispatch: null,
        text,
        titleSpan: null,
        language: 'en',
        referenceDay: day,
        referenceFrom: 'given',
      });
    }
    return performance.now() - startedAt;
  };
  const alone = winkAlone();
  const reading: number[] = [];
  const wink: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    if (round === WARM_UP_ROUNDS) spent.clear();
    const both = [readAll(), alone(texts)] as const;
    if (round < WARM_UP_ROUNDS) continue;
    reading.push(both[0] / texts.length);
    wink.push(both[1] / texts.length);
  }
  const each = (stage: ReadingStage): number => (spent.get(stage) ?? 0) / (ROUNDS * texts.length);
  return {
    texts: texts.length,
    msReading: median(reading),
    msWinkAlone: median(wink),
    ratio: median(reading) / median(wink),
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
