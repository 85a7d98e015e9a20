import { describe, expect, it } from 'vitest';
import { assertSchedule, slotAfter } from './slots.ts';

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();
const daily = (time: string, zone: string) => ({ kind: 'daily', at: time, zone }) as const;

describe('the next time of a schedule', () => {
  it.each([
    [
      'later today',
      daily('07:00', 'Europe/Oslo'),
      '2031-01-10T05:00:00Z',
      '2031-01-10T06:00:00.000Z',
    ],
    [
      'never the same instant again',
      daily('07:00', 'UTC'),
      '2031-01-10T07:00:00Z',
      '2031-01-11T07:00:00.000Z',
    ],
    [
      'the day is that of the zone',
      daily('23:30', 'America/New_York'),
      '2031-01-11T03:00:00Z',
      '2031-01-11T04:30:00.000Z',
    ],
    // Clocks go forward on 30 March 2031 at 02:00 in Oslo: 02:30 does not exist and is taken an hour later.
    [
      'left out by summer time',
      daily('02:30', 'Europe/Oslo'),
      '2031-03-29T12:00:00Z',
      '2031-03-30T01:30:00.000Z',
    ],
    [
      'after that day',
      daily('02:30', 'Europe/Oslo'),
      '2031-03-30T01:30:00Z',
      '2031-03-31T00:30:00.000Z',
    ],
    // Clocks go back on 26 October 2031 at 03:00: 02:30 comes twice and is taken the first time alone.
    [
      'comes twice, taken first',
      daily('02:30', 'Europe/Oslo'),
      '2031-10-25T12:00:00Z',
      '2031-10-26T00:30:00.000Z',
    ],
    [
      'comes twice, taken once',
      daily('02:30', 'Europe/Oslo'),
      '2031-10-26T00:30:00Z',
      '2031-10-27T01:30:00.000Z',
    ],
    [
      'a weekday',
      { kind: 'weekly', weekday: 'monday', at: '08:00', zone: 'Asia/Tokyo' } as const,
      '2031-01-12T23:00:00Z',
      '2031-01-19T23:00:00.000Z',
    ],
  ])('%s', (_, schedule, from, next) => {
    expect(iso(slotAfter(schedule, at(from)))).toBe(next);
  });

  it('has one slot for each day, also where the clocks change at midnight', () => {
    const zone = 'America/Santiago';
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
    const days = new Set<string>();
    let now = at('2031-08-20T12:00:00Z');
    for (let count = 0; count < 40; count += 1) {
      now = slotAfter(daily('00:00', zone), now);
      days.add(format.format(now));
    }
    expect(days.size).toBe(40);
  });
});

describe('a schedule', () => {
  it.each([
    daily('24:00', 'UTC'),
    daily('7:00', 'UTC'),
    daily('07:00', '+02:00'),
    daily('07:00', 'Europe/Nowhere'),
    daily('07:00', ''),
  ])('%j is refused', (schedule) => {
    expect(() => assertSchedule(schedule)).toThrow(
      expect.objectContaining({ code: 'deliver.schedule-invalid' }),
    );
  });
});
