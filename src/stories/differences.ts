import { amountSayings, countSayings, nameSayings } from './count-difference.ts';
import { dateSayings } from './date-difference.ts';
import {
  claimsAmong,
  type DifferenceOptions,
  type Saying,
  type Topic,
} from './difference-claims.ts';
import { accordIdOf } from './matter.ts';
import { revisedIn } from './revision-difference.ts';
import { stageSayings } from './stage-difference.ts';
import { inOrder } from './story-order.ts';
import type { Development, Difference, DifferingClaim, StoryItem } from './types.ts';

/** Name of what the development is about, for differences that have no subject of their own. */
function subjectOf(development: Development): string {
  const act = development.leadAct;
  if (act === null) return development.id;
  const accord = accordIdOf(act);
  return [...act.subjects, ...(accord === null ? act.objects : [accord])].join(' ');
}

/**
 * Whether several values stand, and not each in all of the dispatches: a text that says both, and its copies and versions
 * that do so too, tell a course of events.
 */
function isAmongDispatches(claims: readonly DifferingClaim[]): boolean {
  const sides = new Set(claims.map(({ dispatches }) => [...dispatches].sort().join(' ')));
  return claims.length > 1 && sides.size > 1;
}

/** Whether a difference already parts the dispatches that another one parts, on the same kind of point. */
function saysTheSame(shown: Difference, other: Difference): boolean {
  if (shown.about !== other.about) return false;
  const sideOf = (dispatch: string | undefined): number =>
    shown.claims.findIndex((claim) => claim.dispatches.includes(dispatch ?? ''));
  const sides = other.claims.map((claim) => sideOf(claim.dispatches[0]));
  return !sides.includes(-1) && new Set(sides).size === sides.length;
}

function claimsKey({ about, claims }: Difference): string {
  const parts = claims.map(
    ({ value, dispatches }) => `${value}: ${[...dispatches].sort().join(' ')}`,
  );
  return `${about}|${parts.join('|')}`;
}

/** Words of several subjects, each once, in order of first appearance but for accords, which go last. */
function subjectOfAll(subjects: readonly string[]): string {
  const words = [...new Set(subjects.flatMap((subject) => subject.split(' ')))];
  const isState = (word: string): boolean => /^[A-Z][A-Z-]+$/.test(word);
  return [...words.filter(isState), ...words.filter((word) => !isState(word))].join(' ');
}

/** One point that several states share is told once, with all of them; so is a change of headline and first sentence. */
function withoutRepetition(differences: readonly Difference[]): Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const key = claimsKey(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const merged = [...groups.values()].flatMap((group): Difference[] => {
    const [first] = group;
    if (first === undefined) return [];
    const subjects = group.map(({ subject }) => subject).filter((one) => !one.startsWith('* '));
    return [{ ...first, subject: subjectOfAll(subjects.length > 0 ? subjects : [first.subject]) }];
  });
  const kept: Difference[] = [];
  for (const one of merged) {
    const isTold = kept.some(
      (other) =>
        other.subject === one.subject && one.claims.length === 2 && saysTheSame(other, one),
    );
    if (!isTold) kept.push(one);
  }
  return kept;
}

/**
 * The points on which dispatches of one development do not agree: stage, day, count and name, and what a version changed
 * (from `texts`). Two readings that
 * can both be right (progress, a month and a day in it) are no difference. A value that only replaced versions hold is
 * remarked `withdrawn-by-correction`; other remarks are the caller's. Order of items does not matter.
 */
export function differencesOf(
  development: Development,
  items: readonly StoryItem[],
  options: DifferenceOptions = {},
): Difference[] {
  const own = new Set(development.dispatches);
  const members = inOrder(items).filter((item) => own.has(item.dispatch));
  const context = { items: members, options };
  const found: { readonly topic: Topic; readonly sayings: readonly Saying[] }[] = [
    ...[...stageSayings(members)].map(([subject, sayings]) => ({
      topic: { about: 'stage', subject } as const,
      sayings,
    })),
    ...[...dateSayings(members)].map(([topic, sayings]) => ({
      topic: { about: 'date', subject: topic.split('|').slice(0, 2).join(' ') } as const,
      sayings,
    })),
    ...[...countSayings(members)].map(([noun, sayings]) => ({
      topic: { about: 'count', subject: `${subjectOf(development)} ${noun}` } as const,
      sayings,
    })),
    ...[...amountSayings(members)].map(([what, sayings]) => ({
      topic: { about: 'amount', subject: `${subjectOf(development)} ${what}` } as const,
      sayings,
    })),
    ...[...nameSayings(members)].map(([value, sayings]) => ({
      topic: { about: 'name', subject: `${subjectOf(development)} ${value}` } as const,
      sayings,
    })),
  ];
  const revised = revisedIn(members, options.texts ?? new Map()).map(({ about, sayings }) => ({
    topic: { about, subject: subjectOf(development) },
    sayings,
  }));
  const byReports = found
    .map(({ topic, sayings }) => ({ ...topic, claims: claimsAmong(topic, sayings, context) }))
    .filter(({ claims }) => isAmongDispatches(claims));
  const byRevision = revised
    .map(({ topic, sayings }) => ({ ...topic, claims: claimsAmong(topic, sayings, context) }))
    .filter((one) => !byReports.some((other) => saysTheSame(other, one)));
  return withoutRepetition([...byReports, ...byRevision]).sort((a, b) => {
    const [left, right] = [`${a.about} ${a.subject}`, `${b.about} ${b.subject}`];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
