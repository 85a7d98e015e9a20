import { boundsOf, daysBetween, type Stage } from '../kernel/index.ts';
import type { Context } from './context.ts';
import { isFurther, isInPublic, reaches } from './ladder.ts';

/** The action by which a rung is reached. */
export const REACHED_BY: Partial<Record<Stage, string>> = {
  initialled: 'initialling',
  adopted: 'adoption',
  signed: 'signature',
  ratified: 'ratification',
  accepted: 'acceptance',
  approved: 'approval',
  acceded: 'accession',
  suspended: 'suspension',
  'withdrawal-notified': 'withdrawal-notice',
  withdrawn: 'withdrawal',
  terminated: 'termination',
  applied: 'application',
  candidate: 'candidacy',
  declined: 'decline',
  'accession-signed': 'signature',
  member: 'admission',
  established: 'establish-relations',
  restored: 'restore-relations',
  severed: 'sever-relations',
  downgraded: 'downgrade-relations',
  recognised: 'recognise',
};

/** The rung that an action said to come aims at. */
export const STAGE_AIMED_AT: Readonly<Record<string, Stage>> = {
  negotiation: 'negotiating',
  application: 'applied',
  signature: 'signed',
  ratification: 'ratified',
  accession: 'acceded',
  admission: 'member',
  withdrawal: 'withdrawn',
  'withdrawal-notice': 'withdrawal-notified',
  suspension: 'suspended',
};

/** Steps that lower or end what two states had. */
const BREAKS: ReadonlySet<Stage> = new Set<Stage>(['downgraded', 'severed', 'suspended']);

/** Which rung the lead states, and on what: the record where it holds one, else the act as reported. */
export type LeadForm = 'announced' | 'held' | 'act' | 'reported';

/** How the lead is to be said. */
export function leadFormOf(context: Context): LeadForm | null {
  const { lead, main } = context;
  if (lead === null) return null;
  const isTreaty = lead.treatyAction !== null && lead.accord !== null;
  if (isTreaty && main?.stage === 'announced')
    return isToldSince(context) ? 'reported' : 'announced';
  if (lead.stage === 'announced' && (main === null || main.stage === 'announced'))
    return 'announced';
  // What is no rung (a treaty is extended, amended) the record does not hold, for anybody.
  if (main === null)
    return lead.modality === 'done' && isTreaty && lead.stage !== null ? 'reported' : 'act';
  const claimed = lead.modality === 'done' ? lead.stage : null;
  if (claimed === null || claimed === main.stage)
    return lead.modality === 'done' ? 'act' : heldOrAct(context);
  // Where there are no relations there are none to lower or to break.
  if (main.stage === 'none' && BREAKS.has(claimed)) return 'reported';
  if (isFurther(main.stage, claimed))
    return isOfLaterDays(context) || isOfFormerDays(context) || !isToldHere(context)
      ? 'act'
      : 'held';
  if (!isFurther(claimed, main.stage)) return 'act';
  // On the way to ratification; the record has no rung that it would move.
  if (isOwnApproval(context)) return 'act';
  // These dispatches tell of nothing but the further step, so that it leads as their word.
  if (!isToldHere(context)) return 'reported';
  // What the record holds leads; the further report is shown where reports differ.
  return REACHED_BY[main.stage] === undefined ? 'reported' : 'held';
}

/** Who approves in the name of a people or a cabinet; the state has bound itself to nobody by it. */
const LEGISLATURE =
  /\b(?:parliament|senate|(?:national |people['’]s |general |legislative |grand )?assembly|(?:lower|upper) house|house of \w+|chamber of \w+|legislature|congress|lawmakers|legislators|deputies|knesset|bundestag|duma|sejm|majlis|diet|cabinet|council of ministers|government)\b/i;

/** Whether a state's own organ approved a paper that it has signed: a step at home, which the record holds against nothing. */
export function isOwnApproval({ lead, main, accord, subjects, deps, book }: Context): boolean {
  if (lead?.treatyAction !== 'approval' || lead.modality !== 'done' || main === null) return false;
  if (accord === null || deps.accordInfo(accord)?.ladder === 'organisation') return false;
  const isOwn = lead.subjects.length === 1 && lead.subjects.join() === subjects.join();
  const isSigned = main.stage === 'signed' || main.stage === 'initialled';
  return (
    isOwn && isSigned && organOf(book.words({ dispatch: lead.dispatch, ...lead.evidence })) !== null
  );
}

/** The organ that a passage names: "parliament"; null for none. */
export function organOf(words: string): string | null {
  return LEGISLATURE.exec(words)?.[0].toLowerCase() ?? null;
}

/** Whether such a step is told as taken later than anybody told it as still to come: then the plan leads no more. */
function isToldSince({ lead, acts, book }: Context): boolean {
  if (lead?.modality !== 'done' || lead.stage === null || !isInPublic(lead.stage)) return false;
  const dayOf = (dispatch: string): string => book.dispatch(dispatch)?.referenceDay ?? '~';
  const day = dayOf(lead.dispatch);
  return acts.every(
    (act) =>
      act.isBackground ||
      act.modality === 'done' ||
      act.accord?.id !== lead.accord?.id ||
      dayOf(act.dispatch) < day,
  );
}

/** The record may have moved on after the reports; a step within so many days is still of their story. */
const SAME_STORY_DAYS = 30;

/** What came about so long before the news of another step is its history. */
const FORMER_DAYS = 180;

/** Whether the record's standing came about well after the last report of the development. */
function isOfLaterDays({ main, input }: Context): boolean {
  const first = main?.since == null ? null : boundsOf(main.since).first;
  return first !== null && daysBetween(input.development.lastDay, first) > SAME_STORY_DAYS;
}

/** Whether it came about long before the first of these reports, which then only recall it. */
function isOfFormerDays({ main, input }: Context): boolean {
  const last = main?.since == null ? null : boundsOf(main.since).last;
  return last !== null && daysBetween(last, input.development.firstDay) > FORMER_DAYS;
}

/** Whether one of these dispatches is among what the record's standing rests on. */
function isToldHere({ main, input, claims }: Context): boolean {
  const own = new Set(input.dispatches.map(({ dispatch }) => dispatch.id));
  return (main?.because ?? []).some((id) => own.has(claims.get(id)?.dispatch ?? ''));
}

/** An act to come, while the record may already hold what it aims at. */
function heldOrAct(context: Context): LeadForm {
  const { lead, main } = context;
  if (lead === null || main === null) return 'act';
  // Where only later reports tell that it has come, these are of the plan, and what came of it is said beside.
  if (!isToldHere(context) || isOfFormerDays(context))
    return lead.stage === 'announced' ? 'announced' : 'act';
  if (main.stage === 'declined') return 'held';
  const target = STAGE_AIMED_AT[lead.treatyAction ?? lead.bilateralAct ?? ''];
  const isReached = target !== undefined && reaches(main.stage, target);
  const isOnItsWayOut = target === 'withdrawn' && main.stage === 'withdrawal-notified';
  if ((isReached || isOnItsWayOut) && REACHED_BY[main.stage] !== undefined) return 'held';
  return REACHED_BY[main.stage] === (lead.treatyAction ?? lead.bilateralAct) ? 'held' : 'act';
}

/** Whether a dispatch speaks of the effect, so that its lack on record is not the whole word. */
export function tellsEffect({ input }: Context): boolean {
  return input.dispatches.some(({ dispatch }) =>
    /\b(?:takes?|took|taking) effect\b|\b(?:comes?|came|enters?|entered) into (?:effect|force)\b/i.test(
      dispatch.text,
    ),
  );
}
