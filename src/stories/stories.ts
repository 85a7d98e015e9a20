import { agglomerate, type Edge } from './agglomerate.ts';
import { candidatesAmong } from './candidates.ts';
import {
  areOneText,
  type Closeness,
  closenessOf,
  linkBetween,
  SAME_STORY,
  scoreIfClose,
  scoreOf,
} from './closeness.ts';
import { type Profile, profileOf } from './profile.ts';
import { inOrder } from './story-order.ts';
import type { GroupingLink, GroupingRulings, StoryItem } from './types.ts';

/** Dispatches about one event, whether or not any of them tells an act. */
export interface Story {
  /** In order of publication. */
  readonly items: readonly StoryItem[];
  /** By which it was joined. */
  readonly links: readonly GroupingLink[];
  /** First dispatches of other stories that some dispatch is close to. */
  readonly near: readonly string[];
}

/**
 * Days apart after which a pair counts 1/e in the mean of two groups. Of an affair that is told for months the last reports
 * are close to the next ones and the first ones are not; 150 to 200 days give the same on the development dossiers (2026-11);
 * below 120 what is near in time draws in other affairs of the same states, above 300 a long affair falls apart.
 */
const DISTANT_DAYS = 180;

export const NO_RULINGS: GroupingRulings = { together: [], apart: [] };

function edgesAmong(profiles: readonly Profile[]): Edge[] {
  const edges: Edge[] = [];
  let place = 0;
  for (const earlier of candidatesAmong(profiles)) {
    const profile = profiles[place];
    for (const other of earlier) {
      const before = profiles[other];
      if (profile === undefined || before === undefined) continue;
      const score = scoreIfClose(before, profile);
      if (score === 0) continue;
      edges.push({
        a: other,
        b: place,
        score,
        mustHold: score === 1 && areOneText(before, profile),
      });
    }
    place += 1;
  }
  return edges;
}

/** Pairs of dispatches as places, smaller first; those that are not here are left out. */
function placesOf(
  pairs: readonly (readonly [string, string])[],
  places: ReadonlyMap<string, number>,
): [number, number][] {
  return pairs.flatMap(([left, right]): [number, number][] => {
    const [a, b] = [places.get(left), places.get(right)];
    return a === undefined || b === undefined || a === b ? [] : [[Math.min(a, b), Math.max(a, b)]];
  });
}

const RULED: Closeness = { score: 1, isOneText: true, parts: { ruling: 1 } };

function nearOf(
  groups: readonly (readonly number[])[],
  edges: readonly Edge[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const groupOf = new Map(
    groups.flatMap((group, at) => group.map((place) => [place, at] as const)),
  );
  const near = new Map<number, Set<number>>();
  const add = (from: number, to: number): void => {
    const set = near.get(from);
    if (set === undefined) near.set(from, new Set([to]));
    else set.add(to);
  };
  for (const { a, b } of edges) {
    const [left, right] = [groupOf.get(a) ?? -1, groupOf.get(b) ?? -1];
    if (left === right) continue;
    add(left, right);
    add(right, left);
  }
  return near;
}

/**
 * The stories among the items, single ones too, by average linkage over what `closenessOf` finds. Depends on the set of
 * items and rulings alone. Time grows with the number of items and, for sorting, its logarithm: each is compared
 * with a bounded number of earlier ones.
 */
export function storiesAmong(
  items: readonly StoryItem[],
  rulings: GroupingRulings = NO_RULINGS,
): Story[] {
  const profiles = inOrder(items).map(profileOf);
  const places = new Map(profiles.map(({ item }, place) => [item.dispatch, place]));
  const found = edgesAmong(profiles);
  const ruled = placesOf(rulings.together, places).map(
    ([a, b]): Edge => ({ a, b, score: 1, mustHold: true }),
  );
  const closeness = (a: number, b: number): number => {
    const [left, right] = [profiles[a], profiles[b]];
    return left === undefined || right === undefined ? 0 : scoreOf(left, right);
  };
  const days = Float64Array.from(profiles, ({ dayNumber }) => dayNumber);
  const weight = (a: number, b: number): number =>
    Math.exp(-Math.abs((days[a] ?? 0) - (days[b] ?? 0)) / DISTANT_DAYS);
  const { groups, holding } = agglomerate({
    size: profiles.length,
    edges: [...ruled, ...found],
    closeness,
    weight,
    least: SAME_STORY,
    apart: placesOf(rulings.apart, places),
  });
  return storiesOf(profiles, groups, { holding, found, ruled: new Set(ruled) });
}

function storiesOf(
  profiles: readonly Profile[],
  groups: readonly (readonly number[])[],
  edges: {
    readonly holding: readonly Edge[];
    readonly found: readonly Edge[];
    readonly ruled: ReadonlySet<Edge>;
  },
): Story[] {
  const links = new Map<number, GroupingLink[]>();
  const groupOf = new Map(
    groups.flatMap((group, at) => group.map((place) => [place, at] as const)),
  );
  for (const edge of edges.holding) {
    const [left, right] = [profiles[edge.a], profiles[edge.b]];
    if (left === undefined || right === undefined) continue;
    // Of what an edge is made is told of one in a hundred: it is reckoned again, and not kept with each.
    const closeness = edges.ruled.has(edge) ? RULED : closenessOf(left, right);
    const at = groupOf.get(edge.a) ?? -1;
    const own = links.get(at) ?? [];
    own.push(linkBetween(left, right, closeness));
    links.set(at, own);
  }
  const near = nearOf(groups, edges.found);
  const firstOf = (at: number): string => profiles[groups[at]?.[0] ?? -1]?.item.dispatch ?? '';
  return groups.map((group, at) => ({
    items: group.flatMap((place) => profiles[place]?.item ?? []),
    links: links.get(at) ?? [],
    near: [...(near.get(at) ?? [])].sort((a, b) => a - b).map(firstOf),
  }));
}
