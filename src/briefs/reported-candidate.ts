import type { Candidate } from './candidate.ts';
import type { Context } from './context.ts';
import { withNames } from './named-pronouns.ts';
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

/** The sentence as a candidate: shortened by a safe cut where it is long, and with the names that its first words mean. */
export function asCandidate(sentence: ReportedSentence, context: Context): Candidate {
  const { dispatch, span, text } = sentence;
  const passage = { dispatch, start: span.start, end: span.end };
  const plain = [...shortened(text), text];
  const named =
    sentence.hasOpenPronoun || sentence.isNamedFirst
      ? plain.flatMap((one) => withNames(one, passage, context) ?? [])
      : [];
  // What says nothing alone is printed with its names or not at all.
  const texts = sentence.isNamedFirst ? named : [...named, ...plain];
  return { texts, kind: 'reported', evidence: [passage], entries: [] };
}
