import { lowerAt, type SentenceView } from './sentence-view.ts';
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
  return isFirstTo(view, k) ? k : null;
}
