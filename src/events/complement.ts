import type { PatternEntry } from '../kernel/index.ts';
import type { AccordMention, Mention } from '../reading/index.ts';
import {
  accordAfter,
  accordBefore,
  accordConsented,
  byPronoun,
  leadsTo,
  MAX_GAP,
  plainAccord,
} from './accord-complement.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** What a trigger was found to act on. Token indexes; `end` is the last token of the complement. */
export interface Complement {
  readonly accord: Placed<AccordMention> | null;
  readonly state: Placed<Mention> | null;
  /** Tokens of an accord that the sentence does not name: "a treaty", "the memorandum of understanding". */
  readonly plain: { readonly first: number; readonly last: number } | null;
  readonly end: number;
  /** Whether it was found before the verb: passive, or the head of a relative clause. */
  readonly isBefore: boolean;
}

/** Verbs whose "it" can only be an accord that the text has named before. */
const TREATY_VERBS = new Set<string>(['signature', 'ratification', 'initialling', 'approval']);

/** Tokens between a verb and its object noun: "notified the United Nations secretary-general on Monday of its withdrawal". */
const MAX_OBJECT_REACH = 14;

/** The words of one of the object nouns in a stretch: first and last token, or null. */
export function objectNoun(
  view: SentenceView,
  pattern: PatternEntry,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } | null {
  for (let k = from; k < to; k += 1) {
    for (const noun of pattern.objectNouns) {
      const words = noun.split(' ');
      if (
        words.every((word, index) => lowerAt(view, k + index) === word) &&
        k + words.length <= to
      ) {
        return { first: k, last: k + words.length - 1 };
      }
    }
    const lower = lowerAt(view, k);
    const isStop =
      view.tokens[k]?.pos === 'ADP' &&
      lower !== 'of' &&
      lower !== 'off' &&
      lower !== 'up' &&
      lower !== 'to' &&
      !view.isDay[k + 1] &&
      !view.isDay[k];
    if (isStop && !pattern.particles.includes(lower)) return null;
  }
  return null;
}

