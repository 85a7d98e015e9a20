import type { Token } from '../../reading/index.ts';
import { findPhrases } from './find-phrases.ts';
import { type Features, type LinearModel, type Scored, scoreLabels } from './linear-model.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { addVector, type WordVectors } from './word-vectors.ts';

const CONTENT = new Set(['VERB', 'NOUN', 'ADJ', 'PROPN']);

/** What tells the type of a snippet of news, compiled once. */
export interface SnippetTyper {
  readonly phrases: PhraseIndex;
  readonly model: LinearModel;
  readonly words: WordVectors;
}

/** What the model sees of a snippet: the rows of the lexicon in it, its words by hash and by likeness. The first sentence counts more. */
export function snippetFeatures(
  sentences: readonly (readonly Token[])[],
  phrases: PhraseIndex,
  words: WordVectors,
): Features {
  const features = new Map<string, number>([['bias', 1]]);
  const add = (name: string, value: number): void => {
    features.set(name, Math.max(features.get(name) ?? 0, value));
  };
  sentences.forEach((tokens, index) => {
    const part = index === 0 ? 1 : 0.6;
    for (const { phrase } of findPhrases(tokens, phrases)) {
      const { id, root } = phrase.entry;
      if (root === null) continue;
      add(`row:${id}`, part * 0.8);
      add(`root:${root}`, part * 0.5);
    }
    let previous = '';
    for (const token of tokens) {
      if (token.pos === 'PUNCT') continue;
      if (token.pos !== 'DET' && token.pos !== 'NUM') add(`word_${token.lemma}`, part * 0.4);
      add(`pair_${previous}_${token.lemma}`, part * 0.25);
      previous = token.lemma;
    }
  });
  const content = (tokens: readonly Token[]): string[] =>
    tokens.filter(({ pos }) => CONTENT.has(pos)).map(({ lower }) => lower);
  addVector(features, 'v-all', words.mean(sentences.flatMap(content)), 3);
  addVector(features, 'v-first', words.mean(content(sentences[0] ?? [])), 2);
  const verbs = sentences.flatMap((tokens) => tokens.filter(({ pos }) => pos === 'VERB'));
  addVector(features, 'v-verbs', words.mean(verbs.map(({ lemma }) => lemma)), 2);
  return features;
}

/** The types of a snippet after the event taxonomy of CASE 2021 (task 2), the likeliest first. */
export function typeSnippet(
  sentences: readonly (readonly Token[])[],
  { phrases, model, words }: SnippetTyper,
): Scored[] {
  return scoreLabels(model, snippetFeatures(sentences, phrases, words));
}
