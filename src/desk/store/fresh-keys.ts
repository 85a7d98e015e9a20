import type { CivilDay } from '../../kernel/index.ts';

/** What is kept, in numbers of four bytes, of which up to half of the room may be spare: some 20 MB. */
const MAX_NUMBERS = 3_000_000;
/** What a key costs besides its items. */
const KEY_NUMBERS = 20;
/** A key that more items have is left to the tables. To go through so many here takes a tenth of a millisecond. */
const MAX_OF_ONE_KEY = 40_000;
/** Items that are known by number; beyond it all is learnt anew. */
const MAX_ITEMS = 200_000;

/** The items that have one key, by number and in no order. */
class Posting {
  numbers: Int32Array;
  length: number;

  constructor(numbers: Int32Array) {
    this.numbers = numbers;
    this.length = numbers.length;
  }

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(Math.max(4, this.length + (this.length >> 1)));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }
}

/** A key that too many items have. */
const WIDE = 'wide';

interface ItemRow {
  readonly dispatch: string;
  readonly known_day: CivilDay;
}

/** Days in their order, quicker to compare than their text. */
function dayNumber(day: CivilDay): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Which items have which keys, as the writer last saw or wrote them, for as long as `FreshItems` holds. What is filed shares
 * words with hundreds of items; counting them here takes a small part of the time that the tables take. A key is
 * here with all its items or not at all.
 */
export class FreshKeys {
  readonly #postings = new Map<string, Posting | typeof WIDE>();
  readonly #numbers = new Map<string, number>();
  readonly #dispatches: string[] = [];
  readonly #days: number[] = [];
  readonly #maxNumbers: number;
  readonly maxOfOneKey: number;
  #size = 0;
  /** How many of the keys asked for each item has; all zero between two questions. */
  #counts = new Uint16Array(1_024);
  /** Room for the numbers that a question meets. */
  #touched = new Int32Array(1_024);

  constructor(limits: { readonly maxNumbers?: number; readonly maxOfOneKey?: number } = {}) {
    this.#maxNumbers = limits.maxNumbers ?? MAX_NUMBERS;
    this.maxOfOneKey = limits.maxOfOneKey ?? MAX_OF_ONE_KEY;
  }

