import type { Act } from '../events/index.ts';
import {
  boundsOf,
  daysBetween,
  type Edtf,
  type Evidence,
  precisionOf,
  type Stage,
} from '../kernel/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type ClauseParts, clauseOf, clauseText, placeWords, type Voice } from './clause.ts';
import { type Context, evidenceOf, onePerOrigin, standingGround, toldSince } from './context.ts';
import { dayInWords, sinceInWords, whenInWords } from './day-words.ts';
import { STAGE_LABELS } from './labels.ts';
import { isFurther } from './ladder.ts';
import { outletName } from './outlet-name.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, inText, isPlural, listOf, namesInText } from './wording.ts';

/** The action by which a rung is reached. */
const REACHED_BY: Partial<Record<Stage, string>> = {
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

/** Which rung the lead states, and on what: the record where it holds one, else the act as reported. */
export type LeadForm = 'announced' | 'held' | 'act' | 'reported';

/** How the lead is to be said. */
export function leadFormOf(context: Context): LeadForm | null {
  const { lead, main } = context;
  if (lead === null) return null;
  const isTreaty = lead.treatyAction !== null && lead.accord !== null;
  if (isTreaty && main?.stage === 'announced') return 'announced';
  if (isTreaty && lead.stage === 'announced' && main === null) return 'announced';
  if (main === null) return lead.modality === 'done' && isTreaty ? 'reported' : 'act';
  const claimed = lead.modality === 'done' ? lead.stage : null;
  if (claimed === null || claimed === main.stage)
    return lead.modality === 'done' ? 'act' : heldOrAct(context);
  if (isFurther(main.stage, claimed)) return isOfLaterDays(context) ? 'act' : 'held';
  if (!isFurther(claimed, main.stage)) return 'act';
  // What the record holds leads; the further report is shown where reports differ.
  return REACHED_BY[main.stage] === undefined ? 'reported' : 'held';
}

/** The record may have moved on after the reports; a step within so many days is still of their story. */
const SAME_STORY_DAYS = 30;

/** Whether the record's standing came about well after the last report of the development. */
function isOfLaterDays({ main, input }: Context): boolean {
  const first = main?.since == null ? null : boundsOf(main.since).first;
  return first !== null && daysBetween(input.development.lastDay, first) > SAME_STORY_DAYS;
}

/** An act to come, while the record may already hold what it aims at. */
function heldOrAct({ lead, main }: Context): LeadForm {
  if (lead === null || main === null) return 'act';
  if (main.stage === 'declined') return 'held';
  return REACHED_BY[main.stage] === (lead.treatyAction ?? lead.bilateralAct) ? 'held' : 'act';
}

/** Acts of the dispatches that tell the same as the lead. */
export function leadGroup(context: Context): readonly Act[] {
  const { lead, acts } = context;
  if (lead === null) return [];
  return acts.filter(
    (act) =>
      act.accord?.id === lead.accord?.id &&
      act.stage === lead.stage &&
      !act.isBackground &&
      (act.modality === 'done') === (lead.modality === 'done') &&
      (lead.treatyAction === null
        ? act.bilateralAct === lead.bilateralAct
        : act.treatyAction !== null) &&
      [...act.subjects, ...act.objects].some((code) => context.subjects.includes(code)),
  );
}

/**
 * The day of the lead act: its own, else the day that other reports of the same act of the same subjects give,
 * the best outlet first. A headline seldom has one and the sentence below it does.
 */
function tellingDay(context: Context): { readonly day: Edtf | null; readonly act: Act | null } {
  const { lead, main } = context;
  if (lead === null) return { day: null, act: null };
  const isSame = (act: Act): boolean =>
    act.subjects.join() === lead.subjects.join() &&
    (act.treatyAction ?? act.bilateralAct) === (lead.treatyAction ?? lead.bilateralAct);
  const dated = [lead, ...leadGroup(context).filter(isSame)].filter((act) => act.day !== null);
  const held = main !== null && main.stage === lead.stage ? toldSince(main, context) : null;
  const borne = dated.find((act) => act.day?.value === held);
  const exact = dated.find((act) => act.day !== null && precisionOf(act.day.value) === 'day');
  const act = borne ?? (lead.day === null ? (exact ?? dated[0]) : lead) ?? null;
  return { day: act?.day?.value ?? null, act };
}

/** What has been announced: the accession of the subjects, or the accord itself where it is new. */
function announcedAction(context: Context): string | null {
  const { lead, accord, subjects } = context;
  if (lead === null || accord === null) return null;
  if (lead.treatyAction !== 'announcement') return lead.treatyAction;
  const ahead = context.acts.find(
    (act) =>
      act.accord?.id === accord &&
      act.treatyAction === 'accession' &&
      act.modality !== 'denied' &&
      act.subjects.some((code) => subjects.includes(code)),
  );
  if (ahead !== undefined) return 'accession';
  const hasOthers = context.input.state.standings.some(
    (row) =>
      row.accord === accord &&
      row.counterpart === null &&
      !subjects.includes(row.subject) &&
      !lead.subjects.includes(row.subject),
  );
  return hasOthers ? 'accession' : null;
}

/** Who announced it, by the act that says so, and on which day. */
interface Announced {
  readonly by: readonly string[];
  readonly act: Act | null;
  readonly day: Edtf | null;
}

function announcerOf(act: Act, context: Context): readonly string[] {
  const isOwnAct = act.treatyAction === 'announcement' && act.modality === 'done';
  const isByOther = isOwnAct && !act.subjects.some((code) => context.subjects.includes(code));
  if (isByOther && act.subjects.length > 0) return act.subjects;
  const said = act.speaker;
  if (said !== null && !said.isAnonymous && said.actors.length > 0) return said.actors;
  return isOwnAct ? act.subjects : [];
}

function saidOn(act: Act): Edtf | null {
  const own = act.treatyAction === 'announcement' && act.modality === 'done' ? act.day : null;
  return act.saidDay?.value ?? own?.value ?? null;
}

/** Day of the standing, where no announcer is named or its claims are of this announcer. */
function heldDay(by: readonly string[], context: Context): Edtf | null {
  const { main } = context;
  const since = main === null ? null : toldSince(main, context);
  if (main === null || since === null || by.length === 0) return since;
  const claims = main.because.flatMap((id) => context.claims.get(id) ?? []);
  const told = claims.filter((claim) => claim.holds === main.since && claim.act !== null);
  const acts = context.acts.filter((act) => told.some((claim) => claim.act === act.id));
  const isTheirs = acts.some((act) => announcerOf(act, context).some((code) => by.includes(code)));
  return isTheirs || claims.every((claim) => claim.dispatch === null) ? main.since : null;
}

/**
 * The announcement: by whom, and on the day that the same passage names. A day that only another passage
 * names is not put beside a speaker, because two may have announced on two days.
 */
function announced(context: Context): Announced {
  const group = leadGroup(context).filter((act) => act.stage === 'announced');
  const byDay = (act: Act): number => Number(saidOn(act) === null);
  const named = group
    .filter((act) => announcerOf(act, context).length > 0)
    .sort((a, b) => byDay(a) - byDay(b));
  const days = (acts: readonly Act[]): Edtf | null =>
    acts.flatMap((act) => saidOn(act) ?? []).sort()[0] ?? null;
  const [first] = named;
  if (first === undefined) {
    const day = days(group) ?? heldDay([], context);
    return { by: [], act: group.find((act) => saidOn(act) === day) ?? null, day };
  }
  const by = announcerOf(first, context);
  const theirs = named.filter((act) => announcerOf(act, context).join() === by.join());
  const day = days(theirs) ?? heldDay(by, context);
  return { by, act: theirs.find((act) => saidOn(act) === day) ?? first, day };
}

/** The subjects of whom the record holds the same rung; all of them where the act itself is stated. */
function statedSubjects(context: Context): readonly string[] {
  const { subjects, main, accord } = context;
  const form = leadFormOf(context);
  if (main === null || accord === null || (form !== 'held' && form !== 'announced'))
    return subjects;
  const rows = context.input.state.standings;
  return subjects.filter((code) => {
    const row = rows.find((item) => item.entry === `party/${accord}/${code}`);
    const isSameDay = form === 'announced' || row?.since === main.since;
    return row?.stage === main.stage && isSameDay;
  });
}

function partsOf(context: Context, action: string): ClauseParts {
  const { lead, accord } = context;
  const subjects = statedSubjects(context);
  const isBilateral = lead?.treatyAction === null;
  return {
    subjects,
    subjectWords: lead?.subjectWords ?? null,
    objects: isBilateral || action === 'approval' ? (lead?.objects ?? []) : [],
    place: action.endsWith('-embassy') ? (lead?.place ?? null) : null,
    action,
    accord: isBilateral ? null : accord,
  };
}

/** "that it will join the Abraham Accords", said by the subjects themselves or of them by others. */
function announcement(context: Context, voice: 'past' | 'perfect' | 'headline', day: Edtf | null) {
  const { by } = announced(context);
  const action = announcedAction(context);
  const when = day === null ? '' : ` ${whenInWords(day)}`;
  if (action === null) {
    const plain = clauseOf({ ...partsOf(context, 'announcement') }, voice, context.deps);
    return plain === null ? null : `${plain.subject} ${plain.predicate}${when}`;
  }
  const parts = partsOf(context, action);
  if (by.length === 0) {
    const clause = clauseOf(parts, 'base', context.deps);
    if (clause === null) return null;
    const is = isPlural(parts.subjects, context.deps) ? 'are' : 'is';
    const told = day === null ? '' : `, it was announced${when}`;
    return `${clause.subject} ${is} set to ${clause.predicate}${told}`;
  }
  const said = clauseOf({ ...parts, subjects: by, action: 'announcement' }, voice, context.deps);
  const will = clauseOf(parts, 'will', context.deps);
  if (said === null || will === null) return null;
  const isSelf = by.every((code) => parts.subjects.includes(code));
  const pronoun = isPlural(by, context.deps) && by.length > 1 ? 'they' : 'it';
  const verb = said.predicate.split(` ${inText(parts.accord ?? '', context.deps)}`)[0] ?? '';
  return `${said.subject} ${verb}${when} that ${isSelf ? pronoun : will.subject} ${will.predicate}`;
}

/** Whether a dispatch speaks of the effect, so that its lack on record is not the whole word. */
function tellsEffect({ input }: Context): boolean {
  return input.dispatches.some(({ dispatch }) =>
    /\b(?:takes?|took|taking|come|comes) (?:in)?to? ?effect\b/i.test(dispatch.text),
  );
}

/** What the ladder puts next and the record does not hold; null where nothing follows. */
function notYet(context: Context): string | null {
  const { main, lead, accord, deps, asOf } = context;
  const day = dayInWords(asOf);
  const stage = main?.stage ?? null;
  const info = accord === null ? null : deps.accordInfo(accord);
  const name = lead?.accord?.name ?? '';
  if (stage === 'announced' || stage === 'initialled') {
    return info?.ladder === 'organisation'
      ? `no accession is on record as of ${day}`
      : `no signature is on record as of ${day}`;
  }
  if (stage === 'signed' && lead?.modality === 'done' && isTreatyLike(name, info)) {
    return `no ratification is on record as of ${day}`;
  }
  if (stage === 'withdrawal-notified' && !tellsEffect(context))
    return `no day of effect is on record as of ${day}`;
  return null;
}

/** Where it happened, for what is not said of a place already. */
function placeOf({ lead }: Context): string {
  return lead?.bilateralAct?.endsWith('-embassy') ? '' : placeWords(lead?.place);
}

function heldAction(context: Context, form: LeadForm): string | null {
  const { lead, main } = context;
  const said = lead?.treatyAction ?? lead?.bilateralAct ?? null;
  if (form !== 'held' || main === null) return said;
  return REACHED_BY[main.stage] ?? said;
}

/** The passages that the lead rests on: acts that tell the same, then those of the standing. */
function leadGround(context: Context): {
  evidence: readonly Evidence[];
  entries: readonly string[];
} {
  const { lead, main } = context;
  if (lead === null) return { evidence: [], entries: [] };
  const group = [lead, ...leadGroup(context).filter((act) => act.id !== lead.id)];
  const held = main === null ? null : standingGround(main, context);
  if (leadFormOf(context) === 'held' && held !== null) {
    return { evidence: held.evidence, entries: held.entries };
  }
  const first = announced(context).act ?? tellingDay(context).act ?? lead;
  const evidence = onePerOrigin(
    [evidenceOf(first), ...group.map(evidenceOf), ...(held?.evidence ?? [])],
    context,
  );
  const own = context.acts.filter((act) => act.id === first.id || act.id === lead.id);
  return { evidence, entries: [...own.map((act) => act.id), ...(held?.entries ?? [])] };
}

function doneVoice(day: Edtf | null): Voice {
  return day === null ? 'perfect' : 'past';
}

function outletsOf(context: Context): string {
  const names = new Set(
    leadGroup(context).flatMap((act) => {
      const dispatch = context.book.dispatch(act.dispatch);
      return dispatch === null ? [] : outletName(dispatch);
    }),
  );
  return listOf([...names].slice(0, 2));
}

const SINCE_THEN: Partial<Record<Stage, string>> = {
  signed: 'signed it {when}',
  ratified: 'ratified it {when}',
  acceded: 'acceded {when}',
  'in-force': 'has been a party {since}',
  member: 'has been a member {since}',
  'withdrawal-notified': 'gave notice of withdrawal {when}',
  withdrawn: 'withdrew {when}',
};

/** What the record holds of the first subject by now, where it lies further than the act that is told. */
function laterStanding(context: Context): string {
  const { main, lead, deps, subjects } = context;
  const [first] = subjects;
  const since = main === null ? null : toldSince(main, context);
  if (main === null || since === null || first === undefined || lead?.stage == null) return '';
  const pattern = SINCE_THEN[main.stage];
  if (pattern === undefined || !isFurther(main.stage, lead.stage)) return '';
  const words = pattern
    .replace('{when}', whenInWords(since))
    .replace('{since}', sinceInWords(since));
  return `; by the record ${inText(first, deps)} ${words}`;
}

function heldTexts(context: Context, form: LeadForm): (string | null)[] {
  const { lead, main, deps } = context;
  const action = heldAction(context, form);
  if (lead === null || action === null) return [];
  const parts = partsOf(context, action);
  const isDone = form === 'held' || lead.modality === 'done';
  const told = tellingDay(context).day;
  const day = form === 'held' ? (main === null ? null : toldSince(main, context)) : told;
  const clause = clauseOf(parts, isDone ? doneVoice(day) : lead.modality, deps);
  if (clause === null) return [];
  const when = day === null ? '' : ` ${whenInWords(day)}`;
  const bare = `${clauseText(clause)}${when}`;
  const by = lead.speaker;
  const source =
    by !== null &&
    !by.isAnonymous &&
    by.actors.length > 0 &&
    !by.actors.some((code) => parts.subjects.includes(code))
      ? `, according to ${namesInText(by.actors, deps)}`
      : '';
  const later = form === 'act' && isDone ? laterStanding(context) : '';
  const full = `${clauseText(clause)}${placeOf(context)}${when}${source}`;
  return [...(later === '' ? [] : [`${full}${later}`, `${bare}${later}`]), full, bare];
}

function reportedTexts(context: Context): (string | null)[] {
  const action = heldAction(context, 'act');
  const outlets = outletsOf(context);
  if (action === null || outlets === '' || context.lead === null) return [];
  const { day } = tellingDay(context);
  const clause = clauseOf(partsOf(context, action), doneVoice(day), context.deps);
  if (clause === null) return [];
  const held = context.main === null ? 'the record does not hold it as done' : null;
  const tail =
    held ??
    `the record holds no more than: ${context.main === null ? '' : STAGE_LABELS[context.main.stage]}`;
  return [`according to ${outlets}, ${clauseText(clause, day)}; ${tail}`];
}

function leadTexts(context: Context, form: LeadForm): (string | null)[] {
  if (form === 'announced') {
    const { day } = announced(context);
    return [
      day === null ? null : announcement(context, 'past', day),
      announcement(context, 'perfect', null),
    ];
  }
  return form === 'reported' ? reportedTexts(context) : heldTexts(context, form);
}

/** The first sentence: who, which act, which accord, what stage, when, by whom; and what is not yet on record. */
export function leadCandidate(context: Context): Candidate | null {
  const form = leadFormOf(context);
  if (form === null) return null;
  const texts = leadTexts(context, form).filter((text): text is string => text !== null);
  const tail = form === 'reported' ? null : notYet(context);
  const withTail = tail === null ? [] : texts.map((text) => `${text}; ${tail}`);
  return recordCandidate([...withTail, ...texts].map(asSentence), leadGround(context));
}

/** The lead fact as a headline in sentence case, without a stop. */
export function titleOf(context: Context): string {
  const { lead, deps } = context;
  const form = leadFormOf(context);
  const fallback = `Reports on ${namesInText([...(context.accord === null ? [] : [context.accord]), ...context.subjects].slice(0, 3), deps)}`;
  if (lead === null || form === null) {
    return context.subjects.length > 0 ? fallback : `Reports of ${dayInWords(context.asOf)}`;
  }
  if (form === 'announced') return capitalised(announcement(context, 'headline', null) ?? fallback);
  const action = heldAction(context, form);
  if (action === null) return capitalised(fallback);
  const isDone = lead.modality === 'done' || form === 'held';
  const clause = clauseOf(partsOf(context, action), isDone ? 'headline' : lead.modality, deps);
  if (clause === null) return capitalised(fallback);
  const isReported = form === 'reported';
  return capitalised(
    isReported
      ? `Reports say that ${clauseText(clauseOf(partsOf(context, action), 'perfect', deps) ?? clause)}`
      : clauseText(clause),
  );
}
