import type { Act } from '../events/index.ts';
import { type Edtf, type Evidence, precisionOf, type Stage } from '../kernel/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type ClauseParts, clauseOf, clauseText, placeWords, type Voice } from './clause.ts';
import { type Context, evidenceOf, onePerOrigin, standingGround, toldSince } from './context.ts';
import { dayInWords, sinceInWords, whenInWords } from './day-words.ts';
import { STAGE_LABELS } from './labels.ts';
import { isFurther } from './ladder.ts';
import { type LeadForm, leadFormOf, REACHED_BY, tellsEffect } from './lead-form.ts';
import { outletName } from './outlet-name.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, inText, isPlural, listOf, namesInText } from './wording.ts';

/** Acts of the dispatches that tell the same as the lead. */
function leadGroup(context: Context): readonly Act[] {
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
  return { day: act?.day?.value ?? held, act };
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
  // "No relations" is what a step to come is measured against, not what it rests on.
  const entries = main?.stage === 'none' ? [] : (held?.entries ?? []);
  return { evidence, entries: [...own.map((act) => act.id), ...entries] };
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
  if (clause === null) {
    const who = namesInText(context.subjects.slice(0, 3), deps);
    return capitalised(who === '' ? fallback : `${who}: ${deps.actionNoun(action)}`);
  }
  const isReported = form === 'reported';
  return capitalised(
    isReported
      ? `Reports say that ${clauseText(clauseOf(partsOf(context, action), 'perfect', deps) ?? clause)}`
      : clauseText(clause),
  );
}
