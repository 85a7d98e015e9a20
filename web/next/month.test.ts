import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/record/index.ts';
import { monthAfter, monthView, weeksOf } from './month.ts';

function expected(id: string, window: string | null): Expectation {
  return { id, window } as Expectation;
}

describe('a month', () => {
  it('has its days in weeks from Monday', () => {
    const weeks = weeksOf('2031-03');
    expect(weeks[0]).toEqual([null, null, null, null, null, '2031-03-01', '2031-03-02']);
    expect(weeks.at(-1)?.[0]).toBe('2031-03-31');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it.each([
    ['2031-12', 1, '2032-01'],
    ['2031-01', -1, '2030-12'],
    ['2031-03', 24, '2033-03'],
  ])('%s and %i months are %s', (month, by, to) => {
    expect(monthAfter(month, by)).toBe(to);
  });

  it('puts days into the calendar, and what is long or open beside it', () => {
    const view = monthView('2031-03', [
      expected('day', '2031-03-14'),
      expected('few', '2031-02-27/2031-03-02'),
      expected('month', '2031-03'),
      expected('by', '../2031-06-30'),
      expected('past', '../2031-02-28'),
      expected('from', '2031-03-30/..'),
      expected('later', '2031-04-01'),
      expected('never', null),
    ]);
    expect([...view.byDay].map(([day, rows]) => [day, rows.map(({ id }) => id)])).toEqual([
      ['2031-03-14', ['day']],
      ['2031-03-01', ['few']],
      ['2031-03-02', ['few']],
    ]);
    expect(view.beside.map(({ id }) => id)).toEqual(['month', 'by', 'from']);
  });
});
