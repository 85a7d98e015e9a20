import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CivilDay,
  daysBetween,
  endOfMonth,
  parseCivilDay,
  partsOf,
  weekdayOf,
} from './civil-day.ts';

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CivilDay);
const plain = (text: CivilDay): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('civil days are reckoned as Temporal does', () => {
  it('adds days and months', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (a, n) => {
        expect(addDays(a, n)).toBe(plain(a).add({ days: n }).toString());
        expect(addMonths(a, n)).toBe(plain(a).add({ months: n }).toString());
      }),
    );
  });

  it('counts days, weekdays and the days of a month', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const one = plain(a);
        expect(daysBetween(a, b)).toBe(one.until(plain(b), { largestUnit: 'days' }).days);
        expect(weekdayOf(a)).toBe(one.dayOfWeek);
        expect(endOfMonth(a)).toBe(one.with({ day: one.daysInMonth }).toString());
        expect(partsOf(a)).toEqual({ year: one.year, month: one.month, day: one.day });
      }),
    );
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-01-00', false],
    ['0000-01-01', false],
    ['2024-1-1', false],
    ['x2024-01-01', false],
  ])('%s is a day: %s', (text, is) => {
    expect(parseCivilDay(text) !== null).toBe(is);
  });
});
