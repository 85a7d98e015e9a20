import type { Act } from '../events/index.ts';
import {
  boundsOf,
  daysBetween,
  type Edtf,
  overlaps,
  parseEdtf,
  type Stage,
} from '../kernel/index.ts';
import type { Expectation, Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Context, onePerOrigin, standingGround } from './context.ts';
import { whenInWords } from './day-words.ts';
import { untilForceCandidate } from './derived.ts';
import { JOINING, MEETING, orderedExpectations } from './expectation-order.ts';
import { openText, pastText, subjectsOf } from './expectation-text.ts';
import { isTakingPart, isWayOut, reaches } from './ladder.ts';
import { leadFormOf, STAGE_AIMED_AT, tellsEffect } from './lead-form.ts';
import { eachOf, earlierOf, metCandidates } from './met-expectations.ts';
import { outletInText } from './outlet-name.ts';
import { isAwaitedInVain, isOvertaken } from './overtaken.ts';
import { type ReportedSentence, ranked } from './reported.ts';
import { asCandidate } from './reported-candidate.ts';
import {
  awaitsAnnouncement,
  isVague,
  namesWindow,
  speaksAhead,
  speaksOfNotYet,
  tellsOfWork,
  withoutQuotes,
} from './time-words.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, inText, namesInText, withArticle } from './wording.ts';
import { consequence, isOfMatter, roleWorth, substance } from './worth.ts';

function expectationCandidate(row: Expectation, context: Context): Candidate | null {
  if (row.basis === 'ladder') {
    if (row.state !== 'open') return null;
    const { main, subjects } = context;
    const isAlone = subjects.length === 1 && subjects[0] === row.subjects[0];
    const whom = isAlone ? '' : ` for ${namesInText(row.subjects, context.deps)}`;
    const isOfMain =
      main !== null && main.subject === row.subjects[0] && main.accord === row.accord;
    const words =
      row.window === null
        ? impliedText(stepInWords(row, context), whom)
        : `by the record the ${row.what}${whom.replace(/^ for /, ' of ')} takes effect ${whenInWords(row.window)}`;
    return recordCandidate([asSentence(words)], {
      evidence: isOfMain ? [] : onePerOrigin(row.evidence, context),
      entries: isOfMain ? [row.id, main.entry] : [row.id],
    });
  }
  const earlier = earlierOf(row, context.input.state.expectations);
  const isOpen = row.state === 'open';
  const text = isOpen ? openText(row, context) : pastText(row, context, earlier);
  const plain = isOpen || earlier.length === 0 ? null : pastText(row, context);
  const off = row.state === 'overtaken' ? calledOffBy(row, context) : null;
  if (off !== null && text !== null) {
    const told = (plain ?? text).replace(/; later word has overtaken this$/, `; ${off.words}`);
    return recordCandidate([asSentence(told)], {
      evidence: onePerOrigin([...row.evidence, off.evidence], context),
      entries: [row.id],
    });
  }
  const texts = [text, plain].map((one) => (one === null ? null : asSentence(one)));
  return recordCandidate(texts, {
    evidence: isOpen
      ? onePerOrigin(row.evidence, context)
      : [...onePerOrigin(row.evidence, context), ...eachOf(earlier, context)],
    entries: [row.id, ...(isOpen ? [] : earlier.map(({ id }) => id))],
  });
}

/** The report that put off or called off what was expected, where it is one of these dispatches. */
function calledOffBy(
  row: Expectation,
  { acts, book }: Context,
): { readonly words: string; readonly evidence: Expectation['evidence'][number] } | null {
  const act = acts.find(({ id, modality }) => modality === 'denied' && id === row.stateBecause[0]);
  const dispatch = act === undefined ? null : book.dispatch(act.dispatch);
  const day = parseEdtf(dispatch?.referenceDay ?? '');
  if (act === undefined || dispatch === null || day === null || dispatch.outlet === null)
    return null;
  const { start, end } = act.evidence;
  return {
    words: `${outletInText(dispatch)} reported ${whenInWords(day)} that this is off or put off`,
    evidence: { dispatch: act.dispatch, start, end },
  };
}

/** Only where the record knows candidates is an application followed by candidacy; elsewhere it is decided upon. */
function stepInWords({ what, accord }: Expectation, { input }: Context): string {
  const hasCandidates = input.state.standings.some(
    (row) => row.accord === accord && row.stage === 'candidate',
  );
  return what === 'candidacy' && !hasCandidates ? 'decision on the application' : what;
}

