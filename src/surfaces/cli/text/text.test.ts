import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtf } from '../../../kernel/index.ts';
import { jsonText, plain } from './plain.ts';
import { table } from './table.ts';
import { whenWords } from './words.ts';
import { paragraph, widthOf, wrapLines } from './wrap.ts';

describe('days in words', () => {
  it.each([
    ['2025-11-06', '6 November 2025'],
    ['2025-11-06~', 'about 6 November 2025'],
    ['2025-11', 'November 2025'],
    ['2025', '2025'],
    ['../2025-12-31', 'by 31 December 2025'],
    ['2025-11-06/..', '6 November 2025 or later'],
    ['2025/..', '2025 or later'],
    ['../2025', 'by the end of 2025'],
    ['2024/2025-05', '2024 to May 2025'],
    ['2025-11-06/2025-11-30', '6 November 2025 to 30 November 2025'],
    ['2025-11-06/2025-11-06', '6 November 2025'],
  ])('%s is “%s”', (value, words) => {
    expect(whenWords(edtf(value))).toBe(words);
  });
});

describe('a table', () => {
  it('is aligned, numbers to the right', () => {
    const columns = [{ title: 'State' }, { title: 'Accords', isNumber: true }];
    const rows = [
      ['Norway', '12'],
      ['São Tomé', '3'],
    ];
    expect(table(columns, rows, 40)).toBe(
      ['State     Accords', '────────  ───────', 'Norway         12', 'São Tomé        3'].join(
        '\n',
      ),
    );
  });

  it('never is wider than the page', () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 3, maxLength: 3 }),
    );
    fc.assert(
      fc.property(cells, fc.integer({ min: 40, max: 100 }), (rows, width) => {
        const columns = [{ title: 'One' }, { title: 'Two' }, { title: 'Three', isNumber: true }];
        for (const line of table(columns, rows, width).split('\n')) {
          expect(widthOf(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('wrapping', () => {
  it('keeps every letter and stays within the width', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 8, max: 90 }), (text, width) => {
        const lines = wrapLines(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });

  it('stays quick on one enormous word', () => {
    expect(wrapLines('x'.repeat(200_000), 80)).toHaveLength(2_500);
  });

  it('indents what follows the first line', () => {
    const text = paragraph('one two three four five', { width: 24, indent: '    ', first: '  - ' });
    expect(text).toBe('  - one two three four\n    five');
  });
});

describe('texts of others', () => {
  it('lose what would steer a terminal', () => {
    expect(plain('a\u001b[31mb\u009bc\u202ed\re\nf')).toBe('a [31mb c d e f');
  });

  it('are escaped in JSON and come back whole', () => {
    const value = { a: 'x\u009b\u202ey\u001b' };
    const json = jsonText(value);
    expect(/[\u007f-\u009f\u202e\u001b]/.test(json)).toBe(false);
    expect(JSON.parse(json)).toEqual(value);
  });
});
