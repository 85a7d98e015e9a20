import type { Reading } from './types.ts';

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);
const EMPTY = new Set(
  'be have do say will would can could may might shall should must get go make take tell other new more most such own same many much last next monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
const LEAD_SENTENCES = 3;
const MIN_LENGTH = 3;

/** Distinct content lemmas of the headline and the first three sentences, sorted; for grouping and search. */
export function contentLemmas(reading: Reading, text: string): readonly string[] {
  const lemmas = new Set<string>();
  let lead = 0;
  for (const sentence of reading.sentences) {
    if (sentence.role !== 'headline') {
      if (lead >= LEAD_SENTENCES) break;
      lead += 1;
    }
    for (const token of sentence.tokens) {
      if (token.start < sentence.wordsStart || token.end > text.length) continue;
      const isWord = /^\p{L}[\p{L}'’.-]*$/u.test(token.lemma) && token.lemma.length >= MIN_LENGTH;
      if (isWord && CONTENT.has(token.pos) && !EMPTY.has(token.lemma)) lemmas.add(token.lemma);
    }
  }
  return [...lemmas].sort();
}
