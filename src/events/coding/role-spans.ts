import type { Token } from '../../reading/index.ts';
import { hashOf, type LinearModel } from './linear-model.ts';
import { viewPair } from './pair-view.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { predicateOf } from './predicate.ts';
import type { WordVectors } from './word-vectors.ts';

export type Role = 'source' | 'target' | 'both';

/** Begin, inside, outside (Ramshaw and Marcus 1995), for each role. */
export const ROLE_TAGS = [
  'O',
  'B-source',
  'I-source',
  'B-target',
  'I-target',
  'B-both',
  'I-both',
] as const;

/** A phrase that acts or is acted upon, by token, `last` included. */
export interface RoleSpan {
  readonly role: Role;
  readonly first: number;
  readonly last: number;
}

export interface RoleTagger {
  readonly phrases: PhraseIndex;
  readonly model: LinearModel;
  readonly words: WordVectors;
}

/** Dimensions of a word's vector of which the side of nought is a feature. */
const SIDES = 12;
const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PRON']);

function shapeOf(text: string): string {
  if (/^\p{Lu}+$/u.test(text) && text.length > 1) return 'AA';
  if (/^\p{Lu}/u.test(text)) return 'Aa';
  return /\d/.test(text) ? '0' : /^\p{L}/u.test(text) ? 'a' : '.';
}

/** The last preposition before a token and the verb before that, with nothing between but the words of a phrase. */
function leads(tokens: readonly Token[]): string[] {
  let preposition = '^';
  let verb = '^';
  return tokens.map((token) => {
    const lead = `${verb}/${preposition}`;
    if (token.pos === 'VERB') {
      verb = token.lemma;
      preposition = '-';
    } else if (token.pos === 'ADP') preposition = token.lower;
    else if (token.pos === 'PUNCT' && token.lower !== '-') preposition = token.lower;
    return lead;
  });
}

/** Number of the noun phrase that a token stands in, counted from the start; -1 outside. */
function phraseNumbers(tokens: readonly Token[]): number[] {
  let number = -1;
  let isInside = false;
  return tokens.map((token) => {
    const isNominal =
      NOMINAL.has(token.pos) ||
      (isInside && (token.lower === "'s" || token.lower === '’' || token.lower === '-'));
    if (isNominal && !isInside) number += 1;
    isInside = isNominal;
    return isNominal ? number : -1;
  });
}

interface Sight {
  readonly tokens: readonly Token[];
  readonly verb: number;
  readonly root: string;
  readonly isPassive: boolean;
  readonly leads: readonly string[];
  readonly numbers: readonly number[];
  readonly rows: ReadonlyMap<number, string>;
}

function sightOf(tokens: readonly Token[], phrases: PhraseIndex): Sight {
  const view = viewPair(tokens, { source: [], target: [] }, phrases);
  const predicate = predicateOf(view);
  const rows = new Map<number, string>();
  for (const match of view.bestAt.values()) {
    const { root } = match.phrase.entry;
    if (root !== null) rows.set(match.head, root);
  }
  return {
    tokens,
    verb: predicate.verb,
    root: predicate.root ?? '-',
    isPassive: predicate.isPassive,
    leads: leads(tokens),
    numbers: phraseNumbers(tokens),
    rows,
  };
}

function bucket(distance: number): string {
  const size = Math.abs(distance);
  const step = size > 12 ? 'far' : size > 6 ? '12' : size > 3 ? '6' : String(size);
  return distance < 0 ? `-${step}` : step;
}

function windowFeatures({ tokens }: Sight, k: number, names: string[]): void {
  for (let d = -2; d <= 2; d += 1) {
    const token = tokens[k + d];
    names.push(`p${d}:${token?.pos ?? '^'}`);
    if (Math.abs(d) <= 2) names.push(`w${d}:${token?.lemma ?? '^'}`);
    names.push(`s${d}:${token === undefined ? '^' : shapeOf(token.text)}`);
  }
  names.push(
    `pp:${tokens[k - 1]?.pos ?? '^'} ${tokens[k]?.pos ?? ''} ${tokens[k + 1]?.pos ?? '$'}`,
  );
}

