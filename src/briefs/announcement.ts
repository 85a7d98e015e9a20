import type { Act } from '../events/index.ts';
import type { Edtf } from '../kernel/index.ts';
import { type ClauseParts, clauseOf } from './clause.ts';
import { type Context, toldSince } from './context.ts';
import { whenInWords } from './day-words.ts';
import { leadGroup, partsOf } from './lead-parts.ts';
import { isPlural, namesInText } from './wording.ts';

/** What has been announced: the accession of the subjects, or the accord itself where it is new. */
function announcedAction(context: Context): string | null {
  const { lead, accord, subjects } = context;
  if (lead === null) return null;
  if (lead.treatyAction === null || accord === null) return lead.treatyAction ?? lead.bilateralAct;
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

/** Several who speak with one voice: "the foreign ministers of A and B said", "in a joint statement", "both sides". */
const TOGETHER =
  /\bjoint(?:ly)?\b|\b(?:ministers|ministries|presidents|leaders|heads|governments|envoys|ambassadors|delegations|negotiators) of\b|\b(?:both|two|three) (?:countries|sides|states|governments|capitals|ministers|leaders|foreign ministers)\b|\bthe two\b/i;

/** Whether those who take the step tell it together, and reading has found only one of them as the speaker. */
function isSaidTogether(act: Act, by: readonly string[], { book }: Context): boolean {
  return (
    act.subjects.length > by.length &&
    by.every((code) => act.subjects.includes(code)) &&
    TOGETHER.test(book.words({ dispatch: act.dispatch, ...act.evidence }))
  );
}

/** Who announces it by this act: those who act, else those who say it; empty where nobody is named. */
export function announcerOf(act: Act, context: Context): readonly string[] {
  const isOwnAct = act.treatyAction === 'announcement' && act.modality === 'done';
  const isByOther = isOwnAct && !act.subjects.some((code) => context.subjects.includes(code));
  if (isByOther && act.subjects.length > 0) return act.subjects;
  const said = act.speaker;
  if (said !== null && !said.isAnonymous && said.actors.length > 0)
    return isSaidTogether(act, said.actors, context) ? act.subjects : said.actors;
  return isOwnAct ? act.subjects : [];
}

/** The day on which it was said. */
export function saidOn(act: Act): Edtf | null {
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
export function announced(context: Context): Announced {
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

/** Of a step of two sides that one of them tells: "it will establish relations with the other". */
function toldBy(by: readonly string[], parts: ClauseParts): ClauseParts {
  const others = parts.subjects.filter((code) => !by.includes(code));
  const isSelf = by.length > 0 && by.every((code) => parts.subjects.includes(code));
  if (!isSelf || others.length === 0 || parts.accord !== null) return parts;
  return { ...parts, subjects: by, objects: [...parts.objects, ...others] };
}

const ANNOUNCING: Readonly<Record<'past' | 'perfect' | 'headline', readonly [string, string]>> = {
  past: ['announced', 'announced'],
  perfect: ['has announced', 'have announced'],
  headline: ['announces', 'announce'],
};

/** "that it will join the Abraham Accords", said by the subjects themselves or of them by others; "would" where more has come since. */
export function announcement(
  context: Context,
  voice: 'past' | 'perfect' | 'headline',
  { day, isOvertaken }: { readonly day: Edtf | null; readonly isOvertaken: boolean },
): string | null {
  const { deps } = context;
  const { by } = announced(context);
  const action = announcedAction(context);
  const when = day === null ? '' : ` ${whenInWords(day)}`;
  if (action === null) {
    const plain = clauseOf({ ...partsOf(context, 'announcement') }, voice, deps);
    return plain === null ? null : `${plain.subject} ${plain.predicate}${when}`;
  }
  const parts = toldBy(by, partsOf(context, action));
  if (by.length === 0) {
    const clause = clauseOf(parts, 'base', deps);
    if (clause === null) return null;
    const isMany = isPlural(parts.subjects, deps);
    const is = isOvertaken ? (isMany ? 'were' : 'was') : isMany ? 'are' : 'is';
    const told = day === null ? '' : `, it was announced${when}`;
    return `${clause.subject} ${is} set to ${clause.predicate}${told}`;
  }
  const will = clauseOf(parts, isOvertaken ? 'would' : 'will', deps);
  if (will === null) return null;
  // Who only stands by when two announce their step takes no part in it.
  const isSelf =
    by.length <= parts.subjects.length && parts.subjects.every((code) => by.includes(code));
  const pronoun = by.length > 1 ? 'they' : 'it';
  const verb = ANNOUNCING[voice][isPlural(by, deps) ? 1 : 0];
  const whole = namesInText(by, deps);
  return `${whole} ${verb}${when} that ${isSelf ? pronoun : will.subject} ${will.predicate}`;
}
