import type { StoryItem } from '../../stories/index.ts';
import { FreshKeys } from './fresh-keys.ts';
import { FreshRows } from './fresh-rows.ts';

/** Under 80 MB with what grouping hangs on them. */
const MAX_ITEMS = 3_000;

/**
 * Story items as the writer last saw or wrote them. They are given without looking at the file: the table
 * `last_writer` says whether somebody else has written, and `catchUp` then brings them up to that; what is close to one
 * dispatch is close to the next, and fetching a hundred rows of JSON for each was most of the work of filing.
 */
export class FreshItems {
  readonly keys = new FreshKeys();
  readonly rows = new FreshRows();
  readonly #items = new Map<string, StoryItem>();
  get(dispatch: string): StoryItem | undefined {
    const item = this.#items.get(dispatch);
    if (item === undefined) return undefined;
    // What is used again goes to the end of the order in which entries are given up.
    this.#items.delete(dispatch);
    this.#items.set(dispatch, item);
    return item;
  }

  put(dispatch: string, item: StoryItem): void {
    const [oldest] = this.#items.keys();
    if (oldest !== undefined && this.#items.size >= MAX_ITEMS) this.#items.delete(oldest);
    this.#items.set(dispatch, item);
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
