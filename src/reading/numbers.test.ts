import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn } from './numbers.ts';

describe('numbersIn', () => {
  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['27 states', [27]],
    ['1,200 troops and 3.5 million euros', [1200, 3_500_000]],
    ['two dozen states', [24]],
    ['a dozen', [12]],
    ['the fourth Arab state', [4]],
    ['the 21st party', [21]],
    ['twenty-six parties', [26]],
    ['one hundred and five', [105]],
    ['two, three and four', [2, 3, 4]],
    ['five million', [5_000_000]],
    ['sixty-third', [63]],
    ['no number', []],
    ['someone often', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(numbersIn(text).map((n) => n.value)).toEqual(expected);
  });

  it('keeps to the text, and to time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end, value } of numbersIn(text)) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
    );
    const startedAt = performance.now();
    numbersIn('one '.repeat(30_000));
    numbersIn('1'.repeat(100_000));
    numbersIn('one-'.repeat(30_000));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
