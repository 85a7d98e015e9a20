import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const HOLD_AT_MOST = 14;

/** "put its application on hold", "put the treaty on ice". */
function isPutOnHold(view: SentenceView, group: VerbGroup): boolean {
  for (let k = group.last + 1; k <= group.last + HOLD_AT_MOST; k += 1)
    if (lowerAt(view, k) === 'on' && /^(?:hold|ice)$/.test(lowerAt(view, k + 1))) return true;
  return false;
}

/** "was put off", "has been ruled out", "was called off"; and not "was put to a vote". */
export function isStopped(view: SentenceView, group: VerbGroup, lemma: string): boolean {
  if (
    /^(?:delay|postpone|block|shelve|cancel|reject|veto|scrap|abandon|defer|stall|rescind|revoke|reverse|retract|annul|overturn)$/.test(
      lemma,
    )
  )
    return true;
  const particle = lowerAt(view, group.last + 1);
  if (lemma === 'put' && isPutOnHold(view, group)) return true;
  return (
    (/^(?:put|set)$/.test(lemma) && /^(?:off|back|aside)$/.test(particle)) ||
    (lemma === 'rule' && particle === 'out') ||
    (lemma === 'call' && particle === 'off') ||
    (/^(?:turn|vote|strike)$/.test(lemma) && particle === 'down') ||
    (/^(?:vote|throw)$/.test(lemma) && /^(?:against|out)$/.test(particle))
  );
}
