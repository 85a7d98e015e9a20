import { describe, expect, it } from 'vitest';
import { edtf } from '../src/kernel/index.ts';
import { isSameDay } from './days-alike.ts';
import { breachesOf } from './floors.ts';
import { matchSpans } from './matching.ts';
import { codePointOffsets } from './offsets.ts';
import { runsOf } from './sets/extraction.ts';
import { f1, Tally } from './shares.ts';

const span = (start: number, end: number) => ({ start, end });

describe('matching', () => {
  it('takes the largest overlap first', () => {
    expect(matchSpans([span(0, 10)], [span(8, 20), span(2, 9)])).toEqual([{ gold: 0, said: 1 }]);
  });
  it('takes the earliest of equal overlaps', () => {
    const pairs = matchSpans([span(0, 4), span(4, 8)], [span(2, 6)]);
    expect(pairs).toEqual([{ gold: 0, said: 0 }]);
  });
  it('uses nothing twice', () => {
    const pairs = matchSpans([span(0, 5), span(3, 9)], [span(0, 9), span(4, 9)]);
    expect(pairs).toEqual([
      { gold: 0, said: 1 },
      { gold: 1, said: 0 },
    ]);
  });
  it('matches nothing that only touches', () => {
    expect(matchSpans([span(0, 3)], [span(3, 6)])).toEqual([]);
  });
});

describe('offsets', () => {
  const cases: [name: string, text: string, offset: number, unit: number][] = [
    ['plain text counts alike', 'abc', 2, 2],
    ['a character outside the basic plane counts two units', 'a😀b', 2, 3],
    ['the end of the text', 'a😀b', 3, 4],
    ['beyond the end is held to it', 'ab', 9, 2],
  ];
  it.each(cases)('%s', (_name, text, offset, unit) => {
    expect(codePointOffsets(text)(offset)).toBe(unit);
  });
});

describe('days', () => {
  const cases: [said: string | null, gold: string | null, isSame: boolean][] = [
    ['2025-11-06', '2025-11-06', true],
    ['2025-11-06', '2025-11', true],
    ['2025', '2025-11', false],
    ['2025-11-01/2025-11-30', '2025-11', true],
    ['2025-10-01/2025-11-30', '2025-11', false],
    ['../2026-12', '2026', true],
    ['2026/..', '2026', false],
    [null, null, true],
    [null, '2025', false],
    ['2025', null, false],
  ];
  it.each(cases)('%s against %s', (said, gold, isSame) => {
    expect(isSameDay(said === null ? null : edtf(said), gold)).toBe(isSame);
  });
});

describe('shares', () => {
  it('gives no figure where there is nothing to divide by', () => {
    expect([f1(0, 0, 0), new Tally().share('day')]).toEqual([0, 0]);
  });
  it('takes a text shorter than four words as one run', () => {
    expect([...runsOf('two words').keys()]).toEqual(['two words']);
    expect(runsOf('a b c d e').size).toBe(2);
    expect(runsOf(' … ').size).toBe(0);
  });
});

describe('floors', () => {
  const floors = {
    sets: { acts: { abc: { floors: { day: 0.9 }, ceilings: { falseDone: 0.1 } } } },
  };
  it('names figure and floor', () => {
    const metrics = { day: 0.8, falseDone: 0.2 };
    expect(breachesOf(floors, { set: 'acts', digest: 'abc', metrics })).toEqual([
      { set: 'acts', metric: 'day', figure: 0.8, limit: 0.9, side: 'floor' },
      { set: 'acts', metric: 'falseDone', figure: 0.2, limit: 0.1, side: 'ceiling' },
    ]);
  });
  it('holds a missing figure for a breach', () => {
    const found = breachesOf(floors, { set: 'acts', digest: 'abc', metrics: {} });
    expect(found?.map(({ figure }) => figure)).toEqual([null, null]);
  });
  it('does not check a folder of another digest', () => {
    expect(breachesOf(floors, { set: 'acts', digest: 'def', metrics: {} })).toBeNull();
  });
});
