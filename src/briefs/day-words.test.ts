import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDay, edtf } from '../kernel/index.ts';
import { dayInWords, sinceInWords, toldWhenInWords, whenInWords } from './day-words.ts';
import { bearsDay, writtenDays, writtenNumbers } from './quantities.ts';

describe('when', () => {
  it.each([
    ['2025-11-06', 'on 6 November 2025'],
    ['2025-11', 'in November 2025'],
    ['2025', 'in 2025'],
    ['1992~', 'in about 1992'],
    ['../2025-12-31', 'before the end of 2025'],
    ['../2025-11-30', 'before the end of November 2025'],
    ['../2025-11-12', 'by 12 November 2025'],
    ['2025-11-08/2025-12-31', 'before the end of 2025'],
    ['2025-11-08/2025-11-30', 'before the end of November 2025'],
    ['2025-11-25/2025-11-30', 'at the end of November 2025'],
    ['2025-12-26/2025-12-31', 'at the end of 2025'],
    ['2025-11-01/2025-11-30', 'between 1 and 30 November 2025'],
    ['2025-11-03/2025-11-12', 'between 3 and 12 November 2025'],
    ['2026-03-01/2026-05-31', 'between March and May 2026'],
    ['2025-11-03/2025-12-12', 'between 3 November and 12 December 2025'],
    ['2025-11-03/2026-01-12', 'between 3 November 2025 and 12 January 2026'],
    ['2025-01-01/2025-12-31', 'in 2025'],
    ['2025-11-06/..', 'on 6 November 2025 or later'],
    ['2025/..', 'in 2025 or later'],
    ['2025-11/2026-02', 'between November 2025 and February 2026'],
    ['2024/2025-05', 'between 2024 and May 2025'],
  ])('%s is said as “%s”', (value, words) => {
    expect(whenInWords(edtf(value))).toBe(words);
  });

  it.each([
    [{ value: '2026-06', relation: 'by', from: '“the end of June”' }, 'by the end of June 2026'],
    [{ value: '2026', relation: 'by', from: '“the end of 2026”' }, 'by the end of 2026'],
    [{ value: '2026-06', relation: 'by', from: '“June”' }, 'by June 2026'],
    [{ value: '2026-06-30', relation: 'on', from: 'the end of June' }, 'on 30 June 2026'],
  ])('%j is said as “%s”', ({ value, ...more }, words) => {
    expect(toldWhenInWords({ value: edtf(value), ...more })).toBe(words);
  });

  it.each([
    ['1992', 'since 1992'],
    ['1992-04-10', 'since 10 April 1992'],
    ['../1992-04-10', 'since 10 April 1992 at the latest'],
    ['../1992', 'since the end of 1992 at the latest'],
    ['1992/..', 'since 1992 or later'],
  ])('since %s is said as “%s”', (value, words) => {
    expect(sinceInWords(edtf(value))).toBe(words);
  });
});

describe('reading a day back', () => {
  it('finds the day that was written, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 50_000 }), (offset) => {
        const day = addDays(civilDay('2025-11-06'), offset);
        const found = writtenDays(`It was signed on ${dayInWords(day)}.`);
        return found.length === 1 && String(found[0]?.value) === day;
      }),
    );
  });

  it('bears what it was written from, whatever the window', () => {
    const day = fc.integer({ min: 0, max: 9_000 }).map((n) => addDays(civilDay('2005-01-01'), n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 700 }), (first, length) => {
        const window = edtf(`${first}/${addDays(first, length)}`);
        return writtenDays(whenInWords(window)).every(({ value }) => bearsDay(window, value));
      }),
    );
  });

  it.each([
    ['1992-04-10', '1992', true],
    ['1992', '1992-04-10', false],
    ['2025-11', '2025-11-01', false],
    ['2025-11-08/2025-12-31', '2025', true],
    ['2025-11-06', '2025-11-07', false],
  ])('%s bears a statement of %s: %s', (known, stated, isBorne) => {
    expect(bearsDay(edtf(known), edtf(stated))).toBe(isBorne);
  });

  it('tells numbers from days', () => {
    const text = 'On 6 November 2025 five states, 26 envoys and the 31st member met.';
    expect(writtenNumbers(text, writtenDays(text))).toEqual([5, 26, 31]);
  });
});
