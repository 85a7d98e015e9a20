import { dateSayings } from './date-difference.ts';
import {
  claimsAmong,
  type DifferenceOptions,
  groupedBy,
  type Saying,
  type Topic,
} from './difference-claims.ts';
import { accordIdOf } from './matter.ts';
import { stageSayings } from './stage-difference.ts';
import { inOrder } from './story-order.ts';
import type { Development, Difference, DifferingClaim, StoryItem } from './types.ts';

/** Sayings on a newcomer's place in a row, by noun; a dispatch that gives several says nothing comparable. */
function countSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const sayings = items.flatMap((item) =>
    (item.counts ?? []).map((count) => ({
      noun: count.noun,
      saying: {
        item,
        value: String(count.value),
        evidence: { dispatch: item.dispatch, ...count.span },
        act: null,
      } satisfies Saying,
    })),
  );
  const differing = new Map<string, Saying[]>();
  for (const [noun, group] of groupedBy(sayings, (entry) => entry.noun)) {
    const clear = [...groupedBy(group, (entry) => entry.saying.item.dispatch).values()].flatMap(
      (own) => (new Set(own.map((entry) => entry.saying.value)).size === 1 ? own.slice(0, 1) : []),
    );
    const said = clear.map((entry) => entry.saying);
    if (new Set(said.map((saying) => saying.value)).size > 1) differing.set(noun, said);
  }
  return differing;
}

/** Name of what the development is about, for differences that have no subject of their own. */
function subjectOf(development: Development): string {
  const act = development.leadAct;
  if (act === null) return development.id;
  const accord = accordIdOf(act);
  return [...act.subjects, ...(accord === null ? act.objects : [accord])].join(' ');
}

/** Whether several values stand, and not all in one dispatch: a text that corrects itself is its own affair. */
function isAmongDispatches(claims: readonly DifferingClaim[]): boolean {
  const dispatches = new Set(claims.flatMap((claim) => claim.dispatches));
  return claims.length > 1 && dispatches.size > 1;
}

/**
 * The points on which dispatches of one development do not agree: stage, day and place in a row. Two readings that
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
  ];
  return found
    .map(({ topic, sayings }) => ({ ...topic, claims: claimsAmong(topic, sayings, context) }))
    .filter(({ claims }) => isAmongDispatches(claims))
    .sort((a, b) => {
      const [left, right] = [`${a.about} ${a.subject}`, `${b.about} ${b.subject}`];
      return left < right ? -1 : left > right ? 1 : 0;
    });
}
