import type { Draft } from './draft.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';

const JOINING = new Set<string | null>(['accession', 'admission', 'application', 'interest']);
const LESSER =
  /^(?:observers?|guests?|associates?|affiliates?|correspondents?|dialogue|partners?)$/;
const ARTICLE = /^(?:an?|its|the|one)$/;
/** Tokens behind the trigger and its accord in which "as an observer" may stand. */
const MAX_BEHIND = 8;
const MAX_WORDS = 4;

/** "as an observer", "as a dialogue partner", from the word "as". */
function isAsLesser(view: SentenceView, at: number): boolean {
  if (lowerAt(view, at) !== 'as') return false;
  for (let k = at + 1; k <= at + MAX_WORDS; k += 1) {
    const lower = lowerAt(view, k);
    // A partner state of the East African Community is a member.
    if (LESSER.test(lower)) return !/^states?$/.test(lowerAt(view, k + 1));
    if (!ARTICLE.test(lower) && !/^(?:ADJ|NOUN|NUM)$/.test(view.tokens[k]?.pos ?? '')) return false;
  }
  return false;
}

/** "admitted as a dialogue partner", "became an associate member": somebody who takes part, and no member. */
export function isLesserMembership(view: SentenceView, draft: Draft): boolean {
  if (!JOINING.has(draft.pattern.action)) return false;
  const end = Math.max(draft.last, draft.complement.end);
  for (let k = draft.first; k <= end + MAX_BEHIND; k += 1) if (isAsLesser(view, k)) return true;
  const verb = draft.group?.head ?? draft.first;
  if (draft.pattern.objectNouns.length === 0) return false;
  for (let k = verb + 1; k <= draft.last + 1; k += 1)
    if (LESSER.test(lowerAt(view, k)) && !/^(?:of|states?)$/.test(lowerAt(view, k + 1)))
      return true;
  return false;
}

/** The same in a text: what follows a phrase that tells of an entry. */
export const AS_LESSER =
  /^[^.;]{0,80}?\bas (?:an?|its|one) (?:[\w-]+ ){0,2}(?:observer|guest|associate|affiliate|dialogue partner|partner(?! state))\b/iu;
