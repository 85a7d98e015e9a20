import {
  type Development,
  developmentsAmong,
  type StoryItem,
  tellsNews,
} from '../stories/index.ts';
import { fileDevelopments } from './file-developments.ts';
import type { StoreTx } from './store/contract.ts';
import { type StoryUnit, UnitMemory } from './unit-memory.ts';

/** What became of the dispatches that were grouped in one write. */
export interface Regrouped {
  /** Dispatches that count for another origin than before, with the new one, and those that were grouped. */
  readonly moved: readonly { readonly item: StoryItem; readonly origin: string }[];
}

function originsOf(developments: Iterable<Development>): (dispatch: string) => string {
  const origins = new Map<string, string>();
  for (const development of developments) {
    for (const { id, dispatches } of development.origins) {
      for (const dispatch of dispatches) origins.set(dispatch, id);
    }
  }
  // One in no development counts for itself.
  return (dispatch) => origins.get(dispatch) ?? `o-${dispatch}`;
}

/**
 * The developments as they stand while the dispatches of one write are grouped, one after the other. The tables are brought up
 * to them once, by `file`: a story to which ten dispatches came is named, counted and written once and not ten times.
 */
export class UnitShelf {
  readonly #tx: StoreTx;
  readonly #memory: UnitMemory;
  /** Rows that something else takes the place of, by identifier. */
  readonly #old = new Map<string, Development>();
  /** Units that the tables do not hold yet. */
  readonly #unfiled = new Set<StoryUnit>();
  /** Dispatches that are in no development any more, whatever the tables say. */
  readonly #loose = new Map<string, StoryItem>();
  /** Dispatches that were grouped. */
  readonly #grouped = new Map<string, StoryItem>();

  constructor(tx: StoreTx) {
    this.#tx = tx;
    this.#memory = tx.remembered('units', () => new UnitMemory());
  }

  /** The development of a dispatch where it is at hand. */
  atHand(dispatch: string): StoryUnit | undefined {
    return this.#memory.of(dispatch);
  }

  /** The development of a dispatch as a unit; null for one in none. */
  async told(dispatch: string): Promise<StoryUnit | null> {
    const known = this.#memory.of(dispatch);
    if (known !== undefined) {
      this.#memory.use(known);
      return known;
    }
    if (this.#loose.has(dispatch)) return null;
    const development = await this.#tx.developmentOf(dispatch);
    if (development === null) return null;
    const { dispatches, links, near = [] } = development;
    const items = await this.#tx.storyItems(dispatches);
    const unit: StoryUnit = { isTold: true, items, links, near };
    this.#memory.put(unit);
    return unit;
  }

  /** An item was filed again under the same dispatch. */
  renew(item: StoryItem): void {
    const unit = this.#memory.of(item.dispatch);
    if (unit === undefined) return;
    const items = unit.items.map((one) => (one.dispatch === item.dispatch ? item : one));
    const renewed = { ...unit, items };
    this.#memory.drop(unit);
    this.#memory.put(renewed);
    if (this.#unfiled.delete(unit)) this.#unfiled.add(renewed);
  }

  /** Puts units in the place of those that held the same items; of what was grouped. */
  async replace(
    old: Iterable<StoryUnit>,
    { found, grouped }: { readonly found: readonly StoryUnit[]; readonly grouped: StoryItem },
  ): Promise<void> {
    this.#grouped.set(grouped.dispatch, grouped);
    for (const { items } of old) {
      for (const item of items) {
        const unit = this.#memory.of(item.dispatch);
        if (unit === undefined) continue;
        if (!this.#unfiled.delete(unit)) await this.#replaceRow(item.dispatch);
        for (const one of unit.items) this.#loose.set(one.dispatch, one);
        this.#memory.drop(unit);
      }
    }
    for (const unit of found) {
      for (const { dispatch } of unit.items) this.#loose.delete(dispatch);
      this.#memory.put(unit);
      this.#unfiled.add(unit);
    }
  }

  async #replaceRow(dispatch: string): Promise<void> {
    const development = await this.#tx.developmentOf(dispatch);
    if (development !== null) this.#old.set(development.id, development);
  }

  /** Whether a dispatch is in a development now. */
  isTold(dispatch: string): boolean {
    return this.#memory.of(dispatch) !== undefined;
  }

  /** Brings the tables up to what was grouped since the last time. */
  async file(): Promise<Regrouped> {
    const units = [...this.#unfiled];
    const items = new Map(
      [...units.flatMap((unit) => unit.items), ...this.#loose.values()].map((item) => [
        item.dispatch,
        item,
      ]),
    );
    for (const [dispatch, item] of this.#grouped)
      if (!items.has(dispatch)) items.set(dispatch, item);
    const old = [...this.#old.values()];
    const filed = await fileDevelopments(this.#tx, {
      old,
      found: developmentsAmong(units),
      items,
      changed: new Set(this.#grouped.keys()),
    });
    const [before, after] = [originsOf(old), originsOf(filed)];
    const moved = [...items.values()].flatMap((item) => {
      const { dispatch } = item;
      const origin = after(dispatch);
      return this.#grouped.has(dispatch) || before(dispatch) !== origin ? [{ item, origin }] : [];
    });
    this.#old.clear();
    this.#unfiled.clear();
    this.#loose.clear();
    this.#grouped.clear();
    this.#memory.trim();
    return { moved };
  }
}

/** Whether stories of these items are a development. */
export function isTold(items: readonly StoryItem[]): boolean {
  return items.some(tellsNews);
}
