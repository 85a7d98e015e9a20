import type { PatternEntry } from '../kernel/index.ts';
import { isAnswer } from './answer.ts';
import { verbComplement } from './complement.ts';
import type { Complement, Draft } from './draft.ts';
import { echoDrafts } from './echo-drafts.ts';
import { furtherPapers } from './further-papers.ts';
import { isLesserMembership } from './lesser-membership.ts';
import { hasContext } from './loose-accord.ts';
import { nounComplement } from './noun-complement.ts';
import { predicateOfNoun } from './noun-modality.ts';
import { objectNoun } from './object-noun.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** What may stand between a verb and the words that belong to it: adverbs, and days ("agreed on Monday to cooperate"). */
function isBetween(view: SentenceView, k: number): boolean {
  const token = view.tokens[k];
  if (token === undefined) return false;
  const isToDay = token.pos === 'ADP' && (view.isDay[k + 1] === true || view.isDay[k + 2] === true);
  const isQuestion = /^(?:how|when|where|why|whether)$/.test(token.lower);
  return (
    (token.pos === 'ADV' && !isQuestion) ||
    view.isDay[k] === true ||
    (isToDay && token.lower !== 'to')
  );
}

function restFollows(view: SentenceView, after: number, rest: readonly string[]): number {
  let k = after + 1;
  for (const word of rest) {
    while (isBetween(view, k) && lowerAt(view, k) !== word) k += 1;
    if (lowerAt(view, k) !== word) return -1;
    k += 1;
  }
  return k - 1;
}

/** Whether the negation that the pattern asks for stands at the verb. */
function isNegatedAs(view: SentenceView, pattern: PatternEntry, group: VerbGroup): boolean {
  if (pattern.negation === 'none') return true;
  if (!group.isNegated) return false;
  const words = view.tokens.slice(Math.max(0, group.first - 2), group.last + 1);
  return pattern.negation === 'not' || words.some((token) => token.lower === 'longer');
}

/** "was left out of the invitations", "was left without a seat": nobody leaves. */
function isLeftOut(view: SentenceView, group: VerbGroup): boolean {
  const next = lowerAt(view, group.last + 1);
  const isLeft = group.isPassive && lowerAt(view, group.head) === 'left';
  return isLeft && /^(?:out|behind|without|with|off|alone|aside)$/.test(next);
}

function verbDrafts(view: SentenceView): Draft[] {
  const drafts: Draft[] = [];
  for (const group of view.groups) {
    if (isGerundNoun(view, group.head) || isLeftOut(view, group)) continue;
    for (const entry of view.grammar.verbs.get(lowerAt(view, group.head)) ?? []) {
      const end = restFollows(view, group.head, entry.rest);
      if (end < 0 || !hasContext(view, entry.pattern)) continue;
      if (!isNegatedAs(view, entry.pattern, group)) continue;
      if (entry.pattern.needsSubject && group.isPassive) continue;
      const complement =
        verbComplement(view, entry.pattern, group, Math.max(end, group.last)) ??
        organisationActs(view, entry.pattern, group);
      if (complement === null) continue;
      drafts.push({
        pattern: entry.pattern,
        group,
        first: group.first,
        last: lastOf(view, entry.pattern, { group, end }),
        complement,
        predicate: null,
        echoOf: null,
      });
    }
  }
  return drafts;
}

/** "ASEAN admitted Timor-Leste": the accord is the organisation that acts. */
function organisationActs(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): Complement | null {
  const isOfBody = pattern.roles === 'object-acts' || pattern.roles === 'body-acts';
  if (!isOfBody || group.isPassive || pattern.needs !== 'accord') return null;
  const accord = view.accords.find((item) => item.first >= group.left && item.last < group.first);
  const taken = view.mentions.find(
    (item) => item.first === group.last + 1 || item.first === group.last + 2,
  );
  if (accord === undefined || taken === undefined || !view.grammar.accords.has(accord.it.accord))
    return null;
  return { accord, state: null, plain: null, end: taken.last, isBefore: true };
}

