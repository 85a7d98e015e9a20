import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const FALSE = /^(?:false|untrue|incorrect|wrong|baseless|fiction|nonsense|unfounded)$/;
const TRUE = /^(?:true|correct|accurate|right)$/;

/** "all but joined", "almost signed", "nobody expects", "it is not true that": words that turn a plain tense round. */
export function turnedRound(view: SentenceView, group: VerbGroup): string | null {
  for (let k = Math.max(0, group.first - 2); k < group.head; k += 1) {
    const lower = lowerAt(view, k);
    if (/^(?:almost|nearly|hardly|barely)$/.test(lower)) return lower;
    if (lower === 'all' && lowerAt(view, k + 1) === 'but') return 'all but';
  }
  for (let k = group.left; k < group.first; k += 1)
    if (/^(?:nobody|nothing)$/.test(lowerAt(view, k))) return lowerAt(view, k);
  return group.opening === 'that' || group.opening === 'relative' ? calledFalse(view, group) : null;
}

/** "It is not true that", "It is false that", "there is no truth in the report that". */
function calledFalse(view: SentenceView, group: VerbGroup): string | null {
  const before = view.groups[group.index - 1];
  if (before === undefined || view.tokens[before.head]?.lemma !== 'be') {
    const isBe = before !== undefined && /^(?:is|was|not)$/.test(lowerAt(view, before.last));
    if (!isBe) return null;
  }
  for (let k = before?.first ?? 0; k < group.marker; k += 1) {
    const lower = lowerAt(view, k);
    if (FALSE.test(lower) || (before?.isNegated === true && TRUE.test(lower))) return lower;
    if (lower === 'no' && lowerAt(view, k + 1) === 'truth') return 'no truth';
  }
  return null;
}

/** "the plan to leave was dropped": the noun that governs is the subject of a verb that ends it. */
export function isDropped(view: SentenceView, group: VerbGroup): boolean {
  const verb = view.groups[group.index + 1];
  if (verb === undefined || verb.kind !== 'finite' || !verb.isPassive || verb.isNegated)
    return false;
  if (verb.opening !== 'group' || lowerAt(view, verb.first - 1) === ',') return false;
  const next = view.groups[verb.index + 1];
  if (
    /^(?:revive|renew|resume|restore|reopen|resubmit)$/.test(
      view.tokens[next?.head ?? -1]?.lemma ?? '',
    )
  )
    return false;
  return /^(?:drop|shelve|abandon|reject|block|scrap|cancel|defeat|veto|withdraw|freeze)$/.test(
    view.tokens[verb.head]?.lemma ?? '',
  );
}

const UNDOES =
  /^(?:rescind|revoke|retract|reverse|annul|undo|overturn|withdraw|cancel|scrap|drop|abandon|repeal|nullify)$/;

/** Whether a verb takes back what its object names: "rescinded its withdrawal", "reversed its decision to leave". */
export function isUndoing(lemma: string): boolean {
  return UNDOES.test(lemma);
}
