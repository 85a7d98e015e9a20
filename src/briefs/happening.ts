import type { Act } from '../events/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { chronicleCandidates } from './chronicle.ts';
import { clauseOf, clauseText } from './clause.ts';
import { type Context, evidenceOf } from './context.ts';
import { leadCandidate } from './lead.ts';
import {
  asCandidate,
  HISTORY_DAYS,
  isReactionText,
  type ReportedSentence,
  ranked,
} from './reported.ts';
import { awaitsAnnouncement, speaksAhead, speaksOfNotYet } from './time-words.ts';
import { asSentence } from './wording.ts';
import { roleWorth } from './worth.ts';

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

function isMeetingOfMatter(act: Act, text: string, context: Context): boolean {
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

function lagPenalty(lagDays: number): number {
  if (lagDays >= HISTORY_DAYS) return 9;
  return lagDays >= LOOKING_BACK_DAYS ? 4 : 0;
}

/** How well a sentence tells the main event. */
function tellingScore(sentence: ReportedSentence, context: Context): number {
  const { text, acts } = sentence;
  if (!sentence.isOnMatter || speaksOfNotYet(text) || awaitsAnnouncement(text)) return 0;
  if (isReactionText(text)) return 0;
  const told = acts.some((act) => isNews(act, context));
  const meets = acts.some((act) => isMeetingOfMatter(act, text, context));
  if (!told && !meets) return 0;
  const isDone = acts.some((act) => act.modality === 'done' && isOfLead(act, context));
  const isAnnounced =
    context.lead?.modality !== 'done' && acts.some((act) => act.stage === 'announced');
  const isRefused = context.lead?.modality === 'denied' && told;
  if (speaksAhead(text) && !isDone && !isAnnounced && !isRefused) return 0;
  return (
    (told ? 6 : 0) +
    roleWorth(sentence, 'happening') +
    (meets ? 5 : 0) -
    (sentence.hasOpenPronoun ? 4 : 0) -
    lagPenalty(sentence.lagDays) -
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
      const text = asSentence(clauseText(clause, day));
      return recordCandidate([text], { evidence: [evidenceOf(act)], entries: [act.id] }) ?? [];
    });
}

/** What happened: the lead, the best reports of it, and the meetings around it. */
export function happeningCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const reported = ranked(sentences, (sentence) => tellingScore(sentence, context));
  const [lead] = [leadCandidate(context)];
  return [
    ...(lead === null ? [] : [lead]),
    ...chronicleCandidates(context),
    ...reported.slice(0, 12).map(asCandidate),
    ...meetingCandidates(context),
  ];
}
