import type { Act } from '../events/index.ts';
import { boundsOf, type CivilDay, daysBetween, overlaps, type Span } from '../kernel/index.ts';
import type { DiscourseRole } from '../stories/index.ts';
import { contentWords, coverage } from './content-words.ts';
import { COPYING_RANK, type Context } from './context.ts';
import { isFurther, isWayOut } from './ladder.ts';
import { matterNames } from './matter-names.ts';
import { tellsOfAPaper } from './named-pronouns.ts';
import { writtenDays } from './quantities.ts';
import { assertedStages } from './stage-words.ts';

/** One sentence of a dispatch with what was understood in it. */
export interface ReportedSentence {
  readonly dispatch: string;
  readonly span: Span;
  readonly text: string;
  /** Place in its dispatch, from 0 for the first body sentence. */
  readonly place: number;
  readonly rank: number;
  readonly acts: readonly Act[];
  /** It names a subject or the accord, one of its acts does, or it goes on speaking of the news of its dispatch. */
  readonly isOnMatter: boolean;
  /** It stands in a dispatch of the time of the event or about the matter, without naming the matter itself. */
  readonly isBeside: boolean;
  /** Days from the lead event to the dispatch; 0 when either is not known. */
  readonly lagDays: number;
  readonly hasOpenPronoun: boolean;
  /** It begins with "it" or "he" and is printed with the name that this stands for, or not at all. */
  readonly isNamedFirst: boolean;
  /** It names a day that lies ahead of its dispatch, written out with its year. */
  readonly hasDayAhead: boolean;
  /** Its role around the main event of its own dispatch; null where none was decided. */
  readonly discourse: DiscourseRole | null;
}

