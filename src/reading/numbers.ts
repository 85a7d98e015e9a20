import type { Span } from '../kernel/index.ts';

/** A number that a text gives in digits or words, at its place. */
export interface NumberMention extends Span {
  readonly value: number;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINAL_ONES =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINAL_TENS =
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
const SCALES: readonly (readonly [string, number])[] = [
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
];

const SMALL: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ...ORDINAL_ONES.map((word, value) => [word, value] as const),
  ...ORDINAL_TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);
const SCALE: ReadonlyMap<string, number> = new Map(
  SCALES.flatMap(([word, value]) => [[word, value] as const, [`${word}th`, value] as const]),
);

const DIGITS =
  /(?<![\p{L}\d.,])(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(?:st|nd|rd|th)?(?:[\s-](hundred|thousand|million|billion|trillion|dozen)(?!\p{L}))?(?![\d])/gu;
const WORD = [...SMALL.keys()].join('|');
const WORDS = new RegExp(
  `(?<![\\p{L}\\d-])(?:an?\\s+(?=${SCALES.map(([word]) => word).join('|')}))?(?:(?:${WORD}|${[...SCALE.keys()].join('|')})(?![\\p{L}])(?:[\\s-]+(?:and\\s+)?(?=(?:${WORD}|${[...SCALE.keys()].join('|')})(?![\\p{L}])))?){1,12}`,
  'giu',
);

/** Adds up number words; null where they do not make one number ("two three"). */
function valueOf(words: readonly string[]): number | null {
  let total = 0;
  let part: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const small = SMALL.get(word);
    const scale = SCALE.get(word);
    if (small !== undefined) {
      const isUnitAfterTen = last >= 20 && last < 100 && small < 10;
      if (part !== null && last < 100 && !isUnitAfterTen) return null;
      part = (part ?? 0) + small;
      last = small;
    } else if (scale !== undefined) {
      if (scale >= 1_000) {
        total += (part ?? 1) * scale;
        part = null;
      } else part = (part ?? 1) * scale;
      last = scale;
    }
  }
  return total + (part ?? 0);
}

function digitsIn(text: string): NumberMention[] {
  return Array.from(text.matchAll(DIGITS), (match) => {
    const scale = SCALE.get((match[3] ?? '').toLowerCase()) ?? 1;
    const value = Number(`${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`) * scale;
    return { value, start: match.index, end: match.index + match[0].length };
  });
}

function wordsIn(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of text.matchAll(WORDS)) {
    const parts = Array.from(match[0].matchAll(/\p{L}+/gu), (part) => ({
      word: part[0].toLowerCase(),
      start: match.index + part.index,
      end: match.index + part.index + part[0].length,
    })).filter(({ word }) => SMALL.has(word) || SCALE.has(word));
    const value = valueOf(parts.map(({ word }) => word));
    if (value !== null) {
      found.push({ value, start: match.index, end: match.index + match[0].trimEnd().length });
      continue;
    }
    for (const { word, start, end } of parts) {
      found.push({ value: SMALL.get(word) ?? SCALE.get(word) ?? 0, start, end });
    }
  }
  return found;
}

/** All numbers of a text in order: digits ("1,200", "3.5 million"), words ("twenty-six", "two dozen") and ordinals ("fourth"). */
export function numbersIn(text: string): readonly NumberMention[] {
  const digits = digitsIn(text);
  const scales = new Set(digits.map(({ end }) => end));
  const words = wordsIn(text).filter(({ end }) => !scales.has(end));
  return [...digits, ...words].sort((a, b) => a.start - b.start);
}
