import { describe, expect, it } from 'vitest';
import { excerptsOf, marksIn, stemOf } from './excerpts.ts';

const TEXT =
  'Velmar signed the pact. Ratifying the Pacts of the lakes is due. Nothing else was said.';
const SENTENCES = [
  { start: 0, end: 23 },
  { start: 24, end: 64 },
  { start: 65, end: 87 },
];

function wordsAt(marks: readonly { start: number; end: number }[]): string[] {
  return marks.map(({ start, end }) => TEXT.slice(start, end));
}

describe('marks', () => {
  it.each([
    ['signs', 'signed'],
    ['Ratify', 'ratifies'],
    ['treaties', 'treaty'],
    ['planned', 'planning'],
    ['Genève', 'geneve'],
  ])('%s and %s have one stem', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  it('stand on words and phrases, not inside of others', () => {
    const whole = { start: 0, end: TEXT.length };
    expect(wordsAt(marksIn(TEXT, whole, [['pact'], ['of', 'the', 'lakes']]))).toEqual([
      'pact',
      'Pacts',
      'of the lakes',
    ]);
    expect(marksIn(TEXT, whole, [['act']])).toEqual([]);
  });
});

describe('excerpts', () => {
  it('are the sentences that hold most of the words, in order of the text', () => {
    const terms = [['pact'], ['lakes']];
    const [first, second] = excerptsOf(TEXT, SENTENCES, { terms, instead: [], limit: 2 });
    expect([first?.words, second?.words]).toEqual([TEXT.slice(0, 23), TEXT.slice(24, 64)]);
    const [best] = excerptsOf(TEXT, SENTENCES, { terms, instead: [], limit: 1 });
    expect(best?.start).toBe(24);
    expect(best?.marks.map(({ start, end }) => best.words.slice(start, end))).toEqual([
      'Pacts',
      'lakes',
    ]);
  });

  it('fall back on what they are told', () => {
    const instead = [{ start: 0, end: 23, marks: [{ start: 7, end: 13 }] }];
    expect(excerptsOf(TEXT, SENTENCES, { terms: [['absent']], instead, limit: 2 })).toEqual([
      { start: 0, end: 23, words: TEXT.slice(0, 23), marks: [{ start: 7, end: 13 }] },
    ]);
  });

  it('are cut around the first mark', () => {
    const long = `${'so it went on and on '.repeat(60)}until it was signed ${'and after '.repeat(60)}`;
    const whole = [{ start: 0, end: long.length }];
    const [cut] = excerptsOf(long, whole, { terms: [['signed']], instead: [], limit: 1 });
    expect(cut?.words.length).toBeLessThanOrEqual(320);
    expect(cut?.words).toContain('signed');
    expect(long.slice(cut?.start, cut?.end)).toBe(cut?.words);
  });
});
