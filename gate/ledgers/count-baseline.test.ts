import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import { countBaseline } from './count-baseline.ts';

const lexicon = await loadLexicon();
const found = countBaseline(lexicon);
const byAccord = new Map(found.each.map((count) => [count.accord, count]));

describe('the baseline that ships', () => {
  it('holds 150 accords or more, and all parties of 60 with more than two', () => {
    expect(found.accords).toBeGreaterThanOrEqual(150);
    expect(found.completeOverTwo).toBeGreaterThanOrEqual(60);
    expect(found.completeOverTwenty).toBeGreaterThanOrEqual(40);
  });

  it('gives most parties a day', () => {
    expect(found.dated / found.parties).toBeGreaterThan(0.85);
    expect(found.exact / found.parties).toBeGreaterThan(0.75);
  });

  // Numbers of bound parties that are common knowledge; a row too many or too few shows here.
  const BOUND: readonly (readonly [string, number])[] = [
    ['un', 193],
    ['npt', 190],
    ['cwc', 193],
    ['unfccc', 198],
    ['cbd', 196],
    ['kyoto-protocol', 192],
    ['montreal-protocol', 198],
    ['vienna-convention-ozone', 198],
    ['basel-convention', 191],
    ['unccd', 197],
    ['crc', 196],
    ['cedaw', 189],
    ['iccpr', 174],
    ['icerd', 182],
    ['cat', 175],
    ['crpd', 193],
    ['genocide-convention', 153],
    ['geneva-conventions', 196],
    ['istanbul-convention', 39],
    ['unclos', 170],
    ['wto', 166],
    ['opcw', 193],
    ['nato', 32],
    ['oecd', 38],
    ['council-of-europe', 46],
    ['african-union', 55],
    ['asean', 11],
    ['osce', 57],
  ];
  const BINDING = new Set(['in-force', 'member', 'suspended']);
  it.each(BOUND)('holds the parties of %s: %i', (accord, count) => {
    const entry = lexicon.accords.find(({ id }) => id === accord);
    const bound = entry?.parties.filter(({ stage }) => BINDING.has(stage)) ?? [];
    expect(new Set(bound.map(({ state }) => state)).size).toBe(count);
    expect(byAccord.get(accord)?.isComplete).toBe(true);
  });

  it('names no state twice under an accord', () => {
    for (const { id, parties } of lexicon.accords) {
      const states = parties.map(({ state }) => state);
      expect({ id, states: new Set(states).size }).toEqual({ id, states: states.length });
    }
  });
});
