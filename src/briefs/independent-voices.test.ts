import { describe, expect, it } from 'vitest';
import { independentVoices } from './independent-voices.ts';

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
