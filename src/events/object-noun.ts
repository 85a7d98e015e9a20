import type { PatternEntry } from '../kernel/index.ts';
import { nearAccord } from './accord-complement.ts';
import { isAnswer } from './answer.ts';
import type { Complement } from './draft.ts';
import { looseAccord } from './loose-accord.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** Tokens between a verb and its object noun: "notified the United Nations secretary-general on Monday of its withdrawal". */
export const MAX_OBJECT_REACH = 14;

const RELIEF =
  /^(?:suspensions?|waivers?|relief|easing|lifting|exemptions?|pause|removal|relaxation|exceptions?|moratorium|repeal)$/;

/** "extended the suspension of most sanctions", "announced sanctions relief": the contrary of what the noun alone would say. */
function isRelieved(
  view: SentenceView,
  pattern: PatternEntry,
  noun: { readonly from: number; readonly first: number; readonly last: number },
): boolean {
  if (pattern.action !== 'sanction') return false;
  if (RELIEF.test(lowerAt(view, noun.last + 1))) return true;
  const before = view.tokens.slice(noun.from, noun.first);
  return before.some(
    ({ lower }, at) =>
      RELIEF.test(lower) && /^(?:of|from|in|on|to|for)$/.test(before[at + 1]?.lower ?? ''),
  );
}

