import type { CodingPhrase, PloverRoot, Span } from '../../kernel/index.ts';
import type { Token } from '../../reading/index.ts';
import { cameoOf } from './cameo-code.ts';
import {
  compileLinearModel,
  type LinearModel,
  type LinearModelData,
  type Scored,
  scoreLabels,
} from './linear-model.ts';
import { pairFeatures } from './pair-features.ts';
import { viewPair } from './pair-view.ts';
import { compilePhrases, type PhraseIndex } from './phrase-index.ts';
import { predicateOf } from './predicate.ts';
import { quadOf } from './quad.ts';
import type { WordVectors } from './word-vectors.ts';

/** A sentence with the two that something happens between. Spans count as the tokens do. */
export interface MarkedPair {
  readonly tokens: readonly Token[];
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

/** The event between a marked pair. */
export interface CodedPair {
  readonly root: PloverRoot;
  readonly quad: 1 | 2 | 3 | 4;
  readonly mode: string | null;
  /** CAMEO code, three or four digits. */
  readonly cameo: string;
  /** How likely the model holds the root, in [0, 1]. */
  readonly score: number;
  /** The phrases of the lexicon from the outermost in, and the root that they come to alone; null for none. */
  readonly phrases: readonly string[];
  readonly ruleRoot: PloverRoot | null;
}

/** What codes pairs, compiled once. */
export interface PairCoder {
  readonly phrases: PhraseIndex;
  readonly model: LinearModel;
  readonly words: WordVectors;
}

export function compilePairCoder(
  entries: readonly CodingPhrase[],
  model: LinearModelData,
  words: WordVectors,
): PairCoder {
  return { phrases: compilePhrases(entries), model: compileLinearModel(model), words };
}

/**
 * Below this the model does not know, and the lexicon is heard. By cross-validation the figures are flat up to here and
 * a little worse above; on sentences of our own, with rarer kinds of events, the lexicon is right more often.
 */
const UNSURE = 0.35;

/** The label of a pair: that of the model, or of the phrases alone where the model is not sure and they say something. */
export function decideLabel(scored: readonly Scored[], ruleRoot: PloverRoot | null): string | null {
  const [best] = scored;
  if (best === undefined) return null;
  if (ruleRoot === null || best.score >= UNSURE) return best.label;
  return ruleRoot === 'CONCEDE' || ruleRoot === 'RETREAT' ? 'YIELD' : ruleRoot;
}

/**
 * Codes what the source does to the target: the root by a linear model over what the lexicon says of the words
 * between them, mode and CAMEO code by the phrases that led there. A pair always gets a root.
 */
export function codePair(pair: MarkedPair, coder: PairCoder): CodedPair {
  const view = viewPair(pair.tokens, pair, coder.phrases);
  const predicate = predicateOf(view);
  const scored = scoreLabels(coder.model, pairFeatures(view, predicate, coder.words));
  const label = decideLabel(scored, predicate.root);
  if (label === null) throw new Error('a model of roots without labels');
  const { chain } = predicate;
  const yielding = chain.find(({ phrase }) => phrase.entry.root === 'CONCEDE');
  const root = (
    label === 'YIELD' ? (yielding === undefined ? 'RETREAT' : 'CONCEDE') : label
  ) as PloverRoot;
  return {
    root,
    quad: quadOf(root),
    mode: chain.find(({ phrase }) => phrase.entry.root === root)?.phrase.entry.mode ?? null,
    cameo: cameoOf(root, chain),
    score: scored.find((one) => one.label === label)?.score ?? 0,
    phrases: chain.map(({ phrase }) => phrase.words),
    ruleRoot: predicate.root,
  };
}
