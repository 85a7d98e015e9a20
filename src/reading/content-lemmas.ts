import type { Reading } from './types.ts';

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);
const EMPTY = new Set(
  'be have do say will would can could may might shall should must get go make take tell other new more most such own same many much last next monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
const LEAD_SENTENCES = 3;
const MIN_LENGTH = 3;
/** Most lemmas are these letters; the classes of all letters are compiled anew whenever the heap was swept, which takes longer. */
const PLAIN_WORD = /^[a-z][a-z'.-]*$/i;
const WORD = /^\p{L}[\p{L}'’.-]*$/u;

function isWord(lemma: string): boolean {
  return lemma.length >= MIN_LENGTH && (PLAIN_WORD.test(lemma) || WORD.test(lemma));
}

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
      const { lemma, pos } = token;
      if (!CONTENT.has(pos) || EMPTY.has(lemma) || lemmas.has(lemma)) continue;
      if (isWord(lemma)) lemmas.add(lemma);
    }
  }
  return [...lemmas].sort();
}
