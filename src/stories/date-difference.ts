import type { Act } from '../events/index.ts';
import { boundsOf, compatible, daysBetween, type Edtf, groupedBy } from '../kernel/index.ts';
import { evidenceOf, type Saying } from './difference-claims.ts';
import { actionOf, actorsOf, familyOf } from './matter.ts';
import { type TopicAccord, topicAccordOf } from './topic-accord.ts';
import type { StoryItem } from './types.ts';

/** A step under an accord is taken once: days so far apart are still about the same one. */
const ONE_STEP_DAYS = 200;
/** A visit or a sanction recurs: days further apart are another visit. */
const RECURRING_DAYS = 3;

function firstOrLast(value: Edtf): ReturnType<typeof boundsOf>['first'] {
  const { first, last } = boundsOf(value);
  return first ?? last;
}

function isAhead(act: Act): boolean {
  return act.modality === 'planned' || act.modality === 'expected';
}

/** Whether an act is told as done on a day that had not come when it was told: the day was misread. */
function isImpossible(act: Act, item: StoryItem): boolean {
  const first = act.day === null ? null : boundsOf(act.day.value).first;
  return act.modality === 'done' && first !== null && daysBetween(item.knownDay, first) > 1;
}

/** Topics of an act with a day: what is done and what lies ahead are not compared with each other. */
function topicsOf(act: Act, item: StoryItem, accordOf: TopicAccord): string[] {
  if (
    act.day === null ||
    isImpossible(act, item) ||
    act.modality === 'denied' ||
    act.modality === 'hypothetical'
  )
    return [];
  const time = isAhead(act) ? 'ahead' : act.modality === 'done' ? 'done' : null;
  if (time === null) return [];
  const accord = accordOf(act);
  if (accord === null) return [`${actorsOf(act).join(' ')}|${actionOf(act)}|${time}`];
  const names =
    act.subjects.length > 0 ? act.subjects.map((subject) => `${subject} ${accord}`) : [accord];
  return names.map((name) => `${name}|${actionOf(act)}|${time}`);
}

/** A day that a report gives for a step so near to its own day is the day of that report's own news. */
const OWN_NEWS_DAYS = 3;
/** Two such steps further apart are two steps (a vote, then a deposit) and no disagreement about one. */
const ONE_EVENT_DAYS = 7;

function isOwnNews(saying: Saying): boolean {
  const day = saying.act?.day == null ? null : firstOrLast(saying.act.day.value);
  return day !== null && Math.abs(daysBetween(day, saying.item.knownDay)) <= OWN_NEWS_DAYS;
}

/** Done: no day fits both. Ahead: the windows end on different days. */
function differ(a: Saying, b: Saying): boolean {
  const [left, right] = [a.act?.day?.value, b.act?.day?.value];
  if (a.act === null || left === undefined || right === undefined || left === right) return false;
  const [x, y] = [firstOrLast(left), firstOrLast(right)];
  if (x === null || y === null) return false;
  const family = familyOf(a.act);
  const windowDays = family === 'accord' || family === 'bond' ? ONE_STEP_DAYS : RECURRING_DAYS;
  const apart = Math.abs(daysBetween(x, y));
  if (apart > windowDays) return false;
  const areDays = !left.includes('/') && !right.includes('/');
  if (apart > ONE_EVENT_DAYS && areDays && isOwnNews(a) && isOwnNews(b)) return false;
  // "Within a year", said a day later, ends a day later.
  if (left.includes('~') && right.includes('~')) return false;
  if (!compatible(left, right)) return true;
  return (
    isAhead(a.act) &&
    boundsOf(left).last !== boundsOf(right).last &&
    left.includes('/') &&
    right.includes('/')
  );
}

/** A dispatch that gives one step two days tells a course of events and is no witness for either. */
function withOneValue(sayings: readonly Saying[]): Saying[] {
  return [...groupedBy(sayings, (saying) => saying.item.dispatch).values()].flatMap((own) =>
    new Set(own.map((saying) => saying.value)).size === 1 ? own.slice(0, 1) : [],
  );
}

/** Sayings on the day of one step that cannot all be right, by `KAZ abraham-accords` and the step. */
export function dateSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const accordOf = topicAccordOf(items);
  const sayings = items.flatMap((item) =>
    item.acts.flatMap((act) =>
      topicsOf(act, item, accordOf).map((topic) => ({
        topic,
        saying: {
          item,
          value: act.day?.value ?? '',
          evidence: evidenceOf(act),
          act,
        } satisfies Saying,
      })),
    ),
  );
  const differing = new Map<string, Saying[]>();
  for (const [topic, group] of groupedBy(sayings, (entry) => entry.topic)) {
    const said = withOneValue(group.map((entry) => entry.saying));
    const opposed = said.filter((saying) => said.some((other) => differ(saying, other)));
    if (opposed.length > 1) differing.set(topic, opposed);
  }
  return differing;
}
