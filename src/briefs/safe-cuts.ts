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

/** Wordings of a sentence with one added clause left out, the longest cut first. Empty for most. */
export function safeCutsOf(text: string): readonly string[] {
  const cuts: string[] = [];
  for (const match of text.matchAll(ADDED_CLAUSE)) {
    const [clause, comma] = match;
    const isInside = comma !== undefined;
    const rest = text.slice(match.index + clause.length + (isInside ? 1 : 0));
    const isBare =
      !CARRIES_WEIGHT.test(clause) &&
      assertedStages(clause).length === 0 &&
      writtenDays(clause).length === 0 &&
      (!isInside || GOES_ON.test(rest.trimStart()));
    if (isBare) cuts.push(`${text.slice(0, match.index)}${rest}`);
  }
  return cuts.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
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
