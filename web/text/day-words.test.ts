import { describe, expect, it } from 'vitest';
import { agoWords, closingDay, dayAfter, dayWords, isDayValue, orderDay } from './day-words.ts';

describe('a day in words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['2025-11-06', '6 November 2025'],
    ['2025-11', 'November 2025'],
    ['1994', '1994'],
    ['2025-11-06~', 'about 6 November 2025'],
    ['2020?', 'perhaps 2020'],
    ['../2031-06-30', 'by 30 June 2031'],
    ['2031-06-30/..', '30 June 2031 or later'],
    ['2031-01-01/2031-01-31', '1 to 31 January 2031'],
    ['2031-01-01/2031-02-03', '1 January to 3 February 2031'],
    ['2030-12-30/2031-01-02', '30 December 2030 to 2 January 2031'],
    ['2031-01-04/2031-01-04', '4 January 2031'],
    ['2025-13', '2025-13'],
    ['soon', 'soon'],
    ['a/b', 'a/b'],
  ];
  it.each(cases)('%s is %s', (value, words) => {
    expect(dayWords(value)).toBe(words);
  });

  it('tells days from other values', () => {
    expect(['2025', '2025-11-06', 'signed', 'fourth'].map(isDayValue)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the order of windows', () => {
  it('goes by the first day that is named, and puts none last', () => {
    expect([orderDay('2031-02'), orderDay('../2031-06-30'), orderDay(null)]).toEqual([
      '2031-02-01',
      '2031-06-30',
      '9999-12-31',
    ]);
  });

  it('closes with the last day', () => {
    expect([closingDay('2031'), closingDay('2031-02/2031-03-04~'), closingDay('2031/..')]).toEqual([
      '2031-12-31',
      '2031-03-04',
      null,
    ]);
  });

  it('counts over the ends of months', () => {
    expect(dayAfter('2031-12-31', 1)).toBe('2032-01-01');
  });
});

describe('how long ago', () => {
  it.each([
    ['2031-03-14', 'today'],
    ['2031-03-13', 'yesterday'],
    ['2031-03-04', '10 days ago'],
    ['2031-02-01', null],
    ['2031-03-15', null],
    ['never', null],
  ])('%s is %s', (day, words) => {
    expect(agoWords(day, '2031-03-14')).toBe(words);
  });
});