  /** The items of a key; `wide` where the tables have to be asked each time; undefined where they have to be asked once. */
  get(key: string): readonly string[] | typeof WIDE | undefined {
    const posting = this.#postings.get(key);
    if (posting === undefined || posting === WIDE) return posting;
    const numbers = posting.numbers.subarray(0, posting.length);
    return Array.from(numbers, (number) => this.#dispatches[number] ?? '');
  }

  has(key: string): boolean {
    return this.#postings.has(key);
  }

  /** Those of the keys that the tables have to be asked for. */
  unknownOf(keys: readonly string[]): string[] {
    return keys.filter((key) => !(this.#postings.get(key) instanceof Posting));
  }

  /** Keeps all items of a key as the tables have them. */
  learn(key: string, rows: readonly ItemRow[]): void {
    this.#forget(key);
    if (this.#dispatches.length + rows.length > MAX_ITEMS) this.clear();
    if (rows.length > this.maxOfOneKey) {
      this.#postings.set(key, WIDE);
      return;
    }
    this.#postings.set(
      key,
      new Posting(Int32Array.from(rows, (row) => this.#numberOf(row.dispatch, row.known_day))),
    );
    this.#size += rows.length + KEY_NUMBERS;
    // The keys that were learnt first go first.
    for (const oldest of this.#postings.keys()) {
      if (this.#size <= this.#maxNumbers) break;
      if (oldest !== key) this.#forget(oldest);
    }
  }

  /** Notes that more items have a key than are kept. */
  learnWide(key: string): void {
    this.#forget(key);
    this.#postings.set(key, WIDE);
  }

  /** An item that had no keys before has got these. */
  add(dispatch: string, day: CivilDay, keys: readonly string[]): void {
    for (const key of new Set(keys)) {
      const posting = this.#postings.get(key);
      if (posting === undefined || posting === WIDE) continue;
      if (posting.length >= this.maxOfOneKey) {
        this.#forget(key);
        this.#postings.set(key, WIDE);
        continue;
      }
      posting.push(this.#numberOf(dispatch, day));
      this.#size += 1;
    }
  }

  /**
   * Items between two days that share most of the keys, then the latest, then by identifier; `rows` say how many keys more an
   * item shares. Keys that are not known here count for nothing.
   */
  best(
    keys: readonly string[],
    rows: readonly (ItemRow & { readonly shared: unknown })[],
    { from, to, limit }: { readonly from: CivilDay; readonly to: CivilDay; readonly limit: number },
  ): string[] {
    let touched = 0;
    const count = (number: number, more: number): void => {
      if (this.#counts[number] === 0) {
        this.#touched[touched] = number;
        touched += 1;
      }
      this.#counts[number] = (this.#counts[number] ?? 0) + more;
    };
    for (const row of rows) count(this.#numberOf(row.dispatch, row.known_day), Number(row.shared));
    for (const key of keys) {
      const posting = this.#postings.get(key);
      if (posting === undefined || posting === WIDE) continue;
      touched = this.#countAll(posting, touched);
    }
    const [first, last] = [dayNumber(from), dayNumber(to)];
    const days = this.#days;
    const counts = this.#counts;
    const all = this.#touched.subarray(0, touched);
    const least = this.#leastCount(all, { first, last, limit });
    const found: number[] = [];
    for (const number of all) {
      const day = days[number] ?? 0;
      if ((counts[number] as number) >= least && day >= first && day <= last) found.push(number);
    }
    const best = found
      .sort(
        (a, b) =>
          (counts[b] ?? 0) - (counts[a] ?? 0) ||
          (days[b] ?? 0) - (days[a] ?? 0) ||
          order(this.#dispatches[a] ?? '', this.#dispatches[b] ?? ''),
      )
      .slice(0, limit)
      .map((number) => this.#dispatches[number] ?? '');
    for (const number of all) counts[number] = 0;
    return best;
  }

  /** Counts the items of one key. Runs some ten thousand times for each dispatch: no call is made in the loop. */
  #countAll({ numbers, length }: Posting, from: number): number {
    const counts = this.#counts;
    const places = this.#touched;
    let touched = from;
    for (let at = 0; at < length; at += 1) {
      const number = numbers[at] as number;
      const before = counts[number] as number;
      if (before === 0) {
        places[touched] = number;
        touched += 1;
      }
      counts[number] = before + 1;
    }
    return touched;
  }

  clear(): void {
    this.#postings.clear();
    this.#numbers.clear();
    this.#dispatches.length = 0;
    this.#days.length = 0;
    this.#size = 0;
  }

  /** The count from which on all of the best between two days have one: those below need not be put in order. */
  #leastCount(
    numbers: Int32Array,
    {
      first,
      last,
      limit,
    }: { readonly first: number; readonly last: number; readonly limit: number },
  ): number {
    const days = this.#days;
    const having: number[] = [];
    for (const number of numbers) {
      const day = days[number] ?? 0;
      if (day < first || day > last) continue;
      const count = this.#counts[number] ?? 0;
      having[count] = (having[count] ?? 0) + 1;
    }
    let left = limit;
    for (let count = having.length - 1; count > 0; count -= 1) {
      left -= having[count] ?? 0;
      if (left <= 0) return count;
    }
    return 0;
  }

  #numberOf(dispatch: string, day: CivilDay): number {
    const known = this.#numbers.get(dispatch);
    if (known !== undefined) return known;
    const number = this.#dispatches.length;
    this.#numbers.set(dispatch, number);
    this.#dispatches.push(dispatch);
    this.#days.push(dayNumber(day));
    if (number >= this.#counts.length) {
      const larger = new Uint16Array(2 * this.#counts.length);
      larger.set(this.#counts);
      this.#counts = larger;
      const room = new Int32Array(larger.length);
      room.set(this.#touched);
      this.#touched = room;
    }
    return number;
  }

  #forget(key: string): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) return;
    this.#postings.delete(key);
    if (posting !== WIDE) this.#size -= posting.length + KEY_NUMBERS;
  }
}
