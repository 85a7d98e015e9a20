import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoleTrees } from '../types.ts';
import { ROLE_COUNT } from './role-chain.ts';
import { LEAF, likelihoodsByTrees, mixed, withChain } from './role-trees.ts';

/** One round: the first role asks whether the first figure is at most 1, all others say nothing. */
const TREES: RoleTrees = {
  nodes: Uint8Array.from([
    ...[0, 0, 2, LEAF, 100, 0, LEAF, 0x9c, 0xff],
    ...Array.from({ length: ROLE_COUNT - 1 }, () => [LEAF, 0, 0]).flat(),
  ]),
  bounds: [[1]],
  scale: 0.01,
  base: new Float64Array(ROLE_COUNT),
  share: 0.5,
};

describe('trees over figures', () => {
  it('follow the bound to the left or the right leaf, whose value may be below nought', () => {
    const [small, large] = [likelihoodsByTrees([[1]], TREES), likelihoodsByTrees([[1.5]], TREES)];
    const rest = ROLE_COUNT - 1;
    expect(small[0]).toBeCloseTo(Math.E / (Math.E + rest), 9);
    expect(large[0]).toBeCloseTo(1 / (1 + rest * Math.E), 9);
  });

  it('give likelihoods that sum to 1, for any row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 3 })), (rows) => {
        const said = likelihoodsByTrees(rows, TREES);
        expect(said.length).toBe(rows.length * ROLE_COUNT);
        for (let at = 0; at < said.length; at += ROLE_COUNT) {
          const sum = said.subarray(at, at + ROLE_COUNT).reduce((total, one) => total + one, 0);
          expect(sum).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('see what the chain says of the sentence, of its neighbours and of the text', () => {
    const chain = new Float64Array(2 * ROLE_COUNT);
    chain[0] = 1;
    chain[ROLE_COUNT + 1] = 1;
    const [first = [], second = []] = withChain([[7], [8]], chain);
    expect(first.length).toBe(1 + 5 * ROLE_COUNT + 3 * ROLE_COUNT);
    expect(first.slice(0, 3)).toEqual([7, 1, 0]);
    expect(second.slice(1 + ROLE_COUNT, 1 + ROLE_COUNT + 2)).toEqual([1, 0]);
    const whole = 1 + 5 * ROLE_COUNT;
    expect(first.slice(whole, whole + 3)).toEqual([0.5, 0, 1]);
    expect(second.slice(whole, whole + 3)).toEqual([0.5, 1, 1]);
  });

  it('count as much as their share', () => {
    const one = Float64Array.from({ length: ROLE_COUNT }, (_, at) => Number(at === 0));
    const other = Float64Array.from({ length: ROLE_COUNT }, (_, at) => Number(at === 1));
    expect(mixed(one, other, 0)[0]).toBeCloseTo(1, 5);
    expect(mixed(one, other, 1)[1]).toBeCloseTo(1, 5);
    expect(mixed(one, other, 0.5)[0]).toBeCloseTo(0.5, 3);
  });
});