function lastOf(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly group: VerbGroup; readonly end: number },
): number {
  const end = Math.max(at.end, at.group.last);
  // "hosted, and Oman mediated, the talks": what stands behind a comma is no part of the trigger.
  if (pattern.objectNouns.length === 0 || lowerAt(view, end + 1) === ',') return end;
  return objectNoun(view, pattern, end + 1, Math.min(view.tokens.length, end + 10))?.last ?? end;
}

function isNounHere(view: SentenceView, k: number): boolean {
  const token = view.tokens[k];
  if (token === undefined) return false;
  // "Fiji's visiting prime minister": part of the title, and an act all the same.
  if (view.mentionAt[k] !== -1) return token.lower === 'visiting';
  if (view.accords.some((accord) => accord.first <= k && k <= accord.last)) return false;
  const inGroup = view.groups.some((group) => group.first <= k && k <= group.last);
  return !inGroup || token.pos === 'NOUN' || isGerundNoun(view, k);
}

/** "the signing of": a gerund behind an article is a noun. */
function isGerundNoun(view: SentenceView, k: number): boolean {
  return (
    /ing$/.test(lowerAt(view, k)) &&
    (lowerAt(view, k + 1) === 'of' || lowerAt(view, k + 1) === 'ceremony')
  );
}

/** The verb that a pattern asks of its noun; null where it asks for none, undefined where another stands there. */
function predicateFor(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly first: number; readonly last: number; readonly complement: Complement },
): VerbGroup | null | undefined {
  if (pattern.predicates.length === 0) return null;
  const isBehind = at.complement.end > at.last;
  const end = isBehind ? at.complement.end : at.last;
  const verb = predicateOfNoun(view, { first: at.first, last: at.last, end });
  if (verb === null) return undefined;
  return pattern.predicates.some((phrase) => {
    const [head = '', ...rest] = phrase.split(' ');
    return view.tokens[verb.head]?.lemma === head && restFollows(view, verb.head, rest) >= 0;
  })
    ? verb
    : undefined;
}

function nounDrafts(view: SentenceView): Draft[] {
  const drafts: Draft[] = [];
  for (let k = 0; k < view.tokens.length; k += 1) {
    const entries = view.grammar.nouns.get(lowerAt(view, k));
    if (entries === undefined || !isNounHere(view, k)) continue;
    for (const entry of entries) {
      const end = restFollows(view, k, entry.rest);
      if (end < 0 || !hasContext(view, entry.pattern)) continue;
      const complement = nounComplement(view, entry.pattern, end);
      if (complement === null) continue;
      const predicate = predicateFor(view, entry.pattern, { first: k, last: end, complement });
      if (predicate === undefined) continue;
      drafts.push({
        pattern: entry.pattern,
        group: null,
        first: k,
        last: end,
        complement,
        predicate,
        echoOf: null,
      });
    }
  }
  return drafts;
}

/** A noun with its verb spans what stands between them, which may tell of another act. */
function isApart(a: Draft, b: Draft): boolean {
  const inside = (outer: Draft, inner: Draft): boolean =>
    outer.predicate !== null && inner.first > outer.last && inner.last < outer.predicate.first;
  return inside(a, b) || inside(b, a);
}

/** "approved the entry of Chad to X", "signed a plan to join": consent to the step, which is no step yet. */
function isConsentTo(outer: Draft, inner: Draft): boolean {
  if (outer === inner || outer.group === null) return false;
  if (outer.pattern.id === 'sign-plan-to-join')
    return inner.group?.governor?.group === outer.group.index;
  if (inner.group !== null) return false;
  const { accord } = outer.complement;
  // "withdrew its signature of X": the noun leads to the accord of the verb.
  const isBetween = accord !== null && inner.first > outer.last && inner.last < accord.first;
  if (isBetween && inner.complement.accord === accord && inner.predicate === null) return true;
  const isConsent = outer.pattern.action === 'approval' || outer.pattern.action === 'ratification';
  return isConsent && inner.first > outer.last && inner.first <= outer.complement.end;
}

