import type { Act } from '../events/index.ts';
import { type Evidence, overlaps } from '../kernel/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Chronicle, chroniclesOf } from './chronicle.ts';
import { clauseOf, clauseText } from './clause.ts';
import { confirmationCandidate } from './confirmation.ts';
import { type Context, evidenceOf } from './context.ts';
import { toldWhenInWords, whenInWords } from './day-words.ts';
import { denialsOf } from './denials.ts';
import { leadCandidate } from './lead.ts';
import { leadFormOf } from './lead-form.ts';
import { isOvertaken } from './overtaken.ts';
import { HISTORY_DAYS, isReactionText, type ReportedSentence, ranked } from './reported.ts';
import { asCandidate } from './reported-candidate.ts';
import { awaitsAnnouncement, speaksAhead, speaksOfNotYet } from './time-words.ts';
import { asSentence } from './wording.ts';
import { roleWorth } from './worth.ts';

/** Passages under the first sentence. */
const EVIDENCE_AT_MOST = 6;

const MEETINGS: readonly string[] = ['host-talks', 'hold-talks', 'visit', 'mediate'];

function isMeeting(act: Act): boolean {
  return act.bilateralAct !== null && MEETINGS.includes(act.bilateralAct) && !act.isBackground;
}

function isOfLead(act: Act, context: Context): boolean {
  const { lead, subjects } = context;
  if (lead === null || act.isBackground) return false;
  const isSameKind =
    lead.accord === null
      ? act.bilateralAct === lead.bilateralAct
      : act.accord?.id === lead.accord.id &&
        (act.stage === lead.stage || act.treatyAction === lead.treatyAction);
  const parties = [...act.subjects, ...act.objects];
  return isSameKind && (subjects.length === 0 || parties.some((code) => subjects.includes(code)));
}

/** Whether an act is the news of the lead: done, or announced as the lead is. */
function isNews(act: Act, context: Context): boolean {
  const { lead } = context;
  if (lead === null || !isOfLead(act, context)) return false;
  if (act.modality === 'done' || act.modality === 'underway') return true;
  return (
    act.modality === lead.modality || (act.stage === 'announced' && act.modality === 'planned')
  );
}

/** "Ending eleven years of talks": how long it took to get there is no meeting of the day. */
const YEARS_OF_TALKS =
  /\b(?:years?|months|weeks|decades?|rounds) of (?:[\w-]+ ){0,2}(?:talks|negotiations)\b/i;

function isMeetingOfMatter(act: Act, text: string, context: Context): boolean {
  const words = context.book.words({ dispatch: act.dispatch, ...act.evidence });
  if (act.bilateralAct === 'hold-talks' && YEARS_OF_TALKS.test(words)) return false;
  const parties = [...act.subjects, ...act.objects];
  const isHeld = act.modality === 'done' || act.modality === 'underway';
  return (
    isMeeting(act) &&
    parties.length > 1 &&
    parties.some((code) => context.subjects.includes(code)) &&
    (isHeld || !speaksAhead(text))
  );
}

/** From so many days after the event on a dispatch looks back at it; what it adds belongs elsewhere. */
const LOOKING_BACK_DAYS = 4;

