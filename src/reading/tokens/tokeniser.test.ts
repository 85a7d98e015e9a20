import { expect, test } from 'vitest';
import { createTokeniser, type Tokeniser } from './tokeniser.ts';

function read(tokenise: Tokeniser, text: string): string {
  const [tokens = []] = tokenise(text, [{ start: 0, end: text.length }]);
  return tokens.map(({ text: word, pos, start }) => `${word}/${pos}@${start}`).join(' ');
}

const TEXTS = [
  "The ministry's note on Togo's treaty with Peru's council was signed; it's Togo’s first.",
  "'Togo's in the room', the minister said.",
  "Togo's cabinet (Peru's and Chad’s were late) met in Lome.",
  'The Lake Council’s 500-page report, and Chad’s.',
  "“That's Peru's”, said the minister's aide.",
];

test('a text is read the same whatever was read before it', () => {
  const used = createTokeniser();
  for (const text of [...TEXTS, ...TEXTS.toReversed()]) read(used, text);
  for (const text of TEXTS) expect(read(used, text)).toBe(read(createTokeniser(), text));
});

test('a possessive is two words at their places', () => {
  const words = read(createTokeniser(), "(Togo's cabinet met.)").split(' ');
  expect(words.slice(1, 3).map((word) => word.replace(/\/[A-Z]+/, ''))).toEqual(['Togo@1', "'s@5"]);
});
