import type { Stage } from '../kernel/index.ts';
import { boundsOf, overlaps, precisionOf } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import type { Context } from './context.ts';
import { subjectsOf } from './expectation-text.ts';
import { isTakingPart } from './ladder.ts';

const STATE_ORDER: Readonly<Record<Expectation['state'], number>> = {
  open: 0,
  missed: 1,
  overtaken: 2,
  withdrawn: 3,
  met: 4,
};

export const JOINING: readonly string[] = ['accession', 'admission', 'announcement', 'application'];
export const MEETING: readonly string[] = ['host-talks', 'hold-talks', 'visit', 'mediate'];

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

/** Whether the record or the accord itself says that the step has been taken, on whatever day. */
function isTaken(row: Expectation, context: Context): boolean {
  const { deps, acts, asOf, book } = context;
  const force = row.accord === null ? null : (deps.accordInfo(row.accord)?.inForce ?? null);
  if (row.action === 'entry-into-force' && row.subjects.length === 0)
    return force !== null && (boundsOf(force).last ?? '~') <= asOf;
  // The same passage tells the step of the same states as done, or a later dispatch does.
  const dayOf = (id: string | null): string =>
    (id === null ? null : book.dispatch(id)?.referenceDay) ?? '';
  const said = dayOf(row.dispatch);
  return acts.some(
    (act) =>
      act.modality === 'done' &&
      (act.treatyAction ?? act.bilateralAct) === row.action &&
      (act.accord?.id ?? null) === row.accord &&
      act.subjects.join() === row.subjects.join() &&
      (row.evidence.some((one) => one.dispatch === act.dispatch && overlaps(one, act.evidence)) ||
        (!act.isBackground && said !== '' && dayOf(act.dispatch) > said)),
  );
}

/**
 * Whether the reports name the paper otherwise elsewhere, and there the same step of the same states is told with its
 * day or as taken: what a headline says shortly is then said already.
 */
function isSaidBetter(row: Expectation, { input, acts, book, accord }: Context): boolean {
  if (row.state !== 'open' || row.basis !== 'said' || row.window !== null) return false;
  const isSame = (action: string | null, subjects: readonly string[]): boolean =>
    action === row.action && subjects.join() === row.subjects.join();
  const isShort = row.accord !== accord && row.accord?.startsWith('x-') === true;
  const isTold = input.state.expectations.some(
    (other) =>
      other !== row &&
      isSame(other.action, other.subjects) &&
      (other.accord === row.accord ? other.window !== null : isShort && other.state !== 'open'),
  );
  const day = row.dispatch === null ? null : (book.dispatch(row.dispatch)?.referenceDay ?? null);
  const isDone = acts.some(
    (act) =>
      act.modality === 'done' &&
      !act.isBackground &&
      isSame(act.treatyAction, act.subjects) &&
      (book.dispatch(act.dispatch)?.referenceDay ?? '') > (day ?? '~'),
  );
  return isTold || (isShort && isDone);
}

/** A headline's "to join in March" is the signature in March of which the text below it tells. */
function isHeadlineOfStep(row: Expectation, { input, book }: Context): boolean {
  if (!JOINING.includes(row.action) || row.window === null || row.dispatch === null) return false;
  const titleEnd = book.dispatch(row.dispatch)?.titleSpan?.end ?? 0;
  const isInTitle = row.evidence.every(({ start }) => start < titleEnd);
  const { first, last } = boundsOf(row.window);
  return (
    isInTitle &&
    input.state.expectations.some((other) => {
      const day = other.window === null ? null : boundsOf(other.window).first;
      return (
        other.dispatch === row.dispatch &&
        other.action === 'signature' &&
        other.subjects.join() === row.subjects.join() &&
        day !== null &&
        (first ?? '') <= day &&
        day <= (last ?? '~')
      );
    })
  );
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
    .filter(
      (row) =>
        isNear(row, context) &&
        !isSaidBetter(row, context) &&
        !isHeadlineOfStep(row, context) &&
        (row.state !== 'open' || !(isBehind(row, context) || isTaken(row, context))),
    )
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
