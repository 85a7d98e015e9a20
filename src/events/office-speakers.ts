import { subjectOf } from './participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';

/** Somebody who speaks for an office and is not named, or whose name nobody knows: tokens and codes. */
export interface OfficeSpeaker {
  readonly first: number;
  readonly last: number;
  /** Empty where the sentence does not say whose office it is. */
  readonly actors: readonly string[];
}

const OFFICE =
  /^(?:government|ministry|presidency|cabinet|parliament|spokesman|spokeswoman|spokesperson|spokespeople|minister|president|premier|king|queen|emir|chancellor|military|army|embassy|authorities|administration|secretary|commissioner|attorney|director|director-general|secretary-general|chief|chairman|chairwoman|ambassador|envoy|negotiator|statement|regulator|prosecutor|speaker|leader|lawmaker|lawmakers|senator|office)$/;
/** Whether a word stands for an office that speaks ("ministry"). */
export function isOfficeWord(word: string): boolean {
  return OFFICE.test(word);
}

const OF_ITS_OWN = /^(?:its|their|his|her)$/;
/** Nouns that stand for an organisation which the sentence has named. */
const BODY = /^(?:agency|bloc|alliance|organisation|organization|union|body|group|grouping)$/;
const IN_PHRASE = /^(?:DET|PRON|ADJ|NOUN|PROPN|NUM|PART)$/;

/** The organisations that the sentence names as accords, by code. */
function bodiesIn(view: SentenceView): readonly string[] {
  const codes = view.accords.flatMap(
    ({ it }) => view.grammar.accords.get(it.accord)?.organisation ?? [],
  );
  return [...new Set(codes)];
}

/** Who acts in the first clause that has somebody, other than that of the verb of saying. */
function mainSubject(view: SentenceView, from: number, to: number): readonly string[] {
  for (const group of view.groups) {
    if (group.kind !== 'finite' || (group.head >= from && group.head <= to + 3)) continue;
    const { codes } = subjectOf(view, group);
    if (codes.length > 0) return codes;
  }
  return [];
}

/** States that the sentence names as such, not as places. */
function statesNamed(view: SentenceView): readonly string[] {
  const codes = view.mentions.flatMap(({ it }) =>
    it.rule.startsWith('place:') || it.via === 'capital' ? [] : it.actors,
  );
  return [...new Set(codes)];
}

/** Whose office it is: of the one who acts where the words say "its"; else of the only state that is named. */
function ownerOf(view: SentenceView, first: number, last: number): readonly string[] {
  const words = view.tokens.slice(first, last + 1);
  if (words.some(({ lower }) => BODY.test(lower))) {
    const bodies = bodiesIn(view);
    return bodies.length === 1 ? bodies : [];
  }
  if (words.some(({ lower }) => OF_ITS_OWN.test(lower))) {
    const main = mainSubject(view, first, last);
    if (main.length === 1) return main;
    // "Fiji's accession could be approved in May, its minister said": only one is named.
    const named = main.length === 0 ? statesNamed(view) : [];
    return named.length === 1 ? named : [];
  }
  // A headline leaves out whose ministry it is, and it may be that of the outlet's own state.
  if (view.sentence.role === 'headline' && !words.some(({ pos }) => pos === 'DET')) return [];
  const named = statesNamed(view);
  return named.length === 1 ? named : [];
}

/**
 * The office in a stretch of tokens: "its foreign ministry", "a government spokesman", "Foreign Minister Ana Sosa". Null
 * where none stands there.
 */
export function officeIn(view: SentenceView, from: number, to: number): OfficeSpeaker | null {
  for (let k = to - 1; k >= from; k -= 1) {
    if (!OFFICE.test(lowerAt(view, k)) || view.mentionAt[k] !== -1) continue;
    const isOfPhrase = (at: number): boolean =>
      at >= from &&
      at < to &&
      (IN_PHRASE.test(view.tokens[at]?.pos ?? '') || lowerAt(view, at) === '-') &&
      !view.isDay[at];
    let first = k;
    while (isOfPhrase(first - 1)) first -= 1;
    let last = k;
    while (isOfPhrase(last + 1) && view.tokens[last + 1]?.pos !== 'DET') last += 1;
    return { first, last, actors: ownerOf(view, first, last) };
  }
  return null;
}
