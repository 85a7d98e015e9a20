import { expect, test } from 'vitest';
import { changesBetween } from './revision-changes.ts';

/** A text whose sentences are its lines. */
function version(...lines: readonly string[]) {
  const text = lines.join('\n');
  let start = 0;
  const sentences = lines.map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
  return { text, sentences };
}

const cases: [
  name: string,
  before: string[],
  after: string[],
  added: string[],
  removed: string[],
][] = [
  ['nothing', ['a b', 'c'], ['a  b', 'c'], [], []],
  [
    'a word',
    ['It will join.', 'Rain.'],
    ['It has joined.', 'Rain.'],
    ['It has joined.'],
    ['It will join.'],
  ],
  ['the order alone', ['a', 'b'], ['b', 'a'], [], []],
  ['how often it is said', ['a'], ['a', 'a'], ['a'], []],
  ['everything', ['a'], [], [], ['a']],
];
test.each(cases)('%s', (_, before, after, added, removed) => {
  const later = version(...after);
  const found = changesBetween(version(...before), later);
  expect(found.added.map(({ start, end }) => later.text.slice(start, end))).toEqual(added);
  expect(found.removed).toEqual(removed);
});
