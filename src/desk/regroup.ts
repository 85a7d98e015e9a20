import {
  type GroupingRulings,
  type Story,
  type StoryItem,
  storiesAmong,
} from '../stories/index.ts';
import { StandIns } from './stand-ins.ts';
import type { StoreTx } from './store/contract.ts';
import { StoryUnits } from './story-units.ts';
import type { StoryUnit } from './unit-memory.ts';
import { isTold, type UnitShelf } from './unit-shelf.ts';

/** Dispatches of units that are near and are grouped along: bounds the work where everything is close to everything. */
const MAX_RING = 96;

/** What came of grouping some units. */
interface Simulated {
  /** Units whose dispatches may be grouped otherwise. */
  readonly core: ReadonlySet<StoryUnit>;
  /** Units that these are near to, grouped with them and come out as they were; they were found apart from one another before. */
  readonly ring: readonly StoryUnit[];
  readonly storyOf: ReadonlyMap<string, Story>;
  readonly standIns: StandIns;
}

/**
 * Whether all of a development came out in one story, whatever came to it, and under the first dispatch by which those that are
 * near to it know it.
 */
function isWhole(unit: StoryUnit, { storyOf, standIns }: Pick<Simulated, 'storyOf' | 'standIns'>) {
  if (!unit.isTold) return true;
  const items = standIns.of(unit);
  const [story, ...others] = new Set(items.map(({ dispatch }) => storyOf.get(dispatch)));
  return others.length === 0 && firstOf(story) === items[0]?.dispatch;
}

/** Whether a unit came out as it went in: none of its dispatches is in a story with another one's. */
function isUnchanged(unit: StoryUnit, { storyOf, standIns }: Omit<Simulated, 'core' | 'ring'>) {
  const items = standIns.of(unit);
  const own = new Set(items.map(({ dispatch }) => dispatch));
  const stories = new Set(items.map(({ dispatch }) => storyOf.get(dispatch)));
  if (unit.isTold && stories.size > 1) return false;
  return [...stories].every((story) => story?.items.every(({ dispatch }) => own.has(dispatch)));
}

/** The units that are near to some of the core, as many as may be looked at; those that the item itself is close to come first. */
async function ringOf(
  units: StoryUnits,
  { core, to }: { readonly core: ReadonlySet<StoryUnit>; readonly to: Iterable<StoryUnit> },
  standIns: StandIns,
): Promise<readonly StoryUnit[]> {
  const ring: StoryUnit[] = [];
  let count = 0;
  for await (const unit of units.nearTo(to)) {
    if (core.has(unit)) continue;
    count += standIns.of(unit).length;
    if (count > MAX_RING && ring.length > 0) break;
    ring.push(unit);
  }
  return ring;
}

/**
 * Groups the units around an item and what these are near to; a unit that does not come out as it was may have changed
 * what it is near to in turn, so it is taken in and its own neighbours with it.
 *
 * This gives what grouping everything would give: to join two groups is never taken back, and depends on these two
 * alone. A unit in which nobody else has a part was therefore joined as before, and nothing beyond it can have changed. Only
 * where a dispatch has more candidates than are looked at, a development is large, or very much is near can the two differ.
 */
async function simulated(
  units: StoryUnits,
  item: StoryItem,
  rulings: GroupingRulings,
): Promise<Simulated> {
  const { own, closest, linked } = await units.around(item);
  const standIns = new StandIns(rulings, { linked, own });
  const core = new Set(closest === null ? [own] : [own, closest]);
  // What the closest one is near to and the item is not was found apart from it without the item, and so it is with it.
  let isItsOwn = closest?.isTold !== false;
  for (;;) {
    // A set that grows while it is gone over is gone over whole.
    for (const unit of core) for (const ruled of await units.ruledWith([unit])) core.add(ruled);
    const ring = await ringOf(units, { core, to: isItsOwn ? [own] : core }, standIns);
    const items = [...core, ...ring].flatMap((unit) => standIns.of(unit));
    const settled = ring.map((unit) => standIns.of(unit));
    const stories = storiesAmong(items, standIns.rulings, settled);
    const storyOf = new Map(
      stories.flatMap((story) => story.items.map(({ dispatch }) => [dispatch, story] as const)),
    );
    const changed = ring.filter((unit) => !isUnchanged(unit, { storyOf, standIns }));
    const isDone = !isItsOwn || [...core].every((unit) => isWhole(unit, { storyOf, standIns }));
    if (changed.length === 0 && isDone) return { core, ring, storyOf, standIns };
    isItsOwn = false;
    for (const unit of changed) core.add(unit);
  }
}

