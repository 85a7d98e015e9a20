import type { Act } from '../events/index.ts';
import {
  boundsOf,
  type Edtf,
  type Evidence,
  parseEdtf,
  precisionOf,
  relatedDays,
  type Stage,
} from '../kernel/index.ts';
import { announced, announcement } from './announcement.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { clauseOf, clauseText, placeWords, type Voice } from './clause.ts';
import { type Context, evidenceOf, onePerOrigin, standingGround, toldSince } from './context.ts';
import { dayInWords, toldWhenInWords, whenInWords } from './day-words.ts';
import { denialsOf, denialWords, deniersOf } from './denials.ts';
import { STAGE_LABELS } from './labels.ts';
import { aimOf, laterEntries, laterStandings } from './later-standing.ts';
import { type LeadForm, leadFormOf, REACHED_BY, tellsEffect } from './lead-form.ts';
import { leadGroup, partsOf } from './lead-parts.ts';
import { outletInText } from './outlet-name.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, isPlural, listOf, namesInText } from './wording.ts';

/**
 * The day of the lead act: its own, else the day that other reports of the same act of the same subjects give,
 * the best outlet first. A headline seldom has one and the sentence below it does.
 */
function tellingDay(context: Context): {
  readonly day: Edtf | null;
  readonly act: Act | null;
  readonly words: string;
} {
  const { lead, main } = context;
  if (lead === null) return { day: null, act: null, words: '' };
  const isSame = (act: Act): boolean =>
    act.subjects.join() === lead.subjects.join() &&
    (act.treatyAction ?? act.bilateralAct) === (lead.treatyAction ?? lead.bilateralAct);
  const dated = [lead, ...leadGroup(context).filter(isSame)].filter((act) => act.day !== null);
  const isOfAct = main !== null && main.stage === lead.stage && lead.modality === 'done';
  const held = main !== null && isOfAct ? toldSince(main, context) : null;
  const borne = dated.find(
    ({ day }) => day !== null && relatedDays(day.value, day.relation) === held,
  );
  const exact = dated.find((act) => act.day !== null && precisionOf(act.day.value) === 'day');
  const act = borne ?? (lead.day === null ? (exact ?? dated[0]) : lead) ?? null;
  if (act?.day != null) {
    const { value, relation } = act.day;
    const day = act.modality === 'done' ? relatedDays(value, relation) : value;
    return { day, act, words: toldWhenInWords(act.day) };
  }
  return { day: held, act, words: held === null ? '' : whenInWords(held) };
}

/** What the ladder puts next and the record does not hold; null where nothing follows. */
function notYet(context: Context): string | null {
  const { main, lead, accord, deps, asOf } = context;
  const day = dayInWords(asOf);
  const stage = main?.stage ?? null;
  if (main?.counterpart != null)
    return stage === 'announced' ? `the record holds no such step as of ${day}` : null;
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
  const said =
    lead?.stage === 'declined' ? 'decline' : (lead?.treatyAction ?? lead?.bilateralAct ?? null);
  if (form !== 'held' || main === null) return said;
  return REACHED_BY[main.stage] ?? said;
}

/** "It will be signed": where the paper is named that the passage only takes up, in the same dispatch. */
function paperNamed(
  act: Act,
  told: readonly Evidence[],
  { acts, book }: Context,
): readonly Evidence[] {
  const name = act.accord?.name.toLowerCase();
  if (name === undefined || act.accord?.isKnown === true) return [];
  const isNamed = (evidence: Evidence): boolean =>
    (book.facts(evidence)?.text ?? '').toLowerCase().includes(name);
  if (told.some(isNamed)) return [];
  const other = acts.find(
    (one) =>
      one.dispatch === act.dispatch &&
      one.accord?.id === act.accord?.id &&
      isNamed(evidenceOf(one)),
  );
  return other === undefined ? [] : [evidenceOf(other)];
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
    const told = group.filter((act) => act.stage === main?.stage || act.stage === null);
    const evidence = onePerOrigin([...held.evidence, ...told.map(evidenceOf)], context);
    return { evidence, entries: held.entries };
  }
  const first = announced(context).act ?? tellingDay(context).act ?? lead;
  const told = onePerOrigin(
    [evidenceOf(first), ...group.map(evidenceOf), ...(held?.evidence ?? [])],
    context,
  );
  const evidence = [...told, ...paperNamed(first, told, context)];
  const own = context.acts.filter((act) => act.id === first.id || act.id === lead.id);
  // "No relations" is what a step to come is measured against, not what it rests on.
  const entries = main?.stage === 'none' ? [] : (held?.entries ?? []);
  return { evidence, entries: [...own.map((act) => act.id), ...entries, ...laterEntries(context)] };
}

