import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant } from './instant.ts';

describe('instants', () => {
  const cases: [text: string, day: string | null, utc: string | null][] = [
    ['2025-11-06T19:10:00-05:00', '2025-11-06', '2025-11-07T00:10:00.000Z'],
    ['2025-11-06T00:10:00+14', '2025-11-06', '2025-11-05T10:10:00.000Z'],
    ['2025-11-06 19:10:00Z', '2025-11-06', '2025-11-06T19:10:00.000Z'],
    ['2025-11-06T19:10:00.123456+0530', '2025-11-06', '2025-11-06T13:40:00.123Z'],
    [' 2025-11-06T19:10z ', '2025-11-06', '2025-11-06T19:10:00.000Z'],
    ['2025-11-06', '2025-11-06', null],
    ['2025-11-06T19:10', '2025-11-06', null],
    ['2025-02-30', null, null],
    ['2025-11-06T25:10Z', null, null],
    ['2025-11-06T19:10:00+23:00', null, null],
    ['6 November 2025', null, null],
    ['', null, null],
    ['2025-11-06'.repeat(100), null, null],
  ];
  test.each(cases)('%j', (text, day, utc) => {
    const found = parseInstant(text);
    expect(found?.day ?? null).toBe(day);
    expect(found?.at == null ? null : new Date(found.at).toISOString()).toBe(utc);
  });
});

test('what JavaScript writes is read back', () => {
  const dates = fc.date({
    min: new Date('0001-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(fc.property(dates, (date) => parseInstant(date.toISOString())?.at === date.getTime()));
});
