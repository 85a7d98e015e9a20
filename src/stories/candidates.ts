import { hashText, mix } from './hash-text.ts';
import { type Profile, profileOf } from './profile.ts';
import { sketchBands } from './sketch.ts';
import type { StoryItem } from './types.ts';

/** Terms of a text under which it is looked for: the heaviest of its words, names and numbers. */
const KEY_WORDS = 12;
const KEY_NAMES = 5;
const KEY_NUMBERS = 2;
/** Actors in keys of pairs: a roll of parties would give a key for each two of them. */
const MAX_PAIR_ACTORS = 6;

/**
 * Profiles do not change, and each is asked for its keys whenever its neighbourhood is grouped. They are kept as
 * hashes: as text they take ten times the room.
 */
const kept = new WeakMap<Profile, Uint32Array>();

/** Hashes of the keys of a profile, in order. */
export function keyHashesOf(profile: Profile): Uint32Array {
  const known = kept.get(profile);
  if (known !== undefined) return known;
  const hashes = Uint32Array.from(makeKeys(profile), (key) => mix(hashText(key))).sort();
  kept.set(profile, hashes);
  return hashes;
}

/** What is filed is asked for its keys twice in a row. */
let last: { readonly profile: Profile; readonly keys: readonly string[] } | null = null;

function makeKeys(profile: Profile): string[] {
  const { item } = profile;
  const keys = new Set<string>([`dispatch:${item.dispatch}`]);
  if (item.revisionOf !== null) keys.add(`dispatch:${item.revisionOf}`);
  for (const band of sketchBands(item.sketch)) keys.add(`band:${band}`);
  for (const accord of profile.accords) {
    for (const actor of profile.cast) keys.add(`accord:${accord}:${actor}`);
  }
  for (const focus of profile.focus) {
    const actors = [...focus.cast].slice(0, MAX_PAIR_ACTORS);
    if (focus.accord !== null) {
      if (focus.isAccordLevel) keys.add(`accord:${focus.accord}`);
      for (const actor of focus.cast) keys.add(`accord:${focus.accord}:${actor}`);
    }
    for (const [index, actor] of actors.entries()) {
      for (const other of actors.slice(index + 1)) keys.add(`pair:${actor}-${other}`);
    }
  }
  for (const pair of profile.pairs) keys.add(`pair:${pair}`);
  for (const [term] of item.terms?.words.slice(0, KEY_WORDS) ?? []) keys.add(`term:${term}`);
  for (const [term] of item.terms?.names.slice(0, KEY_NAMES) ?? []) keys.add(`term:${term}`);
  for (const [term] of item.terms?.numbers.slice(0, KEY_NUMBERS) ?? []) keys.add(`term:${term}`);
  return [...keys].sort();
}

/** Keys for an index: two items can link only where they share one. */
export function candidateKeys(item: StoryItem): readonly string[] {
  const profile = profileOf(item);
  if (last?.profile !== profile) last = { profile, keys: makeKeys(profile) };
  return last.keys;
}

/** Those of the keys under which versions of one text find each other, however far apart they are known. */
export function versionKeysAmong(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith('dispatch:'));
}

/** Items of one key that each item is compared with, the nearest before it in order of publication. */
const MAX_NEIGHBOURS = 128;
/** Candidates of one item that are compared, those that share most keys first. */
const MAX_CANDIDATES = 64;

/** Places by key, newest first, as chains in flat arrays; keys of one hash share a chain. */
class KeyIndex {
  readonly #heads: Int32Array;
  readonly #places: Int32Array;
  readonly #before: Int32Array;
  #filed = 0;

  /** For so many profiles with so many keys in all. */
  constructor(size: number, keys: number) {
    this.#heads = new Int32Array(2 ** Math.min(24, Math.ceil(Math.log2(size * 32 + 2)))).fill(-1);
    this.#places = new Int32Array(keys);
    this.#before = new Int32Array(keys);
  }

  /**
   * Counts the nearest earlier places of a key, by its hash, in `shared`, then files this one; the places that were counted for
   * the first time are put into `touched` from `count` on. Gives how many there are now.
   */
  file(
    key: number,
    place: number,
    { shared, touched, count }: { shared: Uint16Array; touched: Int32Array; count: number },
  ): number {
    const heads = this.#heads;
    const places = this.#places;
    const before = this.#before;
    const slot = key & (heads.length - 1);
    const head = heads[slot] as number;
    let found = count;
    // Runs some ten thousand times for each dispatch of a flood: no call is made in the loop.
    for (let entry = head, left = MAX_NEIGHBOURS; entry >= 0 && left > 0; left -= 1) {
      const other = places[entry] as number;
      entry = before[entry] as number;
      if (other === place) continue;
      const times = shared[other] as number;
      if (times === 0) {
        touched[found] = other;
        found += 1;
      }
      shared[other] = times + 1;
    }
    heads[slot] = this.#filed;
    places[this.#filed] = place;
    before[this.#filed] = head;
    this.#filed += 1;
    return found;
  }
}

/** The places of those that share most, then the nearest; all of them, in no order, where there are few. */
export function nearestOf(touched: Int32Array, shared: Uint16Array): readonly number[] {
  if (touched.length <= MAX_CANDIDATES) return Array.from(touched);
  const having: number[] = [];
  for (const other of touched) {
    const times = shared[other] ?? 0;
    having[times] = (having[times] ?? 0) + 1;
  }
  // Those below this count are not among them.
  let least = having.length;
  for (let left = MAX_CANDIDATES; left > 0 && least > 1; left -= having[least] ?? 0) least -= 1;
  const more: number[] = [];
  const equal: number[] = [];
  for (const other of touched) {
    const times = shared[other] ?? 0;
    if (times > least) more.push(other);
    else if (times === least) equal.push(other);
  }
  equal.sort((a, b) => b - a);
  return [...more, ...equal.slice(0, MAX_CANDIDATES - more.length)];
}

/**
 * For each profile, in order of publication, the places of earlier ones that share a key with it, in no order: those that
 * share most, then the nearest. Both limits bound the work where a flood of dispatches shares a key; what lies beyond them is
 * joined through what lies between.
 */
export function* candidatesAmong(profiles: readonly Profile[]): Generator<readonly number[]> {
  const keys = profiles.reduce((sum, profile) => sum + keyHashesOf(profile).length, 0);
  const index = new KeyIndex(profiles.length, keys);
  const shared = new Uint16Array(profiles.length);
  const touched = new Int32Array(profiles.length);
  for (const [place, profile] of profiles.entries()) {
    let count = 0;
    for (const key of keyHashesOf(profile))
      count = index.file(key, place, { shared, touched, count });
    const here = touched.subarray(0, count);
    const earlier = nearestOf(here, shared);
    for (const other of here) shared[other] = 0;
    yield earlier;
  }
}
