import { addDays } from '../kernel/index.ts';
import {
  candidateKeys,
  closeItemsOf,
  closestOf,
  type GroupingRulings,
  LAST_WINDOW_DAYS,
  type StoryItem,
  versionKeysAmong,
} from '../stories/index.ts';
import type { StoreTx } from './store/contract.ts';
import type { StoryUnit } from './unit-memory.ts';
import { isTold, type UnitShelf } from './unit-shelf.ts';

/** How far apart two versions of one text may be known and still be looked at for one development. */
const VERSION_WINDOW_DAYS = 400;
/** At most so many candidates are looked at; those that share most keys come first. */
const MAX_CANDIDATES = 128;
/**
 * Items from which on links of items without a development are no longer followed. Bounds the work where everything
 * is close to everything; beyond it grouping can depend on what came first.
 */
const MAX_LOOSE = 2_000;

/** Where grouping begins. */
export interface Surroundings {
  readonly own: StoryUnit;
  readonly closest: StoryUnit | null;
  /** What the item is close to. */
  readonly linked: readonly StoryItem[];
}

/** The items that share keys with one, within so many days. */
function sharing(
  tx: StoreTx,
  item: StoryItem,
  { keys, days }: { readonly keys: readonly string[]; readonly days: number },
): Promise<readonly StoryItem[]> {
  return tx.candidates({
    keys,
    from: addDays(item.knownDay, -days),
    to: addDays(item.knownDay, days),
    limit: MAX_CANDIDATES,
  });
}

/** The items that one is close to. Versions are looked for further away than anything else can link. */
async function linkedTo(tx: StoreTx, item: StoryItem): Promise<StoryItem[]> {
  const keys = candidateKeys(item);
  const versions = { keys: versionKeysAmong(keys), days: VERSION_WINDOW_DAYS };
  const near = await sharing(tx, item, { keys, days: LAST_WINDOW_DAYS });
  const found = new Map(
    [...near, ...(await sharing(tx, item, versions))].map((one) => [one.dispatch, one]),
  );
  return closeItemsOf(item, [...found.values()]);
}

/** The units around one item, each looked for once. */
export class StoryUnits {
  readonly #tx: StoreTx;
  readonly #partners = new Map<string, string[]>();
  /** Units in no development, and that of a changed item: they hold for one grouping. */
  readonly #unitOf = new Map<string, StoryUnit>();
  readonly #shelf: UnitShelf;

  constructor(tx: StoreTx, shelf: UnitShelf, { together }: GroupingRulings) {
    this.#tx = tx;
    this.#shelf = shelf;
    const add = (from: string, to: string): void => {
      const partners = this.#partners.get(from);
      if (partners === undefined) this.#partners.set(from, [to]);
      else partners.push(to);
    };
    for (const [a, b] of together) {
      add(a, b);
      add(b, a);
    }
  }

  #keep(unit: StoryUnit): StoryUnit {
    for (const { dispatch } of unit.items) this.#unitOf.set(dispatch, unit);
    return unit;
  }

  /** Follows links from an item in no development to others in none. */
  async #looseUnit(item: StoryItem): Promise<StoryUnit> {
    const items = new Map([[item.dispatch, item]]);
    const near = new Set<string>();
    const open = [item];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (items.size >= MAX_LOOSE) break;
      for (const other of await linkedTo(this.#tx, next)) {
        if (items.has(other.dispatch) || near.has(other.dispatch)) continue;
        const isLoose =
          !this.#unitOf.has(other.dispatch) && (await this.#shelf.told(other.dispatch)) === null;
        if (!isLoose) near.add(other.dispatch);
        else {
          items.set(other.dispatch, other);
          open.push(other);
        }
      }
    }
    return { isTold: false, items: [...items.values()], links: [], near: [...near] };
  }

  /** The unit of a dispatch; null for one that is not filed. */
  async of(dispatch: string): Promise<StoryUnit | null> {
    const known = this.#unitOf.get(dispatch);
    if (known !== undefined) return known;
    const told = await this.#shelf.told(dispatch);
    if (told !== null) return told;
    const [item] = await this.#tx.storyItems([dispatch]);
    return item === undefined ? null : this.#keep(await this.#looseUnit(item));
  }

  /**
   * The units to begin with: that of a new or changed item, and that of what it is closest to, which it joins most
   * often. One that tells news and is in no development is new, and a unit of its own.
   */
  async around(item: StoryItem): Promise<Surroundings> {
    const linked = await linkedTo(this.#tx, item);
    const near = linked.map(({ dispatch }) => dispatch);
    const alone: StoryUnit = { isTold: false, items: [item], links: [], near: [] };
    const isNew = isTold([item]) && (await this.#shelf.told(item.dispatch)) === null;
    const own = isNew ? alone : ((await this.of(item.dispatch)) ?? alone);
    const changed = this.#keep({ ...own, near: [...near, ...own.near] });
    const closest = closestOf(item, linked);
    const joined = closest === null ? null : await this.of(closest.dispatch);
    return { own: changed, closest: joined, linked };
  }

  /** The units of what an editor has put together with a dispatch of these. */
  async ruledWith(units: Iterable<StoryUnit>): Promise<readonly StoryUnit[]> {
    if (this.#partners.size === 0) return [];
    const partners = [...units].flatMap(({ items }) =>
      items.flatMap(({ dispatch }) => this.#partners.get(dispatch) ?? []),
    );
    const found = new Set<StoryUnit>();
    for (const partner of partners) {
      const unit = await this.of(partner);
      if (unit !== null) found.add(unit);
    }
    return [...found];
  }

  /** The units that are near to these, each read when it is asked for: there may be many more than are looked at. */
  async *nearTo(units: Iterable<StoryUnit>): AsyncGenerator<StoryUnit> {
    const found = new Set<StoryUnit>();
    for (const dispatch of [...units].flatMap(({ near }) => near)) {
      const unit = await this.of(dispatch);
      if (unit === null || found.has(unit)) continue;
      found.add(unit);
      yield unit;
    }
  }
}
