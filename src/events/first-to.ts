import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const FIRST_TO =
  /^(?:country|countries|states?|nations?|members?|governments?|ally|allies|party|parties|ministers?|presidents?|premiers?|chancellors?|secretary|leaders?|kings?|queens?|popes?|heads?|monarchs?|envoys?)$/;
const ORDINAL =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|latest|only|next)$|^\d+(?:st|nd|rd|th)$|^\w+(?:teen|iet)h$/;

/** "the first country to ratify", "the latest state to join": the infinitive tells what the noun did. */
function isOrdinalBefore(view: SentenceView, noun: number): boolean {
  for (let k = noun - 1; k >= Math.max(0, noun - 4); k -= 1) {
    if (ORDINAL.test(lowerAt(view, k))) return true;
  }
  return false;
}

/** Whether a noun is counted as one that does something: "the eleventh country". */
export function isFirstTo(view: SentenceView, noun: number): boolean {
  return FIRST_TO.test(lowerAt(view, noun)) && isOrdinalBefore(view, noun);
}

/** "the first state ever to do so": the noun right before the infinitive, whatever verb governs it. */
export function firstBefore(view: SentenceView, group: VerbGroup): number | null {
  if (group.kind !== 'infinitive') return null;
  let k = group.first - 1;
  while (/^(?:ever|to|so|far|yet)$/.test(lowerAt(view, k))) k -= 1;
  if (isFirstTo(view, k)) return k;
  const noun = beforeOwner(view, k);
  return noun !== null && isFirstTo(view, noun) ? noun : null;
}

/** "the first member of the Union to do so": the noun before the name that ends at `at`; null where none does. */
function beforeOwner(view: SentenceView, at: number): number | null {
  const accord = view.accords.find(({ last }) => last === at);
  let k = accord === undefined ? at : accord.first - 1;
  while (k > 0 && view.mentionAt[k] !== -1) k -= 1;
  if (k === at) return null;
  if (lowerAt(view, k) === 'the') k -= 1;
  return /^(?:of|in|from|within)$/.test(lowerAt(view, k)) ? k - 1 : null;
}

/** "became the first member of X to recognise it": who is a member already, and does something else. */
export function isFirstOfMembers(view: SentenceView, accord: Placed<unknown>): boolean {
  const next = view.groups.find(({ first }) => first === accord.last + 1);
  if (next?.kind !== 'infinitive' || firstBefore(view, next) === null) return false;
  return !/^(?:join|accede|enter|become)$/.test(view.tokens[next.head]?.lemma ?? '');
}
