import type { Act } from '../events/index.ts';
import {
  boundsOf,
  daysBetween,
  type Edtf,
  overlaps,
  precisionOf,
  type Stage,
} from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { clauseOf } from './clause.ts';
import { type Context, onePerOrigin, standingGround } from './context.ts';
import { whenInWords } from './day-words.ts';
import { isTakingPart, isWayOut } from './ladder.ts';
import { tellsEffect } from './lead-form.ts';
import { asCandidate, type ReportedSentence, ranked } from './reported.ts';
import { awaitsAnnouncement, isVague, speaksAhead, speaksOfNotYet } from './time-words.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, inText, isPlural, namesInText, withArticle } from './wording.ts';
import { isOfMatter, roleWorth, substance } from './worth.ts';

const STATE_ORDER: Readonly<Record<Expectation['state'], number>> = {
  open: 0,
  missed: 1,
  overtaken: 2,
  withdrawn: 3,
  met: 4,
};

const JOINING: readonly string[] = ['accession', 'admission', 'announcement', 'application'];
const MEETING: readonly string[] = ['host-talks', 'hold-talks', 'visit', 'mediate'];

/**
 * The expectation as far as its window can be believed. A joining said to be planned, with the very day of its
 * dispatch as its window, took that day from the saying: the window is left out, and with it what passed with it.
 */
function believed(row: Expectation, context: Context): Expectation {
  const said = row.dispatch === null ? null : context.book.dispatch(row.dispatch);
  const isDayOfSaying =
    row.window !== null &&
    precisionOf(row.window) === 'day' &&
    said !== null &&
    said.referenceDay !== null &&
    boundsOf(row.window).first === said.referenceDay;
  if (!isDayOfSaying || !JOINING.includes(row.action) || row.basis !== 'said') return row;
  return { ...row, window: null, state: row.state === 'missed' ? 'open' : row.state };
}

/** Whether all whom it speaks of take part already, so that nothing is to come. */
function isBehind(row: Expectation, context: Context): boolean {
  const isSigning = JOINING.includes(row.action) || row.action === 'signature';
  if (row.accord === null || !isSigning || row.subjects.length === 0) return false;
  const stageOf = (code: string): Stage | null =>
    context.input.state.standings.find((item) => item.entry === `party/${row.accord}/${code}`)
      ?.stage ?? null;
  return subjectsOf(row).every((code) => {
    const stage = stageOf(code);
    return stage !== null && isTakingPart(stage);
  });
}

/** Whether it belongs to this matter and not to another that the same dispatch touches. */
function isNear(row: Expectation, context: Context): boolean {
  const { accord, subjects, lead } = context;
  const isOfSubject = row.subjects.some((code) => subjects.includes(code));
  const isWithSubject = isOfSubject || row.objects.some((code) => subjects.includes(code));
  if (row.accord !== null && row.accord === accord) return true;
  if (row.basis === 'ladder') return false;
  if (row.accord !== null) return isOfSubject;
  if (accord !== null) return isOfSubject || (MEETING.includes(row.action) && isWithSubject);
  const pair = [...(lead?.subjects ?? []), ...(lead?.objects ?? [])];
  const isOfPair = [...row.subjects, ...row.objects].some((code) => pair.includes(code));
  return isOfPair || (row.accord === null && row.action === lead?.bilateralAct);
}