/** "invited Fiji to talks in Lima": what one is invited to is no act beside the invitation. */
function isInvitedTo(outer: Draft, inner: Draft): boolean {
  const isTalk = inner.group === null && inner.pattern.action === 'hold-talks';
  return isTalk && outer.pattern.id === 'invite-to-meeting' && inner.first > outer.last;
}

/** "signed a treaty creating the Council": what the paper does is told with its signature. */
function isContentOf(outer: Draft, inner: Draft): boolean {
  if (inner.pattern.id !== 'found-body' || inner.group?.kind !== 'ing') return false;
  const { plain, accord } = outer.complement;
  const end = plain?.last ?? accord?.last;
  return outer !== inner && end !== undefined && inner.group.first === end + 1;
}

/**
 * "the application to join", "talks to join": the infinitive belongs to the noun, which is the act. "Urged Chile to
 * join": one act, told by what is asked for.
 */
function isOfNoun(draft: Draft, all: readonly Draft[]): boolean {
  const isPart = (other: Draft): boolean =>
    isConsentTo(other, draft) || isContentOf(other, draft) || isInvitedTo(other, draft);
  if (all.some(isPart)) return true;
  const governor = draft.group?.governor;
  const group = draft.group?.index;
  if (draft.pattern.root === 'REQUEST' && group !== undefined)
    return all.some(
      ({ group: other }) => other?.governor?.kind === 'verb' && other.governor.group === group,
    );
  // "sent invitations to Chile to join": the infinitive is what the invitation is for.
  if (governor?.kind === 'verb')
    return all.some(
      ({ group: other, pattern, complement }) =>
        other?.index === governor.group &&
        pattern.action === 'invitation' &&
        pattern.needs === 'object-noun' &&
        complement.accord === draft.complement.accord,
    );
  if (governor?.kind !== 'noun') return false;
  // "rejected a proposal to restart talks": what was rejected is the proposal.
  return all.some(
    (other) =>
      (other.group === null || isAnswer(other.pattern)) &&
      ((other.first <= governor.token && governor.token <= other.last) ||
        other.complement.noun === governor.token),
  );
}

function overlaps(a: Draft, b: Draft): boolean {
  const lastOfA = a.predicate?.last ?? a.last;
  const lastOfB = b.predicate?.last ?? b.last;
  return b.first <= lastOfA && a.first <= lastOfB && !isApart(a, b);
}

/**
 * Triggers of a sentence; where two share a token the one of lower order stands, so that one event is coded once.
 * One that `isTold` rejects (nobody does it) gives way to the next, and stands only where there is none.
 */
export function findDrafts(view: SentenceView, isTold: (draft: Draft) => boolean): Draft[] {
  const all = [...verbDrafts(view), ...nounDrafts(view)].filter(
    (draft) => !isLesserMembership(view, draft),
  );
  all.sort((a, b) => a.pattern.order - b.pattern.order || a.first - b.first);
  const kept: Draft[] = [];
  const untold: Draft[] = [];
  for (const draft of all) {
    if (kept.some((other) => overlaps(other, draft))) continue;
    (isTold(draft) ? kept : untold).push(draft);
  }
  const spare = untold.filter(
    (draft, index) => ![...kept, ...untold.slice(0, index)].some((other) => overlaps(other, draft)),
  );
  // Also where nobody is known who rejects: what was rejected has not been done.
  const outer = [...kept, ...untold.filter(({ pattern }) => isAnswer(pattern))];
  const told = kept.filter((draft) => !isOfNoun(draft, outer)).sort((a, b) => a.first - b.first);
  const rows = told.flatMap((draft) => furtherPapers(view, draft));
  return [...told, ...rows, ...spare, ...echoDrafts(view, told)].sort((a, b) => a.first - b.first);
}
