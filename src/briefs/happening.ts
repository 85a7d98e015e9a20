import type { Act } from '../events/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { clauseOf, clauseText } from './clause.ts';
import { type Context, evidenceOf } from './context.ts';
import { leadCandidate } from './lead.ts';
import { asCandidate, isOnMatter, type ReportedSentence, ranked } from './reported.ts';
import { asSentence } from './wording.ts';

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
  return isSameKind && [...act.subjects, ...act.objects].some((code) => subjects.includes(code));
}

/** How well a sentence tells the main event. */
export function tellingScore(sentence: ReportedSentence, context: Context): number {
  if (!isOnMatter(sentence, context)) return 0;
  const told = sentence.acts.some((act) => isOfLead(act, context));
  const meets = sentence.acts.some(
    (act) => isMeeting(act) && [...act.subjects, ...act.objects].length > 0,
  );
  if (!told && !meets) return 0;
  return (
    (told ? 6 : 0) +
    (meets ? 5 : 0) -
    (sentence.hasOpenPronoun ? 4 : 0) -
    sentence.rank / 2 -
    Math.min(sentence.place, 8) / 4
  );
}

/** Talks, visits and hosts in the words of the record. */
function meetingCandidates(context: Context): Candidate[] {
  return context.acts
    .filter((act) => isMeeting(act) && act.modality === 'done' && act.id !== context.lead?.id)
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
    ...reported.slice(0, 12).map(asCandidate),
    ...meetingCandidates(context),
  ];
}
