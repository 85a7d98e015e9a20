import { describe, expect, it } from 'vitest';
import { itemOf } from '../../test/builders/sample-diplomacy.ts';
import { continuedBy } from './continuation.ts';
import { groupItems } from './developments.ts';
import { sharedGroundOf } from './shared-ground.ts';
import type { StoryItem } from './types.ts';

const TERMS = {
  words: [
    ['ceremony', 0.6],
    ['astana', 0.5],
    ['32', 0.4],
  ],
  names: [
    ['astana', 0.8],
    ['@KAZ', 0.5],
  ],
  numbers: [['32', 1]],
} as const;

describe('shared ground', () => {
  it('names accord, actors, names, words and numbers once each, and the days between', () => {
    const a = itemOf('d-1', { terms: TERMS });
    const b = itemOf('d-2', { terms: TERMS, day: '2025-11-09' });
    expect(sharedGroundOf(a, b)).toEqual({
      accords: ['abraham-accords'],
      actors: ['KAZ'],
      names: ['astana'],
      words: ['ceremony'],
      numbers: ['32'],
      daysBetween: 3,
    });
  });

  it('is empty where nothing is shared', () => {
    const a = itemOf('d-1', { acts: [] });
    const b = itemOf('d-2', { acts: [{ accord: 'other', subjects: ['AZE'] }] });
    expect(sharedGroundOf(a, b)).toMatchObject({ accords: [], actors: [], names: [], words: [] });
  });
});

describe('a development', () => {
  const of = (id: string, day: string, subject: string): StoryItem =>
    itemOf(id, { day, acts: [{ subjects: [subject] }] });
  const developments = groupItems([
    of('d-1', '2025-01-10', 'KAZ'),
    of('d-2', '2025-06-01', 'KAZ'),
    of('d-3', '2025-11-20', 'KAZ'),
    of('d-4', '2025-08-01', 'AZE'),
  ]);
  const starting = (dispatch: string) =>
    developments.find(({ dispatches }) => dispatches[0] === dispatch);

  it('continues the latest before it of the same matter', () => {
    const last = starting('d-3');
    expect(last && continuedBy(last, developments)).toBe(starting('d-2'));
    expect(last && continuedBy(last, [...developments].reverse())).toBe(starting('d-2'));
  });

  it('continues none where none was before it, or of another state alone', () => {
    for (const first of ['d-1', 'd-4']) {
      const development = starting(first);
      expect(development && continuedBy(development, developments)).toBeNull();
    }
  });
});
