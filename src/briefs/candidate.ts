import { type Evidence, overlaps } from '../kernel/index.ts';
import { contentWords, coverage } from './content-words.ts';
import type { BriefSentence } from './types.ts';

/**
 * What a section would like to say: wordings of one statement from the fullest to the plainest.
 * The first that passes the grounding check is printed.
 */
export interface Candidate {
  readonly texts: readonly string[];
  readonly kind: BriefSentence['kind'];
  readonly evidence: readonly Evidence[];
  readonly entries: readonly string[];
}

/** A record sentence from its wordings; null parts fall out. */
export function recordCandidate(
  texts: readonly (string | null)[],
  ground: { readonly evidence?: readonly Evidence[]; readonly entries: readonly string[] },
): Candidate | null {
  const said = texts.filter((text): text is string => text !== null && text !== '');
  if (said.length === 0) return null;
  const entries = [...new Set(ground.entries)];
  return { texts: said, kind: 'record', evidence: ground.evidence ?? [], entries };
}

/** Share of a candidate's content words that one printed sentence may hold before it says nothing new. */
const REPEATED = 0.5;
/** The same where it holds figures that the other has not. */
const REPEATED_BUT_FIGURES = 0.75;
/** Of so few words a share says nothing: all of them must have been said. */
const FEW_WORDS = 4;
/** The same where both rest on one passage. */
const REPEATED_ON_ONE_PASSAGE = 0.25;
/** So many content words that the record has not said are worth an outlet's own sentence. */
const NEWS_IN_WORDS = 7;
/** Record sentences share names by their grammar, so more must agree. */
const REPEATED_RECORD = 0.85;

function sharesPassage(a: BriefSentence, b: BriefSentence): boolean {
  return a.evidence.some((x) =>
    b.evidence.some((y) => x.dispatch === y.dispatch && overlaps(x, y)),
  );
}

/** How a repetition is told. */
export interface RepetitionOptions {
  /** Words that every sentence of the matter holds: names of its states and of its accord. */
  readonly matter: ReadonlySet<string>;
  /** Not strict: an outlet may say in its own words what the record has said from the same passage. */
  readonly isStrict: boolean;
}

/** What is to come, in the record's words: its window and who says it are all that the passage adds. */
function isExpectation({ kind, entries }: BriefSentence): boolean {
  return kind === 'record' && entries.length === 1 && entries[0]?.startsWith('e-') === true;
}

/** Whether every passage of `inner` is one of `outer`'s; a sentence that draws on a further one says something more. */
function holdsAll(outer: BriefSentence, inner: BriefSentence): boolean {
  return inner.evidence.every((passage) =>
    outer.evidence.some(
      (other) =>
        other.dispatch === passage.dispatch &&
        other.start < passage.end &&
        passage.start < other.end,
    ),
  );
}

const DENIES = /\bden(?:y|ies|ied)\b(?! it\.)/i;

function repeats(
  sentence: BriefSentence,
  other: BriefSentence,
  { matter, isStrict }: RepetitionOptions,
): boolean {
  const words = contentWords(sentence.text);
  const told = contentWords(other.text);
  const isShared = sharesPassage(sentence, other);
  if (sentence.kind === 'record') {
    // An act or expectation in the record's words, from a passage that is already printed in its own.
    const isFromActs = sentence.entries.every((id) => /^[ae]-/.test(id));
    return (
      (isFromActs && other.kind === 'reported' && isShared && holdsAll(other, sentence)) ||
      coverage(words, told) >= REPEATED_RECORD
    );
  }
  // What one side denies is news beside what the other says in the same words.
  if (DENIES.test(sentence.text) && !DENIES.test(other.text)) return false;
  if (isShared && (other.kind === 'reported' || isExpectation(other))) return true;
  const own = new Set([...words].filter((word) => !matter.has(word)));
  const fresh = [...own].filter((word) => !told.has(word)).length;
  if (
    isShared &&
    isStrict &&
    coverage(words, told) >= REPEATED_ON_ONE_PASSAGE &&
    fresh < NEWS_IN_WORDS
  )
    return true;
  // Other figures or days are news, though the words around them are the same.
  const figures: readonly string[] = sentence.text.match(/\d+/g) ?? [];
  const known: readonly string[] = other.text.match(/\d+/g) ?? [];
  const hasOtherFigures = figures.filter((figure) => !known.includes(figure)).length > 1;
  const share = hasOtherFigures ? REPEATED_BUT_FIGURES : REPEATED;
  return coverage(own, told) >= (own.size < FEW_WORDS ? 1 : share);
}

/** Whether a sentence says again what one of the printed sentences says. */
export function isRepetition(
  sentence: BriefSentence,
  printed: readonly BriefSentence[],
  options: RepetitionOptions,
): boolean {
  return printed.some((other) => repeats(sentence, other, options));
}
