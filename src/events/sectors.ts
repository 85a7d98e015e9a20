import type { Span } from '../kernel/index.ts';
import type { SentenceView } from './sentence-view.ts';

/** A sector named in a sentence. */
export interface NamedSector {
  readonly sector: string;
  readonly sentence: Span;
}

/** Sectors whose words stand in the sentence, in order, without repetition. */
export function sectorsIn(view: SentenceView): NamedSector[] {
  const words = view.tokens.map((token) => token.lower).flatMap((word) => word.split('-'));
  const named: NamedSector[] = [];
  for (let k = 0; k < words.length; k += 1) {
    for (const entry of view.grammar.sectors.get(words[k] ?? '') ?? []) {
      const fits = entry.words.every((word, index) => words[k + index] === word);
      if (fits && !named.some((item) => item.sector === entry.sector)) {
        named.push({
          sector: entry.sector,
          sentence: { start: view.sentence.start, end: view.sentence.end },
        });
      }
    }
  }
  return named;
}
