import { CROWD, callsOnAnother } from './participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** Whether somebody is called on: "urged Chile to", and not "ordered relations to be broken". */
export function isCalledOn(view: SentenceView, governing: VerbGroup): boolean {
  let k = governing.last + 1;
  while (
    /^(?:DET|ADJ|NUM|ADP|PRON|ADV)$/.test(view.tokens[k]?.pos ?? '') &&
    view.mentionAt[k] === -1
  )
    k += 1;
  const noun = lowerAt(view, k);
  return view.mentionAt[k] !== -1 || !/^(?:relations|ties|links|embassy|envoy)$/.test(noun);
}

/** "expects more countries to join", "invited others to join": they hang on the verb before, and not on the noun. */
export function isCrowdCalledOn(view: SentenceView, noun: string, governing: VerbGroup): boolean {
  const verb = view.tokens[governing.head];
  const isCall = verb !== undefined && callsOnAnother(view, verb.lower, verb.lemma);
  return isCall && !governing.isPassive && CROWD.test(noun);
}
