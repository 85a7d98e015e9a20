import { groupedBy } from '../kernel/index.ts';
import { namedOutlet, outletKey } from './credits.ts';
import { hashText, mix } from './hash-text.ts';
import { copyShareOf, gapDaysOf, isRevisionOf } from './near-copy.ts';
import { inOrder } from './story-order.ts';
import type { Origin, StoryItem } from './types.ts';

/** Up to so many dispatches each is compared with each. */
const ALL_PAIRS = 150;
/**
 * Values of a sketch that make one key where there are more: of texts that share 0.42 of their runs, the least that
 * copies were seen to share, 96 % meet under one of 42 keys; of unrelated ones (0.07) 1.4 %.
 */
const KEY_ROWS = 3;
/** Dispatches of one key that each is compared with: the first, which all its copies meet, and the nearest before it. */
const MAX_NEIGHBOURS = 24;

/** Hears of two places of the list, the smaller first. */
type Visit = (a: number, b: number) => void;

function visitAllPairs(items: readonly StoryItem[], visit: Visit): void {
  for (let first = 0; first < items.length; first += 1) {
    for (let second = first + 1; second < items.length; second += 1) visit(first, second);
  }
}

/** Items do not change, and each is asked for its keys whenever its story is grouped. */
const kept = new WeakMap<StoryItem, Float64Array>();

function keysOf(item: StoryItem): Float64Array {
  const known = kept.get(item) ?? makeKeys(item);
  kept.set(item, known);
  return known;
}

const HASHES = 2 ** 32;

/**
 * Keys as numbers: the row of the sketch and the hash of its values there, and before all rows that of a dispatch, under
 * which its versions meet. Two that fall on one number are compared once more than they need be.
 */
function makeKeys(item: StoryItem): Float64Array {
  const keys = [hashText(item.dispatch), hashText(item.revisionOf ?? item.dispatch)];
  const { sketch } = item;
  for (let row = 0; row + KEY_ROWS <= sketch.length; row += KEY_ROWS) {
    let hash = 0;
    for (let at = row; at < row + KEY_ROWS; at += 1) hash = mix(hash ^ (sketch[at] ?? 0));
    keys.push((row + 1) * HASHES + hash);
  }
  return Float64Array.from(new Set(keys));
}

/** Pairs that share a key, some of them more than once. */
function visitLikelyPairs(items: readonly StoryItem[], visit: Visit): void {
  const byKey = new Map<number, number[]>();
  for (const [place, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const before = byKey.get(key);
      if (before === undefined) {
        byKey.set(key, [place]);
        continue;
      }
      const [first] = before;
      if (first !== undefined && before.length > MAX_NEIGHBOURS) visit(first, place);
      for (let at = Math.max(0, before.length - MAX_NEIGHBOURS); at < before.length; at += 1)
        visit(before[at] ?? 0, place);
      before.push(place);
    }
  }
}

/** The places that are one by the joins made, each set in order and under its first place. */
class PlaceSets {
  readonly #up: Int32Array;

  constructor(size: number) {
    this.#up = Int32Array.from({ length: size }, (_, place) => place);
  }

