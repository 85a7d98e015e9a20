import type { PatternEntry } from '../kernel/index.ts';
import { type Complement, nounComplement, objectNoun, verbComplement } from './complement.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** A trigger with its complement, before anyone asked who, how surely and when. */
export interface Draft {
  readonly pattern: PatternEntry;
  readonly group: VerbGroup | null;
  /** Tokens of the trigger, both included; for nouns the noun itself. */
  readonly first: number;
  readonly last: number;
  readonly complement: Complement;
}

function restFollows(view: SentenceView, after: number, rest: readonly string[]): number {
  let k = after + 1;
  for (const word of rest) {
    while (view.tokens[k]?.pos === 'ADV' && lowerAt(view, k) !== word) k += 1;
    if (lowerAt(view, k) !== word) return -1;
    k += 1;
  }
  return k - 1;
}

function verbDrafts(view: SentenceView): Draft[] {
  const drafts: Draft[] = [];
  for (const group of view.groups) {
    if (isGerundNoun(view, group.head)) continue;
    for (const entry of view.grammar.verbs.get(lowerAt(view, group.head)) ?? []) {
      const end = restFollows(view, group.head, entry.rest);
      if (end < 0) continue;
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
      });
      break;
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
  if (pattern.roles !== 'object-acts' || group.isPassive || pattern.needs !== 'accord') return null;
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
  if (pattern.objectNouns.length === 0) return end;
  return objectNoun(view, pattern, end + 1, Math.min(view.tokens.length, end + 10))?.last ?? end;
}

function isNounHere(view: SentenceView, k: number): boolean {
  const token = view.tokens[k];
  if (token === undefined || view.mentionAt[k] !== -1) return false;
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

function nounDrafts(view: SentenceView): Draft[] {
  const drafts: Draft[] = [];
  for (let k = 0; k < view.tokens.length; k += 1) {
    const entries = view.grammar.nouns.get(lowerAt(view, k));
    if (entries === undefined || !isNounHere(view, k)) continue;
    for (const entry of entries) {
      const end = restFollows(view, k, entry.rest);
      if (end < 0) continue;
      const complement = nounComplement(view, entry.pattern, end);
      if (complement === null) continue;
      drafts.push({ pattern: entry.pattern, group: null, first: k, last: end, complement });
      break;
    }
  }
  return drafts;
}

/** Triggers of a sentence; where two share a token the one of lower order stands, so that one event is coded once. */
export function findDrafts(view: SentenceView): Draft[] {
  const all = [...verbDrafts(view), ...nounDrafts(view)];
  all.sort((a, b) => a.pattern.order - b.pattern.order || a.first - b.first);
  const kept: Draft[] = [];
  for (const draft of all) {
    if (!kept.some((other) => other.first <= draft.last && draft.first <= other.last))
      kept.push(draft);
  }
  return kept.sort((a, b) => a.first - b.first);
}