/** What the order of steps implies, said as such. */
function impliedText(step: string, whom = ''): string {
  if (step === 'withdrawal') {
    return `under the usual order of steps the withdrawal${whom.replace(/^ for /, ' of ')} takes effect after a period of notice; no date is on record`;
  }
  const isCount = [
    'signature',
    'signing ceremony',
    'decision on candidacy',
    'decision on the application',
  ].includes(step);
  return `under the usual order of steps ${isCount ? withArticle(step) : step} follows${whom}; no date is on record`;
}

/** What the ladder puts after the standing: noun of the next step. */
function nextStep({ stage, counterpart }: Standing, context: Context): string | null {
  if (counterpart !== null) return stage === 'announced' ? 'the establishment of relations' : null;
  const id = context.accord;
  const info = id === null ? null : context.deps.accordInfo(id);
  const name = id === null ? '' : inText(id, context.deps);
  const { main, lead } = context;
  if (main !== null && main.counterpart !== null && main.accord === null) {
    if (stage !== 'announced') return null;
    const isAgain = lead?.bilateralAct === 'restore-relations';
    return `the ${isAgain ? 'restoration' : 'establishment'} of relations`;
  }
  const isOrganisation = info?.ladder === 'organisation';
  if (stage === 'announced' || stage === 'initialled')
    return isOrganisation ? 'accession' : 'signature';
  if (stage === 'signed') return isTreatyLike(name, info) ? 'ratification' : null;
  if (stage === 'applied') return 'decision on candidacy';
  if (stage === 'candidate' || stage === 'accession-signed') return 'admission';
  return stage === 'withdrawal-notified' ? 'withdrawal' : null;
}

/** The ladder's own word where nobody has said what comes. */
function impliedCandidate(context: Context): Candidate | null {
  const { main } = context;
  const step = main === null ? null : nextStep(main, context);
  if (main === null || step === null) return null;
  const isSaid = orderedExpectations(context).some(
    (row) => row.state === 'open' && (row.basis === 'ladder' || row.window !== null),
  );
  if (isSaid) return null;
  return recordCandidate([asSentence(impliedText(step))], standingGround(main, context));
}

const AHEAD_MODALITIES: readonly string[] = ['planned', 'expected', 'conditional', 'underway'];

/** Further states that may follow, told without their names ("more countries"). */
function isOfFurtherStates(act: Act, { accord }: Context): boolean {
  return (
    act.subjects.length === 0 &&
    act.subjectWords !== null &&
    act.accord?.id === accord &&
    (act.modality === 'hypothetical' || AHEAD_MODALITIES.includes(act.modality))
  );
}

function isSettled(stage: Stage): boolean {
  return isTakingPart(stage) || isWayOut(stage) || stage === 'established' || stage === 'restored';
}

/** After so many days nobody still waits for what one sentence said would come. */
const STALE_DAYS = 365;

/** Whether the step has come since, or so much time has passed that the sentence tells nothing of what is next. */
function isOutdated({ dispatch }: ReportedSentence, context: Context): boolean {
  const { main, lead, leadDay, asOf } = context;
  const day = context.book.dispatch(dispatch)?.referenceDay ?? null;
  if (day === null) return false;
  if (daysBetween(day, asOf) > STALE_DAYS) return true;
  const isDone = lead?.modality === 'done' && leadDay !== null && day < leadDay;
  const since = main?.since == null ? null : boundsOf(main.since).first;
  const hasMoved = main !== null && isSettled(main.stage) && since !== null && day < since;
  return isDone || hasMoved;
}

/** What somebody had said, recalled beside other news. */
const RECALLS_WORD =
  /\b(?:when|after|since) [^,;.]{0,40}\bsaid (?:that )?(?:it|he|she|they) would\b|\bwere last in the news\b/i;

/** Whether an act is the lead as it was announced, without a day of its own. */
function isTheLead(act: Act, { lead }: Context): boolean {
  return (
    lead !== null &&
    lead.modality !== 'done' &&
    act.stage === 'announced' &&
    act.day === null &&
    act.treatyAction === lead.treatyAction &&
    act.bilateralAct === lead.bilateralAct &&
    act.accord?.id === lead.accord?.id &&
    act.subjects.join() === lead.subjects.join()
  );
}

