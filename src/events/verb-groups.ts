import type { Token } from '../reading/index.ts';
import type { Grammar } from './grammar.ts';
import { shapeOf } from './verb-forms.ts';

/** What opens the stretch of text that a verb group governs to its left. */
export type Opening =
  | 'start'
  | 'that'
  | 'relative'
  | 'condition'
  | 'time'
  | 'reason'
  | 'group'
  | 'strong';

/** What an infinitive or a gerund hangs on. */
export interface Governor {
  readonly kind: 'verb' | 'adjective' | 'noun';
  /** Token of the governing word. */
  readonly token: number;
  /** Index of the group that holds it or that it completes; -1 for a noun without one. */
  readonly group: number;
}

/** A run of auxiliaries, adverbs and a verb. Token indexes, both ends included. */
export interface VerbGroup {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: 'finite' | 'infinitive' | 'ing' | 'participle';
  readonly isPassive: boolean;
  readonly isNegated: boolean;
  readonly isProgressive: boolean;
  readonly modal: string | null;
  readonly tense: 'past' | 'present' | 'none';
  /** First token of the clause's region before the verb, and what opened it. */
  readonly left: number;
  readonly opening: Opening;
  /** Token of the word that opened it, or -1. */
  readonly marker: number;
  /** First token that no longer belongs to the verb's complement. */
  readonly right: number;
  readonly governor: Governor | null;
}

export interface GroupInput {
  readonly tokens: readonly Token[];
  /** Whether a mention of an actor or accord covers the token. */
  readonly isNamed: readonly boolean[];
  readonly isDay: readonly boolean[];
  readonly isHeadline: boolean;
  readonly grammar: Grammar;
}

const BE = new Set([
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
const MODALS = new Set([
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
  'be',
]);
const RELATIVES = new Set(['which', 'who', 'whom', 'whose', 'where', 'whereby']);
const CONDITIONS = new Set(['if', 'unless', 'whether', 'provided', 'lest']);
const TIMES = new Set([
  'when',
  'whenever',
  'after',
  'before',
  'since',
  'until',
  'till',
  'once',
  'while',
]);
const REASONS = new Set(['because', 'although', 'though', 'as', 'whereas', 'so', 'than']);
const STRONG = new Set([';', ':', '—', '–', '“', '”', '"', '(', ')', '--']);

function isAuxiliary(lower: string): boolean {
  return BE.has(lower) || HAVE.has(lower) || DO.has(lower) || MODALS.has(lower);
}

function isAdverb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'ADV' || BETWEEN_ADVERBS.has(token.lower));
}

