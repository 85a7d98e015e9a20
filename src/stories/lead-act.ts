import type { Act } from '../events/index.ts';
import {
  boundsOf,
  daysBetween,
  type Modality,
  type OutletKind,
  type Stage,
  type TreatyAction,
} from '../kernel/index.ts';
import { goneOnSince, isInHeadline, namedBelow, takenSince } from './lead-taken.ts';
import { actionOf, actorsOf, familyOf, isNews, mattersOf } from './matter.ts';
import { STAGES_AHEAD } from './stages-ahead.ts';
import { inOrder } from './story-order.ts';
import type { StoryItem } from './types.ts';

/*
 * Weights chosen by reading dispatches of seven affairs (2026-11-23), not fitted: a step under an accord leads before
 * talks about it, what is done before what is hoped for, a headline before the body.
 */
const MODALITY_WEIGHTS: Readonly<Record<Modality, number>> = {
  done: 1,
  underway: 0.95,
  planned: 0.95,
  expected: 0.8,
  conditional: 0.4,
  denied: 0.5,
  hypothetical: 0,
};
const FAMILY_WEIGHTS = {
  accord: 3,
  bond: 3,
  break: 2.5,
  fighting: 2.5,
  coercion: 2,
  aid: 1.5,
  talks: 1,
  words: 0.6,
} as const;
/** Actions in which the one who acts may only be the host or broker of another's step. */
const PREPARING: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'interest',
  'invitation',
  'negotiation',
  'announcement',
  'reservation',
]);
/** "Enters into force once both have ratified it": what nobody gives a day for is a condition more than news. */
const DAYLESS_WEIGHT = 0.6;
const HEADLINE_WEIGHT = 2;
/** A headline that tells as done what its text says is to come leads nothing. */
const OUTRUNNING_WEIGHT = 0.5;
const ARRIVED: ReadonlySet<Stage> = new Set<Stage>(['acceded', 'member', 'in-force']);
const AHEAD: ReadonlySet<Modality> = new Set<Modality>(['planned', 'expected', 'conditional']);
/** First units of the text after the title in which news states its event. */
const LEAD_UNITS = 500;
const LEAD_WEIGHT = 1.25;
/** The first sentence after the title states the news; one further down may only recall. */
const FIRST_SENTENCE_WEIGHT = 1.8;
/** Said so many days before the dispatch, it is what the news rests on and not the news. */
const RECALLED_DAYS = 2;
const RECALLED_WEIGHT = 0.4;
/** An outlet that owns its words counts a little more, one that sharpens those of others less. */
const OUTLET_WEIGHTS: Readonly<Partial<Record<OutletKind, number>>> = {
  wire: 1.2,
  depositary: 1.2,
  ministry: 1.2,
  presidency: 1.2,
  tabloid: 0.5,
  aggregator: 0.5,
};

/** What unnamed persons tell leads only where nobody with a name tells something else. */
const ANONYMOUS_WEIGHT = 0.5;

function weightOf(item: StoryItem, act: Act): number {
  const family = familyOf(act);
  let weight: number = FAMILY_WEIGHTS[family] * MODALITY_WEIGHTS[act.modality];
  if (act.treatyAction !== null && PREPARING.has(act.treatyAction)) {
    weight *= act.objects.length > 0 ? 0.5 : 0.7;
  }
  if (act.subjects.length === 0) weight *= 0.5;
  if (act.modality === 'expected' && act.day === null) weight *= DAYLESS_WEIGHT;
  if (act.speaker?.isAnonymous === true) weight *= ANONYMOUS_WEIGHT;
  const titleEnd = item.title?.length ?? 0;
  if (outrunsText(item, act)) weight *= OUTRUNNING_WEIGHT;
  else if (isInHeadline(item, act)) weight *= HEADLINE_WEIGHT;
  else if (act.evidence.start <= titleEnd + 2) weight *= FIRST_SENTENCE_WEIGHT;
  else if (act.trigger.start < titleEnd + LEAD_UNITS) weight *= LEAD_WEIGHT;
  return isRecalled(item, act) ? weight * RECALLED_WEIGHT : weight;
}

