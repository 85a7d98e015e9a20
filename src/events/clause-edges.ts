import type { Governor, Opening, VerbGroup } from './verb-group.ts';
import { type GroupInput, isAdverb, type RawGroup } from './verb-runs.ts';

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
const INSTRUMENT =
  /^(?:treaty|treaties|accords?|agreements?|pacts?|convention|protocol|declaration|charter|compact|memorandum|communiqué)$/;
const STRONG = new Set([';', ':', '—', '–', '“', '”', '"', '(', ')', '--']);

export interface LeftEdge {
  left: number;
  opening: Opening;
  marker: number;
}

/** Walks back from a verb to where its clause begins. */
export function leftEdge(input: GroupInput, groupFirst: number, owner: Int32Array): LeftEdge {
  let comma = -1;
  for (let k = groupFirst - 1; k >= 0; k -= 1) {
    const lower = input.tokens[k]?.lower ?? '';
    if ((owner[k] ?? -1) >= 0) return { left: k + 1, opening: 'group', marker: -1 };
    if (isStrong(input, k)) return { left: k + 1, opening: 'strong', marker: k };
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

/** A dash without spaces joins two names and parts no clauses. */
function isStrong(input: GroupInput, k: number): boolean {
  const token = input.tokens[k];
  if (token === undefined || !STRONG.has(token.lower)) return false;
  return !/^[–—]$/.test(token.lower) || token.start !== input.tokens[k - 1]?.end;
}

/** "Sanctions that Peru imposed": a noun that opens the sentence is tagged as a name. */
export function isFirstNoun(input: GroupInput, k: number): boolean {
  const token = input.tokens[k];
  return k === 0 && token?.pos === 'PROPN' && /[a-z]{3}s$/.test(token.lower) && !input.isNamed[k];
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
    // "a truce on Wednesday that is to begin": a verb right behind has no other subject.
    if ((owner[k + 1] ?? -1) >= 0 && k > 0) return 'relative';
    const word = input.tokens[before];
    // "the Treaty of X that A and B signed": what goes before is what was signed.
    const isNoun = word?.pos === 'NOUN' || isFirstNoun(input, before);
    return isNoun || INSTRUMENT.test(word?.lower ?? '') ? 'relative' : 'that';
  }
  if (CONDITIONS.has(lower)) return 'condition';
  // "held since January": a day and no clause follows.
  if (input.isDay[k + 1] === true && TIMES.has(lower)) return null;
  if (TIMES.has(lower)) return 'time';
  if (REASONS.has(lower)) return 'reason';
  return null;
}

/** "agreed to extend X and to negotiate Y": the infinitive before, which hangs on the same word; -1 for none. */
function joinedWith(input: GroupInput, raws: readonly RawGroup[], index: number): number {
  const raw = raws[index];
  if (raw === undefined || !/^(?:and|or|nor)$/.test(input.tokens[raw.first - 1]?.lower ?? ''))
    return -1;
  for (let i = index - 1; i >= 0; i -= 1) {
    const before = raws[i];
    if (before === undefined) return -1;
    if (before.isInfinitive) return i;
    if (!/ing$/.test(input.tokens[before.head]?.lower ?? '')) return -1;
  }
  return -1;
}

/** Verbs whose object does what the infinitive says: "urges Iran, Israel to stop". */
const ON_ANOTHER =
  /^(?:urge|ask|call|invite|press|tell|want|warn|allow|help|get|expect|order|push|see|persuade|force|let|prompt|lead|cause|implore|beg|request|enable|convince|like|need|require|set|plan|agree|vow|pledge)$/;

/** "Fiji ratifies pact, Tonga to follow": in a headline, a name behind a comma opens a clause of its own. */
function opensHeadlineClause(input: GroupInput, raw: RawGroup, previous: RawGroup): boolean {
  const { tokens, isNamed } = input;
  if (!input.isHeadline || !raw.isInfinitive || previous.isInfinitive) return false;
  if (ON_ANOTHER.test(tokens[previous.head]?.lemma ?? '')) return false;
  let k = raw.first - 1;
  while (k > previous.last && (isNamed[k] || /^(?:and|&)$/.test(tokens[k]?.lower ?? ''))) k -= 1;
  const isLed = k < raw.first - 1 && k > previous.last + 1;
  return isLed && /^(?:,|while|as|but)$/.test(tokens[k]?.lower ?? '');
}

export function governorOf(
  input: GroupInput,
  raws: readonly RawGroup[],
  index: number,
): Governor | null {
  const raw = raws[index];
  if (raw === undefined) return null;
  const last = raws[index - 1];
  if (last !== undefined && opensHeadlineClause(input, raw, last)) return null;
  const twin = raw.isInfinitive ? joinedWith(input, raws, index) : -1;
  if (twin >= 0) return governorOf(input, raws, twin);
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
      /^(on|in|by|,|also|formally|eventually|one|day|principle|“|”|"|whatever|whatsoever|\?)$/.test(
        input.tokens[k]?.lower ?? '',
      ))
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
  const isNear = /^(?:close|near)$/.test(token.lower);
  if (token.pos === 'ADJ' || isNear || (token.pos === 'VERB' && !input.isNamed[k]))
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
    if (/^[“”"]$/.test(lower)) continue;
    if (STRONG.has(lower) || RELATIVES.has(lower)) return false;
  }
  return true;
}

/** Where the complement of a group ends: before what opens the next clause. */
export function rightEdge(
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