function firstOf(story: Story | undefined): string | undefined {
  return story?.items[0]?.dispatch;
}

/**
 * What a development is near to, in order of identifier: what was found, what lies beyond, and what was known where it was
 * not looked for anew: among `settled`, and where not all of a large development was looked at.
 */
function nearOf(
  items: readonly StoryItem[],
  {
    old,
    found,
    settled,
  }: {
    readonly old: readonly string[];
    readonly found: readonly string[];
    readonly settled?: ReadonlySet<string>;
  },
  { storyOf, standIns }: Simulated,
): readonly string[] {
  const isLarge = items.some(({ dispatch }) => standIns.isLarge(dispatch));
  const kept = old.flatMap((dispatch) => {
    if (!storyOf.has(dispatch)) return [dispatch];
    const first = firstOf(storyOf.get(dispatch));
    if (first === undefined) return [];
    const isKept = settled?.has(dispatch) === true || isLarge || standIns.isLarge(first);
    return isKept ? [first] : [];
  });
  const near = [...new Set([...kept, ...found])];
  if (near.length === 0) return near;
  const own = new Set(items.map(({ dispatch }) => dispatch));
  return near.filter((dispatch) => !own.has(dispatch)).sort();
}

/** The stories of the core that are developments. */
function foundIn(done: Simulated, shelf: UnitShelf): StoryUnit[] {
  const { core, storyOf, standIns } = done;
  const before = new Map<Story, Set<StoryUnit>>();
  for (const unit of core) {
    for (const { dispatch } of standIns.of(unit)) {
      const story = storyOf.get(dispatch);
      if (story === undefined) continue;
      const units = before.get(story) ?? new Set();
      before.set(story, units);
      const known = shelf.atHand(dispatch);
      if (known !== undefined) units.add(known);
    }
  }
  return [...before].flatMap(([story, units]): StoryUnit[] => {
    const { items, links } = standIns.whole(story);
    if (!isTold(items)) return [];
    const old = [...units].flatMap(({ near }) => near);
    const near = nearOf(items, { old, found: story.near }, done);
    return [{ isTold: true, items, links, near }];
  });
}

/** Developments that are as they were, near to something else than before. */
function renewedIn(done: Simulated): { readonly before: StoryUnit; readonly after: StoryUnit }[] {
  const { ring, storyOf, standIns } = done;
  const settled = new Set(
    ring.flatMap((unit) => standIns.of(unit).map(({ dispatch }) => dispatch)),
  );
  return ring.flatMap((before) => {
    if (!before.isTold) return [];
    const old = before.near;
    const shown = before.items.find(({ dispatch }) => storyOf.has(dispatch))?.dispatch;
    const found = storyOf.get(shown ?? '')?.near ?? [];
    const near = nearOf(before.items, { old, found, settled }, done);
    const isSame = near.length === old.length && near.every((dispatch, at) => dispatch === old[at]);
    return isSame ? [] : [{ before, after: { ...before, near } }];
  });
}

/**
 * Groups a new or changed item, with as much around it as may come to be grouped otherwise, and puts the developments that are
 * new or otherwise than before on the shelf. The story items are in the tables already; the developments are not until
 * the shelf is filed.
 */
export async function regroup(
  tx: StoreTx,
  item: StoryItem,
  { shelf, rulings }: { readonly shelf: UnitShelf; readonly rulings: GroupingRulings },
): Promise<void> {
  const done = await simulated(new StoryUnits(tx, shelf, rulings), item, rulings);
  const renewed = renewedIn(done);
  await shelf.replace([...done.core, ...renewed.map(({ before }) => before)], {
    found: [...foundIn(done, shelf), ...renewed.map(({ after }) => after)],
    grouped: item,
  });
}