/** Whether the headline tells as done what the text below it tells as ahead: it is written by another hand. */
function outrunsText(item: StoryItem, act: Act): boolean {
  if (act.modality !== 'done' || !isInHeadline(item, act)) return false;
  const below = item.acts.filter(
    (other) =>
      !isInHeadline(item, other) &&
      actionOf(other) === actionOf(act) &&
      (other.accord?.id ?? null) === (act.accord?.id ?? null) &&
      act.subjects.every((code) => actorsOf(other).includes(code)),
  );
  if (below.length > 0) return below.every(({ modality }) => AHEAD.has(modality));
  return act.stage !== null && ARRIVED.has(act.stage) && isOnItsWay(item, act);
}

/** Whether the text below a headline that says "joins" tells of the same state nothing but steps on the way in: it has applied. */
function isOnItsWay(item: StoryItem, act: Act): boolean {
  const below = item.acts.filter(
    (other) =>
      !isInHeadline(item, other) &&
      !other.isBackground &&
      other.accord !== null &&
      other.accord.id === act.accord?.id &&
      act.subjects.every((code) => actorsOf(other).includes(code)),
  );
  return below.length > 0 && below.every(({ stage }) => stage !== null && STAGES_AHEAD.has(stage));
}

function isRecalled(item: StoryItem, act: Act): boolean {
  const said = act.saidDay === null ? null : boundsOf(act.saidDay.value).last;
  return said !== null && daysBetween(said, item.knownDay) > RECALLED_DAYS;
}

interface Vote {
  readonly item: StoryItem;
  readonly act: Act;
  readonly weight: number;
}

/** Key of the highest sum; the smaller key where two are equal. */
function winnerOf(sums: ReadonlyMap<string, number>): string | null {
  let winner: string | null = null;
  for (const [key, sum] of sums) {
    const best = winner === null ? -1 : (sums.get(winner) ?? 0);
    if (sum > best || (sum === best && winner !== null && key < winner)) winner = key;
  }
  return winner;
}

/** Sums each dispatch's best vote under every key: a dispatch that says a thing five times says it once. */
function tally(
  votes: readonly Vote[],
  keysOf: (act: Act) => readonly string[],
): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const { item, act, weight } of votes) {
    for (const key of keysOf(act)) {
      const byItem = best.get(key) ?? new Map<string, number>();
      byItem.set(item.dispatch, Math.max(byItem.get(item.dispatch) ?? 0, weight));
      best.set(key, byItem);
    }
  }
  return new Map(
    [...best].map(([key, byItem]) => [key, [...byItem.values()].reduce((a, b) => a + b, 0)]),
  );
}

/**
 * The act that the dispatches are about: first the matter that most of them tell (accord and joining state, or the
 * pair of states), then within it the step as most of them put it. A step that was taken since leads before the plan of
 * it, and before the day of force that is told with it; where a headline shortens the name of a paper, the act of the
 * sentence that gives it whole. Null where no dispatch tells news.
 */
export function leadActOf(items: readonly StoryItem[]): Act | null {
  const told = mostToldOf(items);
  if (told === null) return null;
  const taken = takenSince(told, items) ?? told;
  const lead = goneOnSince(taken, items) ?? taken;
  return namedBelow(lead, items) ?? lead;
}

function mostToldOf(items: readonly StoryItem[]): Act | null {
  const votes = inOrder(items).flatMap((item) =>
    item.acts.filter(isNews).map((act) => ({
      item,
      act,
      weight: weightOf(item, act) * (OUTLET_WEIGHTS[item.outletKind ?? 'regional'] ?? 1),
    })),
  );
  const matter = winnerOf(tally(votes, mattersOf));
  if (matter === null) return null;
  const inMatter = votes.filter(({ act }) => mattersOf(act).includes(matter));
  const stepOf = (act: Act) => [
    `${actionOf(act)}|${act.stage}|${act.subjects.join(',')}|${actorsOf(act).length}`,
  ];
  const step = winnerOf(tally(inMatter, stepOf));
  const said = inMatter.filter(({ act }) => stepOf(act)[0] === step);
  return (
    said.reduce<Vote | null>(
      (best, vote) => (best === null || vote.weight > best.weight ? vote : best),
      null,
    )?.act ?? null
  );
}