/** Expectations of the matter: open ones first, those with a window before those without. */
export function orderedExpectations(context: Context): readonly Expectation[] {
  const known = (row: Expectation): string => row.window ?? '~';
  const isOfOthers = (row: Expectation): boolean =>
    context.subjects.length > 0 &&
    ![...row.subjects, ...row.objects].some((code) => context.subjects.includes(code));
  return context.input.state.expectations
    .filter((row) => isNear(row, context) && (row.state !== 'open' || !isBehind(row, context)))
    .map((row) => believed(row, context))
    .sort(
      (a, b) =>
        STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
        Number(a.basis === 'ladder') - Number(b.basis === 'ladder') ||
        Number(isOfOthers(a)) - Number(isOfOthers(b)) ||
        Number(a.modality === 'hypothetical') - Number(b.modality === 'hypothetical') ||
        (known(a) < known(b) ? -1 : known(a) > known(b) ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** A speaker that only its own text could resolve. */
const PRONOUN = /^(?:he|she|they|it|the (?:two|pair|people|person|latter))$/i;
const CODE = /^[A-Z][A-Z0-9-]{1,24}$/;

/** A speaker as it stands inside a sentence: "official" alone takes its article. */
function speakerWords(saidBy: string): string {
  const isBareNoun = /^\p{Ll}[\p{L}-]*[^s\W]$/u.test(saidBy) && saidBy !== 'people';
  return isBareNoun ? withArticle(saidBy) : saidBy.replace(/^The /, 'the ');
}

/** Who expects it, as it stands after "according to". */
function source(row: Expectation, context: Context): string {
  const { saidBy } = row;
  if (saidBy !== null && saidBy.trim() !== '' && !PRONOUN.test(saidBy)) {
    const name = CODE.test(saidBy) ? inText(saidBy, context.deps) : speakerWords(saidBy.trim());
    const own = row.subjects.map((code) => context.deps.nameOf(code)?.name ?? code);
    // "Canada is expected to ..., according to Canada" says nothing of who expects it.
    if (!own.includes(name.replace(/^the /, ''))) return `, according to ${name}`;
  }
  const outlet = row.dispatch === null ? null : context.book.dispatch(row.dispatch)?.outlet;
  return outlet == null ? '' : `, according to ${outlet}`;
}

interface Outlook {
  readonly subject: string;
  readonly plural: boolean;
  /** "to sign the Abraham Accords"; null when a noun is the subject. */
  readonly to: string | null;
}

function subjectsOf(row: Expectation): readonly string[] {
  const isByAnother = row.action === 'announcement' || row.action === 'admission';
  return isByAnother && row.objects.length > 0 ? row.objects : row.subjects;
}

/** Where an embassy is to open or close, as the act says. */
function placeOf(row: Expectation, context: Context): string | null {
  if (!row.action.endsWith('-embassy')) return null;
  return context.acts.find((act) => act.id === row.act)?.place ?? null;
}

/** Names of steps that stand in the plural. */
const PLURAL_STEPS = /\b(?:talks|relations|sanctions|negotiations|elections)$/;

function outlookOf(row: Expectation, context: Context): Outlook {
  const { deps } = context;
  const subjects = subjectsOf(row);
  const isEvent = /ceremony|summit|conference|session|vote|meeting/i.test(row.what);
  const clause = isEvent
    ? null
    : clauseOf({ ...row, subjects, place: placeOf(row, context) }, 'base', deps);
  if (clause !== null) {
    const plural =
      row.action !== 'entry-into-force' && (row.subjectWords !== null || isPlural(subjects, deps));
    return { subject: clause.subject, plural, to: `to ${clause.predicate}` };
  }
  const whom = subjects.length === 0 ? '' : ` for ${namesInText(subjects, deps)}`;
  const accord = row.accord === null ? '' : ` under ${inText(row.accord, deps)}`;
  const isMany = PLURAL_STEPS.test(row.what);
  const what = isMany ? row.what : withArticle(row.what);
  return { subject: `${what}${whom}${accord}`, plural: isMany, to: null };
}

function when(window: Edtf | null): string {
  return window === null ? '' : ` ${whenInWords(window)}`;
}

function conditionWords(row: Expectation): string {
  return row.modality === 'conditional' ? ', under conditions' : '';
}

function openText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'are' : 'is';
  const verb =
    to === null
      ? `${be} expected`
      : row.modality === 'planned'
        ? `${be} ${to}`
        : row.modality === 'hypothetical' || row.modality === 'conditional'
          ? `${to.replace(/^to /, row.modality === 'conditional' ? 'would ' : 'could ')}`
          : `${be} expected ${to}`;
  return `${subject} ${verb}${when(row.window)}${conditionWords(row)}${source(row, context)}`;
}

function pastText(row: Expectation, context: Context): string | null {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'were' : 'was';
  const told = `${subject} ${be} expected${to === null ? '' : ` ${to}`}${when(row.window)}${source(row, context)}`;
  if (row.state === 'missed')
    return `${told}; that window has passed and the record holds no such step`;
  if (row.state === 'overtaken') return `${told}; later word has overtaken this`;
  return row.state === 'withdrawn' ? `${told}; this has been taken back` : null;
}

function expectationCandidate(row: Expectation, context: Context): Candidate | null {
  if (row.basis === 'ladder') {
    if (row.state !== 'open') return null;
    const { main, subjects } = context;
    const isAlone = subjects.length === 1 && subjects[0] === row.subjects[0];
    const whom = isAlone ? '' : ` for ${namesInText(row.subjects, context.deps)}`;
    const isOfMain =
      main !== null && main.subject === row.subjects[0] && main.accord === row.accord;
    return recordCandidate([asSentence(impliedText(row.what, whom))], {
      evidence: isOfMain ? [] : onePerOrigin(row.evidence, context),
      entries: isOfMain ? [row.id, main.entry] : [row.id],
    });
  }
  const isOpen = row.state === 'open';
  const text = isOpen ? openText(row, context) : pastText(row, context);
  return recordCandidate([text === null ? null : asSentence(text)], {
    evidence: onePerOrigin(row.evidence, context),
    entries: [row.id],
  });
}

/** What the order of steps implies, said as such. */
function impliedText(step: string, whom = ''): string {
  if (step === 'withdrawal') {
    return `under the usual order of steps the withdrawal${whom.replace(/^ for /, ' of ')} takes effect after a period of notice; no date is on record`;
  }
  const isCount = ['signature', 'signing ceremony', 'decision on candidacy'].includes(step);
  return `under the usual order of steps ${isCount ? withArticle(step) : step} follows${whom}; no date is on record`;
}

/** What the ladder puts after the standing: noun of the next step. */
function nextStep(stage: Stage, context: Context): string | null {
  const id = context.accord;
  const info = id === null ? null : context.deps.accordInfo(id);
  const name = id === null ? '' : inText(id, context.deps);
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
  const step = main === null ? null : nextStep(main.stage, context);
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

function aheadScore(sentence: ReportedSentence, context: Context): number {
  const { text, acts } = sentence;
  if (!isOfMatter(sentence) || awaitsAnnouncement(text)) return 0;
  const ahead = acts.some((act) => AHEAD_MODALITIES.includes(act.modality));
  const further = acts.some((act) => isOfFurtherStates(act, context));
  const isFuture = speaksAhead(text);
  const isOpen = speaksOfNotYet(text);
  if (!further && !isFuture && !isOpen && !(ahead && /\bwould\b/.test(text))) return 0;
  if (isOutdated(sentence, context)) return 0;
  const vague = isVague(text) && !further ? 3 : 0;
  const leaning = sentence.hasOpenPronoun ? 2 : 0;
  const weight = (ahead ? 4 : 0) + (further ? 4 : 0) + (isFuture ? 3 : 0) + (isOpen ? 4 : 0);
  const worth = weight + roleWorth(sentence, 'next') + substance(text) / 2;
  return worth - vague - leaning - (sentence.isBeside ? 1 : 0) - sentence.rank / 4;
}

/** Whether an expectation without a window only repeats what the first sentence says. */
function saysTheLeadAgain(row: Expectation, { lead }: Context): boolean {
  if (lead === null || lead.modality === 'done' || row.window !== null) return false;
  const isSame = row.action === (lead.treatyAction ?? lead.bilateralAct);
  return (
    isSame &&
    row.accord === (lead.accord?.id ?? null) &&
    row.state === 'open' &&
    row.subjects.join() === lead.subjects.join()
  );
}

/** A wording that looks back at a plan: it says what was to come, not what is. */
const LOOKS_BACK =
  /\b(?:was|were|had been) (?:due |expected |scheduled |set )?to\b|\bdid not take place\b|\bhas not taken place\b/i;

function isSayable(row: Expectation, context: Context): boolean {
  if (row.state === 'met' || saysTheLeadAgain(row, context)) return false;
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
  const record = expectationCandidate(row, context) ?? [];
  // Of a meeting the record knows that it is one; what kind of meeting, the outlet says better.
  const isBetterTold = row.window === null || MEETING.includes(row.action);
  if (row.basis === 'ladder' || !isBetterTold || row.state !== 'open') return [record].flat();
  const own = sentences.find((sentence) =>
    row.evidence.some(
      (item) => item.dispatch === sentence.dispatch && overlaps(item, sentence.span),
    ),
  );
  if (own === undefined || !speaksAhead(own.text)) return [record].flat();
  return [asCandidate(own), record].flat();
}

/** Words by which a report speaks of a step of the ladder, so that the ladder's own word is not needed. */
const STEP_WORDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^sign/, /\bsign(?:ing|ed|ature)?\b/i],
  [/^ratification/, /\bratif/i],
  [/force/, /\bforce\b/i],
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
  const rows = orderedExpectations(context).filter((row) => isSayable(row, context));
  const isSaid = (row: Expectation): boolean => row.state === 'open' && row.basis === 'said';
  const open = rows.filter(isSaid).slice(0, 3);
  const others = rows.filter((row) => !isSaid(row));
  const say = (row: Expectation) => expectationCandidates(row, context, sentences);
  const reported = ranked(sentences, (sentence) => aheadScore(sentence, context)).slice(0, 8);
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
  const own = context.main === null ? null : nextStep(context.main.stage, context);
  return [
    ...open.flatMap(say),
    ...steps.slice(0, 2).flatMap(say),
    ...(implied === null || (own !== null && isTold(own)) ? [] : [implied]),
    ...reported.map(asCandidate),
    ...steps.slice(2, 5).flatMap(say),
  ];
}

/** An expectation in one sentence, for the list beside the sections. */
export function expectationText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  if (row.basis === 'ladder') return capitalised(withArticle(row.what));
  const be = plural ? 'are' : 'is';
  const was = plural ? 'were' : 'was';
  const said = `${row.state === 'open' ? be : was} expected${to === null ? '' : ` ${to}`}`;
  return capitalised(`${subject} ${said}${when(row.window)}${source(row, context)}`);
}
