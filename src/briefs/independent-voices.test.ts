import { describe, expect, it } from 'vitest';
import { actOf } from '../../test/builders/sample-diplomacy.ts';
import { carriersOfOneWord, independentVoices } from './independent-voices.ts';

describe('independent voices', () => {
  it.each<[string, string[][], number]>([
    ['of nothing are none', [], 0],
    ['of two texts of two outlets are two', [['d-1'], ['d-2']], 2],
    ['of two texts of one outlet are one', [['d-1'], ['d-2'], ['d-1', 'd-2']], 1],
    ['of one text in two outlets are one', [['d-1', 'd-2'], ['d-1'], ['d-2']], 1],
    ['hang together by outlet and origin', [['d-1', 'd-2'], ['d-3'], ['d-2', 'd-3'], ['d-4']], 2],
  ])('%s', (_name, groups, count) => {
    expect(independentVoices(groups)).toBe(count);
    expect(independentVoices(groups.toReversed())).toBe(count);
  });
});

describe('dispatches that carry one word', () => {
  const row = (id: string, ...speakers: Parameters<typeof actOf>[1][]) => ({
    dispatch: { id },
    acts: speakers.map((sample, at) => actOf(id, { at: 200 + at, ...sample })),
  });
  const said = (...actors: string[]) => ({ speaker: { actors } });

  it('are those that have all of the step from the same ministry', () => {
    const rows = [
      row('d-1', said('KAZ')),
      row('d-2', said('KAZ'), said()),
      row('d-3', said('USA')),
      row('d-4', said('KAZ'), { speaker: null }),
      row('d-5', { speaker: { actors: ['KAZ'], isAnonymous: true } }),
      row('d-6', { ...said('KAZ'), subjects: ['AZE'] }),
    ];
    expect(carriersOfOneWord(rows, actOf('d-1'))).toEqual([['d-1', 'd-2'], ['d-3']]);
    expect(carriersOfOneWord(rows, null)).toEqual([]);
  });
});
