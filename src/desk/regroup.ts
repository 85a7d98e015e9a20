import {
  type Development,
  developmentsAmong,
  type GroupingRulings,
  type Story,
  type StoryItem,
  storiesAmong,
} from '../stories/index.ts';
import { fileDevelopments } from './file-developments.ts';
import { StandIns } from './stand-ins.ts';
import type { StoreTx } from './store/contract.ts';
import { type StoryUnit, StoryUnits } from './story-units.ts';

/** What grouping found around one item. */
export interface Grouped {
  /** Those that are new or otherwise than before, and that of the item. */
  readonly developments: readonly Development[];
  /** Items that count for another origin than before; the new one is among them. */
  readonly moved: readonly StoryItem[];
}

function originsOf(developments: readonly Development[]): Map<string, string> {
  return new Map(
    developments.flatMap(({ origins }) =>
      origins.flatMap(({ id, dispatches }) =>
        dispatches.map((dispatch) => [dispatch, id] as const),
      ),
    ),
  );
}

/** The origin that each dispatch of these developments counts for; one in none counts for itself. */
export function originIn(developments: readonly Development[]): (dispatch: string) => string {
  const origins = originsOf(developments);
  return (dispatch) => origins.get(dispatch) ?? `o-${dispatch}`;
}

/** Dispatches of units that are near and are grouped along: bounds the work where everything is close to everything. */
const MAX_RING = 96;

/** What came of grouping some units. */
interface Simulated {
  /** Units whose dispatches may be grouped otherwise. */
  readonly core: ReadonlySet<StoryUnit>;
  /** Units that these are near to, grouped with them and come out as they were. */
  readonly ring: readonly StoryUnit[];
  readonly storyOf: ReadonlyMap<string, Story>;
  readonly standIns: StandIns;
}

/** Whether a unit came out as it went in: none of its dispatches is in a story with another one's. */
function isUnchanged(unit: StoryUnit, { storyOf, standIns }: Omit<Simulated, 'core' | 'ring'>) {
  const items = standIns.of(unit);
  const own = new Set(items.map(({ dispatch }) => dispatch));
  const stories = new Set(items.map(({ dispatch }) => storyOf.get(dispatch)));
  if (unit.development !== null && stories.size > 1) return false;
  return [...stories].every((story) => story?.items.every(({ dispatch }) => own.has(dispatch)));
}

/** The units that are near to the core, as many as may be looked at; those that the item itself is close to come first. */
async function ringOf(
  units: StoryUnits,
  core: ReadonlySet<StoryUnit>,
  standIns: StandIns,
): Promise<readonly StoryUnit[]> {
  const ring: StoryUnit[] = [];
  let count = 0;
  for await (const unit of units.nearTo(core)) {
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
  for (;;) {
    // A set that grows while it is gone over is gone over whole.
    for (const unit of core) for (const ruled of await units.ruledWith([unit])) core.add(ruled);
    const ring = await ringOf(units, core, standIns);
    const items = [...core, ...ring].flatMap((unit) => standIns.of(unit));
    const stories = storiesAmong(items, standIns.rulings);
    const storyOf = new Map(
      stories.flatMap((story) => story.items.map(({ dispatch }) => [dispatch, story] as const)),
    );
    const changed = ring.filter((unit) => !isUnchanged(unit, { storyOf, standIns }));
    if (changed.length === 0) return { core, ring, storyOf, standIns };
    for (const unit of changed) core.add(unit);
  }
}

function firstOf(story: Story | undefined): string | undefined {
  return story?.items[0]?.dispatch;
}

/**
 * What a development is near to, in order of identifier: what was found, what lies beyond, and, where not all of a large
 * development was looked at, what was known of it.
 */
function nearOf(
  development: Development,
  { old, found }: { readonly old: readonly string[]; readonly found: readonly string[] },
  { storyOf, standIns }: Simulated,
): Development {
  const own = new Set(development.dispatches);
  const isLarge = development.dispatches.some((dispatch) => standIns.isLarge(dispatch));
  const kept = old.flatMap((dispatch) => {
    if (!storyOf.has(dispatch)) return [dispatch];
    const first = firstOf(storyOf.get(dispatch));
    return first !== undefined && (isLarge || standIns.isLarge(first)) ? [first] : [];
  });
  const near = [...new Set([...kept, ...found])].filter((dispatch) => !own.has(dispatch)).sort();
  const { near: _, ...rest } = development;
  return near.length === 0 ? rest : { ...rest, near };
}

/** The stories of the core as developments. */
function foundIn(done: Simulated): Development[] {
  const { core, storyOf, standIns } = done;
  const oldNear = new Map<string, string>();
  for (const { development } of core)
    for (const dispatch of development?.dispatches ?? [])
      oldNear.set(dispatch, development?.id ?? '');
  const byId = new Map(
    [...core].flatMap(({ development }) =>
      development === null ? [] : [[development.id, development] as const],
    ),
  );
  const items = [...core].flatMap((unit) => standIns.of(unit));
  const stories = new Set(items.flatMap(({ dispatch }) => storyOf.get(dispatch) ?? []));
  return developmentsAmong([...stories].map((story) => standIns.whole(story))).map(
    (development) => {
      const before = new Set(development.dispatches.flatMap((one) => oldNear.get(one) ?? []));
      const old = [...before].flatMap((id) => byId.get(id)?.near ?? []);
      return nearOf(development, { old, found: development.near ?? [] }, done);
    },
  );
}

/** Developments that are as they were, near to something else than before. */
function renewedIn(
  done: Simulated,
): { readonly before: Development; readonly after: Development }[] {
  const { ring, storyOf } = done;
  return ring.flatMap(({ development: before }) => {
    if (before === null) return [];
    const old = before.near ?? [];
    const shown = before.dispatches.find((dispatch) => storyOf.has(dispatch));
    const found = storyOf.get(shown ?? '')?.near ?? [];
    const after = nearOf(before, { old, found }, done);
    const isSame =
      (after.near ?? []).length === old.length &&
      (after.near ?? []).every((dispatch, at) => dispatch === old[at]);
    return isSame ? [] : [{ before, after }];
  });
}

/**
 * Puts a new or changed item into its development, joining and naming anew what it touches. `rulings` are those of the
 * editors on grouping, as far as the log goes.
 */
export async function regroup(
  tx: StoreTx,
  item: StoryItem,
  rulings: GroupingRulings,
): Promise<Grouped> {
  const done = await simulated(new StoryUnits(tx, rulings), item, rulings);
  const { core, ring } = done;
  const old = [...core].flatMap(({ development }) => development ?? []);
  const renewed = renewedIn(done);
  const items = new Map(
    [...core, ...ring].flatMap((unit) => unit.items.map((one) => [one.dispatch, one] as const)),
  );
  const developments = await fileDevelopments(tx, {
    old: [...old, ...renewed.map(({ before }) => before)],
    found: [...foundIn(done), ...renewed.map(({ after }) => after)],
    items,
    changed: item.dispatch,
  });
  const [before, after] = [originIn(old), originIn(developments)];
  const moved = [...core]
    .flatMap((unit) => unit.items)
    .filter((other) => other === item || before(other.dispatch) !== after(other.dispatch));
  return { developments, moved };
}
