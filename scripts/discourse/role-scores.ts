import { decideRole } from '../../src/stories/discourse/discourse-roles.ts';
import { ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';
import { DISCOURSE_ROLES } from '../../src/stories/types.ts';

/** Likelihoods of the roles of the sentences of one text, with the right roles. */
export interface Guessed {
  readonly likelihoods: Float64Array;
  readonly roles: readonly number[];
  /** How much the text counts. */
  readonly weight: number;
}

interface Row {
  readonly gold: number;
  readonly said: number;
  readonly weight: number;
}

const NO_STORY = DISCOURSE_ROLES.indexOf('none');

function macroF1(rows: readonly Row[], roles: readonly number[]): number {
  const scores = roles.map((role) => {
    let hits = 0;
    let all = 0;
    for (const { gold, said, weight } of rows) {
      if (gold === role && said === role) hits += weight;
      all += (Number(gold === role) + Number(said === role)) * weight;
    }
    return all === 0 ? 0 : (2 * hits) / all;
  });
  return scores.reduce((sum, score) => sum + score, 0) / roles.length;
}

/** Macro-F1 over all roles, and over those of the story on its sentences. */
export function scoreRoles(
  guessed: readonly Guessed[],
  bias: readonly number[],
): { readonly all: number; readonly story: number } {
  const rows = guessed.flatMap(({ likelihoods, roles, weight }) =>
    roles.map((gold, at): Row => {
      const own = likelihoods.subarray(at * ROLE_COUNT, (at + 1) * ROLE_COUNT);
      return { gold, said: decideRole(own, bias), weight };
    }),
  );
  const everything = DISCOURSE_ROLES.map((_, role) => role);
  return {
    all: macroF1(rows, everything),
    story: macroF1(
      rows.filter(({ gold }) => gold !== NO_STORY),
      everything.filter((role) => role !== NO_STORY),
    ),
  };
}

/** What to add to each role so that rare ones are not passed over: found by steps that grow smaller. */
export function findBias(guessed: readonly Guessed[]): number[] {
  let bias = new Array<number>(ROLE_COUNT).fill(0);
  const scoreOf = (values: readonly number[]): number => {
    const { all, story } = scoreRoles(guessed, values);
    return all + story;
  };
  let best = scoreOf(bias);
  for (const step of [0.6, 0.6, 0.3, 0.3, 0.15]) {
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      for (const change of [-step, step]) {
        const tried = bias.map((value, at) => (at === role ? value + change : value));
        const score = scoreOf(tried);
        if (score <= best + 1e-4) continue;
        best = score;
        bias = tried;
      }
    }
  }
  return bias.map((value) => Math.round(value * 100) / 100);
}
