import type { Candidate } from './candidate.ts';
import type { ReportedSentence } from './reported.ts';
import { safeCutsOf } from './safe-cuts.ts';
import { consequence, substance } from './worth.ts';

/** From so many characters a sentence is shortened where that can be done safely. */
const LONG = 220;

/** Cuts that take nothing from what the sentence is chosen for. */
function shortened(text: string): readonly string[] {
  if (text.length < LONG) return [];
  return safeCutsOf(text).filter(
    (cut) => consequence(cut) === consequence(text) && substance(text) - substance(cut) <= 0.5,
  );
}

/** The sentence as a candidate: shortened by a safe cut where it is long, else word for word. */
export function asCandidate(sentence: ReportedSentence): Candidate {
  const { dispatch, span, text } = sentence;
  return {
    texts: [...shortened(text), text],
    kind: 'reported',
    evidence: [{ dispatch, start: span.start, end: span.end }],
    entries: [],
  };
}