/** "recognised the kingdom's sovereignty": what is recognised is not the kingdom. */
function ownsTheObject(view: SentenceView, mention: Placed<Mention>): boolean {
  return /^['’]s?$/.test(lowerAt(view, mention.last + 1)) || mention.it.via === 'adjective';
}

function stateAfter(
  view: SentenceView,
  from: number,
  to: number,
  particles: readonly string[],
): Placed<Mention> | null {
  for (const mention of view.mentions) {
    if (mention.first < from || mention.first >= to) continue;
    return mention.first - from <= 7 && leadsTo(view, from, mention.first, particles)
      ? mention
      : null;
  }
  return null;
}

/** "a summit on energy that Guyana will host": the last of the nouns before the relative word. */
function nounBefore(
  view: SentenceView,
  pattern: PatternEntry,
  range: { from: number; to: number },
): { readonly first: number; readonly last: number } | null {
  for (let k = range.to - 1; k >= range.from; k -= 1) {
    const found = objectNoun(view, pattern, k, Math.min(k + 3, range.to));
    if (found !== null && found.first === k) return found;
  }
  return null;
}

/** The object noun after the verb, or before it in the passive and in relative clauses. */
function underObjectNoun(
  view: SentenceView,
  pattern: PatternEntry,
  at: { group: VerbGroup; from: number; right: number },
): Complement | null {
  const { group, from, right } = at;
  const noun = objectNoun(view, pattern, from, Math.min(right, from + MAX_OBJECT_REACH));
  if (noun !== null)
    return {
      accord: nearAccord(view, noun.last, right),
      state: null,
      plain: null,
      end: noun.last,
      isBefore: false,
    };
  if (!group.isPassive && group.opening !== 'relative') return null;
  const first =
    group.opening === 'relative'
      ? group.marker - 8
      : group.kind === 'participle'
        ? group.first - 4
        : group.left;
  const early =
    group.opening === 'relative' || group.kind === 'participle'
      ? nounBefore(view, pattern, {
          from: Math.max(0, first),
          to: group.opening === 'relative' ? group.marker : group.first,
        })
      : objectNoun(view, pattern, Math.max(0, first), group.first);
  return early === null
    ? null
    : { accord: null, state: null, plain: null, end: from - 1, isBefore: true };
}

/** What follows (or, in the passive and in relative clauses, precedes) a verb that the pattern asks for; null if it is not there. */
export function verbComplement(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
  triggerEnd: number,
): Complement | null {
  const from = triggerEnd + 1;
  const right = Math.max(group.right, from);
  const isTurned =
    group.isPassive || group.opening === 'relative' || pattern.roles === 'accord-acts';
  const isConsent = pattern.action === 'approval' || pattern.action === 'ratification';
  const accord =
    accordAfter(view, from, right, pattern.particles) ??
    (isConsent
      ? accordConsented(view, from, Math.max(right, Math.min(view.tokens.length, from + MAX_GAP)))
      : null);
  const before = isTurned && accord === null ? accordBefore(view, group) : null;
  if (pattern.needs === 'accord') {
    if (pattern.objectNouns.length > 0) return accordUnderNoun(view, pattern, from, right);
    if (pattern.roles === 'accord-acts')
      return before === null
        ? null
        : { accord: before, state: null, plain: null, end: triggerEnd, isBefore: true };
    const it = accord ?? before ?? byPronoun(view, from);
    const plain = it === null && pattern.roles === 'joint' ? plainAccord(view, from, right) : null;
    if (plain !== null)
      return { accord: null, state: null, plain, end: plain.last, isBefore: false };
    if (
      it === null &&
      /^(?:it|them)$/.test(lowerAt(view, from)) &&
      TREATY_VERBS.has(pattern.action)
    ) {
      return {
        accord: null,
        state: null,
        plain: { first: from, last: from },
        end: from,
        isBefore: false,
      };
    }
    return it === null
      ? null
      : {
          accord: it,
          state: null,
          plain: null,
          end: accord === null ? triggerEnd : it.last,
          isBefore: accord === null,
        };
  }
  if (pattern.needs === 'object-noun')
    return underObjectNoun(view, pattern, { group, from, right });
  if (pattern.needs === 'state') {
    const state = group.isPassive
      ? passiveState(view, group)
      : stateAfter(view, from, right, pattern.particles);
    if (state !== null && pattern.action === 'recognise' && ownsTheObject(view, state)) return null;
    return state === null
      ? null
      : {
          accord: null,
          state,
          plain: null,
          end: group.isPassive ? triggerEnd : state.last,
          isBefore: group.isPassive,
        };
  }
  return { accord: accord ?? before, state: null, plain: null, end: triggerEnd, isBefore: false };
}

function passiveState(view: SentenceView, group: VerbGroup): Placed<Mention> | null {
  return (
    view.mentions.find((mention) => mention.first >= group.left && mention.last < group.first) ??
    null
  );
}

/** "became the tenth member of X": the noun first, then the accord behind "of" or "to". */
function accordUnderNoun(
  view: SentenceView,
  pattern: PatternEntry,
  from: number,
  right: number,
): Complement | null {
  const noun = objectNoun(view, pattern, from, Math.min(right, from + MAX_OBJECT_REACH));
  if (noun === null) return null;
  const accord =
    accordAfter(view, noun.last + 1, view.tokens.length, [
      'of',
      'to',
      'in',
      'to join',
      'to enter',
      'within',
      'from',
    ]) ??
    view.accords.find((item) => item.first >= from && item.last < noun.first) ??
    (/^member/.test(lowerAt(view, noun.first))
      ? view.accords.filter((item) => item.last < from).at(-1)
      : undefined) ??
    null;
  return accord === null
    ? null
    : { accord, state: null, plain: null, end: accord.last, isBefore: false };
}

function nearAccord(
  view: SentenceView,
  after: number,
  right: number,
): Placed<AccordMention> | null {
  const accord = view.accords.find(
    (item) => item.first > after && item.first < Math.max(right, after + 8),
  );
  return accord !== undefined && accord.first - after <= 6 ? accord : null;
}

/** "The withdrawal will take effect": a definite noun at the head of its clause goes back to the act told before. */
function isDefinite(view: SentenceView, noun: number): boolean {
  return (
    noun <= 2 &&
    /^(?:the|this|its|their)$/.test(lowerAt(view, 0)) &&
    lowerAt(view, noun + 1) !== 'of'
  );
}

/** What a noun acts on: the accord or state behind its preposition. */
export function nounComplement(
  view: SentenceView,
  pattern: PatternEntry,
  nounEnd: number,
): Complement | null {
  const from = nounEnd + 1;
  const right = Math.min(view.tokens.length, from + 16);
  if (pattern.needs === 'state') {
    const state = stateAfter(view, from, right, pattern.particles);
    return state === null
      ? null
      : { accord: null, state, plain: null, end: state.last, isBefore: false };
  }
  const accord =
    accordAfter(view, from, right, pattern.particles) ??
    accordBehindOwner(view, pattern, from, right);
  if (accord !== null)
    return { accord, state: null, plain: null, end: accord.last, isBefore: false };
  if (pattern.needs === 'accord' && isDefinite(view, nounEnd)) {
    return {
      accord: null,
      state: null,
      plain: { first: nounEnd, last: nounEnd },
      end: nounEnd,
      isBefore: false,
    };
  }
  return pattern.needs === 'none'
    ? { accord: null, state: null, plain: null, end: nounEnd, isBefore: false }
    : null;
}

/** "accession by Fiji to X", "the inclusion of Fiji in X", "entry into force on Thursday of X". */
function accordBehindOwner(
  view: SentenceView,
  pattern: PatternEntry,
  from: number,
  right: number,
): Placed<AccordMention> | null {
  for (const accord of view.accords) {
    if (accord.first < from || accord.first >= right) continue;
    let k = accord.first - 1;
    while (k >= from && /^(DET|ADJ|NUM)$/.test(view.tokens[k]?.pos ?? '')) k -= 1;
    if (!pattern.particles.includes(lowerAt(view, k)) || lowerAt(view, k) === '') return null;
    for (let i = from; i < k; i += 1) {
      const isOk =
        view.mentionAt[i] !== -1 ||
        view.isDay[i] ||
        /^(by|of|the|and|,|on|in|'s|’s)$/.test(lowerAt(view, i));
      if (!isOk) return null;
    }
    return accord;
  }
  return null;
}
