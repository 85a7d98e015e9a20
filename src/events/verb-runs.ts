import type { Token } from '../reading/index.ts';
import type { Grammar } from './grammar.ts';
import { shapeOf } from './verb-forms.ts';

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
  'neither',
  'nor',
  'either',
  'all',
  'both',
  'each',
  'since',
]);

function isAuxiliary(lower: string): boolean {
  return BE.has(lower) || HAVE.has(lower) || DO.has(lower) || MODALS.has(lower);
}

export function isAdverb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'ADV' || BETWEEN_ADVERBS.has(token.lower));
}

const VERBAL_PREFIX = /^(?:re|co|pre|un|mis|over|out|under|counter|de|dis|cross)$/;

/** "long-delayed", "US-brokered": the second half of a word with a hyphen; "co-signed" is a verb. */
function isInCompound(tokens: readonly Token[], k: number): boolean {
  const [before, hyphen, token] = [tokens[k - 2], tokens[k - 1], tokens[k]];
  return (
    hyphen?.lower === '-' &&
    before?.end === hyphen.start &&
    hyphen.end === token?.start &&
    !VERBAL_PREFIX.test(before.lower)
  );
}

/** "a widened Abraham Accords", "the newly signed treaty": a participle between an article and a name or noun. */
function isAttribute(input: GroupInput, k: number): boolean {
  const { tokens } = input;
  const lower = tokens[k]?.lower ?? '';
  const lead = tokens[k - 1];
  // "it was Fiji that expelled the envoy": no demonstrative.
  if (lead?.lower === 'that' && lead.pos !== 'DET') return false;
  const isLed = /^(?:a|an|the|its|their|his|her|this|that|these|those|no|['’]s)$/.test(
    lead?.lower ?? '',
  );
  const shapes = shapeOf(lower);
  if (isInCompound(tokens, k) && (shapes.includes('participle') || shapes.includes('ing')))
    return true;
  // "the talks", "on hold": a plain form behind an article or a preposition is a noun.
  if (isLed && lead?.lower !== 'that' && (shapes.includes('base') || shapes.includes('s')))
    return true;
  // "invited to talks": no infinitive, and a noun.
  if (lead?.lower === 'to' && shapes.includes('s')) return true;
  if (
    lead?.pos === 'ADP' &&
    lead.lower !== 'to' &&
    shapes.includes('base') &&
    tokens[k]?.pos === 'VERB'
  )
    return !/^(?:out|up|off|over|down)$/.test(lead.lower);
  if (!/(?:ed|ing)$/.test(lower)) return false;
  let before = k - 1;
  while (tokens[before]?.pos === 'ADV' || tokens[before]?.lower === '-') before -= 1;
  if (!/^(?:a|an|the|its|their|his|her|this|that|['’]s)$/.test(tokens[before]?.lower ?? ''))
    return false;
  const next = tokens[k + 1];
  return input.isNamed[k + 1] === true || next?.pos === 'NOUN' || next?.pos === 'PROPN';
}

const SIGNING = /^(?:signs?|inks?|initials?|seals?)$/;
const PAPER =
  /^(?:treaty|treaties|pacts?|deals?|accords?|agreements?|protocols?|declaration|memorandum|truce)$/;

/** "Fiji cuts ties with Peru, switches recognition to Chile": in a headline, behind a comma and before a noun. */
function isSecondVerb(input: GroupInput, k: number): boolean {
  const { tokens } = input;
  const token = tokens[k];
  if (tokens[k - 1]?.lower !== ',' || token?.text !== token?.lower) return false;
  const hasFirst = tokens.slice(0, k - 1).some(({ pos }) => pos === 'VERB');
  const isObject = /^(?:NOUN|PROPN|DET|ADJ|NUM)$/.test(tokens[k + 1]?.pos ?? '');
  return hasFirst && isObject && shapeOf(token?.lower ?? '').includes('s');
}

/** "bans" behind one name, "swap" behind several: the forms in which a headline tells its news. */
function isNewsForm({ tokens, isNamed }: GroupInput, k: number): boolean {
  const shapes = shapeOf(tokens[k]?.lower ?? '');
  if (shapes.includes('s')) return true;
  const isRow = /^(?:,|and|&)$/.test(tokens[k - 2]?.lower ?? '') && isNamed[k - 3] === true;
  return isRow && shapes.includes('base') && tokens[k + 1]?.pos === 'NUM';
}

/** Whether a token may be the head of a verb group. Headlines are tagged badly, so known forms count there. */
export function isVerb(input: GroupInput, k: number): boolean {
  const token = input.tokens[k];
  if (token === undefined || input.isNamed[k] || input.isDay[k]) return false;
  if (token.pos === 'VERB' || token.pos === 'AUX') return !isAttribute(input, k);
  const known = input.grammar.verbs.get(token.lower);
  if (known === undefined) return false;
  const before = input.tokens[k - 1];
  if (
    before?.lower === 'to' ||
    (before !== undefined && before.pos !== 'PART' && isAuxiliary(before.lower))
  )
    return token.pos !== 'ADP';
  // "have all left": tagged as what is left over.
  const isFloated =
    /^(?:all|both|each|since)$/.test(before?.lower ?? '') &&
    HAVE.has(input.tokens[k - 2]?.lower ?? '') &&
    shapeOf(token.lower).includes('participle');
  if (isFloated) return true;
  const afterName =
    input.isNamed[k - 1] === true || (before?.pos === 'NOUN' && input.isNamed[k - 2] === true);
  const startsObject =
    input.isNamed[k + 1] === true ||
    known.some(({ rest }) => rest[0] !== undefined && rest[0] === input.tokens[k + 1]?.lower) ||
    /^(the|its|a|an)$/.test(input.tokens[k + 1]?.lower ?? '');
  // "denied arming Bolivia": tagged as a noun, with an object of its own.
  if (/ing$/.test(token.lower) && before?.pos === 'VERB' && startsObject) return true;
  // "by expelling two diplomats".
  const isMeans =
    /ing$/.test(token.lower) && /^(?:by|without|after|before)$/.test(before?.lower ?? '');
  if (isMeans && (startsObject || input.tokens[k + 1]?.pos === 'NUM')) return true;
  const isTaggedOtherwise = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
  const isPlainlyPast = token.lower.endsWith('ed') && token.text === token.lower;
  const isInverted = /^(?:should|had|were)$/.test(input.tokens[0]?.lower ?? '');
  // "Qatar mediated between": a past form between a name and a preposition.
  const next = input.tokens[k + 1];
  const isTowards = next?.lower === ',' || (next?.pos === 'ADP' && !/^(?:by|of)$/.test(next.lower));
  if (isTaggedOtherwise && isPlainlyPast && input.isNamed[k - 1] === true && isTowards) return true;
  if (input.isHeadline && isTaggedOtherwise && isSecondVerb(input, k)) return true;
  // "Riyadh and Ankara sign pact, agree to …": tagged as a compound.
  const isOnlyVerb =
    afterName &&
    token.text === token.lower &&
    isNewsForm(input, k) &&
    /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next?.pos ?? '') &&
    input.tokens.every(({ pos }) => pos !== 'VERB' && pos !== 'AUX');
  // "Malawi bans maize imports": of a headline without another verb, it is the verb.
  if (input.isHeadline && isTaggedOtherwise && isOnlyVerb) return true;
  const isSigning = afterName && SIGNING.test(token.lower) && PAPER.test(next?.lower ?? '');
  if (input.isHeadline && isTaggedOtherwise && isSigning) return true;
  if (!isTaggedOtherwise || !startsObject) return false;
  // "warships and aircraft encircled Taiwan": a past form between a noun and a name.
  if (isPlainlyPast && before?.pos === 'NOUN' && input.isNamed[k + 1] === true) return true;
  return afterName && (input.isHeadline || isPlainlyPast || isInverted);
}
export interface RawGroup {
  first: number;
  last: number;
  head: number;
  auxiliaries: string[];
  isInfinitive: boolean;
  isNegated: boolean;
}

/** "objected to fishing": a gerund behind "to" is no infinitive. */
function isBaseForm(lower: string): boolean {
  return !/[a-z]{3}ing$/.test(lower) || /^(?:bring|string|spring)$/.test(lower);
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
      isInfinitive = isVerb(input, at) && isBaseForm(tokens[at]?.lower ?? '');
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

/** Skips adverbs and "no longer" behind an auxiliary. */
function afterAdverbs(input: GroupInput, from: number): { next: number; negated: boolean } {
  const { tokens } = input;
  let next = from;
  let negated = false;
  for (;;) {
    if (tokens[next]?.lower === 'no' && tokens[next + 1]?.lower === 'longer') {
      negated = true;
      next += 2;
    } else if (isAdverb(tokens[next])) {
      if (NEGATIONS.has(tokens[next]?.lower ?? '')) negated = true;
      next += 1;
    } else return { next, negated };
  }
}

/** Longest aside between an auxiliary and its verb, in tokens. */
const MAX_ASIDE = 14;

/** "are not, as one website had it, leaving": the verb stands behind the aside; without one, `from` itself. */
function afterAside(input: GroupInput, auxiliary: string, from: number): number {
  const { tokens } = input;
  if (tokens[from]?.lower !== ',') return from;
  for (let k = from + 1; k <= Math.min(tokens.length - 2, from + MAX_ASIDE); k += 1) {
    if (tokens[k]?.lower !== ',') continue;
    const word = tokens[k + 1]?.lower ?? '';
    const shapes = shapeOf(word);
    const fits = BE.has(auxiliary)
      ? shapes.includes('ing') || shapes.includes('participle')
      : HAVE.has(auxiliary)
        ? shapes.includes('participle')
        : shapes.includes('base');
    return fits && isVerb(input, k + 1) ? k + 1 : from;
  }
  return from;
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
    const skipped = afterAdverbs(input, k + 1);
    const { negated } = skipped;
    const next = afterAside(input, lower, skipped.next);
    if (negated) isNegated = true;
    if (!isVerb(input, next)) {
      if (negated)
        return { first, last: skipped.next - 1, head: k, auxiliaries, isInfinitive, isNegated };
      break;
    }
    auxiliaries.push(lower);
    k = next;
  }
  return { first, last: head, head, auxiliaries, isInfinitive, isNegated };
}
