import { expect, test } from 'vitest';
import { foldLine, withoutUnseen } from './plain-text.ts';

const cases: [name: string, text: string, line: string][] = [
  ['white space is folded', ' a \t\n b\u00a0\u3000c ', 'a b c'],
  ['controls go', 'a\u0000b\u0007c\u009fd', 'abcd'],
  ['turned text goes', 'a\u202eb\u2066c\u200f', 'abc'],
  ['zero-width marks go', 'a\u200bb\ufeffc\u00add', 'abcd'],
  ['half a pair goes, a pair stays', '\ud800x😀', 'x😀'],
  ['joiners stay, scripts need them', '\u0645\u200c\u06cc', '\u0645\u200c\u06cc'],
];

test.each(cases)('%s', (_, text, line) => {
  expect(foldLine(text)).toBe(line);
});

test('line breaks stay where no line is asked for', () => {
  expect(withoutUnseen('a\r\n\tb\u0000')).toBe('a\r\n\tb');
});