/** How long a step takes by the accord's own words: it holds for the next one, too. */
const RULE =
  /\b(?:takes? effect|enters? into force|becomes? effective|may withdraw|must be held|has to be held)\b[^.;]*\b(?:days|weeks|months|years?) (?:after|of|from)\b/i;

function aheadScore(sentence: ReportedSentence, context: Context): number {
  const { text, acts } = sentence;
  if (!isOfMatter(sentence) || awaitsAnnouncement(text) || RECALLS_WORD.test(text)) return 0;
  const ahead = acts.some((act) => AHEAD_MODALITIES.includes(act.modality));
  const further = acts.some((act) => isOfFurtherStates(act, context));
  // What a bystander's quotation says of the future is nobody's plan.
  const isFuture =
    speaksAhead(acts.length > 0 ? text : withoutQuotes(text)) || sentence.hasDayAhead;
  const isOpen = speaksOfNotYet(text);
  if (!further && !isFuture && !isOpen && !(ahead && /\bwould\b/.test(text))) return 0;
  if (!RULE.test(text) && (isOutdated(sentence, context) || isOvertaken(sentence, context)))
    return 0;
  // The announcement itself is what happened.
  if (!isOpen && !sentence.hasDayAhead && acts.some((act) => isTheLead(act, context))) return 0;
  const vague = isVague(text) && !further ? 3 : 0;
  const leaning = sentence.hasOpenPronoun ? 2 : 0;
  // What it would amount to says why it matters, and not what comes.
  const isIdle = /^If\b/.test(text) && consequence(text) >= 3 ? 4 : 0;
  const weight = (ahead ? 4 : 0) + (further ? 4 : 0) + (isFuture ? 3 : 0) + (isOpen ? 4 : 0);
  const dated = sentence.hasDayAhead || namesWindow(text) ? 2 : 0;
  const atWork = tellsOfWork(text) ? 2 : 0;
  const worth = weight + dated + atWork + roleWorth(sentence, 'next') + substance(text) / 2;
  return worth - vague - leaning - isIdle - (sentence.isBeside ? 1 : 0) - sentence.rank / 4;
}

/** Whether an expectation without a window only repeats what the first sentence says. */
function saysTheLeadAgain(row: Expectation, context: Context): boolean {
  const { lead } = context;
  if (lead === null || row.window !== null) return false;
  const isAnnounced = leadFormOf(context) === 'announced';
  if (lead.modality === 'done' && !isAnnounced) return false;
  const isJoining = isAnnounced && JOINING.includes(row.action);
  const isSame = isJoining || row.action === (lead.treatyAction ?? lead.bilateralAct);
  return (
    isSame &&
    row.accord === (lead.accord?.id ?? null) &&
    row.state === 'open' &&
    [lead.subjects.join(), context.subjects.join()].includes(row.subjects.join())
  );
}

/** A meeting within so many days can be told by its window; "within a year" is better told by the outlet. */
const NARROW_DAYS = 62;

function isNarrow(window: Edtf | null): boolean {
  const { first, last } = window === null ? { first: null, last: null } : boundsOf(window);
  return first !== null && last !== null && daysBetween(first, last) <= NARROW_DAYS;
}

/** A wording that looks back at a plan: it says what was to come, not what is. */
const LOOKS_BACK =
  /\b(?:was|were|had been) (?:due |expected |scheduled |set )?to\b|\bdid not take place\b|\bhas not taken place\b/i;

/** Whether the record holds the step of all whom it speaks of, on whatever day it came. */
function hasCome(row: Expectation, { input }: Context): boolean {
  const target = STAGE_AIMED_AT[row.action];
  const subjects = subjectsOf(row);
  if (target === undefined || subjects.length === 0) return false;
  return subjects.every((code) => {
    const own = input.state.standings.find(({ entry }) => entry === `party/${row.accord}/${code}`);
    return own !== undefined && reaches(own.stage, target);
  });
}

function isSayable(row: Expectation, context: Context): boolean {
  if (row.state === 'met' || saysTheLeadAgain(row, context)) return false;
  // The first sentence has said it, with its window.
  const isLeads = row.act !== null && row.act === context.lead?.id;
  if (isLeads && row.state === 'open') return false;
  if (row.state === 'missed' && hasCome(row, context)) return false;
  // What was said of the step later tells what was said of it before.
  const isToldLater = context.input.state.expectations.some(
    (other) =>
      other.state !== 'open' &&
      other.window !== null &&
      earlierOf(other, context.input.state.expectations).includes(row),
  );
  if (row.state !== 'open' && isToldLater) return false;
  // The record does not follow visits and talks: that it holds none says nothing.
  if (row.state === 'missed' && MEETING.includes(row.action)) return false;
  return row.state !== 'open' || row.wording === null || !LOOKS_BACK.test(row.wording);
}

