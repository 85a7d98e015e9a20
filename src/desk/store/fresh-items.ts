import type { StoryItem } from '../../stories/index.ts';
import { FreshKeys } from './fresh-keys.ts';
import { FreshRows } from './fresh-rows.ts';

/** Some 150 MB with what grouping hangs on them. What is looked at beyond them is read and taken apart anew each time. */
const MAX_ITEMS = 20_000;
/** Share that is given up at once where there are more, those that were used longest ago. */
const GIVEN_UP = 0.1;

interface Kept {
  readonly item: StoryItem;
  usedAt: number;
}

/**
 * Story items as the writer last saw or wrote them. They are given without looking at the file: the table
 * `last_writer` says whether somebody else has written, and `catchUp` then brings them up to that; what is close to one
 * dispatch is close to the next, and fetching a hundred rows of JSON for each was most of the work of filing.
 */
export class FreshItems {
  readonly keys = new FreshKeys();
  readonly rows = new FreshRows();
  readonly #items = new Map<string, Kept>();
  /** Counts uses. */
  #now = 0;

  get(dispatch: string): StoryItem | undefined {
    const kept = this.#items.get(dispatch);
    if (kept === undefined) return undefined;
    this.#now += 1;
    kept.usedAt = this.#now;
    return kept.item;
  }

  put(dispatch: string, item: StoryItem): void {
    if (this.#items.size >= MAX_ITEMS) this.#giveUp();
    this.#now += 1;
    this.#items.set(dispatch, { item, usedAt: this.#now });
  }

  #giveUp(): void {
    const uses = Float64Array.from(this.#items.values(), ({ usedAt }) => usedAt).sort();
    const least = uses[Math.floor(uses.length * GIVEN_UP)] ?? 0;
    for (const [dispatch, { usedAt }] of this.#items) {
      if (usedAt < least) this.#items.delete(dispatch);
    }
  }

  /** The row is about to change. */
  drop(dispatch: string): void {
    this.#items.delete(dispatch);
  }

  /** After a write that was taken back, and when all rows go. */
  clear(): void {
    this.keys.clear();
    this.rows.clear();
    this.#items.clear();
  }
}
