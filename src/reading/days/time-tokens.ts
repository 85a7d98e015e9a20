import type { Sentence } from '../types.ts';
import { HOLIDAY_FIRST_WORDS, holidayAt } from './holidays.ts';
import { countOfWords, NUMBER_WORDS } from './number-words.ts';
import { KINDS, type Kind } from './time-kinds.ts';
import {
  DAY_PARTS,
  isMonthWord,
  MONTHS,
  SHORT_WEEKDAYS,
  UNITS,
  WEEKDAYS,
  WORDS,
} from './time-words.ts';

/** A word, number or mark of a sentence. Offsets are UTF-16 units into the words of the sentence. */
export interface TimeToken {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly kind: Kind;
  /** What a number, month, weekday or year means; 0 for other kinds. */
  readonly value: number;
}

const PIECES = /\p{L}+|\d+|[^\s\p{L}\d]/gu;
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

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
}

function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of words.matchAll(PIECES)) {
    const text = match[0];
    const start = match.index;
    pieces.push({ start, end: start + text.length, text, lower: text.toLowerCase() });
  }
  return pieces;
}

/** A word of time by itself: its kind and value. */
function wordKind(
  piece: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
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

const touches = (a: Piece | undefined, b: Piece | undefined): boolean =>
  a !== undefined && b !== undefined && a.end === b.start;

/** How many pieces make one word here, with its kind: "3rd", "1990s", "'80s", "p.m.", "Sept.", "B.C.", "twenty-five". */
function joined(pieces: readonly Piece[], at: number): [number, Kind, number] | null {
  const [piece, second, third, fourth] = [
    pieces[at],
    pieces[at + 1],
    pieces[at + 2],
    pieces[at + 3],
  ];
  if (piece === undefined) return null;
  if (/^\d/.test(piece.text)) {
    if (touches(piece, second) && second !== undefined) {
      if (/^(?:st|nd|rd|th)$/.test(second.lower)) return [2, 'ordinal', Number(piece.text)];
      if (second.lower === 's' && /^[12]\d\d0$/.test(piece.text))
        return [2, 'decade', Number(piece.text)];
      const isMore =
        /[.,]/.test(second.text) && touches(second, third) && /^\d/.test(third?.text ?? '');
      if (isMore && third !== undefined) {
        const value =
          second.text === ','
            ? Number(piece.text + third.text)
            : Number(`${piece.text}.${third.text}`);
        return [3, 'number', value];
      }
      if (/['’]/.test(second.text) && third?.lower === 's' && /^[12]\d\d0$/.test(piece.text))
        return [3, 'decade', Number(piece.text)];
    }
    if (
      /^\d{1,2}$/.test(piece.text) &&
      second?.text === '1' &&
      third?.text === '/' &&
      fourth?.text === '2'
    )
      return [4, 'number', Number(piece.text) + 0.5];
    return null;
  }
  if (/^['’‘]$/.test(piece.text) && second !== undefined && touches(piece, second)) {
    if (second.lower === 's') return [2, 'possessive', 0];
    if (/^\d0$/.test(second.text) && third?.lower === 's')
      return [3, 'decade', 1900 + Number(second.text)];
  }
  if (/^[ap]$/.test(piece.lower)) {
    const isDotted = second?.text === '.' && touches(piece, second) && third?.lower === 'm';
    if (isDotted)
      return [
        fourth?.text === '.' && touches(third, fourth) ? 4 : 3,
        'meridiem',
        piece.lower === 'p' ? 12 : 0,
      ];
  }
  if (
    /^[bBaA]$/.test(piece.text) &&
    second?.text === '.' &&
    /^[cCdD]$/.test(third?.text ?? '') &&
    touches(second, third)
  )
    return [fourth?.text === '.' ? 4 : 3, 'era', piece.lower === 'b' ? -1 : 1];
  return null;
}

/** A number in several words ("two and a half", "nineteen ninety-six", "two thousand"). */
function numberHere(pieces: readonly Piece[], at: number): [number, Kind, number] | null {
  const words: string[] = [];
  for (let each = at; each < pieces.length && words.length < 8; each += 1)
    words.push(pieces[each]?.lower ?? '');
  const found = countOfWords(words);
  if (found === null || found.length < 2) return null;
  return [found.length, found.kind, found.value];
}

/** Phrases of several words that work as one ("more than", "at least"). */
const PHRASES: readonly (readonly [readonly string[], Kind])[] = [
  [['no', 'more', 'than'], 'about'],
  [['more', 'than'], 'about'],
  [['less', 'than'], 'about'],
  [['fewer', 'than'], 'about'],
  [['at', 'least'], 'about'],
  [['at', 'most'], 'about'],
  [['up', 'to'], 'about'],
  [['close', 'to'], 'about'],
];

function phraseHere(pieces: readonly Piece[], at: number): [number, Kind, number] | null {
  for (const [words, kind] of PHRASES) {
    if (words.every((word, index) => pieces[at + index]?.lower === word))
      return [words.length, kind, 0];
  }
  return null;
}

/** A holiday by its name in capitals ("Good Friday", "Chinese New Year"). */
function holidayHere(pieces: readonly Piece[], at: number): [number, Kind, number] | null {
  const first = pieces[at];
  if (first === undefined || !HOLIDAY_FIRST_WORDS.has(first.lower)) return null;
  const found = holidayAt((offset) => pieces[at + offset]?.lower ?? '');
  return found === null ? null : [found.length, 'holiday', found.rule];
}

/** Words and marks of a sentence with their kinds, in order. */
export function timeTokens(words: string): TimeToken[] {
  const pieces = piecesOf(words);
  const tokens: TimeToken[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const many =
      joined(pieces, at) ??
      holidayHere(pieces, at) ??
      (NUMBER_WORDS.has(piece.lower) ? numberHere(pieces, at) : null) ??
      (WORDS.get(piece.lower) === 'about' ||
      /^(?:no|more|less|fewer|at|up|close)$/.test(piece.lower)
        ? phraseHere(pieces, at)
        : null);
    let count = many?.[0] ?? 1;
    const [kind, value] =
      many === null ? wordKind(piece, pieces[at - 1], pieces[at + 1]) : [many[1], many[2]];
    // The stop of an abbreviated month belongs to it.
    const next = pieces[at + 1];
    const isShort =
      kind === 'month' && piece.text.length <= 4 && !/^(?:may|june|july)$/.test(piece.lower);
    if (isShort && next?.text === '.' && touches(piece, next)) count = 2;
    const last = pieces[at + count - 1] ?? piece;
    tokens.push({
      start: piece.start,
      end: last.end,
      lower: words.slice(piece.start, last.end).toLowerCase(),
      kind,
      value,
    });
    at += count;
  }
  return tokens;
}

/** One letter a token. */
export function kindsOf(tokens: readonly TimeToken[]): string {
  let text = '';
  for (const token of tokens) text += KINDS[token.kind];
  return text;
}

/** The words of time of one sentence. */
export interface SentenceTokens {
  readonly sentence: Sentence;
  readonly tokens: readonly TimeToken[];
  readonly kinds: string;
}

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
  ...[...MONTHS.keys()].map((word) => `${word}.`),
  ...WEEKDAYS.keys(),
  ...UNITS.keys(),
  ...DAY_PARTS.keys(),
  ...HOLIDAY_FIRST_WORDS,
  'nineteen',
  "'80s",
]);

/** Whether a word in small letters alone can make an expression of time. */
export function isTimeWord(lower: string): boolean {
  return STRONG_WORDS.has(lower);
}
