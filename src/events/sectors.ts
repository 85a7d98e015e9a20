import type { Span } from '../kernel/index.ts';
import type { SentenceView } from './sentence-view.ts';
import { topicsIn } from './topic-words.ts';

/** A sector named in a sentence. */
export interface NamedSector {
  readonly sector: string;
  readonly sentence: Span;
}

/** What was found in a sentence, as long as its view lives: each act and the dispatch as a whole ask for it. */
const found = new WeakMap<SentenceView, readonly NamedSector[]>();

/** Sectors whose words stand in the sentence, in order, without repetition. */
export function sectorsIn(view: SentenceView): readonly NamedSector[] {
  const known = found.get(view) ?? findSectors(view);
  found.set(view, known);
  return known;
}

function findSectors(view: SentenceView): readonly NamedSector[] {
  const sentence = { start: view.sentence.start, end: view.sentence.end };
  return topicsIn(view.tokens, view.grammar.sectors).map(({ topic }) => ({
    sector: topic,
    sentence,
  }));
}
