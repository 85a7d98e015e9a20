import { type GroupingRulings, inOrder, type Story, type StoryItem } from '../stories/index.ts';
import type { StoryUnit } from './unit-memory.ts';

/** Dispatches of one development up to which all of them are looked at; a flood of copies has hundreds. */
const MAX_WHOLE = 64;
/** Those that stand for a larger one, evenly spread over its days. */
const SPREAD = 32;
/** Those of a larger one that a new dispatch is close to and that are looked at besides. */
const MAX_LINKED = 24;

/**
 * Units on their way through grouping. A large development is not taken apart again: some of its dispatches stand for
 * it, tied together. What a flood costs so grows with its size and not with the square of it; beyond `MAX_WHOLE` grouping
 * can depend on what came first.
 */
export class StandIns {
  readonly #linked: readonly StoryItem[];
  readonly #ruled: ReadonlySet<string>;
  readonly #rulings: GroupingRulings;
  readonly #own: StoryUnit | undefined;
  readonly #large = new Map<string, StoryUnit>();
  readonly #bonds = new Set<string>();
  readonly #byUnit = new Map<StoryUnit, readonly StoryItem[]>();

  /** `own` is the unit of an item that is filed already: a ruling may split it. */
  constructor(
    rulings: GroupingRulings,
    {
      linked,
      own,
    }: { readonly linked: readonly StoryItem[]; readonly own?: StoryUnit | undefined },
  ) {
    this.#rulings = rulings;
    this.#linked = linked;
    this.#ruled = new Set([...rulings.together, ...rulings.apart].flat());
    this.#own = own;
  }

  #isLarge(unit: StoryUnit): boolean {
    if (!unit.isTold || unit.items.length <= MAX_WHOLE || unit === this.#own) return false;
    if (this.#rulings.apart.length === 0) return true;
    const inside = new Set(unit.items.map(({ dispatch }) => dispatch));
    return !this.#rulings.apart.some(([a, b]) => inside.has(a) && inside.has(b));
  }

  /** The items that stand for a unit: all of them, or some of a large one. */
  of(unit: StoryUnit): readonly StoryItem[] {
    const known = this.#byUnit.get(unit);
    if (known !== undefined) return known;
    const chosen = this.#isLarge(unit) ? this.#someOf(unit) : unit.items;
    this.#byUnit.set(unit, chosen);
    return chosen;
  }

  #someOf(unit: StoryUnit): readonly StoryItem[] {
    const byId = itemsOf(unit);
    const own = this.#linked.flatMap(({ dispatch }) => byId.get(dispatch) ?? []);
    const linked = inOrder(own).slice(0, MAX_LINKED);
    const ruled = [...this.#ruled].flatMap((dispatch) => byId.get(dispatch) ?? []);
    const chosen = inOrder([...spreadOf(unit), ...linked, ...ruled]);
    for (const [index, { dispatch }] of chosen.entries()) {
      this.#large.set(dispatch, unit);
      const next = chosen[index + 1];
      if (next !== undefined) this.#bonds.add(pairOf(dispatch, next.dispatch));
    }
    return chosen;
  }

  /** The rulings with what ties the items together that stand for one development. */
  get rulings(): GroupingRulings {
    const bonds = [...this.#bonds].map((pair) => pair.split(' ') as [string, string]);
    return { ...this.#rulings, together: [...this.#rulings.together, ...bonds] };
  }

  /** Whether a dispatch stands for a large development. */
  isLarge(dispatch: string): boolean {
    return this.#large.has(dispatch);
  }

  /** A story with all dispatches of the large developments in it. */
  whole(story: Story): Story {
    const large = new Set(story.items.flatMap(({ dispatch }) => this.#large.get(dispatch) ?? []));
    if (large.size === 0) return story;
    const items = new Set([...story.items, ...[...large].flatMap((unit) => unit.items)]);
    // What ties those together that stand for one development, or would, is among the links that it has.
    const found = story.links.filter(({ a, b }) => {
      const unit = this.#large.get(a);
      return unit === undefined || unit !== this.#large.get(b);
    });
    const kept = [...large].flatMap(({ links }) => links);
    return { ...story, items: inOrder([...items]), links: [...kept, ...found] };
  }
}

/** Units do not change, and a large one is looked at for each dispatch that is near to it. */
const itemsById = new WeakMap<StoryUnit, ReadonlyMap<string, StoryItem>>();

function itemsOf(unit: StoryUnit): ReadonlyMap<string, StoryItem> {
  const known = itemsById.get(unit) ?? new Map(unit.items.map((item) => [item.dispatch, item]));
  itemsById.set(unit, known);
  return known;
}

function spreadOf({ items }: StoryUnit): readonly StoryItem[] {
  const step = (items.length - 1) / (SPREAD - 1);
  return Array.from({ length: SPREAD }, (_, at) => items[Math.round(at * step)]).flatMap(
    (item) => item ?? [],
  );
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
