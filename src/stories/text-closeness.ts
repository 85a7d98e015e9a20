import type { Profile } from './profile.ts';
import { holdsTerm, productOf, type TermVector } from './term-vector.ts';

/*
 * Shares of words, names and numbers, the loss where neither text knows whom the other is about, and the threshold
 * `SAME_STORY` in closeness.ts were chosen on the set `clusters` (2026-11): B-cubed F1 lies at 0.92 to 0.93 for
 * thresholds from 0.22 to 0.30, and at 0.90 to 0.91 without the loss.
 */
const WORDS_SHARE = 0.45;
const NAMES_SHARE = 0.35;
const NUMBERS_SHARE = 0.2;
const STRANGERS_LOSS = 0.8;

/** The parts of how close two texts are, each in [0, 1]. */
export interface TextCloseness {
  readonly words: number;
  readonly names: number;
  readonly numbers: number;
  readonly score: number;
}

/** Share, by weight, of the main names of one text that the other does not name at all. */
function unnamedShare(main: Profile['mainNames'], other: TermVector): number {
  let unnamed = 0;
  let all = 0;
  for (const name of main) {
    const square = name[1] * name[1];
    all += square;
    if (!holdsTerm(other, name[0])) unnamed += square;
  }
  return all === 0 ? 0 : unnamed / all;
}

/**
 * How close two texts are by their weighted terms. Two stories of one kind share their words (two arrests, two
 * earthquakes); they differ in whom and where they are about, so that texts of which neither names those that the
 * other keeps naming lose most of what they share.
 */
export function textClosenessOf(a: Profile, b: Profile): TextCloseness {
  const words = productOf(a.words, b.words);
  const names = productOf(a.names, b.names);
  const numbers = productOf(a.numbers, b.numbers);
  const sum = WORDS_SHARE * words + NAMES_SHARE * names + NUMBERS_SHARE * numbers;
  const strangers = Math.min(
    unnamedShare(a.mainNames, b.names),
    unnamedShare(b.mainNames, a.names),
  );
  return { words, names, numbers, score: sum * (1 - STRANGERS_LOSS * strangers) };
}
