import { addDays } from '../kernel/index.ts';
import {
  candidateKeys,
  closeItemsOf,
  type Development,
  type GroupingRulings,
  groupItems,
  LAST_WINDOW_DAYS,
  type StoryItem,
  versionKeysAmong,
} from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';
import type { DevelopmentKeys, StoreTx } from './store/contract.ts';

/** How far apart two versions of one text may be known and still be looked at for one development. */
const VERSION_WINDOW_DAYS = 400;
/** At most so many candidates are looked at; those that share most keys come first. */
const MAX_CANDIDATES = 128;

/**
 * Items from which on links of items without a development are no longer followed. Bounds the work where everything
 * is close to everything; beyond it grouping can depend on what came first.
 */
const MAX_NEIGHBOURHOOD = 2_000;

/** What grouping found around one item. */
export interface Grouped {
  readonly items: readonly StoryItem[];
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

/** Items that may be grouped otherwise by a new one, with the developments that they are in so far. */
class Neighbourhood {
  readonly items = new Map<string, StoryItem>();
  readonly old = new Map<string, Development>();
  readonly #tx: StoreTx;
  readonly #open: StoryItem[] = [];

  readonly #partners: ReadonlyMap<string, readonly string[]>;

  constructor(tx: StoreTx, { together }: GroupingRulings) {
    this.#tx = tx;
    const partners = new Map<string, string[]>();
    for (const [a, b] of together) {
      partners.set(a, [...(partners.get(a) ?? []), b]);
      partners.set(b, [...(partners.get(b) ?? []), a]);
    }
    this.#partners = partners;
  }

  #add(items: readonly StoryItem[]): void {
    for (const item of items) {
      if (this.items.has(item.dispatch)) continue;
      this.items.set(item.dispatch, item);
      this.#open.push(item);
    }
  }

  /** Takes in a development whole, and the stories near to it. */
  async #addDevelopment(development: Development): Promise<void> {
    if (this.old.has(development.id)) return;
    this.old.set(development.id, development);
    for (const member of await this.#tx.storyItems(development.dispatches))
      if (!this.items.has(member.dispatch)) this.items.set(member.dispatch, member);
    this.#add(await this.#tx.storyItems(development.near ?? []));
  }

  /**
   * Follows links from the new item: to what it is close to, from there to the developments of those and to the stories
   * that these are near to. An item in no development is followed by its own links, for nothing else remembers them.
   */
  async spread(item: StoryItem): Promise<void> {
    this.#add([item]);
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const development = await this.#tx.developmentOf(next.dispatch);
      const ruled = (development?.dispatches ?? [next.dispatch]).flatMap(
        (dispatch) => this.#partners.get(dispatch) ?? [],
      );
      this.#add(await this.#tx.storyItems(ruled));
      if (development !== null) await this.#addDevelopment(development);
      const isFollowed = development === null || next === item;
      if (isFollowed && this.items.size < MAX_NEIGHBOURHOOD)
        this.#add(await linkedTo(this.#tx, next));
    }
  }
}

function keysOf(development: Development, items: readonly StoryItem[]): DevelopmentKeys {
  const own = new Set(development.dispatches);
  const actors = new Set<string>();
  for (const item of items) {
    if (!own.has(item.dispatch)) continue;
    for (const act of item.acts) {
      if (act.isBackground) continue;
      for (const code of [...act.subjects, ...act.objects]) actors.add(code);
    }
  }
  return { actors: [...actors].sort(), accord: development.leadAct?.accord?.id ?? null };
}

/** Files the developments of one plain name, new and stored, under names that tell them apart. */
async function putNamed(
  tx: StoreTx,
  fresh: readonly Development[],
  group: { readonly name: string; readonly items: readonly StoryItem[] },
): Promise<Development[]> {
  const stored = await tx.developmentsNamed(group.name);
  const named = distinctNames([...stored, ...fresh]);
  for (const [index, before] of stored.entries()) {
    const after = named[index];
    if (after === undefined || after.id === before.id) continue;
    const items = await tx.itemsOf(before.id);
    await tx.removeDevelopments([before.id]);
    await tx.putDevelopment(after, keysOf(after, items));
  }
  const own = named.slice(stored.length);
  for (const development of own)
    await tx.putDevelopment(development, keysOf(development, group.items));
  return own;
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
  const neighbourhood = new Neighbourhood(tx, rulings);
  await neighbourhood.spread(item);
  const items = [...neighbourhood.items.values()];
  const old = [...neighbourhood.old.values()];
  const found = groupItems(items, rulings);
  await tx.removeDevelopments(old.map((development) => development.id));
  const names = new Set([...old, ...found].map((development) => plainName(development.id)));
  const developments: Development[] = [];
  for (const name of [...names].sort()) {
    const fresh = found.filter((development) => plainName(development.id) === name);
    developments.push(...(await putNamed(tx, fresh, { name, items })));
  }
  const [before, after] = [originIn(old), originIn(developments)];
  const moved = items.filter(
    (other) => other === item || before(other.dispatch) !== after(other.dispatch),
  );
  return { items, developments, moved };
}
