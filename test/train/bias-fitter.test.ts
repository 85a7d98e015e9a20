import { describe, expect, it } from 'vitest';
import { fitBias, groupsOf } from '../../scripts/discourse/bias-fitter.ts';
import { generator } from '../../scripts/discourse/chain-trainer.ts';
import type { Guessed } from '../../scripts/discourse/role-scores.ts';

const ROLES = 9;
const RARE = 1;

/** Texts of ten sentences whose right role is the likeliest, but for the rare one, which stands behind role 0 by `behind`. */
function texts(behind: number, seed: number): Guessed[] {
  const random = generator(seed);
  return Array.from({ length: 40 }, (_, text) => {
    const roles = Array.from({ length: 10 }, (__, at) => (text + at) % ROLES);
    const rows = roles.map((gold) => {
      const row = Array.from({ length: ROLES }, () => 0.02 + 0.01 * random());
      row[gold] = 0.5;
      if (gold === RARE) row[0] = 0.5 * Math.exp(behind);
      const sum = row.reduce((total, value) => total + value, 0);
      return row.map((value) => value / sum);
    });
    return { likelihoods: Float64Array.from(rows.flat()), roles, weight: 1 };
  });
}

describe('fitBias', () => {
  it('lifts a role that is always passed over, and tells held-out texts by it', () => {
    const { bias, share, scores } = fitBias([texts(0.4, 1), texts(0.4, 2)]);
    expect((bias[RARE] ?? 0) - (bias[0] ?? 0)).toBeGreaterThan(0.4);
    expect(share).toBeGreaterThan(0);
    expect(scores.all).toBeGreaterThan(0.99);
  });

  it('adds nothing where nothing is passed over', () => {
    const { bias, share } = fitBias([texts(-3, 1)]);
    expect(share).toBe(0);
    expect(bias.map((value) => Math.abs(value))).toEqual(new Array(ROLES).fill(0));
  });

  it('is the same for the same guesses', () => {
    expect(fitBias([texts(0.4, 3)])).toEqual(fitBias([texts(0.4, 3)]));
  });
});

describe('groupsOf', () => {
  it('parts texts into groups of one size, by its seed', () => {
    const groups = groupsOf(23, 5, 1);
    const sizes = [0, 1, 2, 3, 4].map((group) => groups.filter((own) => own === group).length);
    expect([...sizes].sort()).toEqual([4, 4, 5, 5, 5]);
    expect(groupsOf(23, 5, 1)).toEqual(groups);
    expect(groupsOf(23, 5, 2)).not.toEqual(groups);
  });
});
