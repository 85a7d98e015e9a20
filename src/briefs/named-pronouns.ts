import type { Context } from './context.ts';
import { contextStart, type PassageBook } from './passage-book.ts';
import type { BriefSentence, CheckDeps } from './types.ts';
import { inText, namesInText } from './wording.ts';

/**
 * "The two [Norway and Peru] had …": whom the first words of a reported sentence mean, in brackets behind them, as
 * editors do. Matched: words of at most this length and one pair of brackets right behind them.
 */
const NAMED = /^(["“‘]?[^[\]]{2,40}?) \[([^[\]]{2,160})\](?=[\s,’'])/;
/** "It" that stands for a paper of which the sentence before speaks: what papers do, and no state does. */
const OF_A_PAPER =
  /^It (?:also )?(?:abolishes|bans|binds|covers|forbids|lays down|obliges|prohibits|provides|requires|sets up)\b/;

type Passage = BriefSentence['evidence'][number];

/** Whom or what the first words of a passage stand for. */
interface Opening {
  readonly text: string;
  readonly end: number;
  readonly actors: readonly string[];
  readonly person: string | null;
  readonly accord: string | null;
}

/** Whether the text is one that says of a paper, by "it", what it lays down. */
export function tellsOfAPaper(text: string): boolean {
  return OF_A_PAPER.test(text);
}

/** The accord with which the sentence before begins, where it names no other. */
function paperBefore(passage: Passage, book: PassageBook): string | null {
  const text = book.dispatch(passage.dispatch)?.text ?? '';
  const from = contextStart(text, passage.start);
  const before = text.slice(from, passage.start);
  if (before.includes('\n')) return null;
  const named = (book.understood(passage.dispatch)?.accords ?? []).filter(
    ({ start, end }) => start >= from && end <= passage.start,
  );
  const [first] = named;
  const isSubject = first !== undefined && /^(?:The |This )?$/i.test(text.slice(from, first.start));
  return isSubject && named.every(({ accord }) => accord === first.accord) ? first.accord : null;
}

/** What opens a passage and stands for something named before it; null where nothing does. */
function openingOf(passage: Passage, book: PassageBook): Opening | null {
  const words = book.words(passage);
  const start = passage.start + (/^["“‘]/.test(words) ? 1 : 0);
  if (tellsOfAPaper(words)) {
    const accord = paperBefore(passage, book);
    return accord === null
      ? null
      : { text: 'It', end: start + 2, actors: [], person: null, accord };
  }
  const mentions = book.understood(passage.dispatch)?.mentions ?? [];
  const found = mentions.find((one) => one.start === start && one.via === 'anaphor');
  return found === undefined ? null : { ...found, accord: null };
}

/** A sentence with the names that its first words stand for, in brackets; null where nothing is gained. */
export function withNames(text: string, passage: Passage, context: Context): string | null {
  const opening = openingOf(passage, context.book);
  if (opening === null || text.includes('[')) return null;
  const end = opening.end - passage.start;
  if (!text.slice(0, end).endsWith(opening.text)) return null;
  const { deps } = context;
  const names =
    opening.person ??
    (opening.accord === null ? namesInText(opening.actors, deps) : inText(opening.accord, deps));
  // Where the sentence names them itself there is nothing to say.
  if (names === '' || text.includes(names)) return null;
  return `${text.slice(0, end)} [${names}]${text.slice(end)}`;
}

/** The sentence as its passage has it, without the names in brackets; the text itself where there are none. */
export function withoutNames(text: string): string {
  return text.replace(NAMED, '$1');
}

/** Whether the names in brackets are those whom the first words of a passage mean, by reading it anew. */
export function areNamesMeant(
  text: string,
  passage: Passage,
  ground: { readonly book: PassageBook; readonly deps: CheckDeps },
): boolean {
  const [, words = '', names = ''] = NAMED.exec(text) ?? [];
  const opening = openingOf(passage, ground.book);
  if (opening === null || words.replace(/^["“‘]/, '') !== opening.text) return false;
  if (opening.person !== null) return opening.person === names;
  const read = ground.deps.understand(names, null);
  const { accord, actors } = opening;
  if (accord !== null) return read.accords.some((one) => one.accord === accord);
  const codes = new Set(read.mentions.flatMap((one) => one.actors));
  return codes.size === actors.length && actors.every((code) => codes.has(code));
}
