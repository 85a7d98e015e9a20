import type { Act } from '../events/index.ts';
import type { Edtf } from '../kernel/index.ts';
import { writtenDays } from './quantities.ts';
import { assertedStages } from './stage-words.ts';
import type { CheckDeps } from './types.ts';

/**
 * A clause between commas that adds and does not restrict: ", which lies in the west," or one at the end. Matched:
 * "The compact, which has seven articles, was signed"; not: "The state which signed".
 */
const ADDED_CLAUSE = /, (?:which|who|whose|where) [^,;:."“”‘’()[\]]{3,160}(?=(,)|[.]$)/g;
/** Words by which a clause hedges, denies, puts a condition, names a speaker, or a time on which the rest may lean. */
const CARRIES_WEIGHT =
  /\b(?:not|no|never|nor|none|neither|without|un\w+ly|if|unless|until|till|whether|may|might|could|would|should|must|can|cannot|will|shall|reportedly|allegedly|apparently|according|sa(?:y|ys|id)|t(?:ell|ells|old)|claim\w*|expect\w*|plan\w*|likely|den(?:y|ies|ied)|suspend\w*|announc\w*|today|yesterday|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i;
/** What goes on after a clause in the middle: a verb of the sentence, and not the next thing of a list. */
const GOES_ON =
  /^(?:is|are|was|were|has|have|had|(?!\w+(?:,| and\b| or\b))[a-z]{2,}(?:ed|es|s))\b(?! (?:and|or)\b)/;

/**
 * A noun that says again who or what the name before it is: "Gabon, the host of the talks, signed it"; not: "Gabon, the
 * Congo and Chad signed it", nor what another verb follows.
 */
const APPOSITION =
  /(?<=^(?:The |An? )?(?:[\p{L}'’.-]+ ){0,7}\p{Lu}[\p{L}'’-]+), (?:an?|the) [^,;:."“”‘’()[\]]{3,120}(?=(,))/gu;
/** Words with which no name begins that could be the subject: what follows the comma then is. */
const OPENS_A_PHRASE =
  /^(?:about|according|after|ahead|also|although|amid|among|as|at|because|before|besides|but|by|despite|during|even|following|for|from|given|if|in|like|of|on|once|only|over|since|so|thanks|though|through|to|under|unlike|until|upon|when|where|while|with|within|without|\w+ing)\b/i;
/** A participle between commas belongs to what stands before it, and is no verb of the sentence. */
const PARTICIPLE = /^\w+ed\b[^,.]*,/;
/** What stands in such a noun and may not go: when, and how one stands under an accord. */
const OF_STANDING =
  /\b(?:days?|weeks?|months?|years?|members?|part(?:y|ies)|signator(?:y|ies)|candidates?|observers?|depositary|former|then|acting|only|first|last)\b/i;

/** On which occasion somebody spoke: that and when he did is left. */
const OCCASION =
  /(?<=\b(?:said|announced|added|confirmed)(?: on \w+day)?) (?:in an? (?:brief |short |written |televised )?(?:statement|interview|speech|address|message)|at an? (?:news|press) (?:conference|briefing))(?=[,.]| that\b| on \w+day\b)/g;

interface Cut {
  readonly from: number;
  readonly to: number;
}

function isBare(words: string): boolean {
  return (
    !CARRIES_WEIGHT.test(words) &&
    assertedStages(words).length === 0 &&
    writtenDays(words).length === 0
  );
}

function addedClauses(text: string): readonly Cut[] {
  return [...text.matchAll(ADDED_CLAUSE)].flatMap((match): Cut[] => {
    const [clause, comma] = match;
    const to = match.index + clause.length + (comma === undefined ? 0 : 1);
    const goesOn = comma === undefined || GOES_ON.test(text.slice(to).trimStart());
    return isBare(clause) && goesOn ? [{ from: match.index, to }] : [];
  });
}

function appositions(text: string): readonly Cut[] {
  if (OPENS_A_PHRASE.test(text)) return [];
  return [...text.matchAll(APPOSITION)].flatMap((match): Cut[] => {
    const [noun] = match;
    const to = match.index + noun.length + 1;
    const rest = text.slice(to).trimStart();
    const isSaidAgain = isBare(noun) && !OF_STANDING.test(noun);
    return isSaidAgain && GOES_ON.test(rest) && !PARTICIPLE.test(rest)
      ? [{ from: match.index, to }]
      : [];
  });
}

function occasions(text: string): readonly Cut[] {
  if (/["“”]/.test(text)) return [];
  return [...text.matchAll(OCCASION)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
  }));
}

/**
 * Wordings of a sentence with one thing left out that adds nothing to what it states: a clause or a noun between commas,
 * or the occasion on which somebody spoke. The longest cut first; empty for most. What is left stands in the sentence in
 * its order.
 */
export function safeCutsOf(text: string): readonly string[] {
  return [...addedClauses(text), ...appositions(text), ...occasions(text)]
    .map(({ from, to }) => `${text.slice(0, from)}${text.slice(to)}`)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function valueOf(day: { readonly value: Edtf } | null): string {
  return day?.value ?? '';
}

/** What an act states, without where. */
function statementOf(act: Act): string {
  return [
    act.subjects.join(),
    act.objects.join(),
    act.treatyAction ?? act.bilateralAct ?? '',
    act.accord?.id ?? '',
    act.stage ?? '',
    act.modality,
    valueOf(act.day),
    valueOf(act.saidDay),
    act.speaker?.actors.join() ?? '',
    String(act.speaker?.isAnonymous ?? ''),
  ].join('|');
}

/** Whether two wordings state the same acts: subject, stage, modality, day and speaker, read anew. */
export function tellTheSame(whole: string, cut: string, deps: CheckDeps): boolean {
  const said = (text: string): string =>
    deps.understand(text, null).acts.map(statementOf).sort().join('\n');
  return said(whole) === said(cut);
}
