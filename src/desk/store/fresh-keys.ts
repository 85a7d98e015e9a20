import type { CivilDay } from '../../kernel/index.ts';

/** Entries that are kept, over all keys; some 60 bytes each. */
const MAX_ENTRIES = 300_000;
/** A key that more items have is left to the tables: going through so many is no faster than an index. */
const MAX_OF_ONE_KEY = 4_000;

/** The items that have one key, in no order. */
interface Posting {
  readonly dispatches: string[];
  readonly days: CivilDay[];
}

/** A key that too many items have. */
const WIDE = 'wide';

/**
 * Which items have which keys, as the writer last saw or wrote them, for as long as `FreshItems` holds. What is filed shares
 * words with hundreds of items; counting them here takes a tenth of the time that the tables take. A key is
 * here with all its items or not at all.
 */
export class FreshKeys {
  readonly #postings = new Map<string, Posting | typeof WIDE>();
  readonly #maxEntries: number;
  readonly maxOfOneKey: number;
  #entries = 0;

  constructor(limits: { readonly maxEntries?: number; readonly maxOfOneKey?: number } = {}) {
    this.#maxEntries = limits.maxEntries ?? MAX_ENTRIES;
    this.maxOfOneKey = limits.maxOfOneKey ?? MAX_OF_ONE_KEY;
  }

  /** The items of a key; `wide` where the tables have to be asked each time; undefined where they have to be asked once. */
  get(key: string): Posting | typeof WIDE | undefined {
    return this.#postings.get(key);
  }

  /** Keeps all items of a key as the tables have them. */
  learn(key: string, rows: readonly { readonly dispatch: string; readonly known_day: CivilDay }[]) {
    this.#forget(key);
    if (rows.length > this.maxOfOneKey) {
      this.#postings.set(key, WIDE);
      return;
    }
    this.#postings.set(key, {
      dispatches: rows.map(({ dispatch }) => dispatch),
      days: rows.map(({ known_day }) => known_day),
    });
    this.#entries += rows.length + 1;
    // The keys that were learnt first go first.
    for (const oldest of this.#postings.keys()) {
      if (this.#entries <= this.#maxEntries) break;
      if (oldest !== key) this.#forget(oldest);
    }
  }

  /** An item that had no keys before has got these. */
  add(dispatch: string, day: CivilDay, keys: readonly string[]): void {
    for (const key of new Set(keys)) {
      const posting = this.#postings.get(key);
      if (posting === undefined || posting === WIDE) continue;
      if (posting.dispatches.length >= this.maxOfOneKey) {
        this.#forget(key);
        this.#postings.set(key, WIDE);
        continue;
      }
      posting.dispatches.push(dispatch);
      posting.days.push(day);
      this.#entries += 1;
    }
  }

  clear(): void {
    this.#postings.clear();
    this.#entries = 0;
  }

  #forget(key: string): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) return;
    this.#postings.delete(key);
    if (posting !== WIDE) this.#entries -= posting.dispatches.length + 1;
  }
}