/** "On Wednesday", "today": a first sentence that says so tells the news of its own day, however long after the lead. */
const OF_ITS_OWN_DAY =
  /\b(?:on|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\btoday\b/i;

function lagPenalty({ lagDays, place, text }: ReportedSentence): number {
  if (place === 0 && OF_ITS_OWN_DAY.test(text)) return 0;
  if (lagDays >= HISTORY_DAYS) return 9;
  return lagDays >= LOOKING_BACK_DAYS ? 4 : 0;
}

/** Whether the lead is of an action for which the record has no words. */
function isWordless({ lead }: Context): boolean {
  return lead !== null && lead.treatyAction === null && lead.bilateralAct === null;
}

/** What the denial of one side is worth. */
const DENIAL_WORTH = 8;
/** What the first sentence of a report is worth that tells another step of the matter than the lead. */
const OPENING_WORTH = 4;

/** Whether it tells the main event of its own dispatch: another step of the same development. */
function opensItsDispatch({
  text,
  place,
  discourse,
  acts,
  hasOpenPronoun,
}: ReportedSentence): boolean {
  const tells =
    acts.length === 0
      ? place === 0
      : acts.some((act) => !act.isBackground && act.modality !== 'hypothetical');
  const isToCome =
    speaksAhead(text) && !acts.some((act) => act.modality === 'done' || act.stage === 'announced');
  return place <= 1 && discourse === 'main' && tells && !isToCome && !hasOpenPronoun;
}

/** Whether the news of its dispatch is that the step has not been taken. */
function deniesTheLead(sentence: ReportedSentence, context: Context): boolean {
  const isUnheld = leadFormOf(context) === 'reported' && speaksOfNotYet(sentence.text);
  const denies =
    isUnheld || sentence.acts.some((act) => act.modality === 'denied' && isOfLead(act, context));
  return denies && opensItsDispatch(sentence);
}

/** How well a sentence tells the main event. */
function tellingScore(sentence: ReportedSentence, context: Context): number {
  const { text, acts } = sentence;
  // Where the lead cannot be worded, the first sentence of a report has to tell it.
  const isAlone = leadFormOf(context) === null || isWordless(context);
  if (isAlone && sentence.place === 0) return OPENING_WORTH - sentence.rank / 4;
  if (!sentence.isOnMatter || awaitsAnnouncement(text)) return 0;
  if (speaksOfNotYet(text) && !deniesTheLead(sentence, context)) return 0;
  const denies = denialsOf(context).some((act) => acts.includes(act));
  if (denies) return DENIAL_WORTH - sentence.rank / 2;
  if (isReactionText(text)) return 0;
  const told = acts.some((act) => isNews(act, context));
  const meets = acts.some((act) => isMeetingOfMatter(act, text, context));
  const opens = opensItsDispatch(sentence);
  if (leadFormOf(context) === 'reported' && deniesTheLead(sentence, context))
    return DENIAL_WORTH - sentence.rank / 2;
  if (!told && !meets) return opens ? OPENING_WORTH - lagPenalty(sentence) - sentence.rank / 2 : 0;
  const isDone = acts.some((act) => act.modality === 'done' && isOfLead(act, context));
  // Where the record holds the step, the plan of it is no news any more.
  const isAnnounced =
    context.lead?.modality !== 'done' &&
    leadFormOf(context) !== 'held' &&
    acts.some((act) => act.stage === 'announced');
  const isRefused =
    (context.lead?.modality === 'denied' && told) || deniesTheLead(sentence, context);
  if (!isDone && !isAnnounced && !isRefused)
    if (speaksAhead(text) || isOvertaken(sentence, context)) return 0;
  return (
    (told ? 6 : 0) +
    roleWorth(sentence, 'happening') +
    (meets ? 5 : 0) -
    (sentence.hasOpenPronoun ? 4 : 0) -
    lagPenalty(sentence) -
    sentence.rank / 2 -
    Math.min(sentence.place, 8) / 4
  );
}

/** Talks, visits and hosts in the words of the record. */
function meetingCandidates(context: Context): Candidate[] {
  return context.acts
    .filter((act) => act.modality === 'done' && act.day !== null && act.id !== context.lead?.id)
    .filter((act) => isMeetingOfMatter(act, '', context))
    .slice(0, 2)
    .flatMap((act) => {
      const action = act.bilateralAct ?? '';
      const day = act.day?.value ?? null;
      const clause = clauseOf(
        { ...act, action, accord: null },
        day === null ? 'perfect' : 'past',
        context.deps,
      );
      if (clause === null) return [];
      const when = act.day === null ? '' : ` ${toldWhenInWords(act.day)}`;
      const text = asSentence(`${clauseText(clause)}${when}`);
      return recordCandidate([text], { evidence: [evidenceOf(act)], entries: [act.id] }) ?? [];
    });
}

function oncePerPassage(evidence: readonly Evidence[]): readonly Evidence[] {
  const kept: Evidence[] = [];
  for (const item of evidence) {
    const isThere = kept.some((one) => one.dispatch === item.dispatch && overlaps(one, item));
    if (!isThere && kept.length < EVIDENCE_AT_MOST) kept.push(item);
  }
  return kept;
}

/** Whether the chronicle ends with the step that leads, of just those who lead. */
function isOfTheLead({ states, last }: Chronicle, context: Context): boolean {
  const { main, lead, subjects } = context;
  const form = leadFormOf(context);
  const isStep = form === 'held' || (form === 'act' && lead?.stage === main?.stage);
  return isStep && main?.stage === last && subjects.every((code) => states.includes(code));
}

/** The first sentence, and the chronicles that add to it; where one tells the lead with what led to it, it is the first. */
function opening(context: Context): {
  readonly lead: Candidate | null;
  readonly others: readonly Candidate[];
} {
  const lead = leadCandidate(context);
  const chronicles = chroniclesOf(context);
  if (lead === null) return { lead, others: chronicles.map(({ candidate }) => candidate) };
  const own = chronicles.find((chronicle) => isOfTheLead(chronicle, context));
  const [text = ''] = lead.texts;
  const isTold = ({ states, days }: Chronicle): boolean =>
    states.every((code) => context.subjects.includes(code)) &&
    days.every((day) => text.includes(whenInWords(day).replace(/^on |^in /, '')));
  const others = chronicles
    .filter((chronicle) => chronicle !== own && !isTold(chronicle))
    .map(({ candidate }) => candidate);
  if (own === undefined) return { lead, others };
  const whole = recordCandidate([...own.candidate.texts, ...lead.texts], {
    evidence: oncePerPassage([...own.candidate.evidence, ...lead.evidence]),
    entries: [...own.candidate.entries, ...lead.entries],
  });
  return { lead: whole, others };
}

/** The candidates for the first sentence that need no report beside the acts. */
export function openingCandidates(context: Context): readonly Candidate[] {
  const { lead, others } = opening(context);
  const confirmation = confirmationCandidate(context);
  return [
    ...(lead === null ? [] : [lead]),
    ...(confirmation === null ? [] : [confirmation]),
    ...others,
  ];
}

/** What happened: the lead, the best reports of it, and the meetings around it. */
export function happeningCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const reported = ranked(sentences, (sentence) => tellingScore(sentence, context));
  const tell = (sentence: ReportedSentence): Candidate => asCandidate(sentence, context);
  return [
    ...openingCandidates(context),
    ...reported.slice(0, 12).map(tell),
    ...meetingCandidates(context),
  ];
}
