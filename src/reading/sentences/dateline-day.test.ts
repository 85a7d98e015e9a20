import { describe, expect, it } from 'vitest';
import { datelineDay } from './dateline.ts';

describe('the day of a dateline', () => {
  it.each([
    ['LUSAKA, 12 March 2026 - Zambia signed the accord.', '2026-03-12'],
    ['ASTANA, Nov. 6, 2025 (Dala Press) — The ministry said so.', '2025-11-06'],
    ['New York, 3 September 2024: The Assembly met.', '2024-09-03'],
    ['ASTANA, Nov 6 (Dala Press) — The ministry said so.', null],
    ['LUSAKA, 31 February 2026 - Zambia signed the accord.', null],
    ['LUSAKA, 12 Marble 2026 - Zambia signed the accord.', null],
    ['Zambia signed the accord of 12 March 2026 in Lusaka.', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(datelineDay(text)).toBe(day);
  });
});
