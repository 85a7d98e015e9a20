import { ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';
import { DISCOURSE_ROLES } from '../../src/stories/types.ts';

/** Likelihoods of the roles of the sentences of one text, with the right roles. */
export interface Guessed {
  readonly likelihoods: Float64Array;
  readonly roles: readonly number[];
  /** How much the text counts. */
  readonly weight: number;
}

/** The sentences of some texts: `logs` has the logarithms of the likelihoods, `ROLE_COUNT` a sentence. */
export interface ScoredRows {
  readonly logs: Float64Array;
  readonly gold: Uint8Array;
  readonly weights: Float64Array;
}

/** Macro-F1 over all roles, and over those of the story on its sentences. */
export interface Scores {
  readonly all: number;
  readonly story: number;
}

const NO_STORY = DISCOURSE_ROLES.indexOf('none');

export function rowsOf(guessed: readonly Guessed[]): ScoredRows {
  return {
    logs: Float64Array.from(
      guessed.flatMap(({ likelihoods }) => [...likelihoods]),
      (value) => Math.log(value + 1e-12),
    ),
    gold: Uint8Array.from(guessed.flatMap(({ roles }) => roles)),
    weights: Float64Array.from(guessed.flatMap(({ roles, weight }) => roles.map(() => weight))),
  };
}

/** As the roles of a text are decided: the likeliest after the bias, the first of those that are alike. */
function likeliest(logs: Float64Array, first: number, bias: readonly number[]): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let role = 0; role < ROLE_COUNT; role += 1) {
    const value = (logs[first + role] ?? 0) + (bias[role] ?? 0);
    if (value > highest) {
      highest = value;
      best = role;
    }
  }
  return best;
}

/** What was hit and what was said or right, a role each. */
class Tally {
  readonly #hits = new Float64Array(ROLE_COUNT);
  readonly #all = new Float64Array(ROLE_COUNT);

  add(gold: number, said: number, weight: number): void {
    this.#all[gold] = (this.#all[gold] ?? 0) + weight;
    this.#all[said] = (this.#all[said] ?? 0) + weight;
    if (gold === said) this.#hits[gold] = (this.#hits[gold] ?? 0) + weight;
  }

  macroF1(without: number | null): number {
    let sum = 0;
    let count = 0;
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      if (role === without) continue;
      count += 1;
      const all = this.#all[role] ?? 0;
      if (all > 0) sum += (2 * (this.#hits[role] ?? 0)) / all;
    }
    return sum / count;
  }
}

/** Scores over the sentences of all parts together, each part with a bias of its own. */
export function scoreRows(
  parts: readonly { readonly rows: ScoredRows; readonly bias: readonly number[] }[],
): Scores {
  const everything = new Tally();
  const story = new Tally();
  for (const { rows, bias } of parts) {
    for (const [at, gold] of rows.gold.entries()) {
      const said = likeliest(rows.logs, at * ROLE_COUNT, bias);
      const weight = rows.weights[at] ?? 1;
      everything.add(gold, said, weight);
      if (gold !== NO_STORY) story.add(gold, said, weight);
    }
  }
  return { all: everything.macroF1(null), story: story.macroF1(NO_STORY) };
}
