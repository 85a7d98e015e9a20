import { boundsOf, type CivilDay, type Edtf, overlaps, type Span } from '../../src/kernel/index.ts';
import { numbersIn } from '../../src/reading/index.ts';
import { comparedAccord } from '../sets/acts.ts';
import type { System } from '../system.ts';

/** What a sentence states, resolved. */
export interface Stated {
  /** Codes with the words that name them. */
  readonly actors: ReadonlyMap<string, string>;
  /** Identifiers with the words that name them. */
  readonly accords: ReadonlyMap<string, string>;
  readonly days: readonly Edtf[];
  readonly numbers: readonly number[];
  /** Base forms of the other words that carry content. */
  readonly lemmas: ReadonlySet<string>;
}

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);
// Verbs and adverbs that any sentence may hold.
const EMPTY = new Set('be have do say take make will would can could may might'.split(' '));
const MIN_LENGTH = 3;

/** Reads one sentence; days are read against `day`. What pronouns stand for is left out. */
export function statedIn(text: string, day: CivilDay | null, system: System): Stated {
  const reading = system.read({ text, day });
  const mentions = reading.mentions.filter((mention) => mention.via !== 'anaphor');
  const accords = reading.accords.filter((accord) => accord.via !== 'anaphor');
  const named: Span[] = [...mentions, ...accords, ...reading.days];
  const numbers = numbersIn(text).filter((one) => !named.some((span) => overlaps(span, one)));
  const taken = [...named, ...numbers];
  const lemmas = reading.sentences
    .flatMap((sentence) => sentence.tokens)
    .filter((token) => CONTENT.has(token.pos) && !EMPTY.has(token.lemma))
    .filter((token) => token.lemma.length >= MIN_LENGTH && /^\p{L}/u.test(token.lemma))
    .filter((token) => !taken.some((span) => overlaps(span, token)))
    .map((token) => token.lemma);
  return {
    actors: new Map(
      mentions.flatMap((mention) => mention.actors.map((code) => [code, mention.text] as const)),
    ),
    accords: new Map(accords.map((accord) => [accord.accord, accord.text])),
    days: reading.days.map((one) => one.value),
    numbers: numbers.map((one) => one.value),
    lemmas: new Set(lemmas),
  };
}

/** Whether `known` bears a statement of `stated`: it lies inside of it, or one of its ends does. */
export function bears(known: Edtf, stated: Edtf): boolean {
  const inner = boundsOf(known);
  const outer = boundsOf(stated);
  const holds = (day: CivilDay | null): boolean =>
    day !== null &&
    (outer.first === null || outer.first <= day) &&
    (outer.last === null || day <= outer.last);
  return holds(inner.first) || holds(inner.last);
}

function slugWords(id: string): string[] {
  return id
    .slice(2)
    .split('-')
    .filter((word) => word.length > 2);
}

/**
 * Whether an accord is among others: the same known one, or, of two that are known from the news alone,
 * one of which at least half of the words of its name stand in the other's.
 */
export function hasAccord(ids: Iterable<string>, wanted: string): boolean {
  for (const id of ids) {
    if (comparedAccord(id) === comparedAccord(wanted)) return true;
    if (!id.startsWith('x-') || !wanted.startsWith('x-')) continue;
    const own = slugWords(id);
    const shared = slugWords(wanted).filter((word) => own.includes(word)).length;
    if (shared > 0 && shared * 2 >= Math.min(own.length, slugWords(wanted).length)) return true;
  }
  return false;
}
