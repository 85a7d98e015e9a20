import { ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';
import { generator } from './chain-trainer.ts';
import { type Guessed, rowsOf, type ScoredRows, type Scores, scoreRows } from './role-scores.ts';

const GROUPS = 5;
/** Shares of the mean bias that are tried. */
const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** Scores that lie closer together than this are taken for alike, and the bias nearer to nought is kept. */
const ALIKE = 0.002;

/** A group for each text by chance; the same seed gives the same groups, of one size but for one text. */
export function groupsOf(texts: number, groups: number, seed: number): number[] {
  const random = generator(seed);
  const drawn = Array.from({ length: texts }, (_, at) => ({ at, place: random() }));
  drawn.sort((a, b) => a.place - b.place || a.at - b.at);
  const groupOf = new Array<number>(texts).fill(0);
  for (const [rank, { at }] of drawn.entries()) groupOf[at] = rank % groups;
  return groupOf;
}

/** What to add to each role so that rare ones are not passed over: found by steps that grow smaller. */
function searchBias(rows: ScoredRows): number[] {
  let bias = new Array<number>(ROLE_COUNT).fill(0);
  const scoreOf = (values: readonly number[]): number => {
    const { all, story } = scoreRows([{ rows, bias: values }]);
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
  return bias;
}

function meanOf(lists: readonly (readonly number[])[]): number[] {
  return Array.from(
    { length: ROLE_COUNT },
    (_, role) => lists.reduce((sum, list) => sum + (list[role] ?? 0), 0) / lists.length,
  );
}

/** The mean of what is found in each parting with one group after another left out; `without` is never looked at. */
function meanBias(
  partings: readonly (readonly Guessed[])[],
  groupOf: readonly number[],
  without: number | null,
): number[] {
  const found: number[][] = [];
  for (const guessed of partings) {
    for (let group = 0; group < GROUPS; group += 1) {
      if (group === without) continue;
      const left = guessed.filter((_, at) => groupOf[at] !== group && groupOf[at] !== without);
      found.push(searchBias(rowsOf(left)));
    }
  }
  return meanOf(found);
}

interface FittedBias {
  /** One for each role, in the order of `DISCOURSE_ROLES`. */
  readonly bias: readonly number[];
  /** Share of the mean bias that is kept. */
  readonly share: number;
  /** By biases that were fitted on the texts of other groups; the mean over the partings. */
  readonly scores: Scores;
}

/**
 * The bias of the roles from several partings of the same texts, each of them guessed by what has not seen it. One search moves
 * with single sentences of rare roles, so the mean of many is taken and drawn to nought as far as texts on which it
 * was not fitted are told no worse.
 */
export function fitBias(partings: readonly (readonly Guessed[])[]): FittedBias {
  const groupOf = groupsOf(partings[0]?.length ?? 0, GROUPS, 11);
  const biases = Array.from({ length: GROUPS }, (_, group) => meanBias(partings, groupOf, group));
  const heldOut = partings.map((guessed) =>
    biases.map((bias, group) => ({
      rows: rowsOf(guessed.filter((_, at) => groupOf[at] === group)),
      bias,
    })),
  );
  const tried = SHARES.map((share) => {
    const scores = heldOut.map((parts) =>
      scoreRows(
        parts.map(({ rows, bias }) => ({ rows, bias: bias.map((value) => value * share) })),
      ),
    );
    const all = scores.reduce((sum, one) => sum + one.all, 0) / scores.length;
    const story = scores.reduce((sum, one) => sum + one.story, 0) / scores.length;
    return { share, scores: { all, story }, mean: (all + story) / 2 };
  });
  const best = Math.max(...tried.map(({ mean }) => mean));
  const kept = tried.find(({ mean }) => mean >= best - ALIKE);
  if (kept === undefined) throw new Error('no texts to fit a bias on');
  const bias = meanBias(partings, groupOf, null).map(
    (value) => Math.round(value * kept.share * 100) / 100,
  );
  return { bias, share: kept.share, scores: kept.scores };
}
