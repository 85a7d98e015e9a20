import { ConnectedSets } from '../kernel/index.ts';
import { hashText, mix } from './hash-text.ts';
import { copyShareOf, isRevisionOf } from './near-copy.ts';
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

function* allPairs(items: readonly StoryItem[]): Generator<readonly [StoryItem, StoryItem]> {
  for (let first = 0; first < items.length; first += 1) {
    for (let second = first + 1; second < items.length; second += 1) {
      const [a, b] = [items[first], items[second]];
      if (a !== undefined && b !== undefined) yield [a, b];
    }
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
function* likelyPairs(items: readonly StoryItem[]): Generator<readonly [StoryItem, StoryItem]> {
  const byKey = new Map<number, StoryItem[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const before = byKey.get(key);
      if (before === undefined) {
        byKey.set(key, [item]);
        continue;
      }
      const [first] = before;
      if (first !== undefined && before.length > MAX_NEIGHBOURS) yield [first, item];
      for (let at = Math.max(0, before.length - MAX_NEIGHBOURS); at < before.length; at += 1) {
        const other = before[at];
        if (other !== undefined) yield [other, item];
      }
      before.push(item);
    }
  }
}

/**
 * The voices behind the dispatches: versions of one text, copies and light rewrites are one origin, every other
 * dispatch is its own. `why` says by which link each was joined, and names all links of versions. Depends on the set of
 * items alone. Compares all pairs of a few that are not one yet, and of many those that an index brings together, so that
 * time grows with their number.
 */
export function originsOf(items: readonly StoryItem[]): Origin[] {
  const ordered = inOrder(items);
  const sets = new ConnectedSets(ordered.map((item) => item.dispatch));
  const reasons = new Map<string, string[]>();
  for (const [a, b] of ordered.length > ALL_PAIRS ? likelyPairs(ordered) : allPairs(ordered)) {
    // In a flood of copies nearly all pairs are of one origin by others: each dispatch is joined once.
    if (sets.areOne(a.dispatch, b.dispatch) && !isRevisionOf(a, b)) continue;
    const why = sameOriginWords(a, b);
    if (why === null) continue;
    sets.join(a.dispatch, b.dispatch);
    const own = reasons.get(a.dispatch);
    if (own === undefined) reasons.set(a.dispatch, [why]);
    else if (!own.includes(why)) own.push(why);
  }
  const place = new Map(ordered.map((item, index) => [item.dispatch, index]));
  const placeOf = (dispatch: string) => place.get(dispatch) ?? 0;
  return sets
    .sets()
    .map((set) => {
      const dispatches = set.sort((a, b) => placeOf(a) - placeOf(b));
      const why = dispatches.flatMap((dispatch) => reasons.get(dispatch) ?? []);
      return { id: `o-${dispatches[0]}`, dispatches, why };
    })
    .sort((a, b) => placeOf(a.dispatches[0] ?? '') - placeOf(b.dispatches[0] ?? ''));
}

function sameOriginWords(a: StoryItem, b: StoryItem): string | null {
  if (isRevisionOf(a, b)) return `${b.dispatch} and ${a.dispatch} are versions of one text`;
  const share = copyShareOf(a, b);
  if (share === null) return null;
  return `${b.dispatch} shares ${Math.round(share * 100)} % of its word runs with ${a.dispatch}`;
}
