import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarityOf, sketchBands, sketchOf } from './sketch.ts';

const LONG =
  'The two governments said on Monday that their envoys had met for the third time this year and would meet again in spring to settle what remains of the border question, ' +
  'which has kept their railways apart since the war. Neither side named a day, and a spokeswoman declined to say who would lead the talks.';

describe('a sketch', () => {
  it.each([
    ['another case and punctuation', LONG.toUpperCase().replaceAll(',', ';'), 1, 1],
    [
      'another dateline and lead',
      `SEAPORT, Jan 3 - Late in the evening it became known. ${LONG}`,
      0.7,
      1,
    ],
    [
      'another text',
      'A storm closed the harbour and the ferries stayed in port until the morning after.',
      0,
      0.05,
    ],
  ])('with %s', (_name, text, least, most) => {
    const share = similarityOf(sketchOf(LONG), sketchOf(text));
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it.each(['', ' \n ', '—!?'])('of no words is empty and like nothing: %j', (text) => {
    expect(sketchOf(text)).toEqual([]);
    expect(similarityOf(sketchOf(text), sketchOf(text))).toBe(0);
    expect(sketchBands(sketchOf(text))).toEqual([]);
  });

  it('of the same text never changes', () => {
    expect(sketchOf('the quick envoy signs the treaty at noon').slice(0, 3)).toMatchInlineSnapshot(`
      [
        1366750006,
        2389514957,
        543896351,
      ]
    `);
  });

  it('holds 128 unsigned integers of 32 bits and gives eight keys, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sketch = sketchOf(`a ${text}`);
        expect(sketch).toHaveLength(128);
        expect(
          sketch.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32),
        ).toBe(true);
        expect(new Set(sketchBands(sketch)).size).toBe(8);
        expect(similarityOf(sketch, sketch)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