/** Whether a token may be the head of a verb group. Headlines are tagged badly, so known forms count there. */
function isVerb(input: GroupInput, k: number): boolean {
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
  return (
    input.isHeadline &&
    afterName &&
    (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ') &&
    startsObject
  );
}

interface RawGroup {
  first: number;
  last: number;
  head: number;
  auxiliaries: string[];
  isInfinitive: boolean;
  isNegated: boolean;
}

function rawGroups(input: GroupInput): RawGroup[] {
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

function kindOf(input: GroupInput, raw: RawGroup, hasLaterFinite: boolean): VerbGroup['kind'] {
  if (raw.isInfinitive) return 'infinitive';
  if (
    raw.auxiliaries.length > 0 &&
    raw.auxiliaries[0] !== 'having' &&
    raw.auxiliaries[0] !== 'being'
  )
    return 'finite';
  const lower = input.tokens[raw.head]?.lower ?? '';
  const shapes = shapeOf(raw.auxiliaries.length > 0 ? (raw.auxiliaries[0] ?? '') : lower);
  if (shapes.includes('ing')) return 'ing';
  if (!shapes.includes('participle')) return 'finite';
  const before = input.tokens[raw.first - 1];
  const after = input.tokens[raw.last + 1]?.lower;
  if (after === 'by' && raw.auxiliaries.length === 0) return 'participle';
  if (!shapes.includes('past')) return 'participle';
  const afterComma = before?.lower === ',';
  const opensAside = afterComma && hasLaterFinite && closesWithComma(input, raw.last);
  return opensAside ? 'participle' : 'finite';
}

/** Whether a comma follows before any other verb: ", announced on Thursday, is". */
function closesWithComma(input: GroupInput, last: number): boolean {
  for (let k = last + 1; k < Math.min(input.tokens.length, last + 9); k += 1) {
    if (input.tokens[k]?.lower === ',') {
      const next = input.tokens[k + 1];
      return next !== undefined && isVerb(input, k + 1);
    }
    if (isVerb(input, k)) return false;
  }
  return false;
}

interface LeftEdge {
  left: number;
  opening: Opening;
  marker: number;
}

/** Walks back from a verb to where its clause begins. */
function leftEdge(input: GroupInput, groupFirst: number, owner: Int32Array): LeftEdge {
  let comma = -1;
  for (let k = groupFirst - 1; k >= 0; k -= 1) {
    const lower = input.tokens[k]?.lower ?? '';
    if ((owner[k] ?? -1) >= 0) return { left: k + 1, opening: 'group', marker: -1 };
    if (STRONG.has(lower)) return { left: k + 1, opening: 'strong', marker: k };
    if (lower === ',') comma = comma < 0 ? k : comma;
    const opened = openingOf(input, k, owner);
    if (opened === null) continue;
    // "After years of talks, Iran joined": the preposition opens a phrase that the comma has closed.
    if (comma >= 0 && opened !== 'relative' && opened !== 'that')
      return { left: comma + 1, opening: 'start', marker: -1 };
    return { left: k + 1, opening: opened, marker: k };
  }
  return { left: 0, opening: 'start', marker: -1 };
}

function openingOf(input: GroupInput, k: number, owner: Int32Array): Opening | null {
  const lower = input.tokens[k]?.lower ?? '';
  if (input.isDay[k] || input.isNamed[k]) return null;
  if (RELATIVES.has(lower)) return 'relative';
  if (lower === 'that') {
    let before = k - 1;
    while (
      before >= 0 &&
      (input.isDay[before] ||
        isAdverb(input.tokens[before]) ||
        /^(on|reporters|journalists|,)$/.test(input.tokens[before]?.lower ?? ''))
    )
      before -= 1;
    if (before >= 0 && (owner[before] ?? -1) >= 0) return 'that';
    return input.tokens[before]?.pos === 'NOUN' ? 'relative' : 'that';
  }
  if (CONDITIONS.has(lower)) return 'condition';
  if (TIMES.has(lower)) return 'time';
  if (REASONS.has(lower)) return 'reason';
  return null;
}

function governorOf(input: GroupInput, raws: readonly RawGroup[], index: number): Governor | null {
  const raw = raws[index];
  if (raw === undefined) return null;
  let k = raw.first - 1;
  if (
    !raw.isInfinitive &&
    /^(in|on|of|to|for|about|from|by|towards|toward|at|without|after|before)$/.test(
      input.tokens[k]?.lower ?? '',
    )
  )
    k -= 1;
  while (
    k >= 0 &&
    (input.isDay[k] ||
      /^(on|in|by|,|also|formally|eventually|one|day)$/.test(input.tokens[k]?.lower ?? ''))
  ) {
    if (raws.some((group) => group.first <= k && k <= group.last)) break;
    k -= 1;
  }
  const token = input.tokens[k];
  if (token === undefined) return null;
  const previous = raws[index - 1];
  if (previous !== undefined && previous.first <= k && k <= previous.last) {
    return { kind: 'verb', token: previous.head, group: index - 1 };
  }
  const completed = previous !== undefined && noStop(input, previous.last + 1, k) ? index - 1 : -1;
  if (token.pos === 'ADJ' || (token.pos === 'VERB' && !input.isNamed[k]))
    return { kind: 'adjective', token: k, group: completed };
  if (token.pos === 'NOUN' && !input.isNamed[k])
    return { kind: 'noun', token: k, group: completed };
  if (completed >= 0 && raw.isInfinitive && previous !== undefined)
    return { kind: 'verb', token: previous.head, group: completed };
  return null;
}

function noStop(input: GroupInput, from: number, to: number): boolean {
  for (let k = from; k <= to; k += 1) {
    const lower = input.tokens[k]?.lower ?? '';
    if (STRONG.has(lower) || RELATIVES.has(lower)) return false;
  }
  return true;
}

/** Where the complement of a group ends: before what opens the next clause. */
function rightEdge(
  input: GroupInput,
  group: RawGroup,
  next: {
    first: number;
    left: number;
    opening: Opening;
    marker: number;
    kind: VerbGroup['kind'];
  } | null,
): number {
  const { tokens } = input;
  const stop = next === null ? tokens.length : next.first;
  if (next !== null && next.marker > group.last) return next.marker;
  if (next !== null && next.opening === 'start' && next.left > group.last) return next.left;
  if (next !== null && next.kind === 'finite') {
    for (let k = stop - 1; k > group.last; k -= 1) {
      if (/^(,|and|but|or)$/.test(tokens[k]?.lower ?? '')) return k;
    }
  }
  for (let k = group.last + 1; k < stop; k += 1) if (STRONG.has(tokens[k]?.lower ?? '')) return k;
  return stop;
}

function isPassive(input: GroupInput, raw: RawGroup, kind: VerbGroup['kind']): boolean {
  const head = input.tokens[raw.head]?.lower ?? '';
  if (!shapeOf(head).includes('participle')) return false;
  if (kind === 'participle') return true;
  const lastAuxiliary = raw.auxiliaries.at(-1);
  return lastAuxiliary !== undefined && BE.has(lastAuxiliary);
}

function tenseOf(raw: RawGroup, head: string): VerbGroup['tense'] {
  const first = raw.auxiliaries[0];
  if (first !== undefined) return /^(was|were|had|did|got)$/.test(first) ? 'past' : 'present';
  if (/^(was|were|had|did)$/.test(head)) return 'past';
  return shapeOf(head).includes('past') ? 'past' : 'present';
}

/** Finds the verb groups of a sentence with their clauses. Linear in the number of tokens but for short looks back. */
export function findGroups(input: GroupInput): VerbGroup[] {
  const raws = rawGroups(input);
  const owner = new Int32Array(input.tokens.length).fill(-1);
  raws.forEach((raw, index) => {
    for (let k = raw.first; k <= raw.last; k += 1) owner[k] = index;
  });
  const lastFinite = raws.findLastIndex(
    (raw) => !raw.isInfinitive && raw.auxiliaries.length + 1 > 0,
  );
  const shaped = raws.map((raw, index) => {
    const kind = kindOf(input, raw, index < lastFinite);
    return { raw, kind, edge: leftEdge(input, raw.first, owner) };
  });
  return shaped.map(({ raw, kind, edge }, index) => {
    const after = shaped[index + 1];
    const head = input.tokens[raw.head]?.lower ?? '';
    const modal = raw.auxiliaries.find((word) => MODALS.has(word)) ?? null;
    const next =
      after === undefined ? null : { first: after.raw.first, kind: after.kind, ...after.edge };
    const lastAuxiliary = raw.auxiliaries.at(-1);
    return {
      index,
      first: raw.first,
      last: raw.last,
      head: raw.head,
      kind,
      isPassive: isPassive(input, raw, kind),
      isNegated:
        raw.isNegated || /^(never|no longer)$/.test(input.tokens[raw.first - 1]?.lower ?? ''),
      isProgressive: head.endsWith('ing') && lastAuxiliary !== undefined && BE.has(lastAuxiliary),
      modal,
      tense: kind === 'finite' ? tenseOf(raw, head) : 'none',
      left: edge.left,
      opening: edge.opening,
      marker: edge.marker,
      right: rightEdge(input, raw, next),
      governor: kind === 'infinitive' || kind === 'ing' ? governorOf(input, raws, index) : null,
    };
  });
}
