import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const IMAGINING = /^(?:imagine|suppose|pretend|envisage|envision|fantasise|fantasize|dream)$/;
/** Others believe what they assume; who asks the reader to does not. */
const ASSUMING = /^(?:assume|say|picture)$/;
const WORLD =
  /^(?:world|worlds|scenario|scenarios|universe|future|timeline|novel|film|dream|fiction|simulation|exercise)$/;

/** "Imagine", "let us assume": said to the reader. */
function isImperative(view: SentenceView, group: VerbGroup): boolean {
  const before = lowerAt(view, group.first - 1);
  return (
    group.first === 0 ||
    (group.first === 1 && /^(?:but|and|so|now|just|then)$/.test(before)) ||
    (/^(?:us|['’]s)$/.test(before) && /^let/.test(lowerAt(view, group.first - 2)))
  );
}

function hasBreak(view: SentenceView, from: number, to: number): boolean {
  for (let k = from; k < to; k += 1) if (/^[:;,]$/.test(lowerAt(view, k))) return true;
  return false;
}

/**
 * The words that put a clause into a world that is none: "imagine for a moment that Bern had signed", "a world in which it
 * has joined"; null where there are none. What is told there is told of nobody.
 */
export function otherWorldOf(view: SentenceView, group: VerbGroup): string | null {
  const at = lowerAt(view, group.marker) === 'where' ? group.marker - 1 : group.marker - 2;
  const isWithin = /^(?:which|where)$/.test(lowerAt(view, group.marker));
  if (group.opening === 'relative' && isWithin && WORLD.test(lowerAt(view, at)))
    return lowerAt(view, at);
  for (const before of view.groups.slice(0, group.index)) {
    const lemma = view.tokens[before.head]?.lemma ?? '';
    const isOne =
      !before.isPassive &&
      (IMAGINING.test(lemma) || (ASSUMING.test(lemma) && isImperative(view, before)));
    if (
      isOne &&
      !hasBreak(view, before.last + 1, group.marker > before.last ? group.marker : group.first)
    )
      return lowerAt(view, before.head);
  }
  return null;
}
