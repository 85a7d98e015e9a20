import type { Span } from '../kernel/index.ts';
import type { SentenceView } from './sentence-view.ts';

/** A sector named in a sentence. */
export interface NamedSector {
  readonly sector: string;
  readonly sentence: Span;
}

const NONE: readonly NamedSector[] = [];
/** What was found in a sentence, as long as its view lives: each act and the dispatch as a whole ask for it. */
const found = new WeakMap<SentenceView, readonly NamedSector[]>();

/** Sectors whose words stand in the sentence, in order, without repetition. */
export function sectorsIn(view: SentenceView): readonly NamedSector[] {
  const known = found.get(view) ?? findSectors(view);
  found.set(view, known);
  return known;
}

function findSectors(view: SentenceView): readonly NamedSector[] {
  const words: string[] = [];
  for (const { lower } of view.tokens)
    if (lower.includes('-')) words.push(...lower.split('-'));
    else words.push(lower);
  if (!words.some((word) => view.grammar.sectors.has(word))) return NONE;
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