/** Headline and the two sentences below it: a dispatch that tells the lead there is about it. */
const OPENING = 2;
/** From so many days after the event a dispatch looks back at it. */
export const HISTORY_DAYS = 14;
const SHORTEST = 32;
/** How somebody took it, or a figure, is said in fewer. */
const SHORTEST_OF_WEIGHT = 20;
const LONGEST = 420;
const ENDS = /[.!?]["”’)]?$/;
/** A sentence that begins so says nothing when it stands alone. */
const LOST_ALONE =
  /^["“‘]?(?:He|She|They|It|His|Her|Hers|Their|Its|These|Those|Both (?:are|had|have|of them|said|were|will)|But|And|So|Such|We|Our|(?:One|Two|Three|Some|Several|Many|Most|All|None|Neither|Each|Others) of (?:them|those|these|the two)|Neither|Others)\b/;
/** Who is meant is said in brackets, where reading knows it. */
const NAMEABLE = /^(?:He|She|It) \p{Ll}/u;
/** "It" that stands for nothing before: "It is the first time that …", "It took 80 days from signature to deposit". */
const EXPLETIVE =
  /^It (?:is|was|will be|would be) (?:the (?:first|second|third|last|only) (?:time|occasion|case)|(?:not (?:yet )?)?(?:clear|unclear|unknown|certain|uncertain|likely|unlikely|possible|expected|understood))\b|^It (?:took|has taken|will take|takes) (?:[\w-]+ ){1,5}(?:days|weeks|months|years|decades) (?:from|for|between|to|before|until)\b/;
/** Notes of an outlet on its own page. */
const OF_THE_DESK = /^(?:Correction|Clarification|Editor['’]s note|Update[ds]?)\b/i;
/** How somebody came to speak says nothing of the matter. */
const OF_THE_SOURCE =
  /\b(?:on (?:the )?condition of anonymity|declined to (?:be named|comment)|did not (?:immediately )?(?:answer|respond|reply)(?: to)? (?:\w+ ){0,2}(?:questions?|requests?|calls?))\b/i;
/** Words that only lead to a list. */
const LEADS_ON = /\b(?:the following|as follows)[.:]?$/i;
/** What it says is said of what the sentence before names: "That conference has to meet by May". */
const POINTS_BACK =
  /^(?:This|That) (?!is\b|was\b|day\b|week\b|month\b|year\b)[a-z]+\b|\b(?:after|before|by|from|on|since|until) that (?:date|day|occasion)\b|\bat that (?:meeting|summit|ceremony)\b|\b(?:for|on|to|from|with|against|deliver\w*|receiv\w*|buy\w*) the (?:first|second|latter|former)(?=[.,;]| (?:by|for|and)\b)/;
/** A sentence that begins so leans on the one before it, and can still be read. */
const OPEN_PRONOUN =
  /^(?:["“‘]?(?:This|That)\b|The (?:country|kingdom|official|officials|minister|president|talks|move|step|two|pair|latter|former|people|person|decision|interlocutors|sides|ministers|leaders)\b)/;

const REACTION =
  /\b(?:condemn|critici|denounc|protest(?:ed\b|s (?:against|over|that|at)\b)|welcom|prais|hail(?:ed|s)\b|applaud|regret|voic(?:ed|es) (?:\w+ )?(?:alarm|concern|dismay|support)|reject(?:ed|s)\b|call(?:ed|s) (?:on|for) |urg(?:ed|es) |in (?:response|retaliation)\b|said (?:that )?(?:he|she|it|they|(?:his|her|its|their) [\w ]{3,20}) (?:was|were) (?:disappointed|pleased|concerned|alarmed))/i;

/** Whether the sentence tells how others took it: that is of its importance, not of the event. */
export function isReactionText(text: string): boolean {
  return REACTION.test(text);
}

function standsAlone(text: string): boolean {
  return !LOST_ALONE.test(text) || EXPLETIVE.test(text);
}

function hasBalancedQuotes(text: string): boolean {
  const straight = text.split('"').length - 1;
  return straight % 2 === 0 && text.split('“').length === text.split('”').length;
}

function isPrintable(text: string): boolean {
  const least = isReactionText(text) || /\d/.test(text) ? SHORTEST_OF_WEIGHT : SHORTEST;
  if (text.length < least || text.length > LONGEST || /[\n\r\t]/.test(text)) return false;
  if (!/^["“‘]?[\p{Lu}\d]/u.test(text)) return false;
  if (OF_THE_DESK.test(text) || LEADS_ON.test(text) || OF_THE_SOURCE.test(text)) return false;
  if (!ENDS.test(text) || text.endsWith('?') || /\b[A-Z]{3,}!/.test(text)) return false;
  return hasBalancedQuotes(text) && !/\b(?:I|me|my)\b/.test(text.replace(/["“][^"”]*["”]/g, ''));
}

/** "Enters into force after both parliaments have ratified it" claims no force. */
const FORCE_UNDER_CONDITION =
  /\b(?:enters?|comes?) into force (?:after|as soon as|if|once|upon|when)\b/i;

/**
 * Whether the sentence claims a rung further than the record holds: it is then shown among the differences,
 * not as what happened.
 */
export function overstates(text: string, acts: readonly Act[], context: Context): boolean {
  const held = context.main?.stage ?? null;
  if (held === null || context.accord === null || isWayOut(held)) return false;
  const isOfMatter = (act: Act): boolean =>
    act.accord?.id === context.accord &&
    (act.subjects.length === 0 || act.subjects.some((code) => context.subjects.includes(code)));
  const isConditional = FORCE_UNDER_CONDITION.test(text);
  if (
    acts.some(
      (act) =>
        isOfMatter(act) &&
        !(isConditional && act.treatyAction === 'entry-into-force') &&
        act.modality === 'done' &&
        act.stage !== null &&
        isFurther(act.stage, held),
    )
  ) {
    return true;
  }
  const isOfOthers = acts.some((act) => act.modality === 'done' && !isOfMatter(act));
  const subject = context.deps.nameOf(context.subjects[0] ?? '')?.name ?? '\u0000';
  return (
    !isOfOthers &&
    !isConditional &&
    text.includes(subject) &&
    assertedStages(text).some((stage) => isFurther(stage, held))
  );
}

function isOnMatterAct(act: Act, { accord, subjects }: Context): boolean {
  return (
    (accord !== null && act.accord?.id === accord) ||
    [...act.subjects, ...act.objects].some((code) => subjects.includes(code))
  );
}

/** An outlet is off by a day easily; by so many it tells what had not come. */
const AHEAD_DAYS = 7;

/** Whether it tells a step as taken that the record holds from a later day on than that of its dispatch. */
function isPremature(act: Act, day: CivilDay | null, { input }: Context, aheadDays = 0): boolean {
  if (act.modality !== 'done' || act.stage === null || act.accord === null || day === null)
    return false;
  return act.subjects.some((code) => {
    const row = input.state.standings.find(
      ({ entry }) => entry === `party/${act.accord?.id}/${code}`,
    );
    const since = row?.since == null ? null : boundsOf(row.since).first;
    return row?.stage === act.stage && since !== null && daysBetween(day, since) > aheadDays;
  });
}

/** Whether the act is the lead's own, told here. */
function isLeadAct(act: Act, { lead, subjects }: Context): boolean {
  if (lead === null || act.isBackground) return false;
  const isSame =
    lead.accord === null
      ? act.bilateralAct === lead.bilateralAct
      : act.accord?.id === lead.accord.id;
  const all = [...act.subjects, ...act.objects];
  return isSame && (subjects.length === 0 || all.some((code) => subjects.includes(code)));
}

/** Days from the lead event, or from the standing's own day where that lies nearer, to a dispatch. */
function lagOf(day: CivilDay | null, { leadDay, main }: Context): number {
  const since = main?.since == null ? null : boundsOf(main.since).last;
  if (day === null) return 0;
  const lags = [leadDay, since].flatMap((from) => (from === null ? [] : [daysBetween(from, day)]));
  return lags.length === 0 ? 0 : Math.max(0, Math.min(...lags));
}

type ReadDispatch = Context['input']['dispatches'][number];

/** A sentence on its own, or with the one before it where it begins with a pronoun that the other resolves. */
interface Stretch {
  readonly span: Span;
  readonly text: string;
  readonly place: number;
  readonly discourse: DiscourseRole | null;
  readonly isNamedFirst?: boolean;
  /** It points back at the sentence before, with which it is too long. */
  readonly leans?: boolean;
}

/** The body sentences of a dispatch that can be printed, in order. */
function stretchesOf({ dispatch, sentences }: ReadDispatch): readonly Stretch[] {
  const words = (span: Span): string =>
    dispatch.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  let before: Span | null = null;
  let place = -1;
  return sentences.flatMap((sentence) => {
    if (sentence.role !== 'body') return [];
    place += 1;
    const { discourse = null } = sentence;
    const own = { start: Math.max(sentence.start, sentence.wordsStart), end: sentence.end };
    const previous = before;
    before = own;
    const isSameParagraph =
      previous !== null && !dispatch.text.slice(previous.end, own.start).includes('\n');
    if (isSameParagraph && POINTS_BACK.test(words(own)) && standsAlone(words(previous))) {
      const span = { start: previous.start, end: own.end };
      if (isPrintable(words(span))) return [{ span, text: words(span), place, discourse }];
    }
    const leans = POINTS_BACK.test(words(own));
    if (standsAlone(words(own)))
      return isPrintable(words(own))
        ? [{ span: own, text: words(own), place, discourse, leans }]
        : [];
    const text = words(own);
    const isNameable = isPrintable(text) && (tellsOfAPaper(text) || NAMEABLE.test(text));
    const alone = isNameable ? [{ span: own, text, place, discourse, isNamedFirst: true }] : [];
    const canJoin = isSameParagraph && isPrintable(words(previous)) && standsAlone(words(previous));
    if (!canJoin) return alone;
    const span = { start: previous.start, end: own.end };
    const whole = isPrintable(words(span)) ? [{ span, text: words(span), place, discourse }] : [];
    return tellsOfAPaper(text) ? [...whole, ...alone] : whole;
  });
}

/** Content words that a sentence shares with one of the text that it was copied from, from which on it is that sentence. */
const COPIED_SHARE = 0.5;

/** Which sentences of a copy are those of what it was copied from; what it adds is its own. Nothing where it is no copy. */
function copiedIn(row: ReadDispatch, context: Context): (text: string) => boolean {
  const { dispatch } = row;
  if (context.isOriginal(dispatch.id)) return () => false;
  const origin = context.originOf(dispatch.id);
  const first = context.input.dispatches.filter(
    (other) =>
      other.dispatch.id !== dispatch.id &&
      context.isOriginal(other.dispatch.id) &&
      context.originOf(other.dispatch.id) === origin,
  );
  const told = first.flatMap((other) =>
    other.sentences.map((span) => contentWords(other.dispatch.text.slice(span.start, span.end))),
  );
  // Without the text that it was copied from nothing says what it adds.
  if (told.length === 0) return () => true;
  return (text) => {
    const words = contentWords(text);
    return told.some((others) => coverage(words, others) >= COPIED_SHARE);
  };
}

function namesDayAfter(text: string, day: CivilDay | null): boolean {
  return (
    day !== null &&
    writtenDays(text).some(({ value }) => {
      const { first } = boundsOf(value);
      return first !== null && first > day;
    })
  );
}

/** The first sentence below the headline. */
function openingWords({ dispatch, sentences }: ReadDispatch): string {
  const first = sentences.find((sentence) => sentence.role === 'body');
  return first === undefined ? '' : dispatch.text.slice(first.start, first.end);
}

/** Sentences of the bodies of all dispatches that stand, fit to be printed word for word. */
export function reportedSentences(context: Context): readonly ReportedSentence[] {
  const names = matterNames(context);
  return context.input.dispatches.flatMap((row) => {
    const { dispatch, acts } = row;
    if (context.isSuperseded(dispatch.id)) return [];
    const isCopied = copiedIn(row, context);
    const opening = acts.filter((act) => act.sentence <= OPENING);
    const tellsLead = opening.some((act) => isLeadAct(act, context));
    // What tells the step long before it came bears witness to nothing that follows from it.
    if (opening.some((act) => isPremature(act, dispatch.referenceDay, context, AHEAD_DAYS)))
      return [];
    const lagDays = lagOf(dispatch.referenceDay, context);
    // What comes back to the matter weeks later is about it all the same.
    const isAbout =
      opening.some((act) => isOnMatterAct(act, context)) ||
      names.isNamedIn(dispatch.title ?? '') ||
      names.isNamedIn(openingWords(row));
    const isNear = tellsLead && (lagDays < HISTORY_DAYS || isAbout);
    return stretchesOf(row).flatMap(
      ({ span, text, place, discourse, isNamedFirst = false, leans = false }) => {
        const own = acts.filter((act) => overlaps(act.trigger, span));
        if (isCopied(text)) return [];
        if (overstates(text, own, context)) return [];
        if (own.some((act) => isPremature(act, dispatch.referenceDay, context))) return [];
        const isNamed =
          names.isNamedIn(text) ||
          own.some((act) => isOnMatterAct(act, context)) ||
          (isNear && names.leansOn(text));
        return [
          {
            dispatch: dispatch.id,
            span,
            text,
            place,
            rank: context.rankOf(dispatch.id),
            acts: own,
            isOnMatter: isNamed,
            isBeside: !isNamed && (lagDays < HISTORY_DAYS || isAbout),
            lagDays,
            hasOpenPronoun: leans || OPEN_PRONOUN.test(text),
            isNamedFirst,
            hasDayAhead: namesDayAfter(text, dispatch.referenceDay),
            discourse,
          },
        ];
      },
    );
  });
}

/** What a tabloid or digest must have ahead of others to be printed. */
function copiedFrom({ rank }: ReportedSentence): number {
  return rank >= COPYING_RANK ? 6 : 0;
}

/** The best sentences first; those that score nothing are left out. Ties go by rank, place and identifier. */
export function ranked(
  sentences: readonly ReportedSentence[],
  score: (sentence: ReportedSentence) => number,
): readonly ReportedSentence[] {
  return sentences
    .map((sentence) => ({ sentence, value: score(sentence) - copiedFrom(sentence) }))
    .filter(({ value }) => value > 0)
    .sort(
      (a, b) =>
        b.value - a.value ||
        a.sentence.rank - b.sentence.rank ||
        a.sentence.place - b.sentence.place ||
        (a.sentence.dispatch < b.sentence.dispatch ? -1 : 1),
    )
    .map(({ sentence }) => sentence);
}
