import type { Span } from '../../kernel/index.ts';
import { CharClass, classAt, unitsAt } from '../char-class.ts';
import { type PieceForm, pieceForm } from '../days/piece-form.ts';
import { WordMemo } from '../word-memo.ts';

/** The smallest unit that names are matched by: a run of letters, a run of digits, or one mark. */
export interface Atom extends Span {
  /** Folded: without accents, one apostrophe, one hyphen, American spelling. Case is kept. */
  readonly key: string;
  readonly lower: string;
  /** As written. */
  readonly text: string;
  /** Whether it holds neither combining marks nor numbers beyond 0 to 9. */
  readonly isSimple: boolean;
  /** What it is as a word of time. */
  readonly time: PieceForm;
  readonly isWord: boolean;
  readonly isCapital: boolean;
  /** Whether white space stands before it. */
  readonly isSpaced: boolean;
}

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

/** What an atom is by itself, wherever it stands. */
type AtomForm = Pick<Atom, 'key' | 'lower' | 'text' | 'isSimple' | 'time' | 'isWord' | 'isCapital'>;

const FORMS = new WordMemo((raw): AtomForm => {
  const key = foldWord(raw);
  return {
    key,
    lower: key.toLowerCase(),
    text: raw,
    isSimple: /^(?:\p{L}+|[0-9]+|[^\p{M}\p{N}])$/u.test(raw),
    time: pieceForm(raw),
    isWord: /^[\p{L}\p{N}]/u.test(raw),
    isCapital: /^\p{Lu}/u.test(raw),
  };
});

const LETTER_LIKE = (kind: number): boolean => kind === CharClass.letter || kind === CharClass.mark;
const NUMBER_LIKE = (kind: number): boolean =>
  kind === CharClass.digit || kind === CharClass.number;

/** End of the run of letters or digits that begins at an offset; of the one mark else. */
function runEnd(text: string, from: number, to: number, kind: number): number {
  let at = from + unitsAt(text, from);
  const goesOn = LETTER_LIKE(kind) ? LETTER_LIKE : NUMBER_LIKE(kind) ? NUMBER_LIKE : null;
  if (goesOn === null) return at;
  while (at < to && goesOn(classAt(text, at))) at += unitsAt(text, at);
  return at;
}

/** Cuts a stretch of a text into atoms; offsets are relative to the whole text. */
export function atomsOf(text: string, span: Span = { start: 0, end: text.length }): Atom[] {
  const atoms: Atom[] = [];
  let previousEnd = -1;
  for (let at = span.start; at < span.end; ) {
    const kind = classAt(text, at);
    if (kind === CharClass.space) {
      at += 1;
      continue;
    }
    const end = Math.min(runEnd(text, at, span.end, kind), span.end);
    const form = FORMS.of(text.slice(at, end));
    atoms.push({
      start: at,
      end,
      key: form.key,
      lower: form.lower,
      text: form.text,
      isSimple: form.isSimple,
      time: form.time,
      isWord: form.isWord,
      isCapital: form.isCapital,
      isSpaced: at !== previousEnd,
    });
    previousEnd = end;
    at = end;
  }
  return atoms;
}
