import { CharClass, classAt, unitsAt } from '../char-class.ts';
import type { Atom } from '../names/atoms.ts';
import type { Sentence } from '../types.ts';
import { HOLIDAY_FIRST_WORDS, holidayAt } from './holidays.ts';
import { countOfWords, NUMBER_WORDS } from './number-words.ts';
import { PHRASES, type PieceForm, pieceForm, wordKind } from './piece-form.ts';
import { KINDS, type Kind } from './time-kinds.ts';

/** A word, number or mark of a sentence. Offsets are UTF-16 units into the words of the sentence. */
export interface TimeToken {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly kind: Kind;
  /** What a number, month, weekday or year means; 0 for other kinds. */
  readonly value: number;
}

/** A run of letters or digits, or one mark. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly form: PieceForm;
  readonly lower: string;
}

/** End of the piece that begins at an offset. */
function pieceEnd(words: string, from: number, kind: number): number {
  let at = from + unitsAt(words, from);
  if (kind !== CharClass.letter && kind !== CharClass.digit) return at;
  while (at < words.length && classAt(words, at) === kind) at += unitsAt(words, at);
  return at;
}

/** The pieces of a sentence, out of the atoms that names were looked for in where both are cut alike. */
function piecesOf(words: string, atoms: readonly Atom[], origin: number): Piece[] {
  const pieces: Piece[] = [];
  if (atoms.every((atom) => atom.isSimple)) {
    for (const { start, end, text, time } of atoms)
      pieces.push({
        start: start - origin,
        end: end - origin,
        text,
        form: time,
        lower: time.lower,
      });
    return pieces;
  }
  for (let start = 0; start < words.length; ) {
    const kind = classAt(words, start);
    if (kind === CharClass.space) {
      start += 1;
      continue;
    }
    const end = pieceEnd(words, start, kind);
    const text = words.slice(start, end);
    const form = pieceForm(text);
    pieces.push({ start, end, text, form, lower: form.lower });
    start = end;
  }
  return pieces;
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

/** A word or several that only their neighbours tell. */
function openToken(words: string, pieces: readonly Piece[], at: number): [number, TimeToken] {
  const piece = pieces[at] as Piece;
  const many =
    joined(pieces, at) ??
    holidayHere(pieces, at) ??
    (NUMBER_WORDS.has(piece.lower) ? numberHere(pieces, at) : null) ??
    phraseHere(pieces, at);
  let count = many?.[0] ?? 1;
  const [kind, value] =
    many === null ? wordKind(piece, pieces[at - 1], pieces[at + 1]) : [many[1], many[2]];
  // The stop of an abbreviated month belongs to it.
  const next = pieces[at + 1];
  const isShort =
    kind === 'month' && piece.text.length <= 4 && !/^(?:may|june|july)$/.test(piece.lower);
  if (isShort && next?.text === '.' && touches(piece, next)) count = 2;
  const end = pieces[at + count - 1]?.end ?? piece.end;
  const lower = count === 1 ? piece.lower : words.slice(piece.start, end).toLowerCase();
  return [count, { start: piece.start, end, lower, kind, value }];
}

/**
 * Words and marks of a sentence with their kinds, in order; `atoms` are the same words as
 * names are cut from, and `origin` is where they begin in the text.
 */
export function timeTokens(words: string, atoms: readonly Atom[], origin: number): TimeToken[] {
  const pieces = piecesOf(words, atoms, origin);
  const tokens: TimeToken[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { start, end, form } = pieces[at] as Piece;
    if (form.kind === null) {
      const [count, token] = openToken(words, pieces, at);
      tokens.push(token);
      at += count;
    } else {
      tokens.push({ start, end, lower: form.lower, kind: form.kind, value: form.value });
      at += 1;
    }
  }
  return tokens;
}

const CODES = Object.fromEntries(
  Object.entries(KINDS).map(([kind, letter]) => [kind, letter.charCodeAt(0)]),
) as Readonly<Record<Kind, number>>;

/** One letter a token. */
export function kindsOf(tokens: readonly TimeToken[]): string {
  // One string in one piece: the patterns run over it many times.
  const codes = new Array<number>(tokens.length);
  for (let at = 0; at < tokens.length; at += 1) codes[at] = CODES[(tokens[at] as TimeToken).kind];
  return String.fromCharCode(...codes);
}

/** The words of time of one sentence. */
export interface SentenceTokens {
  readonly sentence: Sentence;
  readonly tokens: readonly TimeToken[];
  readonly kinds: string;
}
