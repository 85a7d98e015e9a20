import type { Token } from '../reading/index.ts';
import type { Grammar } from './grammar.ts';

/** What verb groups are found in. */
export interface GroupInput {
  readonly tokens: readonly Token[];
  /** Whether a mention of an actor or accord covers the token. */
  readonly isNamed: readonly boolean[];
  readonly isDay: readonly boolean[];
  readonly isHeadline: boolean;
  readonly grammar: Grammar;
}

export const BE = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'am',
  'been',
  'being',
  "'s",
  "'re",
  '’s',
  '’re',
  'get',
  'gets',
  'got',
]);
const HAVE = new Set(['have', 'has', 'had', 'having', "'ve", '’ve']);
const DO = new Set(['do', 'does', 'did']);
export const MODALS = new Set([
  'will',
  'would',
  'shall',
  'should',
  'may',
  'might',
  'could',
  'can',
  'must',
  "'ll",
  '’ll',
  'wo',
  'ca',
]);
const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'neither', 'nor']);
const BETWEEN_ADVERBS = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'also',
  'already',
  'now',
  'soon',
  'formally',
  'officially',
  'yet',
  'still',
  'only',
  'just',
  'again',
  'finally',
  'ever',
  'long',
  'first',
  'jointly',
]);

function isAuxiliary(lower: string): boolean {
  return BE.has(lower) || HAVE.has(lower) || DO.has(lower) || MODALS.has(lower);
}

export function isAdverb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'ADV' || BETWEEN_ADVERBS.has(token.lower));
}

/** Whether a token may be the head of a verb group. Headlines are tagged badly, so known forms count there. */
export function isVerb(input: GroupInput, k: number): boolean {
  const token = input.tokens[k];
  if (token === undefined || input.isNamed[k] || input.isDay[k]) return false;
  if (token.pos === 'VERB' || token.pos === 'AUX') return true;
  const known = input.grammar.verbs.get(token.lower);
  if (known === undefined) return false;
  const before = input.tokens[k - 1];
  if (before?.lower === 'to' || (before !== undefined && isAuxiliary(before.lower)))
    return token.pos !== 'ADP';
  const afterName = k > 0 && input.isNamed[k - 1] === true;
  const startsObject =
    input.isNamed[k + 1] === true || /^(the|its|a|an)$/.test(input.tokens[k + 1]?.lower ?? '');
  const isTaggedOtherwise = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
  const isPlainlyPast = token.lower.endsWith('ed') && token.text === token.lower;
  return isTaggedOtherwise && afterName && startsObject && (input.isHeadline || isPlainlyPast);
}
export interface RawGroup {
  first: number;
  last: number;
  head: number;
  auxiliaries: string[];
  isInfinitive: boolean;
  isNegated: boolean;
}

export function rawGroups(input: GroupInput): RawGroup[] {
  const { tokens } = input;
  const groups: RawGroup[] = [];
  let k = 0;
  while (k < tokens.length) {
    const token = tokens[k];
    let at = k;
    let isInfinitive = false;
    if (token?.lower === 'to') {
      at = k + 1;
      while (isAdverb(tokens[at])) at += 1;
      isInfinitive = isVerb(input, at);
    }
    if (!isInfinitive && !isVerb(input, k)) {
      k += 1;
      continue;
    }
    const group = growGroup(input, isInfinitive ? at : k, k, isInfinitive);
    groups.push(group);
    k = group.last + 1;
  }
  return groups;
}

function growGroup(
  input: GroupInput,
  start: number,
  first: number,
  isInfinitive: boolean,
): RawGroup {
  const { tokens } = input;
  const auxiliaries: string[] = [];
  let head = start;
  let isNegated = tokens.slice(first, start).some((token) => NEGATIONS.has(token.lower));
  for (let k = start; k < tokens.length; ) {
    const lower = tokens[k]?.lower ?? '';
    head = k;
    if (!isAuxiliary(lower)) break;
    let next = k + 1;
    let negated = false;
    while (isAdverb(tokens[next])) {
      if (NEGATIONS.has(tokens[next]?.lower ?? '')) negated = true;
      next += 1;
    }
    if (negated) isNegated = true;
    if (!isVerb(input, next)) {
      if (negated) return { first, last: next - 1, head: k, auxiliaries, isInfinitive, isNegated };
      break;
    }
    auxiliaries.push(lower);
    k = next;
  }
  return { first, last: head, head, auxiliaries, isInfinitive, isNegated };
}
