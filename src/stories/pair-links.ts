import { keyHashesOf } from './candidates.ts';
import { areOneText, scoreIfClose } from './closeness.ts';
import type { Profile } from './profile.ts';

/** Score of versions and copies of one text, which are joined whatever stands against it; other scores are hundredths. */
export const ONE_TEXT = 101;
const SCORE_BITS = 7;
/** What fits beside the score into two bytes. */
const MAX_SHARED = 2 ** 9 - 1;
const FIRST_SIZE = 64;
/** A dispatch that met more is forgotten what it met: most of them are no more looked at. */
const MAX_SIZE = 1_024;

/**
 * What was found between one dispatch and those that were profiled before it: filing one groups its neighbourhood anew, and of a
 * hundred in it one is new. An open table by serial, small enough to stay near the processor; 0 is no serial.
 */
class PairRow {
  #serials = new Uint32Array(FIRST_SIZE);
  #found = new Uint16Array(FIRST_SIZE);
  #count = 0;

  #placeOf(serial: number): number {
    const serials = this.#serials;
    const mask = serials.length - 1;
    let place = (Math.imul(serial, 0x9e3779b1) >>> 16) & mask;
    while (serials[place] !== 0 && serials[place] !== serial) place = (place + 1) & mask;
    return place;
  }

  /** Of what was found with another dispatch; -1 where nothing was looked for. */
  get(serial: number): number {
    const place = this.#placeOf(serial);
    return this.#serials[place] === serial ? (this.#found[place] as number) : -1;
  }

  set(serial: number, found: number): void {
    if (this.#count * 4 > this.#serials.length * 3) this.#grow();
    const place = this.#placeOf(serial);
    if (this.#serials[place] !== serial) this.#count += 1;
    this.#serials[place] = serial;
    this.#found[place] = found;
  }

  #grow(): void {
    const before = this.#serials;
    const found = this.#found;
    const isFull = before.length >= MAX_SIZE;
    const size = isFull ? FIRST_SIZE : 2 * before.length;
    this.#serials = new Uint32Array(size);
    this.#found = new Uint16Array(size);
    this.#count = 0;
    if (isFull) return;
    for (const [at, serial] of before.entries()) {
      if (serial !== 0) this.set(serial, found[at] as number);
    }
  }
}

const rows = new WeakMap<Profile, PairRow>();

function rowOf(profile: Profile): PairRow {
  const known = rows.get(profile) ?? new PairRow();
  rows.set(profile, known);
  return known;
}

/** How many keys two profiles share, by their hashes in order. */
function sharedKeys(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const x = a[left] as number;
    const y = b[right] as number;
    if (x === y) {
      count += 1;
      left += 1;
      right += 1;
    } else if (x < y) left += 1;
    else right += 1;
  }
  return count;
}

function foundOf(a: Profile, b: Profile): number {
  const shared = Math.min(MAX_SHARED, sharedKeys(keyHashesOf(a), keyHashesOf(b)));
  if (shared === 0) return 0;
  const score = scoreIfClose(a, b);
  const hundredths = score === 1 && areOneText(a, b) ? ONE_TEXT : Math.round(score * 100);
  return (shared << SCORE_BITS) | hundredths;
}

/**
 * What pairs among some profiles have to do with one another, by place, as a number that the functions below take apart; 0
 * where no key is shared.
 */
export function pairsAmong(profiles: readonly Profile[]): (a: number, b: number) => number {
  const own = profiles.map(rowOf);
  return (a, b) => {
    const [left, right] = [profiles[a] as Profile, profiles[b] as Profile];
    const isLeftLater = left.serial > right.serial;
    const row = own[isLeftLater ? a : b] as PairRow;
    const serial = isLeftLater ? right.serial : left.serial;
    const known = row.get(serial);
    if (known >= 0) return known;
    const found = foundOf(left, right);
    row.set(serial, found);
    return found;
  };
}

/** How many keys of an index the two share. */
export function sharedOf(pair: number): number {
  return pair >> SCORE_BITS;
}

/** Their closeness in hundredths, 0 where it is not enough for one story, and 101 for versions and copies of one text. */
export function hundredthsOf(pair: number): number {
  return pair & (2 ** SCORE_BITS - 1);
}
