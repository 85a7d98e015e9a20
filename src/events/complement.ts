import type { PatternEntry } from '../kernel/index.ts';
import type { AccordMention, Mention } from '../reading/index.ts';
import {
  accordAfter,
  accordBefore,
  accordConsented,
  byPronoun,
  isOnSigning,
  leadsTo,
  MAX_GAP,
  plainAccord,
  plainBefore,
} from './accord-complement.ts';
import { isOfRequest } from './answer.ts';
import type { Complement } from './draft.ts';
import { isFirstOfMembers } from './first-to.ts';
import { definiteAccord, isBareAfter, looseAccord } from './loose-accord.ts';
import { MAX_OBJECT_REACH, nounBefore, objectNoun, underObjectNoun } from './object-noun.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** Verbs whose "it" can only be an accord that the text has named before. */
const TREATY_VERBS = new Set<string | null>([
  'signature',
  'ratification',
  'initialling',
  'approval',
  'extension',
  'amendment',
]);

/** "recognised the kingdom's sovereignty": what is recognised is not the kingdom; "a Palestinian state" is. */
function ownsTheObject(view: SentenceView, mention: Placed<Mention>): boolean {
  const isOwner = /^['’]s?$/.test(lowerAt(view, mention.last + 1));
  if (!isOwner && mention.it.via !== 'adjective') return false;
  const noun = lowerAt(view, mention.last + (isOwner ? 2 : 1));
  return !/^(?:state|statehood|independence|government|republic|authorities|nationhood|leadership)$/.test(
    noun,
  );
}

export function stateAfter(
  view: SentenceView,
  from: number,
  to: number,
  { particles, action }: PatternEntry,
): Placed<Mention> | null {
  const isGoal = action === 'visit' || action === 'recognise';
  for (const mention of view.mentions) {
    if (mention.first < from || mention.first >= to) continue;
    // "met in Lima": a place is no partner, but it can be visited.
    if (!isGoal && mention.it.rule.startsWith('place:')) continue;
    return mention.first - from <= 7 && leadsTo(view, from, mention.first, particles)
      ? mention
      : null;
  }
  return null;
}

/** "the Treaty of A that B and C signed in 1963, like that of D": with a subject of its own, the clause is about what goes before. */
function gapOfRelative(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): Placed<AccordMention> | null {
  const hasSubject =
    view.mentions.some((item) => item.first >= group.left && item.last < group.first) ||
    /^(?:it|they|he|she)$/.test(lowerAt(view, group.left));
  const isGap = group.opening === 'relative' && !group.isPassive && pattern.needs === 'accord';
  return isGap && hasSubject && lowerAt(view, group.marker) !== 'whose'
    ? accordBefore(view, group)
    : null;
}

/** End of the complement: that of the verb, or of the last verb that belongs to the trigger ("ceased to be"). */
function rightOf(view: SentenceView, group: VerbGroup, triggerEnd: number): number {
  if (triggerEnd < group.right) return group.right;
  const inner = view.groups.findLast((other) => other.first <= triggerEnd);
  if (inner !== undefined && inner.right > triggerEnd) return inner.right;
  return view.groups.find((other) => other.first > triggerEnd)?.first ?? view.tokens.length;
}

const NAMING = /^(?:known|as|also|called|dubbed|named|titled|entitled|the|,|["“‘'])$/;

/** "an agreement called the Lima Compact": the name that follows a word for an accord. */
function namedBehind(view: SentenceView, last: number): Placed<AccordMention> | null {
  const accord = view.accords.find(({ first }) => first > last + 1 && first <= last + 6);
  if (accord === undefined) return null;
  const words = view.tokens.slice(last + 1, accord.first).map(({ lower }) => lower);
  const isNaming = words.some((word) =>
    /^(?:known|called|dubbed|named|titled|entitled)$/.test(word),
  );
  if (isNaming && words.every((word) => NAMING.test(word))) return accord;
  // "a policing accord with Fiji, the Suva Accord": between whom, and then its name.
  const isApposed = /^(?:with|between) (?:[^,]{2,40} )?, the$/.test(words.join(' '));
  const next = lowerAt(view, accord.last + 1);
  return isApposed && !/^(?:and|or|['’]s?)$/.test(next) ? accord : null;
}

/** "Qatar hosted, and Oman mediated, the talks": the verb behind which the object of both stands. */
function sharedWith(view: SentenceView, group: VerbGroup, end: number): VerbGroup | null {
  const next = view.groups[group.index + 1];
  const isAside = lowerAt(view, end + 1) === ',' && /^(?:and|but)$/.test(lowerAt(view, end + 2));
  if (!isAside || next?.kind !== 'finite' || next.isPassive || next.first - end > 6) return null;
  const isClosed = lowerAt(view, next.last + 1) === ',';
  return isClosed && view.tokens[next.last + 2]?.pos === 'DET' ? next : null;
}

/** What follows (or, in the passive and in relative clauses, precedes) a verb that the pattern asks for; null if it is not there. */
export function verbComplement(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
  triggerEnd: number,
): Complement | null {
  // "applied in 2009 and withdrew it in 2015": an application is withdrawn, an accord is withdrawn from.
  if (pattern.id === 'withdraw-from' && /^(?:it|them)$/.test(lowerAt(view, triggerEnd + 1)))
    return null;
  if (pattern.action === 'approval' && isOnSigning(view, triggerEnd + 1)) return null;
  const shared = sharedWith(view, group, triggerEnd);
  const from = shared === null ? triggerEnd + 1 : shared.last + 2;
  const right = Math.max(rightOf(view, shared ?? group, shared?.last ?? triggerEnd), from);
  const isTurned =
    group.isPassive || group.opening === 'relative' || pattern.roles === 'accord-acts';
  const isConsent = pattern.action === 'approval' || pattern.action === 'ratification';
  const accord =
    gapOfRelative(view, pattern, group) ??
    (pattern.isTold ? null : accordAfter(view, from, right, pattern.particles)) ??
    (isConsent
      ? accordConsented(view, from, Math.max(right, Math.min(view.tokens.length, from + MAX_GAP)))
      : null);
  const before = isTurned && accord === null ? accordBefore(view, group) : null;
  if (pattern.needs === 'accord') {
    if (pattern.objectNouns.length > 0)
      return (
        accordUnderNoun(view, pattern, from, right) ?? accordUnderEarlyNoun(view, pattern, group)
      );
    const spread = { first: group.first, last: triggerEnd };
    if (pattern.roles === 'accord-acts') {
      if (pattern.action === 'termination' && !group.isPassive && hasObject(view, from))
        return null;
      if (!group.isPassive && isStepBefore(view, group)) return null;
      const own = before ?? looseAccord(view, pattern, spread);
      return own === null
        ? null
        : { accord: own, state: null, plain: null, end: triggerEnd, isBefore: true };
    }
    const it =
      accord ??
      (pattern.roles === 'object-acts' && !group.isPassive
        ? accordPastTaken(view, pattern, { from, right })
        : null) ??
      before ??
      byPronoun(view, from, pattern.action) ??
      (group.isPassive && pattern.loose === 'bare' ? null : looseAccord(view, pattern, spread)) ??
      definiteAccord(view, pattern, { from, right });
    if (it !== null && isOnRequest(view, pattern, it)) return null;
    if (it === null) return unnamedAccord(view, pattern, { group, from, right, triggerEnd });
    return {
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
      : (stateAfter(view, from, right, pattern) ?? stateOfRelative(view, group));
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

/** "It must be ratified by Fiji": the token of the pronoun that a passive has for its subject. */
function subjectIt(view: SentenceView, group: VerbGroup): number | null {
  const holder = group.governor?.kind === 'verb' ? view.groups[group.governor.group] : group;
  if (group.kind === 'participle' || holder === undefined) return null;
  let k = Math.min(group.first, holder.first) - 1;
  while (view.tokens[k]?.pos === 'ADV') k -= 1;
  const isFirst = k === 0 || /^(?:,|;|and|but)$/.test(lowerAt(view, k - 1));
  return isFirst && lowerAt(view, k) === 'it' ? k : null;
}

/** "signed a treaty", "the pact that both signed", "ratified it", "has yet to ratify": an accord that the clause does not name. */
function unnamedAccord(
  view: SentenceView,
  pattern: PatternEntry,
  at: { group: VerbGroup; from: number; right: number; triggerEnd: number },
): Complement | null {
  const { group, from } = at;
  const isShared = pattern.roles === 'joint';
  const isOfPaper = TREATY_VERBS.has(pattern.action);
  const early = isShared && isOfPaper ? plainBefore(view, group) : null;
  if (early !== null)
    return { accord: null, state: null, plain: early, end: at.triggerEnd, isBefore: true };
  const it = isOfPaper && group.isPassive ? subjectIt(view, group) : null;
  if (it !== null)
    return {
      accord: null,
      state: null,
      plain: { first: it, last: it },
      end: at.triggerEnd,
      isBefore: true,
    };
  const plain = isShared ? plainAccord(view, from, at.right) : null;
  // "The three reached agreements with Fiji": of each with Fiji, and none of all.
  const isSeveral = /(?:s|memoranda)$/.test(lowerAt(view, plain?.last ?? -1));
  if (plain !== null && isSeveral && pattern.action === 'announcement') return null;
  if (plain !== null) {
    const named = namedBehind(view, plain.last);
    return named === null
      ? { accord: null, state: null, plain, end: plain.last, isBefore: false }
      : { accord: named, state: null, plain: null, end: named.last, isBefore: false };
  }
  const bare = bareStep(view, pattern, group);
  if (bare !== null || !isOfPaper || !/^(?:it|them)$/.test(lowerAt(view, from))) return bare;
  const pronoun = { first: from, last: from };
  return { accord: null, state: null, plain: pronoun, end: from, isBefore: false };
}

/** Steps under an accord whose verb tells them without an object: "Togo ratified in May". */
const BARE_STEP = /^(?:ratify|accede|sign|join)$/;

/** "Togo has yet to ratify", in a sentence that names no accord: what it ratifies is named before. */
function bareStep(view: SentenceView, pattern: PatternEntry, group: VerbGroup): Complement | null {
  const isVerb = (group.kind === 'finite' || group.kind === 'infinitive') && !group.isPassive;
  const isStep = isVerb && BARE_STEP.test(view.tokens[group.head]?.lemma ?? '');
  const isAlone = isStep && pattern.loose === 'bare' && view.accords.length === 0;
  // "signed for the Community": in whose name, and not what.
  const isForOther = lowerAt(view, group.last + 1) === 'for' && !view.isDay[group.last + 2];
  if (!isAlone || isForOther || !isBareAfter(view, group.last + 1)) return null;
  const plain = { first: group.head, last: group.head };
  return { accord: null, state: null, plain, end: group.last, isBefore: false };
}

/** "their withdrawal takes effect": a step, and not the accord. */
const STEP =
  /^(?:withdrawals?|denunciations?|exit|exits|departures?|accessions?|ratifications?|suspensions?|sanctions|tariffs|measures?|bans?|embargo|amendments?|law|laws|decree|notice|notices|decision)$/;

/** Whether the word right before a verb, past its adverbs, is a step, and not the end of a name. */
function isStepBefore(view: SentenceView, group: VerbGroup): boolean {
  let k = group.first - 1;
  while (view.tokens[k]?.pos === 'ADV') k -= 1;
  return (
    STEP.test(lowerAt(view, k)) && !view.accords.some(({ first, last }) => first <= k && k <= last)
  );
}

/** "The pact ends years of silence": what ends is the object, and not the pact. */
function hasObject(view: SentenceView, from: number): boolean {
  const token = view.tokens[from];
  return (
    token !== undefined && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(token.pos) && !view.isDay[from]
  );
}

/** Steps that are taken with an accord and not with a request to join it. */
const NOT_ON_REQUESTS = new Set<string | null>([
  'adoption',
  'amendment',
  'announcement',
  'approval',
  'extension',
  'ratification',
  'suspension',
  'termination',
]);

function isOnRequest(
  view: SentenceView,
  pattern: PatternEntry,
  accord: Placed<AccordMention>,
): boolean {
  return NOT_ON_REQUESTS.has(pattern.action) && isOfRequest(view, accord);
}

/** "let Fiji back into the Pact", "admitted Syria to X": whoever is taken in stands before the accord. */
function accordPastTaken(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly from: number; readonly right: number },
): Placed<AccordMention> | null {
  const taken = view.mentions.filter((item) => item.first >= at.from && item.first <= at.from + 6);
  for (const mention of taken) {
    const accord = accordAfter(view, mention.last + 1, at.right, pattern.particles);
    if (accord !== null && accord.first > mention.last) return accord;
  }
  return null;
}

/** "Beijing, which it had dropped": the state stands before the relative word. */
function stateOfRelative(view: SentenceView, group: VerbGroup): Placed<Mention> | null {
  if (group.opening !== 'relative' || lowerAt(view, group.marker) === 'who') return null;
  const own = view.mentions.some((item) => item.first >= group.left && item.last < group.first);
  const isPronoun = /^(?:it|he|she|they)$/.test(lowerAt(view, group.left));
  const before = view.mentions.findLast((item) => item.last < group.marker);
  const isNear = before !== undefined && group.marker - before.last <= 2;
  return isNear && (own || isPronoun) ? before : null;
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
    view.accords.find(
      (item) =>
        item.first >= from &&
        item.last < noun.first &&
        !/^['’]s?$/.test(lowerAt(view, item.last + 1)),
    ) ??
    (/^member/.test(lowerAt(view, noun.first))
      ? view.accords.filter((item) => item.last < from).at(-1)
      : undefined) ??
    looseAccord(view, pattern, { first: from, last: noun.last });
  if (accord === null || isFirstOfMembers(view, accord)) return null;
  return { accord, state: null, plain: null, end: accord.last, isBefore: false };
}

/** "The accession treaty of Fiji to X": past the one whose paper it is. */
function accordPastOwner(
  view: SentenceView,
  from: number,
  to: number,
): Placed<AccordMention> | null {
  if (lowerAt(view, from) !== 'of') return null;
  const accord = view.accords.find((item) => item.first > from && item.last < to);
  if (accord === undefined) return null;
  for (let k = from; k < accord.first; k += 1)
    if (view.mentionAt[k] === -1 && !/^(?:of|to|with|the|and|,)$/.test(lowerAt(view, k)))
      return null;
  return accord;
}

/** "The withdrawal of Mali from X, notified on Tuesday": the noun stands before the participle. */
function accordUnderEarlyNoun(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): Complement | null {
  if (!group.isPassive) return null;
  const noun = nounBefore(view, pattern, { from: Math.max(0, group.first - 12), to: group.first });
  if (noun === null) return null;
  if (group.kind !== 'participle') {
    const own =
      accordAfter(view, noun.last + 1, group.first, ['to', 'of']) ??
      accordPastOwner(view, noun.last + 1, group.first);
    return own === null
      ? null
      : {
          accord: own,
          state: null,
          plain: null,
          end: group.last,
          isBefore: true,
          noun: noun.first,
        };
  }
  const accord = looseAccord(view, pattern, { first: group.first, last: group.last });
  return accord === null
    ? null
    : { accord, state: null, plain: null, end: group.last, isBefore: true, noun: noun.first };
}
