import { agglomerate, type Edge } from './agglomerate.ts';
import { candidatesAmong, nearestOf } from './candidates.ts';
import {
  areOneText,
  type Closeness,
  closenessOf,
  linkBetween,
  SAME_STORY,
  scoreIfClose,
  scoreOf,
} from './closeness.ts';
import { hundredthsOf, ONE_TEXT, pairsAmong, sharedOf } from './pair-links.ts';
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

/** By whole days: it is asked for every pair of two groups. */
const WEIGHTS = Float64Array.from({ length: 1_024 }, (_, days) => Math.exp(-days / DISTANT_DAYS));

function weightOf(days: number): number {
  return WEIGHTS[days] ?? Math.exp(-days / DISTANT_DAYS);
}

export const NO_RULINGS: GroupingRulings = { together: [], apart: [] };

/** Up to so many items each is compared with each, and what was found of a pair is kept; of more an index finds the pairs. */
const ALL_PAIRS = 256;

/**
 * By place the group that a profile is in which was found apart from the other such groups before; 0 for those that are looked at
 * for the first time.
 */
type Settled = Int32Array;

function areSettled(settled: Settled, a: number, b: number): boolean {
  const group = settled[a] as number;
  return group !== 0 && settled[b] !== 0 && settled[b] !== group;
}

function indexedEdges(profiles: readonly Profile[], settled: Settled): Edge[] {
  const edges: Edge[] = [];
  let place = 0;
  for (const earlier of candidatesAmong(profiles)) {
    const profile = profiles[place];
    for (const other of earlier) {
      const before = profiles[other];
      if (profile === undefined || before === undefined) continue;
      if (areSettled(settled, other, place)) continue;
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

/** An edge of few items as a number: by these numbers the closest come first, then those of the first places. */
function edgeKey(hundredths: number, a: number, b: number): number {
  return ((ONE_TEXT - hundredths) * ALL_PAIRS + a) * ALL_PAIRS + b;
}

function edgeOfKey(key: number): Edge {
  const b = key % ALL_PAIRS;
  const a = Math.floor(key / ALL_PAIRS) % ALL_PAIRS;
  const hundredths = ONE_TEXT - Math.floor(key / ALL_PAIRS / ALL_PAIRS);
  const mustHold = hundredths === ONE_TEXT;
  return { a, b, score: mustHold ? 1 : hundredths / 100, mustHold };
}

/**
 * The same for few items: of the earlier ones that share a key those that share most, then the nearest. In the order in
 * which groups are joined, which is found sooner by numbers than by edges.
 */
function pairedEdges(profiles: readonly Profile[], settled: Settled): Edge[] {
  const keys: number[] = [];
  const pairOf = pairsAmong(profiles);
  const shared = new Uint16Array(profiles.length);
  const touched = new Int32Array(profiles.length);
  const scores = new Uint8Array(profiles.length);
  for (let place = 0; place < profiles.length; place += 1) {
    let count = 0;
    for (let other = 0; other < place; other += 1) {
      if (areSettled(settled, other, place)) continue;
      const pair = pairOf(other, place);
      if (pair === 0) continue;
      touched[count] = other;
      count += 1;
      shared[other] = sharedOf(pair);
      scores[other] = hundredthsOf(pair);
    }
    for (const other of nearestOf(touched.subarray(0, count), shared)) {
      const hundredths = scores[other] as number;
      if (hundredths > 0) keys.push(edgeKey(hundredths, other, place));
    }
  }
  return Array.from(Uint32Array.from(keys).sort(), edgeOfKey);
}

function edgesAmong(profiles: readonly Profile[], settled: Settled): Edge[] {
  return profiles.length <= ALL_PAIRS
    ? pairedEdges(profiles, settled)
    : indexedEdges(profiles, settled);
}

function settledAmong(
  places: ReadonlyMap<string, number>,
  groups: readonly (readonly StoryItem[])[],
): Settled {
  const settled = new Int32Array(places.size);
  for (const [at, group] of groups.entries()) {
    for (const { dispatch } of group) {
      const place = places.get(dispatch);
      if (place !== undefined) settled[place] = at + 1;
    }
  }
  return settled;
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
  groupOf: Int32Array,
  edges: readonly Edge[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const near = new Map<number, Set<number>>();
  const add = (from: number, to: number): void => {
    const set = near.get(from);
    if (set === undefined) near.set(from, new Set([to]));
    else set.add(to);
  };
  for (const { a, b } of edges) {
    const left = groupOf[a] ?? -1;
    const right = groupOf[b] ?? -1;
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
 *
 * Groups that are given as `settled` were found to be of different stories before. Their items are compared among themselves and
 * with all that is in none, and not with one another; what links they have with one another is not told as near.
 */
export function storiesAmong(
  items: readonly StoryItem[],
  rulings: GroupingRulings = NO_RULINGS,
  settled: readonly (readonly StoryItem[])[] = [],
): Story[] {
  const profiles = inOrder(items).map(profileOf);
  const places = new Map(profiles.map(({ item }, place) => [item.dispatch, place]));
  const found = edgesAmong(profiles, settledAmong(places, settled));
  const ruled = placesOf(rulings.together, places).map(
    ([a, b]): Edge => ({ a, b, score: 1, mustHold: true }),
  );
  const closeness = (a: number, b: number): number => {
    const [left, right] = [profiles[a], profiles[b]];
    return left === undefined || right === undefined ? 0 : scoreOf(left, right);
  };
  const days = Float64Array.from(profiles, ({ dayNumber }) => dayNumber);
  const weight = (a: number, b: number): number =>
    weightOf(Math.abs((days[a] ?? 0) - (days[b] ?? 0)));
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
  const groupOf = new Int32Array(profiles.length);
  for (const [at, group] of groups.entries()) for (const place of group) groupOf[place] = at;
  const holding = new Map<number, Edge[]>();
  for (const edge of edges.holding) {
    const at = groupOf[edge.a] ?? -1;
    const own = holding.get(at);
    if (own === undefined) holding.set(at, [edge]);
    else own.push(edge);
  }
  const linkOfEdge = (edge: Edge): GroupingLink[] => {
    const [left, right] = [profiles[edge.a], profiles[edge.b]];
    if (left === undefined || right === undefined) return [];
    // Of what an edge is made is told of one in a hundred: it is reckoned again, and not kept with each.
    return [linkBetween(left, right, edges.ruled.has(edge) ? RULED : closenessOf(left, right))];
  };
  const near = nearOf(groupOf, edges.found);
  const firstOf = (at: number): string => profiles[groups[at]?.[0] ?? -1]?.item.dispatch ?? '';
  return groups.map((group, at) => ({
    items: group.flatMap((place) => profiles[place]?.item ?? []),
    // Of a neighbourhood that is grouped anew most stories come out as they were, and nobody asks.
    get links() {
      return (holding.get(at) ?? []).flatMap(linkOfEdge);
    },
    near: [...(near.get(at) ?? [])].sort((a, b) => a - b).map(firstOf),
  }));
}
