import { HOLIDAY_FIRST_WORDS } from './holidays.ts';
import { NUMBER_WORDS } from './number-words.ts';
import type { Kind } from './time-kinds.ts';
import {
  DAY_PARTS,
  isMonthWord,
  MONTHS,
  SHORT_WEEKDAYS,
  UNITS,
  WEEKDAYS,
  WORDS,
} from './time-words.ts';

const MARKS: ReadonlyMap<string, Kind> = new Map([
  ['-', 'hyphen'],
  ['–', 'hyphen'],
  [',', 'comma'],
  ['.', 'dot'],
  ['/', 'slash'],
  [':', 'colon'],
]);

/** Latest year that a bare number is taken to name. */
const LAST_YEAR = 2100;

function isYear(piece: string): boolean {
  return /^[12]\d{3}$/.test(piece) && Number(piece) <= LAST_YEAR;
}

/** A piece as its neighbours see it. */
interface Written {
  readonly text: string;
  readonly lower: string;
}

/** A word of time by itself: its kind and value. */
export function wordKind(
  piece: Written,
  before: Written | undefined,
  after: Written | undefined,
): [Kind, number] {
  const { lower, text } = piece;
  const mark = MARKS.get(text);
  if (mark !== undefined) return [mark, 0];
  if (/^\d/.test(text)) return isYear(text) ? ['year', Number(text)] : ['number', Number(text)];
  if (isMonthWord(text, after?.text ?? '', before?.text ?? ''))
    return ['month', MONTHS.get(lower) ?? 0];
  const weekday = WEEKDAYS.get(lower);
  if (weekday !== undefined && (lower.length > 3 || /^\p{Lu}/u.test(text)))
    return [lower.length > 4 && /days$/.test(lower) ? 'weekdays' : 'weekday', weekday];
  const short = SHORT_WEEKDAYS.get(lower);
  const isDated = after !== undefined && (/^[,.]$/.test(after.text) || MONTHS.has(after.lower));
  if (short !== undefined && isDated && /^\p{Lu}/u.test(text)) return ['weekday', short];
  if (UNITS.has(lower)) return [/s$/.test(lower) && lower !== 's' ? 'units' : 'unit', 0];
  if (DAY_PARTS.has(lower)) return ['part', 0];
  const count = NUMBER_WORDS.get(lower);
  if (count !== undefined) return [count.isOrdinal ? 'ordinal' : 'number', count.value];
  return [WORDS.get(lower) ?? 'other', 0];
}

/** Phrases of several words that work as one ("more than", "at least"). */
export const PHRASES: readonly (readonly [readonly string[], Kind])[] = [
  [['no', 'more', 'than'], 'about'],
  [['more', 'than'], 'about'],
  [['less', 'than'], 'about'],
  [['fewer', 'than'], 'about'],
  [['at', 'least'], 'about'],
  [['at', 'most'], 'about'],
  [['up', 'to'], 'about'],
  [['close', 'to'], 'about'],
];

const PHRASE_FIRST_WORDS: ReadonlySet<string> = new Set(PHRASES.map(([words]) => words[0] ?? ''));

const WEAK: ReadonlySet<Kind> = new Set([
  'the',
  'a',
  'of',
  'in',
  'at',
  'and',
  'this',
  'that',
  'more',
  'about',
  'before',
  'vague',
  'per',
  'early',
  'end',
  'half',
  'old',
  'later',
  'period',
  'quarterName',
  'zone',
]);
const STRONG_WORDS: ReadonlySet<string> = new Set([
  ...[...WORDS].filter(([, kind]) => !WEAK.has(kind)).map(([word]) => word),
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...UNITS.keys(),
  ...DAY_PARTS.keys(),
  ...HOLIDAY_FIRST_WORDS,
  'nineteen',
]);

/** What a piece is wherever it stands: null for kind where that depends on its neighbours. */
export interface PieceForm {
  readonly lower: string;
  readonly kind: Kind | null;
  readonly value: number;
  /** Whether it can make an expression of time by itself; sentences without such a piece are passed over. */
  readonly isOfTime: boolean;
}

/** Words that begin a phrase or a name of several words, or that only their neighbours tell. */
function isOpen(text: string, lower: string): boolean {
  return (
    /^[\d'’‘abp]$/.test(lower) ||
    /^\d/.test(text) ||
    MONTHS.has(lower) ||
    SHORT_WEEKDAYS.has(lower) ||
    HOLIDAY_FIRST_WORDS.has(lower) ||
    NUMBER_WORDS.has(lower) ||
    WORDS.get(lower) === 'about' ||
    PHRASE_FIRST_WORDS.has(lower)
  );
}

/** What a run of letters or digits, or a mark, is by itself. */
export function pieceForm(text: string): PieceForm {
  const lower = text.toLowerCase();
  const isOfTime = /^[0-9]/.test(lower) || STRONG_WORDS.has(lower);
  if (isOpen(text, lower)) return { lower, kind: null, value: 0, isOfTime };
  const [kind, value] = wordKind({ text, lower }, undefined, undefined);
  return { lower, kind, value, isOfTime };
}