function doneVoice(day: Edtf | null): Voice {
  return day === null ? 'perfect' : 'past';
}

function outletsOf(context: Context): string {
  const names = new Set(
    leadGroup(context).flatMap((act) => {
      const dispatch = context.book.dispatch(act.dispatch);
      return dispatch === null ? [] : outletInText(dispatch);
    }),
  );
  return listOf([...names].slice(0, 2));
}

const OVERTAKEN: Partial<Readonly<Record<Act['modality'], Voice>>> = {
  planned: 'was planned',
  expected: 'was expected',
  underway: 'was underway',
};

/** Whether the day or window that was named for a step to come has passed. */
function isBehind({ lead, asOf }: Context, day: Edtf | null): boolean {
  const last = day === null || lead?.modality === 'done' ? null : boundsOf(day).last;
  return last !== null && last < asOf;
}

/** Who says it, where they are not the subjects themselves. */
function sourceOf({ lead, deps }: Context, subjects: readonly string[]): string {
  const by = lead?.speaker ?? null;
  if (by === null || by.isAnonymous || by.actors.length === 0) return '';
  if (by.actors.some((code) => subjects.includes(code))) return '';
  return `, according to ${namesInText(by.actors, deps)}`;
}

/** When it was told, and by whom, for an act whose own day is not known. */
function reportedOn({ lead, book }: Context): string {
  const dispatch = lead === null ? null : book.dispatch(lead.dispatch);
  const day = dispatch === null ? null : parseEdtf(dispatch.referenceDay ?? '');
  if (dispatch === null || day === null || dispatch.outlet === null) return '';
  return `, ${outletInText(dispatch)} reported ${whenInWords(day)}`;
}

/** "Eritrea denies that it has held talks with Ethiopia": what only one side denies is not told as not being so. */
function deniedTexts(context: Context, action: string): (string | null)[] {
  const { deps } = context;
  const by = deniersOf(context);
  const given = partsOf(context, action);
  const others = given.subjects.filter((code) => !by.includes(code));
  const isOwn = by.every((code) => given.subjects.includes(code)) && given.accord === null;
  const parts = isOwn
    ? { ...given, subjects: by, objects: [...new Set([...given.objects, ...others])] }
    : given;
  const clause = clauseOf(parts, 'perfect', deps);
  if (clause === null) return [];
  const verb = isPlural(by, deps) ? 'deny' : 'denies';
  const isSelf = parts.subjects.join() === by.join();
  const it = isPlural(by, deps) ? 'they' : 'it';
  return [
    `${namesInText(by, deps)} ${verb} that ${isSelf ? it : clause.subject} ${clause.predicate}`,
  ];
}

function heldTexts(context: Context, form: LeadForm): (string | null)[] {
  const { lead, main, deps } = context;
  const action = heldAction(context, form);
  if (lead === null || action === null) return [];
  const parts = partsOf(context, action);
  const isDone = form === 'held' || lead.modality === 'done';
  const told = tellingDay(context);
  const since = main === null ? null : toldSince(main, context);
  const day = form === 'held' ? since : told.day;
  const later =
    form === 'act' && lead.modality !== 'denied'
      ? laterStandings(context, { stage: lead.stage, day, aim: aimOf(lead) })
      : '';
  const isPast = later !== '' || isBehind(context, day);
  const ahead = isPast ? (OVERTAKEN[lead.modality] ?? lead.modality) : lead.modality;
  if (deniersOf(context).length > 0) return deniedTexts(context, action);
  const clause = clauseOf(parts, isDone ? doneVoice(day) : ahead, deps);
  if (clause === null) return [];
  const words = day === null ? '' : day === told.day ? told.words : whenInWords(day);
  const when = words === '' ? '' : ` ${words}`;
  const bare = `${clauseText(clause)}${when}`;
  const full = `${clauseText(clause)}${placeOf(context)}${when}${sourceOf(context, parts.subjects)}`;
  const dated = isDone && day === null ? reportedOn(context) : '';
  // Of a step with a rung the record knows whether it came; of a visit or a meeting it does not.
  const isUnheld = later === '' && !isDone && isPast && aimOf(lead) !== undefined;
  const unheld = isUnheld ? '; by the record this has not come' : '';
  return [
    ...(later === '' ? [] : [`${full}${later}`, `${bare}${later}`]),
    ...(unheld === '' ? [] : [`${full}${unheld}`, `${bare}${unheld}`]),
    ...(dated === '' || later !== '' ? [] : [`${bare}${dated}`]),
    full,
    bare,
  ];
}

