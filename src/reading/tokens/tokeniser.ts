import model from 'wink-eng-lite-web-model';
import winkNLP, { type Bow, type ItemToken, type ItsFunction, type Model } from 'wink-nlp';
import type { Span } from '../../kernel/index.ts';
import type { Token } from '../types.ts';
import { WordMemo } from '../word-memo.ts';

/**
 * The engine keeps every word that it ever met, so it is made anew after so many tokens: about half a minute of
 * reading against a quarter of a second, and memory stays bounded on texts without end.
 */
const TOKENS_PER_ENGINE = 5_000_000;

/** Sentences are tagged together up to so many UTF-16 units: one pass costs less than one a sentence. */
const UNITS_PER_PASS = 50_000;

/** Words and marks of some sentences with part of speech and base form, at their places in the text. */
export type Tokeniser = (text: string, spans: readonly Span[]) => Token[][];

function isCapitals(words: string): boolean {
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words) && / /.test(words);
}

/** What is tagged for a sentence. Capitals throughout make every word a name to the tagger. */
function givenOf(words: string): string {
  if (!isCapitals(words)) return words;
  const lowered = words.toLowerCase();
  // Lower case has the same length in most scripts; offsets would not hold in the others.
  return lowered.length === words.length ? lowered : words;
}

/**
 * The engine cuts "Togo's" in two unless it has met it with a mark before it ("(Togo's"): from then on it knows the whole as
 * a word, in that text and in all later ones. Given apart, a text is read the same whatever was read before it. Words
 * that stand for "is" and "has" ("it's") are cut by the engine in any case.
 */
const POSSESSIVE =
  /(?<![\p{L}\p{N}'’])(?!(?:he|here|how|it|let|she|that|there|what|when|where|who|why)['’])([\p{L}\p{N}][\p{L}\p{N}.&-]*)(['’]s)(?![\p{L}\p{N}])/giu;

function apart(given: string): string {
  return given.replace(POSSESSIVE, '$1 $2');
}

/** A word in small letters, with its base form by part of speech; words with an apostrophe depend on what was cut. */
interface KnownWord {
  readonly lower: string;
  readonly isBlank: boolean;
  readonly lemmas: Map<string, string> | null;
}

function knownWord(value: string): KnownWord {
  const isBlank = value.trim() === '';
  return { lower: value.toLowerCase(), isBlank, lemmas: /['’]/.test(value) ? null : new Map() };
}

interface Tagged {
  readonly values: readonly string[];
  readonly tags: readonly string[];
  readonly lemmaAt: (index: number) => string;
}

/**
 * The model with the part that the library writes out anew for each engine, and out of its last writing: it grows
 * with every engine until no text can hold it.
 */
let patterns: unknown;
const STEADY_MODEL = {
  ...model,
  metaCER: () => {
    patterns ??= (model as Model & { metaCER: () => unknown }).metaCER();
    return patterns;
  },
} as Model;

function createTagger(): (given: string) => Tagged {
  const engine = winkNLP(STEADY_MODEL, ['pos']);
  const { its } = engine;
  const pos = its.pos as unknown as ItsFunction<string>;
  const lemma = its.lemma as unknown as ItsFunction<string | Bow>;
  return (given) => {
    const tokens = engine.readDoc(given).tokens();
    const at = (index: number): ItemToken => tokens.itemAt(index);
    return {
      values: tokens.out(),
      tags: tokens.out(pos),
      lemmaAt: (index) => String(at(index).out(lemma) ?? '').toLowerCase(),
    };
  };
}

function lemmaOf(word: KnownWord, index: number, tagged: Tagged): string {
  const tag = tagged.tags[index] ?? 'X';
  const known = word.lemmas?.get(tag);
  if (known !== undefined) return known;
  const lemma = tagged.lemmaAt(index) || word.lower;
  word.lemmas?.set(tag, lemma);
  return lemma;
}

/** Deals the tokens of one pass out to its sentences. Words are found again in the text, so offsets are exact. */
function dealt(
  text: string,
  spans: readonly Span[],
  given: readonly string[],
  parts: { readonly tagged: Tagged; readonly words: WordMemo<KnownWord> },
): Token[][] {
  const { tagged, words } = parts;
  const rows: Token[][] = [];
  let next = 0;
  for (const [row, span] of spans.entries()) {
    const own = given[row] ?? '';
    const isLowered = own !== text.slice(span.start, span.end);
    const tokens: Token[] = [];
    let cursor = 0;
    for (; next < tagged.values.length; next += 1) {
      const value = tagged.values[next] ?? '';
      const word = words.of(value);
      if (word.isBlank) {
        // The line break between two sentences is a token of its own, and no sentence holds one.
        if (value === '\n') {
          next += 1;
          break;
        }
        continue;
      }
      const at = own.indexOf(value, cursor);
      if (at < 0) continue;
      cursor = at + value.length;
      const start = span.start + at;
      const end = span.start + cursor;
      tokens.push({
        start,
        end,
        text: isLowered ? text.slice(start, end) : value,
        lower: word.lower,
        lemma: lemmaOf(word, next, tagged),
        pos: tagged.tags[next] ?? 'X',
      });
    }
    rows.push(tokens);
  }
  return rows;
}

/** Runs of sentences that are tagged together. */
function passesOf(spans: readonly Span[]): Span[][] {
  const passes: Span[][] = [];
  let units = 0;
  for (const span of spans) {
    const length = span.end - span.start;
    const last = passes.at(-1);
    if (last === undefined || units + length > UNITS_PER_PASS) {
      passes.push([span]);
      units = length;
    } else {
      last.push(span);
      units += length;
    }
  }
  return passes;
}

/** A tokeniser over wink-nlp; the model is loaded at the first call. */
export function createTokeniser(): Tokeniser {
  let tag: ((given: string) => Tagged) | null = null;
  let count = 0;
  const words = new WordMemo(knownWord);
  return (text, spans) => {
    const rows: Token[][] = [];
    for (const pass of passesOf(spans)) {
      if (tag === null || count > TOKENS_PER_ENGINE) {
        tag = createTagger();
        count = 0;
      }
      // A line break is a token that no pattern of the tagger reaches over: each sentence is tagged as if alone.
      const given = pass.map((span) =>
        givenOf(text.slice(span.start, span.end)).replace(/\n/g, ' '),
      );
      const tagged = tag(given.map(apart).join('\n'));
      count += tagged.values.length;
      for (const row of dealt(text, pass, given, { tagged, words })) rows.push(row);
    }
    return rows;
  };
}
