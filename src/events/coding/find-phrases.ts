import type { Token } from '../../reading/index.ts';
import type { CompiledPhrase, PhraseElement, PhraseIndex } from './phrase-index.ts';

/** Words between two parts of a phrase; news puts adjectives and a name between a verb and its object. */
const GAP_TOKENS = 7;
const STOPS = new Set([';', ':', '.', '!', '?', '“', '”', '"']);

/** A phrase of the lexicon in a sentence. */
export interface PhraseMatch {
  readonly phrase: CompiledPhrase;
  /** Token that carries it: the verb, also where the object stands before it. */
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly isPassive: boolean;
}

const OPENS_OBJECT = new Set(['DET', 'PROPN', 'PART', 'NUM', 'PRON']);

/** Whether a word may be a verb or noun here. The tagger takes many a verb for a noun, so what stands before decides too. */
function isOf(tokens: readonly Token[], at: number, pos: PhraseElement['pos']): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (pos === null) return true;
  if (pos === 'noun') return token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
  if (token.pos === 'VERB' || token.pos === 'AUX' || /[a-z]ed$/.test(token.text)) return true;
  const before = tokens[at - 1];
  if (before?.pos === 'AUX' || before?.lower === 'to' || before?.lower === 'not') return true;
  // "Belize plans to", "Kenya arms the": a name or noun, then a word with -s, then what opens an object.
  const isNamed = before?.pos === 'PROPN' || before?.pos === 'NOUN';
  return isNamed && token.lower.endsWith('s') && OPENS_OBJECT.has(tokens[at + 1]?.pos ?? '');
}

/** The forms under which a token is looked up: base form, as written, and without its ending. */
function formsOfToken(token: Token): readonly string[] {
  const { lemma, lower } = token;
  const forms = new Set([lemma, lower]);
  if (lower.length > 4 && lower.endsWith('s') && !lower.endsWith('ss'))
    forms.add(lower.slice(0, -1));
  // The tagger's base forms of regular verbs are not all words ("tortured").
  if (lower.length > 5 && lower.endsWith('ed'))
    forms.add(lower.slice(0, -1)).add(lower.slice(0, -2));
  if (lower.length > 6 && lower.endsWith('ing'))
    forms.add(lower.slice(0, -3)).add(`${lower.slice(0, -3)}e`);
  return [...forms];
}

function isWord(token: Token | undefined, word: string): boolean {
  if (token === undefined) return false;
  return token.lemma === word || token.lower === word || formsOfToken(token).includes(word);
}

/** Last token of the longest alternative that stands at `at`; -1 for none. */
function endAt(tokens: readonly Token[], element: PhraseElement, at: number): number {
  if (!isOf(tokens, at, element.pos)) return -1;
  let end = -1;
  for (const words of element.alternatives) {
    const last = at + words.length - 1;
    if (last > end && words.every((word, k) => isWord(tokens[at + k], word))) end = last;
  }
  return end;
}

/** The last tokens of the elements, the first of them at `at`; null where the phrase does not stand there. */
function matchFrom(tokens: readonly Token[], phrase: CompiledPhrase, at: number): number | null {
  let next = at;
  for (const element of phrase.elements) {
    const limit = element.hasGap ? next + GAP_TOKENS : next;
    let end = -1;
    for (let k = next; k <= limit && k < tokens.length && end < 0; k += 1) {
      end = endAt(tokens, element, k);
      if (STOPS.has(tokens[k]?.lower ?? '')) break;
    }
    if (end < 0) return null;
    next = end + 1;
  }
  return next - 1;
}

const BE = new Set(['be', 'get']);

/** "The aid was suspended": the object at `at`, then within a few words a form of "be" and the verb. */
function passiveFrom(tokens: readonly Token[], phrase: CompiledPhrase, at: number): number {
  const [verb, object] = phrase.elements;
  if (verb === undefined || object === undefined) return -1;
  const end = endAt(tokens, object, at);
  if (end < 0) return -1;
  let sinceBe = 99;
  for (let k = end + 1; k <= end + GAP_TOKENS + 2 && k < tokens.length; k += 1) {
    const token = tokens[k];
    if (token === undefined || STOPS.has(token.lower)) return -1;
    if (BE.has(token.lemma)) sinceBe = 0;
    else if (sinceBe <= 2 && endAt(tokens, verb, k) === k) return k;
    else sinceBe += 1;
  }
  return -1;
}

/**
 * All phrases of the lexicon in the tokens of a sentence, in order of their heads; of those with one head and one
 * root the longest. At most a bounded look ahead from each token.
 */
export function findPhrases(tokens: readonly Token[], index: PhraseIndex): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (const [at, token] of tokens.entries()) {
    for (const word of formsOfToken(token)) {
      for (const phrase of index.byFirst.get(word) ?? []) {
        const last = matchFrom(tokens, phrase, at);
        if (last !== null) found.push({ phrase, head: at, first: at, last, isPassive: false });
      }
      for (const phrase of index.byObject.get(word) ?? []) {
        const head = passiveFrom(tokens, phrase, at);
        if (head >= 0) found.push({ phrase, head, first: at, last: head, isPassive: true });
      }
    }
  }
  return found.sort((a, b) => a.head - b.head || weight(b) - weight(a));
}

/** How much a phrase says: its words count, and a word that stands beside counts more than one in a gap. */
export function weight({ phrase }: PhraseMatch): number {
  return phrase.elements.reduce((sum, element) => sum + 2 + (element.pos === null ? 0 : 0.5), 0);
}