/**
 * The expectation in the record's words; where nobody gives a window, the outlet's own sentence comes first,
 * because its wording is all that there is.
 */
function expectationCandidates(
  row: Expectation,
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const isLoose = MEETING.includes(row.action) && !isNarrow(row.window);
  const record = isLoose ? [] : (expectationCandidate(row, context) ?? []);
  // Of a meeting the record knows that it is one; what kind of meeting, the outlet says better.
  const isBetterTold = row.window === null || MEETING.includes(row.action);
  if (row.basis === 'ladder' || !isBetterTold || row.state !== 'open') return [record].flat();
  const own = sentences.find((sentence) =>
    row.evidence.some(
      (item) => item.dispatch === sentence.dispatch && overlaps(item, sentence.span),
    ),
  );
  if (own === undefined || !(speaksAhead(own.text) || own.hasDayAhead)) return [record].flat();
  return [asCandidate(own, context), record].flat();
}

/** Words by which a report speaks of a step of the ladder, so that the ladder's own word is not needed. */
const STEP_WORDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^sign/, /\bsign(?:ing|ed|ature)?\b/i],
  [/^ratification/, /\bratif/i],
  [/force/, /\bforce\b|\bbecomes? (?:a )?part(?:y|ies)\b|\btakes? effect\b/i],
  [/^withdrawal/, /\b(?:takes?|took) effect\b|\binto force\b/i],
  [/^(?:accession|admission|decision)/, /\b(?:join|accession|member|admi[ts])/i],
];

function speaksOfStep(text: string, step: string): boolean {
  return STEP_WORDS.some(([noun, words]) => noun.test(step) && words.test(text));
}

/** What is said or known to come; nothing in it is told as done. */
export function nextCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const all = orderedExpectations(context);
  const rows = all.filter((row) => isSayable(row, context) && !isAwaitedInVain(row, context));
  const isSaid = (row: Expectation): boolean => row.state === 'open' && row.basis === 'said';
  const open = rows.filter(isSaid).slice(0, 3);
  const others = rows.filter((row) => !isSaid(row));
  const say = (row: Expectation) => expectationCandidates(row, context, sentences);
  const past = all.filter(
    ({ state, basis, action }) =>
      basis === 'said' && state !== 'open' && !(state === 'missed' && MEETING.includes(action)),
  );
  // What has come, or was taken back, is not told again as if it were to come.
  const isSettledSince = (sentence: ReportedSentence): boolean =>
    !RULE.test(sentence.text) &&
    past.some(({ evidence }) =>
      evidence.some((item) => item.dispatch === sentence.dispatch && overlaps(item, sentence.span)),
    );
  const reported = ranked(sentences, (sentence) =>
    isSettledSince(sentence) ? 0 : aheadScore(sentence, context),
  ).slice(0, 8);
  const told = [
    ...open.map((row) => row.wording ?? ''),
    ...reported.slice(0, 3).map((s) => s.text),
  ];
  const isTold = (step: string): boolean => told.some((text) => speaksOfStep(text, step));
  const implied = impliedCandidate(context);
  const steps = others.filter(
    (row) =>
      row.basis !== 'ladder' ||
      !(isTold(row.what) || (row.what === 'withdrawal' && tellsEffect(context))),
  );
  // What later word has overtaken is worth less than what anybody says now.
  const isLive = ({ state }: Expectation): boolean => state === 'open' || state === 'missed';
  const own = context.main === null ? null : nextStep(context.main, context);
  const force = untilForceCandidate(context);
  const tell = (sentence: ReportedSentence): Candidate => asCandidate(sentence, context);
  return [
    ...open.flatMap(say),
    ...(force === null ? [] : [force]),
    ...steps.filter(isLive).slice(0, 2).flatMap(say),
    ...(implied === null || (own !== null && isTold(own)) ? [] : [implied]),
    ...reported.map(tell),
    ...steps
      .filter((row, at) => !isLive(row) || at >= 2)
      .slice(0, 3)
      .flatMap(say),
    ...(open.length === 0 ? metCandidates(all, context) : []),
  ];
}