  root(place: number): number {
    const up = this.#up;
    let at = place;
    while (up[at] !== at) {
      // Every second step is left out from now on.
      up[at] = up[up[at] as number] as number;
      at = up[at] as number;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [left, right] = [this.root(a), this.root(b)];
    this.#up[Math.max(left, right)] = Math.min(left, right);
  }

  sets(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (const place of this.#up.keys()) {
      const root = this.root(place);
      const own = byRoot.get(root);
      if (own === undefined) byRoot.set(root, [place]);
      else own.push(place);
    }
    return [...byRoot.values()];
  }
}

/** A report that is given as another outlet's is that outlet's while it is so fresh. */
const CREDIT_DAYS = 7;

/** For a text that gives another's report: the dispatch that it rests on, or an earlier text that rests on the same. */
interface Credit {
  readonly place: number;
  readonly on: number;
  readonly outlet: string;
}

/** Last of the places before one that are no further back than a credit reaches. */
function lastBefore(
  places: readonly number[] | undefined,
  place: number,
  items: readonly StoryItem[],
) {
  const before = (places ?? []).filter((other) => other < place);
  const last = before.at(-1);
  const [a, b] = [items[last ?? -1], items[place]];
  return a !== undefined && b !== undefined && gapDaysOf(a, b) <= CREDIT_DAYS ? last : undefined;
}

/**
 * Which texts rest on which: on the last dispatch of the outlet that they credit, or, where it is not here, with one
 * another. Items in order of publication; an outlet that names itself credits nobody.
 */
function creditsAmong(items: readonly StoryItem[]): Credit[] {
  if (!items.some(({ credits }) => credits !== undefined && credits.length > 0)) return [];
  const placesOf = groupedBy([...items.keys()], (place) => outletKey(items[place]?.outlet ?? ''));
  const unseen = new Map<string, number[]>();
  return [...items.entries()].flatMap(([place, item]): Credit[] => {
    const own = outletKey(item.outlet ?? '');
    const names = (item.credits ?? []).filter((name) => name !== own);
    for (const outlet of names) {
      const on = lastBefore(placesOf.get(outlet), place, items);
      if (on !== undefined) return [{ place, on, outlet }];
    }
    const outlet = names.map(namedOutlet).find((name) => name !== null);
    if (outlet === undefined || outlet === null) return [];
    const on = lastBefore(unseen.get(outlet), place, items);
    unseen.set(outlet, [...(unseen.get(outlet) ?? []), place]);
    return on === undefined ? [] : [{ place, on, outlet }];
  });
}

/**
 * The voices behind the dispatches: versions of one text, copies, light rewrites and reports given as another outlet's are
 * one origin, every other dispatch is its own. `why` says by which link each was joined, and names all links of versions. Depends on the set of
 * items alone. Compares all pairs of a few that are not one yet, and of many those that an index brings together, so that
 * time grows with their number.
 */
export function originsOf(items: readonly StoryItem[]): Origin[] {
  const ordered = inOrder(items);
  const sets = new PlaceSets(ordered.length);
  const reasons: (string[] | undefined)[] = [];
  const visit: Visit = (left, right) => {
    const [a, b] = [ordered[left], ordered[right]];
    if (a === undefined || b === undefined) return;
    // In a flood of copies nearly all pairs are of one origin by others: each dispatch is joined once.
    if (sets.root(left) === sets.root(right) && !isRevisionOf(a, b)) return;
    const why = sameOriginWords(a, b);
    if (why === null) return;
    sets.join(left, right);
    const own = reasons[left];
    if (own === undefined) reasons[left] = [why];
    else if (!own.includes(why)) own.push(why);
  };
  if (ordered.length > ALL_PAIRS) visitLikelyPairs(ordered, visit);
  else visitAllPairs(ordered, visit);
  for (const { place, on, outlet } of creditsAmong(ordered)) {
    sets.join(on, place);
    const [a, b] = [ordered[on], ordered[place]];
    const why = `${b?.dispatch} gives what “${outlet}” reported, as ${a?.dispatch} does`;
    reasons[on] = [...(reasons[on] ?? []), why];
  }
  return sets.sets().map((places) => {
    const dispatches = places.flatMap((place) => ordered[place]?.dispatch ?? []);
    return {
      id: `o-${dispatches[0]}`,
      dispatches,
      why: places.flatMap((place) => reasons[place] ?? []),
    };
  });
}

function sameOriginWords(a: StoryItem, b: StoryItem): string | null {
  if (isRevisionOf(a, b)) return `${b.dispatch} and ${a.dispatch} are versions of one text`;
  const share = copyShareOf(a, b);
  if (share === null) return null;
  return `${b.dispatch} shares ${Math.round(share * 100)} % of its word runs with ${a.dispatch}`;
}