/** The words of one of the object nouns in a stretch: first and last token, or null. */
export function objectNoun(
  view: SentenceView,
  pattern: PatternEntry,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } | null {
  const phrases = view.grammar.objectNouns.get(pattern.id);
  for (let k = from; k < to; k += 1) {
    const words = phrases
      ?.get(lowerAt(view, k))
      ?.find(
        (phrase) =>
          k + phrase.length <= to &&
          phrase.every((word, index) => lowerAt(view, k + index) === word),
      );
    if (words !== undefined) {
      const last = k + words.length - 1;
      return isRelieved(view, pattern, { from, first: k, last }) ? null : { first: k, last };
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

/** "a summit on energy that Guyana will host": the last of the nouns before the relative word. */
export function nounBefore(
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

/** "The package of sanctions, which bans imports, was adopted": the noun stands before an aside. */
function beforeAside(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): { readonly first: number; readonly last: number } | null {
  if (group.opening !== 'group' || lowerAt(view, group.first - 1) !== ',') return null;
  const aside = view.groups.slice(0, group.index).findLast((other) => other.opening === 'relative');
  if (aside === undefined || lowerAt(view, aside.marker - 1) !== ',') return null;
  return nounBefore(view, pattern, { from: Math.max(0, aside.marker - 12), to: aside.marker });
}

/** "Fiji's application to join X was blocked": the noun stands before an infinitive of its own. */
function beforeInfinitive(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): { readonly first: number; readonly last: number } | null {
  const inner = view.groups[group.index - 1];
  if (inner?.kind !== 'infinitive') return null;
  // "The bid by Fiji to join": the agent stands between the noun and its infinitive.
  if (inner.governor?.kind !== 'noun')
    return isAnswer(pattern) || pattern.action === 'invitation'
      ? nounBefore(view, pattern, { from: Math.max(0, inner.first - 6), to: inner.first })
      : null;
  const { token } = inner.governor;
  return nounBefore(view, pattern, { from: Math.max(0, token - 3), to: token + 1 });
}

/** "Sanctions imposed by Peru on Fiji were lifted": the noun stands before the clause that tells of it. */
function beforeReduced(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): { readonly first: number; readonly last: number } | null {
  const inner = view.groups[group.index - 1];
  if (inner?.kind !== 'participle' && inner?.opening !== 'relative') return null;
  const at = inner.opening === 'relative' ? inner.marker : inner.first;
  const noun = nounBefore(view, pattern, { from: Math.max(0, at - 3), to: at });
  return noun?.last === at - 1 ? noun : null;
}

/** "the ban it imposed on Fiji": the noun stands before the pronoun of a clause that leaves out "which". */
function beforePronoun(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
): { readonly first: number; readonly last: number } | null {
  const at = group.first - 1;
  if (group.isPassive || !/^(?:it|they|he|she)$/.test(lowerAt(view, at))) return null;
  const noun = nounBefore(view, pattern, { from: Math.max(0, at - 4), to: at });
  return noun?.last === at - 1 ? noun : null;
}

/** "a truce that is to begin": the clause is that of the verb which governs. */
function clauseOf(view: SentenceView, group: VerbGroup): VerbGroup {
  const holder =
    group.kind === 'infinitive' && group.governor?.kind === 'verb'
      ? view.groups[group.governor.group]
      : undefined;
  return holder?.opening === 'relative' ? holder : group;
}

/** "cut ties with Iran and restored them": the ties that the sentence has named; the first token of their noun. */
function relationMeant(
  view: SentenceView,
  pattern: PatternEntry,
  group: VerbGroup,
  from: number,
): number | null {
  if (!/^(?:sever|restore|downgrade|establish)-relations$/.test(pattern.action ?? '')) return null;
  if (lowerAt(view, from) !== 'them' || group.isPassive) return null;
  return nounBefore(view, pattern, { from: 0, to: group.first })?.first ?? null;
}

/** "approves Fiji's Forum bid": the accord stands before the noun. */
function accordWithin(view: SentenceView, from: number, to: number): Complement['accord'] {
  return view.accords.find((accord) => accord.first >= from && accord.last < to) ?? null;
}

/** The accord close behind; an organisation beside a deed that is neither a treaty's nor an answer is no accord of it. */
function nearMeant(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly after: number; readonly right: number },
): Complement['accord'] {
  const near = nearAccord(view, at.after, at.right);
  if (near === null || pattern.action !== null || isAnswer(pattern)) return near;
  return view.grammar.accords.get(near.it.accord)?.kind === 'organisation' ? null : near;
}

/** The object noun after the verb, or before it in the passive and in relative clauses. */
export function underObjectNoun(
  view: SentenceView,
  pattern: PatternEntry,
  at: { group: VerbGroup; from: number; right: number },
): Complement | null {
  const { from, right } = at;
  const group = clauseOf(view, at.group);
  const noun = objectNoun(view, pattern, from, Math.min(right, from + MAX_OBJECT_REACH));
  if (noun !== null)
    return {
      accord:
        pattern.action === 'agree-cooperation' || pattern.id === 'invite-to-meeting'
          ? null
          : (nearMeant(view, pattern, { after: noun.last, right }) ??
            (isAnswer(pattern) ? accordWithin(view, from, noun.first) : null) ??
            looseAccord(view, pattern, { first: at.group.first, last: noun.last })),
      state: null,
      plain: null,
      end: noun.last,
      isBefore: false,
    };
  const meant = relationMeant(view, pattern, at.group, from);
  if (meant !== null)
    return { accord: null, state: null, plain: null, end: from, isBefore: false, noun: meant };
  const meantBefore = beforePronoun(view, pattern, at.group);
  if (meantBefore !== null)
    return {
      accord: null,
      state: null,
      plain: null,
      end: from - 1,
      isBefore: true,
      noun: meantBefore.first,
    };
  if (!group.isPassive && group.opening !== 'relative') return null;
  const first =
    group.opening === 'relative'
      ? group.marker - 8
      : group.kind === 'participle'
        ? group.first - (lowerAt(view, group.first - 1) === ',' ? 12 : 4)
        : group.left;
  const early =
    group.opening === 'relative' || group.kind === 'participle'
      ? nounBefore(view, pattern, {
          from: Math.max(0, first),
          to: group.opening === 'relative' ? group.marker : group.first,
        })
      : (objectNoun(view, pattern, Math.max(0, first), group.first) ??
        beforeReduced(view, pattern, group) ??
        beforeInfinitive(view, pattern, group) ??
        beforeAside(view, pattern, group));
  if (early === null) return null;
  const isAsking = pattern.action === 'invitation';
  const between =
    isAnswer(pattern) || isAsking
      ? view.accords.find((item) => item.first > early.last && item.last < group.first)
      : undefined;
  const accord = between ?? (isAsking ? looseAccord(view, pattern, early) : null);
  return {
    accord,
    state: null,
    plain: null,
    end: from - 1,
    isBefore: true,
    noun: early.first,
  };
}