function placeFeatures(sight: Sight, k: number, names: string[]): void {
  const { verb, root, isPassive, numbers, rows } = sight;
  const side = verb < 0 ? 'none' : k < verb ? 'before' : k > verb ? 'after' : 'at';
  const lead = sight.leads[k] ?? '';
  const [leadVerb, preposition] = lead.split('/');
  names.push(
    `side:${side} ${isPassive}`,
    `verb:${bucket(k - verb)} ${isPassive}`,
    `lead:${lead}`,
    `prep:${preposition} ${side}`,
    `leadverb:${leadVerb}`,
    `root:${root} ${side} ${preposition}`,
    `np:${Math.min(numbers[k] ?? -1, 8)}`,
    `np:${Math.min(numbers[k] ?? -1, 4)} ${side}`,
    `start:${k === 0 || numbers[k] !== numbers[k - 1]}`,
  );
  for (let back = 1; back <= 6; back += 1) {
    const row = rows.get(k - back);
    if (row !== undefined) {
      names.push(`row:${row} ${preposition}`);
      break;
    }
  }
}

/** What the tagger sees of each token: names of features, each with the weight one. */
export function roleFeatures(
  tokens: readonly Token[],
  phrases: PhraseIndex,
  words: WordVectors,
): string[][] {
  const sight = sightOf(tokens, phrases);
  return tokens.map((token, k) => {
    const names = ['bias'];
    windowFeatures(sight, k, names);
    placeFeatures(sight, k, names);
    const vector = words.mean([token.lower]);
    if (vector !== null)
      for (let d = 0; d < SIDES; d += 1) names.push(`v${d}:${(vector[d] ?? 0) > 0}`);
    return names;
  });
}

/** Whether one tag may follow another: an inside follows the begin or inside of its role. */
function mayFollow(before: string, tag: string): boolean {
  return !tag.startsWith('I-') || before.slice(2) === tag.slice(2);
}

/** The best sequence of tags (Viterbi) from scores by token and of pairs. */
export function bestTags(
  scores: readonly (readonly number[])[],
  pair: (before: number, tag: number) => number,
): number[] {
  const count = ROLE_TAGS.length;
  const back: number[][] = [];
  let best = ROLE_TAGS.map((tag, t) => (tag.startsWith('I-') ? -1e9 : (scores[0]?.[t] ?? 0)));
  for (let k = 1; k < scores.length; k += 1) {
    const from: number[] = [];
    best = ROLE_TAGS.map((tag, t) => {
      let top = -Infinity;
      let at = 0;
      for (let b = 0; b < count; b += 1) {
        if (!mayFollow(ROLE_TAGS[b] ?? 'O', tag)) continue;
        const value = (best[b] ?? 0) + pair(b, t);
        if (value > top) {
          top = value;
          at = b;
        }
      }
      from.push(at);
      return top + (scores[k]?.[t] ?? 0);
    });
    back.push(from);
  }
  let tag = best.indexOf(Math.max(...best));
  const tags = [tag];
  for (let k = back.length - 1; k >= 0; k -= 1) {
    tag = back[k]?.[tag] ?? 0;
    tags.unshift(tag);
  }
  return scores.length === 0 ? [] : tags;
}

/** Name of the feature that one tag follows another. */
export function pairName(before: number): string {
  return `after:${ROLE_TAGS[before] ?? 'O'}`;
}

/** The spans of a sequence of tags. */
export function spansOfTags(tags: readonly number[]): RoleSpan[] {
  const spans: RoleSpan[] = [];
  tags.forEach((tag, k) => {
    const name = ROLE_TAGS[tag] ?? 'O';
    if (name === 'O') return;
    const role = name.slice(2) as Role;
    const open = spans.at(-1);
    if (name.startsWith('I-') && open !== undefined && open.last === k - 1)
      spans[spans.length - 1] = { ...open, last: k };
    else spans.push({ role, first: k, last: k });
  });
  return spans;
}

function weightsOf(model: LinearModel, name: string): Int16Array | null {
  const row = model.rows.get(hashOf(name));
  if (row === undefined) return null;
  return model.weights.subarray(row * model.labels.length, (row + 1) * model.labels.length);
}

/** The phrases of a sentence that name the source and the target of its event, in order of the text. */
export function tagRoles(
  tokens: readonly Token[],
  { phrases, model, words }: RoleTagger,
): RoleSpan[] {
  const scores = roleFeatures(tokens, phrases, words).map((names) => {
    const sums = new Array<number>(ROLE_TAGS.length).fill(0);
    for (const name of names) {
      const weights = weightsOf(model, name);
      if (weights === null) continue;
      for (let t = 0; t < sums.length; t += 1) sums[t] = (sums[t] ?? 0) + (weights[t] ?? 0);
    }
    return sums;
  });
  const pairs = ROLE_TAGS.map((_, b) => weightsOf(model, pairName(b)));
  return spansOfTags(bestTags(scores, (b, t) => pairs[b]?.[t] ?? 0));
}
