import {
  DISCOURSE_ROLES,
  type DiscourseInput,
  type DiscourseModel,
  type DiscourseRole,
} from '../types.ts';
import { readUnitsOf } from './discourse-input.ts';
import { marginalsOf, ROLE_COUNT, rowsOfPlaces } from './role-chain.ts';
import { roleFeatures } from './role-features.ts';
import { roleFigures } from './role-figures.ts';
import { tellingsOf } from './role-telling.ts';
import { likelihoodsByTrees, mixed, withChain } from './role-trees.ts';

/** The role of one sentence, with how likely each role is. */
export interface RoleOfSentence {
  readonly role: DiscourseRole;
  /** In the order of `DISCOURSE_ROLES`; sums to 1. */
  readonly likelihoods: readonly number[];
}

/** Sentences of one text that are looked at; those further down get the role `context`. */
const MAX_UNITS = 400;

function scoresOf(places: readonly (readonly number[])[], model: DiscourseModel): Float64Array {
  const { weights, scale } = model;
  const scores = new Float64Array(places.length * ROLE_COUNT);
  const own = new Int32Array(ROLE_COUNT);
  for (const [at, list] of places.entries()) {
    own.fill(0);
    for (const row of rowsOfPlaces(list, model.rows)) {
      const first = row * ROLE_COUNT;
      for (let role = 0; role < ROLE_COUNT; role += 1)
        own[role] = (own[role] ?? 0) + (weights[first + role] ?? 0);
    }
    for (let role = 0; role < ROLE_COUNT; role += 1)
      scores[at * ROLE_COUNT + role] = (own[role] ?? 0) * scale;
  }
  return scores;
}

/** The likeliest role after the bias of the model. */
function decideRole(likelihoods: ArrayLike<number>, bias: ArrayLike<number>): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let role = 0; role < ROLE_COUNT; role += 1) {
    const value = Math.log((likelihoods[role] ?? 0) + 1e-12) + (bias[role] ?? 0);
    if (value > highest) {
      highest = value;
      best = role;
    }
  }
  return best;
}

/**
 * The role of each sentence around the main event of its text, by a learnt linear chain over place, tense, days, speech,
 * words and what sentences share with headline and opening, and by trees over figures of these and what the chain says. One for each unit, in their order. The text of which the
 * sentences are no news gets roles all the same: they say what a sentence is within the text, not that it is so.
 */
export function discourseRolesOf(input: DiscourseInput, model: DiscourseModel): RoleOfSentence[] {
  const units = input.units.slice(0, MAX_UNITS);
  const read = readUnitsOf({ ...input, units });
  const tellings = tellingsOf(read);
  const chain = marginalsOf(scoresOf(roleFeatures(read, tellings), model), model.transitions).roles;
  const figures = roleFigures(read, tellings, model.leanings);
  const byTrees = likelihoodsByTrees(withChain(figures, chain), model.trees);
  const roles = mixed(chain, byTrees, model.trees.share);
  return input.units.map((_, at): RoleOfSentence => {
    if (at >= units.length)
      return {
        role: 'context',
        likelihoods: DISCOURSE_ROLES.map((one) => Number(one === 'context')),
      };
    const likelihoods = [...roles.subarray(at * ROLE_COUNT, (at + 1) * ROLE_COUNT)];
    return { role: DISCOURSE_ROLES[decideRole(likelihoods, model.bias)] ?? 'context', likelihoods };
  });
}