/** What the record holds of somebody of whom a report says more. */
const NO_MORE_THAN: Partial<Readonly<Record<Stage, string>>> = {
  interest: 'interest',
  invited: 'the invitation',
  negotiating: 'negotiations',
  announced: 'the announcement',
  initialled: 'the initialling',
  adopted: 'the adoption',
  signed: 'the signature',
  ratified: 'the ratification',
  applied: 'the application',
  candidate: 'candidacy',
  'accession-signed': 'the signature of the accession',
  'withdrawal-notified': 'the notice of withdrawal',
};

/** What the record holds where a report goes further. */
function heldBesides(context: Context): string {
  const { main } = context;
  if (main === null) return 'the record does not hold it as done';
  if (main.stage === 'none') return 'by the record the two have no relations';
  const held = NO_MORE_THAN[main.stage];
  return held === undefined
    ? `on record it stands no further than: ${STAGE_LABELS[main.stage]}`
    : `the record holds no more than ${held}`;
}

function reportedTexts(context: Context): (string | null)[] {
  const action = heldAction(context, 'act');
  const outlets = outletsOf(context);
  if (action === null || outlets === '' || context.lead === null) return [];
  const { day, words } = tellingDay(context);
  const clause = clauseOf(partsOf(context, action), doneVoice(day), context.deps);
  if (clause === null) return [];
  const when = words === '' ? '' : ` ${words}`;
  return [`according to ${outlets}, ${clauseText(clause)}${when}; ${heldBesides(context)}`];
}

function leadTexts(context: Context, form: LeadForm): (string | null)[] {
  if (form === 'announced') {
    const { day } = announced(context);
    const later = laterStandings(context, { stage: 'announced', day });
    const isOvertaken = later !== '';
    const texts = [
      day === null ? null : announcement(context, 'past', { day, isOvertaken }),
      announcement(context, 'perfect', { day: null, isOvertaken }),
    ];
    return texts.map((text) => (text === null ? null : `${text}${later}`));
  }
  return form === 'reported' ? reportedTexts(context) : heldTexts(context, form);
}

/** The first sentence: who, which act, which accord, what stage, when, by whom; and what is not yet on record. */
export function leadCandidate(context: Context): Candidate | null {
  const form = leadFormOf(context);
  if (form === null) return null;
  const texts = leadTexts(context, form).filter((text): text is string => text !== null);
  const tail = form === 'reported' ? null : notYet(context);
  const isOpen = (text: string): boolean => !text.includes('; by the record ');
  const withTail = tail === null ? [] : texts.filter(isOpen).map((text) => `${text}; ${tail}`);
  const ground = leadGround(context);
  const denial = denialWords(context);
  if (denial === null) return recordCandidate([...withTail, ...texts].map(asSentence), ground);
  // What one side denies is not said without the denial.
  const denied = texts.filter((text) => text !== null).map((text) => `${text}; ${denial}`);
  const acts = denialsOf(context);
  return recordCandidate(denied.map(asSentence), {
    evidence: [...ground.evidence, ...onePerOrigin(acts.map(evidenceOf), context)],
    entries: [...ground.entries, ...acts.map((act) => act.id)],
  });
}

/** The lead fact as a headline in sentence case, without a stop. */
export function titleOf(context: Context): string {
  const { lead, deps } = context;
  const form = leadFormOf(context);
  const fallback = `Reports on ${namesInText([...(context.accord === null ? [] : [context.accord]), ...context.subjects, ...(lead?.objects ?? [])].slice(0, 3), deps)}`;
  if (lead === null || form === null) {
    return context.subjects.length > 0 ? fallback : `Reports of ${dayInWords(context.asOf)}`;
  }
  if (form === 'announced')
    return capitalised(
      announcement(context, 'headline', { day: null, isOvertaken: false }) ?? fallback,
    );
  const action = heldAction(context, form);
  if (action === null) return capitalised(fallback);
  const isDone = lead.modality === 'done' || form === 'held';
  // What has come since is told as what was to come.
  const { day } = tellingDay(context);
  const isOvertaken =
    !isDone &&
    (isBehind(context, day) ||
      laterStandings(context, { stage: lead.stage, day, aim: aimOf(lead) }) !== '');
  const ahead = isOvertaken ? (OVERTAKEN[lead.modality] ?? lead.modality) : lead.modality;
  const [denied] = deniersOf(context).length > 0 ? deniedTexts(context, action) : [];
  if (denied != null) return capitalised(denied);
  const clause = clauseOf(partsOf(context, action), isDone ? 'headline' : ahead, deps);
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
