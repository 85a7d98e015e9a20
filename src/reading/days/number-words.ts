const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINAL_TENS = 'twentieth thirtieth fortieth fiftieth'.split(' ');

interface NumberWord {
  readonly value: number;
  readonly isOrdinal: boolean;
  /** 1 for ones and teens, 10 for tens, 100 and 1000 for what multiplies. */
  readonly scale: number;
}

/** Words for numbers, each by itself. */
export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map([
  ...ONES.map((word, value): [string, NumberWord] => [word, { value, isOrdinal: false, scale: 1 }]),
  ...TENS.map((word, at): [string, NumberWord] => [
    word,
    { value: (at + 2) * 10, isOrdinal: false, scale: 10 },
  ]),
  ...ORDINALS.map((word, at): [string, NumberWord] => [
    word,
    { value: at + 1, isOrdinal: true, scale: 1 },
  ]),
  ...ORDINAL_TENS.map((word, at): [string, NumberWord] => [
    word,
    { value: (at + 2) * 10, isOrdinal: true, scale: 10 },
  ]),
  ['hundred', { value: 100, isOrdinal: false, scale: 100 }],
  ['thousand', { value: 1000, isOrdinal: false, scale: 1000 }],
  ['dozen', { value: 12, isOrdinal: false, scale: 1 }],
]);

interface Counted {
  /** How many of the words belong to the number. */
  readonly length: number;
  readonly kind: 'number' | 'ordinal' | 'year';
  readonly value: number;
}

/** "Twenty" and "five" or "-", "five": words of one number below a hundred. */
function belowHundred(words: readonly string[], at: number): Counted | null {
  const first = NUMBER_WORDS.get(words[at] ?? '');
  if (first === undefined || first.scale > 10) return null;
  const kind = first.isOrdinal ? 'ordinal' : 'number';
  const bare: Counted = { length: 1, kind, value: first.value };
  if (first.scale !== 10 || first.isOrdinal) return bare;
  const skip = words[at + 1] === '-' ? 1 : 0;
  const second = NUMBER_WORDS.get(words[at + 1 + skip] ?? '');
  if (second === undefined || second.scale !== 1 || second.value < 1 || second.value > 9)
    return bare;
  return {
    length: 2 + skip,
    kind: second.isOrdinal ? 'ordinal' : 'number',
    value: first.value + second.value,
  };
}

/** "Nineteen ninety-six": two numbers that make a year. */
function yearInWords(words: readonly string[], first: Counted): Counted | null {
  if (first.value < 16 || first.value > 20 || first.kind !== 'number') return null;
  const second = belowHundred(words, first.length);
  if (second === null || second.kind !== 'number' || second.value < 10) return null;
  return {
    length: first.length + second.length,
    kind: 'year',
    value: first.value * 100 + second.value,
  };
}

/** The number that begins at the first of these lower-case words; null where none does. */
export function countOfWords(words: readonly string[]): Counted | null {
  const first = belowHundred(words, 0);
  const scaled = NUMBER_WORDS.get(words[first?.length ?? 0] ?? '');
  if (first === null || first.kind === 'ordinal') return first;
  const year = yearInWords(words, first);
  if (year !== null) return year;
  if (scaled !== undefined && scaled.scale >= 100) {
    const value = first.value * scaled.value;
    const skip = words[first.length + 1] === 'and' ? 1 : 0;
    const rest = value === 2000 ? belowHundred(words, first.length + 1 + skip) : null;
    if (rest !== null && rest.kind === 'number')
      return {
        length: first.length + 1 + skip + rest.length,
        kind: 'year',
        value: value + rest.value,
      };
    return { length: first.length + 1, kind: 'number', value };
  }
  const rest = words.slice(first.length, first.length + 3).join(' ');
  if (rest === 'and a half')
    return { ...first, length: first.length + 3, value: first.value + 0.5 };
  return first;
}
