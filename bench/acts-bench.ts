import { readBundledDossier } from '../src/desk/index.ts';
import { compileGrammar, extractActs } from '../src/events/index.ts';
import { type CivilDay, civilDay, type Lexicon } from '../src/kernel/index.ts';
import { createReader } from '../src/reading/index.ts';

const ROUNDS = 12;
const WARM_UP_ROUNDS = 4;

export interface ActsBench {
  readonly sentences: number;
  readonly acts: number;
  /** Sentences that the act stage alone codes in a second of processor time of one core; the median over the rounds. */
  readonly sentencesPerSecond: number;
}

/** What the act stage alone costs: the texts of the bundled dossier are read before, and coded again and again. */
export async function benchActs(lexicon: Lexicon): Promise<ActsBench> {
  const reader = createReader(lexicon);
  const grammar = compileGrammar(lexicon);
  const referenceDay: CivilDay = civilDay('2020-09-16');
  const inputs: Parameters<typeof extractActs>[0][] = [];
  for await (const item of readBundledDossier()) {
    if (item.kind !== 'document' || item.document.mediaType === 'text/html') continue;
    const text = item.document.content;
    const reading = reader.read({
      dispatch: null,
      text,
      titleSpan: null,
      language: 'en',
      referenceDay,
      referenceFrom: 'given',
    }).items;
    inputs.push({ dispatch: 'd-bench', text, reading, referenceDay });
  }
  const sentences = inputs.reduce((sum, { reading }) => sum + reading.sentences.length, 0);
  const rates: number[] = [];
  let acts = 0;
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const before = process.cpuUsage();
    acts = inputs.reduce((sum, input) => sum + extractActs(input, grammar).items.length, 0);
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM_UP_ROUNDS) rates.push(sentences / ((user + system) / 1_000_000));
  }
  rates.sort((a, b) => a - b);
  return {
    sentences,
    acts,
    sentencesPerSecond: Math.round(rates[Math.floor(rates.length / 2)] ?? 0),
  };
}
