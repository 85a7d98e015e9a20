import { lowerAt, type SentenceView } from './sentence-view.ts';

/** What is only said. Whoever turns it away says that it is not so. */
const HEARSAY = /^(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|assertions?)$/;
/** What somebody said as his own: to turn it away may be to dislike it. */
const WORD = /^(?:announcements?|statements?|news|word)$/;
const UNTRUE =
  /^(?:denied|false|untrue|wrong|refuted|baseless|unfounded|incorrect|inaccurate|fabricated|disowned)$/;
const TURNED_AWAY = /^(?:dismissed|rejected|rebuffed|discounted)$/;
const BE = /^(?:was|were|is|are|be|been|being)$/;
/** A clause of its own between the noun and the act would have its own truth. */
const FARTHEST_WORDS = 14;

/** Where the noun is whose "that" the act stands under; -1 for none. */
function nounOver(view: SentenceView, act: number): number {
  for (let k = act - 1; k >= Math.max(1, act - FARTHEST_WORDS); k -= 1) {
    const lower = lowerAt(view, k);
    if (lower === ';' || lower === ':') return -1;
    const noun = lowerAt(view, k - 1);
    if (lower === 'that' && (HEARSAY.test(noun) || WORD.test(noun))) return k - 1;
  }
  return -1;
}

/**
 * "Reports that Chad had left were denied by its government", "the report that Fiji had signed is false": the words by
 * which what is told under a noun is said not to be so; null where it is not.
 */
export function deniedReport(view: SentenceView, act: number): string | null {
  const noun = nounOver(view, act);
  if (noun < 0) return null;
  const isHearsay = HEARSAY.test(lowerAt(view, noun));
  for (let k = act + 1; k < view.tokens.length; k += 1) {
    const lower = lowerAt(view, k);
    if (lower === ';') return null;
    const isTurnedAway = UNTRUE.test(lower) || (isHearsay && TURNED_AWAY.test(lower));
    const isSaidOf = [1, 2, 3].some((back) => k - back > act && BE.test(lowerAt(view, k - back)));
    const isNegated = [1, 2, 3].some((back) =>
      /^(?:not|never|n['’]t)$/.test(lowerAt(view, k - back)),
    );
    if (isTurnedAway && isSaidOf && !isNegated) return `${lowerAt(view, noun)} … ${lower}`;
  }
  return null;
}
