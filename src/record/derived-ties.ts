import { addDays, boundsOf, type CivilDay, daysBetween, type Stage } from '../kernel/index.ts';
import type { DerivedFact, DerivedInput } from './derived-types.ts';
import type { EntryKey, Standing } from './types.ts';

const PARALLEL_DAYS = 90;
const NEW_RELATION_DAYS = 92;
const TIED: ReadonlySet<Stage> = new Set<Stage>(['established', 'restored']);

/** Since when, where that is one day; a month or a year is never made a day. */
export function exactDayOf(standing: Standing): CivilDay | null {
  return standing.since === null || !/^\d{4}-\d{2}-\d{2}$/.test(standing.since)
    ? null
    : (standing.since as string as CivilDay);
}

/** How long after the step before, over exact days alone. */
export function daysSinceChange(standing: Standing): DerivedFact[] {
  const { previous, entry } = standing;
  const [now, before] = [exactDayOf(standing), previous?.since ?? null];
  const isExact = before !== null && /^\d{4}-\d{2}-\d{2}$/.test(before);
  if (now === null || previous === null || !isExact) return [];
  const from = before as string as CivilDay;
  if (from > now) return [];
  const days = daysBetween(from, now);
  return [{ kind: 'days-since-change', days, before: previous.stage, entries: [entry] }];
}

/** Steps of other entries within ninety days of a day, as known by `asOf`; one fact or none. */
export function parallelFacts(
  standings: readonly Standing[],
  {
    entry,
    day,
    asOf,
  }: { readonly entry: EntryKey; readonly day: CivilDay; readonly asOf: CivilDay },
): DerivedFact[] {
  const [from, to] = [addDays(day, -PARALLEL_DAYS), addDays(day, PARALLEL_DAYS)];
  const steps = standings.flatMap((one) => {
    const since = exactDayOf(one);
    const isNear = since !== null && since >= from && since <= to && since <= asOf;
    return one.entry === entry || !isNear
      ? []
      : [{ entry: one.entry, stage: one.stage, day: since }];
  });
  if (steps.length === 0) return [];
  const sorted = steps.sort((a, b) =>
    a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.entry < b.entry ? -1 : 1,
  );
  const entries = [entry, ...sorted.map((one) => one.entry)];
  return [{ kind: 'parallel-steps', withinDays: PARALLEL_DAYS, steps: sorted, entries }];
}

/**
 * Whether a tie was made with a step or was there before. Nothing where it was made after the step, and nothing where
 * its day is too vague to tell.
 */
export function tieWith(
  relation: Standing,
  { day, entries }: { readonly day: CivilDay; readonly entries: readonly EntryKey[] },
): DerivedFact[] {
  const { stage, since, subject, counterpart } = relation;
  if (!TIED.has(stage) || counterpart === null) return [];
  const from = addDays(day, -NEW_RELATION_DAYS);
  const { first, last } = since === null ? { first: null, last: null } : boundsOf(since);
  const isOld = since === null || (last !== null && last < from);
  const isNew = first !== null && last !== null && first >= from && last <= day;
  if (!isOld && !isNew) return [];
  return [{ kind: 'relation', pair: [subject, counterpart], stage, since, isNew, entries }];
}

/** What follows for the relation of two states: new or there, the step before, what else either did at the time. */
export function relationFacts(input: DerivedInput, standing: Standing): DerivedFact[] {
  const { entry, asOf, standings, before } = input;
  const pair = [standing.subject, standing.counterpart];
  const others = standings.filter(
    (one) =>
      one.entry.startsWith('relation/') &&
      (pair.includes(one.subject) || pair.includes(one.counterpart)),
  );
  const day = exactDayOf(standing);
  const then = before?.find((one) => one.entry === entry);
  const hasMoved = before !== null && then?.stage !== standing.stage;
  return [
    ...tieWith(standing, { day: asOf, entries: [entry] }),
    ...daysSinceChange(standing),
    // What went on in the year in which an old tie was made is no news of it.
    ...(day === null || !hasMoved ? [] : parallelFacts(others, { entry, day, asOf })),
  ];
}
