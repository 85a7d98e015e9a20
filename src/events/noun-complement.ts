import type { PatternEntry } from '../kernel/index.ts';
import type { AccordMention, Mention } from '../reading/index.ts';
import { accordAfter } from './accord-complement.ts';
import { stateAfter } from './complement.ts';
import type { Complement } from './draft.ts';
import { looseAccord } from './loose-accord.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';

/** "The withdrawal will take effect": a definite noun at the head of its clause goes back to the act told before. */
function isDefinite(view: SentenceView, noun: number): boolean {
  return (
    noun <= 2 &&
    /^(?:the|this|its|their)$/.test(lowerAt(view, 0)) &&
    lowerAt(view, noun + 1) !== 'of'
  );
}

/** "a visit by Leo XIV to Havana": the agent stands between the noun and the state. */
function statePastAgent(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly from: number; readonly right: number },
): Placed<Mention> | null {
  if (!/^(?:by|of)$/.test(lowerAt(view, at.from))) return null;
  const agent = view.mentions.find((item) => item.first > at.from && item.first <= at.from + 4);
  return agent === undefined ? null : stateAfter(view, agent.last + 1, at.right, pattern);
}

/** "Burundi's ratification", "whose signature", "ratification by Fiji": a step of somebody, and no word of the law. */
function isOwned(view: SentenceView, pattern: PatternEntry, noun: number): boolean {
  const isPlain = pattern.predicates.length === 0 && pattern.modality === null;
  if (!isPlain || !/^(?:ratification|signature|signing|accession)/.test(lowerAt(view, noun)))
    return true;
  if (lowerAt(view, noun + 1) === 'by') return true;
  for (let k = noun - 1; k >= Math.max(0, noun - 4); k -= 1) {
    if (/^(?:its|their|his|her|whose|['’]s?)$/.test(lowerAt(view, k)) || view.mentionAt[k] !== -1)
      return true;
    if (!/^(?:ADJ|NUM|NOUN)$/.test(view.tokens[k]?.pos ?? '')) return false;
  }
  return false;
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
    const state =
      stateAfter(view, from, right, pattern) ?? statePastAgent(view, pattern, { from, right });
    return state === null
      ? null
      : { accord: null, state, plain: null, end: state.last, isBefore: false };
  }
  const accord =
    accordAfter(view, from, right, pattern.particles) ??
    accordBehindOwner(view, pattern, from, right) ??
    (isOwned(view, pattern, nounEnd)
      ? looseAccord(view, pattern, { first: nounEnd, last: nounEnd })
      : null);
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
        /^(?:NUM|ADJ)$/.test(view.tokens[i]?.pos ?? '') ||
        /^(by|of|the|and|,|on|in|'s|’s)$/.test(lowerAt(view, i));
      if (!isOk) return null;
    }
    return accord;
  }
  return null;
}
