import { addDays } from '../kernel/index.ts';
import {
  candidateKeys,
  type Development,
  groupItems,
  linkOf,
  type StoryItem,
} from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';
import type { DevelopmentKeys, StoreTx } from './store/contract.ts';

/** How far apart two dispatches may be known and still be looked at for one development. */
const CANDIDATE_WINDOW_DAYS = 400;
/** At most so many candidates are looked at; those that share most keys come first. */
const MAX_CANDIDATES = 400;

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

async function linkedTo(tx: StoreTx, item: StoryItem): Promise<StoryItem[]> {
  const candidates = await tx.candidates({
    keys: candidateKeys(item),
    from: addDays(item.knownDay, -CANDIDATE_WINDOW_DAYS),
    to: addDays(item.knownDay, CANDIDATE_WINDOW_DAYS),
    limit: MAX_CANDIDATES,
  });
  return candidates.filter(
    (candidate) => candidate.dispatch !== item.dispatch && linkOf(item, candidate) !== null,
  );
}

/**
 * Items that the new one forms a development with: what it links to, and all that those are joined with already.
 * An item in no development (a copy without an act) is followed further, for nothing else remembers its links.
 */
async function neighbourhood(
  tx: StoreTx,
  item: StoryItem,
): Promise<{ items: StoryItem[]; old: Development[] }> {
  const items = new Map<string, StoryItem>([[item.dispatch, item]]);
  const old = new Map<string, Development>();
  const open = [item];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const development = await tx.developmentOf(next.dispatch);
    const isKnown = development !== null && old.has(development.id);
    if (development !== null && !isKnown) {
      old.set(development.id, development);
      for (const member of await tx.itemsOf(development.id))
        if (!items.has(member.dispatch)) items.set(member.dispatch, member);
    }
    if (development !== null && next !== item) continue;
    for (const linked of await linkedTo(tx, next)) {
      if (items.has(linked.dispatch)) continue;
      items.set(linked.dispatch, linked);
      open.push(linked);
    }
  }
  return { items: [...items.values()], old: [...old.values()] };
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

/** Puts a new or changed item into its development, joining and naming anew what it touches. */
export async function regroup(tx: StoreTx, item: StoryItem): Promise<Grouped> {
  const { items, old } = await neighbourhood(tx, item);
  const found = groupItems(items);
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
