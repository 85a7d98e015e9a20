import type { Token } from '../../reading/index.ts';
import type { PhraseMatch } from './find-phrases.ts';
import type { Features } from './linear-model.ts';
import type { PairView, Zone } from './pair-view.ts';
import type { Predicate } from './predicate.ts';
import { addVector, type WordVectors } from './word-vectors.ts';

/**
 * How much each kind of feature counts before training: what the lexicon says first, single words last. Chosen by
 * cross-validation on the set `coding` in November 2026; the figures are flat around them.
 */
const WEIGHT = { rule: 1, match: 0.5, word: 0.2, vector: 2 } as const;

const CONTENT = new Set(['VERB', 'NOUN', 'ADJ', 'ADV', 'ADP']);
const DROPPED = new Set(['PUNCT', 'DET', 'NUM', 'PROPN']);

/** The label of a phrase; concessions in words and in deeds are one class to the model. */
function labelOf(match: PhraseMatch | undefined): string {
  const root = match?.phrase.entry.root ?? null;
  return root === 'CONCEDE' || root === 'RETREAT' ? 'YIELD' : (root ?? '-');
}

type Add = (name: string, weight: number) => void;

function addPredicate(add: Add, view: PairView, predicate: Predicate): void {
  const [outer, inner] = predicate.chain;
  const { rule } = WEIGHT;
  add(`rule:${predicate.root ?? '-'}`, rule);
  add(`outer:${outer?.phrase.entry.id ?? '-'}`, rule * 0.7);
  add(`inner:${inner?.phrase.entry.id ?? '-'}`, rule * 0.5);
  if (inner !== undefined)
    add(`chain:${labelOf(outer)}>${labelOf(inner)} ${predicate.isAhead}`, rule * 0.5);
  add(`told:${predicate.isAhead} ${predicate.isNegated} ${labelOf(outer)}`, rule * 0.5);
  if (predicate.isAhead) add(`ahead:${predicate.root ?? '-'}`, rule);
  add(`order:${predicate.isPassive} ${view.isSourceFirst}`, rule * 0.3);
}

function addMatches(add: Add, view: PairView): void {
  const { match: weight } = WEIGHT;
  const between: PhraseMatch[] = [];
  for (const match of view.bestAt.values()) {
    const { id, root } = match.phrase.entry;
    if (root === null) continue;
    const zone = view.zones[match.head];
    add(`${zone}:${labelOf(match)}`, weight);
    add(`${zone}=${id}`, weight * 0.6);
    add(`any=${id}`, weight * 0.4);
    if (zone === 'between') between.push(match);
  }
  add(`first:${labelOf(between[0])}`, weight);
  add(`first=${between[0]?.phrase.entry.id ?? '-'}`, weight * 0.6);
  add(`last:${labelOf(between.at(-1))}`, weight);
}

const ZONE_WEIGHT: Readonly<Record<Zone, number>> = {
  between: 1,
  target: 0.7,
  source: 0.4,
  before: 0.5,
  after: 0.5,
};

function addWords(add: Add, view: PairView): void {
  const { word: weight } = WEIGHT;
  let previous = '^';
  for (const [k, token] of view.tokens.entries()) {
    const zone = view.zones[k] ?? 'after';
    if (!DROPPED.has(token.pos) && (zone === 'between' || token.pos !== 'ADP'))
      add(`${zone === 'before' ? 'after' : zone}_${token.lemma}`, weight * ZONE_WEIGHT[zone]);
    if (zone !== 'between') continue;
    add(`pair_${previous}_${token.lemma}`, weight * 0.6);
    previous = token.lemma;
  }
}

function contentOf(tokens: readonly Token[], view: PairView, zone: Zone): string[] {
  return tokens
    .filter((token, k) => view.zones[k] === zone && CONTENT.has(token.pos))
    .map((token) => token.lower);
}

function addVectors(
  features: Map<string, number>,
  view: PairView,
  verb: number,
  words: WordVectors,
): void {
  const { vector: weight } = WEIGHT;
  const { tokens } = view;
  const head = tokens[verb];
  if (head !== undefined) {
    const near = tokens
      .slice(verb + 1, verb + 6)
      .filter(({ pos }) => pos === 'VERB' || pos === 'NOUN' || pos === 'ADJ')
      .map(({ lemma }) => lemma);
    addVector(features, 'v-verb', words.mean([head.lemma]), weight);
    addVector(features, 'v-near', words.mean(near), weight);
  }
  const zones: readonly (readonly [Zone, number])[] = [
    ['between', 1.5],
    ['target', 1],
    ['after', 1],
    ['source', 0.7],
  ];
  for (const [zone, part] of zones)
    addVector(features, `v-${zone}`, words.mean(contentOf(tokens, view, zone)), weight * part);
}

/** What the model sees of a marked pair: what the lexicon makes of it, where, and the words by hash and by likeness. */
export function pairFeatures(view: PairView, predicate: Predicate, words: WordVectors): Features {
  const features = new Map<string, number>([['bias', 1]]);
  const add: Add = (name, weight) => {
    features.set(name, Math.max(features.get(name) ?? 0, weight));
  };
  addPredicate(add, view, predicate);
  addMatches(add, view);
  const verb = view.tokens[predicate.verb];
  if (verb !== undefined) add(`verb_${verb.lemma}`, WEIGHT.word * 2);
  addWords(add, view);
  addVectors(features, view, predicate.verb, words);
  return features;
}
