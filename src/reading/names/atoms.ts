import type { Span } from '../../kernel/index.ts';

/** The smallest unit that names are matched by: a run of letters, a run of digits, or one mark. */
export interface Atom extends Span {
  /** Folded: without accents, one apostrophe, one hyphen, American spelling. Case is kept. */
  readonly key: string;
  readonly lower: string;
  readonly isWord: boolean;
  readonly isCapital: boolean;
  /** Whether white space stands before it. */
  readonly isSpaced: boolean;
}

const ATOM = /[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu;
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ı: 'i',
    ə: 'a',
    Ə: 'A',
    æ: 'ae',
    '’': "'",
    '‘': "'",
    ʼ: "'",
    '‐': '-',
    '‑': '-',
    '–': '-',
  }),
);
const MARKS = /[\p{M}ʻʿʾ]/gu;
const WORDS_SPELT_TWICE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    defence: 'defense',
    centre: 'center',
    programme: 'program',
    labour: 'labor',
    harbour: 'harbor',
    fibre: 'fiber',
  }),
);

function americanised(key: string): string {
  const lower = key.toLowerCase();
  const other = WORDS_SPELT_TWICE.get(lower);
  if (other !== undefined) return key.charAt(0) + other.slice(1);
  if (key.length > 6 && /is[eai]/.test(key))
    return key.replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1');
  return key;
}

/** The form under which a word is looked up: equal for spellings that differ in accents or between Britain and America. */
export function foldWord(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return americanised(word);
  const folded = word.normalize('NFD').replace(MARKS, '');
  return americanised(folded.replace(/[^\x20-\x7e]/gu, (letter) => LETTERS.get(letter) ?? letter));
}

/** Cuts a stretch of a text into atoms; offsets are relative to the whole text. */
export function atomsOf(text: string, span: Span = { start: 0, end: text.length }): Atom[] {
  const atoms: Atom[] = [];
  const words = text.slice(span.start, span.end);
  let previousEnd = -1;
  for (const match of words.matchAll(ATOM)) {
    const raw = match[0];
    const start = match.index;
    const key = foldWord(raw);
    atoms.push({
      start: span.start + start,
      end: span.start + start + raw.length,
      key,
      lower: key.toLowerCase(),
      isWord: /^[\p{L}\p{N}]/u.test(raw),
      isCapital: /^\p{Lu}/u.test(raw),
      isSpaced: start !== previousEnd,
    });
    previousEnd = start + raw.length;
  }
  return atoms;
}
