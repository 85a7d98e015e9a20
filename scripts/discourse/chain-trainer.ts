import { marginalsOf, ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';

/** One text: the rows of the features of each sentence, and its roles. */
export interface LabelledText {
  readonly features: readonly Int32Array[];
  readonly roles: readonly number[];
  /** How much the text counts. */
  readonly weight: number;
}

export interface Chain {
  readonly weights: Float64Array;
  readonly transitions: Float64Array;
}

/*
 * Chosen by threefold cross-validation on the training part of the set `discourse` (2026-11): macro-F1 with NA lies
 * between 0.51 and 0.53 for rates from 0.01 to 0.03, 15 to 30 rounds and penalties from 0.0001 to 0.001.
 */
const RATE = 0.01;
const PENALTY = 1e-4;
const ROUNDS = 20;
/**
 * Share of the features of a sentence that are hidden each time it is learnt from, so that no feature leans on
 * another being there (Srivastava et al. 2014).
 */
const HIDDEN = 0.5;
/** A feature of fewer texts than this says more about those texts than about roles. */
export const TEXTS_OF_FEATURE = 2;
/** Weights are averaged over the rounds from this one on. */
const FIRST_AVERAGED = 5;

/** Numbers in [0, 1) that are the same in every run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [order[at] ?? 0, order[other] ?? 0];
    order[at] = b;
    order[other] = a;
  }
}

export function scoresIn(text: LabelledText, weights: Float64Array): Float64Array {
  const scores = new Float64Array(text.features.length * ROLE_COUNT);
  for (const [at, places] of text.features.entries()) {
    for (const place of places) {
      for (let role = 0; role < ROLE_COUNT; role += 1) {
        const score = at * ROLE_COUNT + role;
        scores[score] = (scores[score] ?? 0) + (weights[place * ROLE_COUNT + role] ?? 0);
      }
    }
  }
  return scores;
}

/** Weights with the sums of squares of their gradients (AdaGrad, Duchi et al. 2011). */
class Learner {
  readonly values: Float64Array;
  readonly #squares: Float64Array;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.#squares = new Float64Array(size);
  }

  step(at: number, gradient: number): void {
    const value = this.values[at] ?? 0;
    const full = gradient + PENALTY * value;
    const square = (this.#squares[at] ?? 0) + full * full;
    this.#squares[at] = square;
    this.values[at] = value - (RATE * full) / Math.sqrt(square + 1e-6);
  }
}

/** Where features stand that occur in several texts. */
function commonPlaces(texts: readonly LabelledText[], places: number): Uint8Array {
  const counts = new Uint8Array(places);
  for (const { features } of texts) {
    for (const place of new Set(features.flatMap((own) => [...own])))
      counts[place] = Math.min(TEXTS_OF_FEATURE, (counts[place] ?? 0) + 1);
  }
  return counts.map((count) => Number(count >= TEXTS_OF_FEATURE));
}

function learnFrom(text: LabelledText, weights: Learner, transitions: Learner): void {
  /* What is left is counted as if it were all, so that the weights fit whole sentences. */
  const whole = 1 / (1 - HIDDEN);
  const scores = scoresIn(text, weights.values).map((score) => score * whole);
  const { roles, pairs } = marginalsOf(scores, transitions.values);
  for (const [at, places] of text.features.entries()) {
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      const gradient =
        whole *
        text.weight *
        ((roles[at * ROLE_COUNT + role] ?? 0) - Number(text.roles[at] === role));
      for (const place of places) weights.step(place * ROLE_COUNT + role, gradient);
    }
  }
  for (let at = 1; at < text.roles.length; at += 1) {
    const pair = (text.roles[at - 1] ?? 0) * ROLE_COUNT + (text.roles[at] ?? 0);
    pairs[pair] = (pairs[pair] ?? 0) - 1;
  }
  for (const [pair, gradient] of pairs.entries()) transitions.step(pair, gradient);
}

/** A linear chain from labelled texts; the same texts give the same chain. */
export function trainChain(texts: readonly LabelledText[], places: number): Chain {
  const weights = new Learner(places * ROLE_COUNT);
  const transitions = new Learner(ROLE_COUNT * ROLE_COUNT);
  const mean = {
    weights: new Float64Array(places * ROLE_COUNT),
    transitions: new Float64Array(ROLE_COUNT * ROLE_COUNT),
  };
  const random = generator(7);
  const common = commonPlaces(texts, places);
  const order = texts.map((_, at) => at);
  const share = 1 / (ROUNDS - FIRST_AVERAGED);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const text = texts[at];
      if (text === undefined) continue;
      const features = text.features.map((own) =>
        own.filter((place) => common[place] === 1 && random() >= HIDDEN),
      );
      learnFrom({ ...text, features }, weights, transitions);
    }
    if (round < FIRST_AVERAGED) continue;
    for (const [at, value] of weights.values.entries())
      mean.weights[at] = (mean.weights[at] ?? 0) + value * share;
    for (const [at, value] of transitions.values.entries())
      mean.transitions[at] = (mean.transitions[at] ?? 0) + value * share;
  }
  return mean;
}
