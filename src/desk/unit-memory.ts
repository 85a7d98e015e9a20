import type { GroupingLink, StoryItem } from '../stories/index.ts';

/**
 * Dispatches that are looked at together: those of a development, or those in none that links between such connect, of
 * which the stories are not kept.
 */
export interface StoryUnit {
  /** Whether it is a development: some dispatch of it tells news. */
  readonly isTold: boolean;
  /** In order of publication. */
  readonly items: readonly StoryItem[];
  /** By which a development was joined. */
  readonly links: readonly GroupingLink[];
  /** Dispatches of other units that some dispatch of this one is close to, one of each story at least. */
  readonly near: readonly string[];
}

/** Items of developments that are kept from one write to the next, with what grouping hangs on them under 100 MB. */
const MAX_ITEMS = 12_000;

/**
 * Developments as grouping sees them, by dispatch, kept between writes as long as nobody else has written: what is filed next
 * is mostly about what was filed last, and a long story would be read from its row for each dispatch.
 */
export class UnitMemory {
  readonly #unitOf = new Map<string, StoryUnit>();
  /** Those used last come last. */
  readonly #units = new Set<StoryUnit>();
  #size = 0;

  of(dispatch: string): StoryUnit | undefined {
    return this.#unitOf.get(dispatch);
  }

  /** Notes that a unit was used: it is given up later. */
  use(unit: StoryUnit): void {
    if (this.#units.delete(unit)) this.#units.add(unit);
  }

  put(unit: StoryUnit): void {
    this.#units.add(unit);
    this.#size += unit.items.length;
    for (const { dispatch } of unit.items) this.#unitOf.set(dispatch, unit);
  }

  /** What has come in the place of a unit may be there already. */
  drop(unit: StoryUnit): void {
    if (!this.#units.delete(unit)) return;
    this.#size -= unit.items.length;
    for (const { dispatch } of unit.items) {
      if (this.#unitOf.get(dispatch) === unit) this.#unitOf.delete(dispatch);
    }
  }

  /** Gives up what was used longest ago; all of it is in the tables by now. */
  trim(): void {
    for (const unit of this.#units) {
      if (this.#size <= MAX_ITEMS) return;
      this.drop(unit);
    }
  }
}
