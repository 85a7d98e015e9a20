import { canonicalJson } from '../kernel/index.ts';
import type { Development, StoryItem } from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';
import type { DevelopmentKeys, StoreTx } from './store/contract.ts';

/** Developments as they were, and what grouping has found in their place. */
export interface FoundDevelopments {
  readonly old: readonly Development[];
  readonly found: readonly Development[];
  /** The items of all of them, by dispatch. */
  readonly items: ReadonlyMap<string, StoryItem>;
  /** The dispatches of which the items are new. */
  readonly changed: ReadonlySet<string>;
}

function keysOf(development: Development, items: readonly StoryItem[]): DevelopmentKeys {
  const actors = new Set<string>();
  for (const item of items) {
    for (const act of item.acts) {
      if (act.isBackground) continue;
      for (const code of [...act.subjects, ...act.objects]) actors.add(code);
    }
  }
  return { actors: [...actors].sort(), accord: development.leadAct?.accord?.id ?? null };
}

function isSame(a: Development, b: Development): boolean {
  return a.dispatches.length === b.dispatches.length && canonicalJson(a) === canonicalJson(b);
}

/**
 * Files what grouping has found in the place of what was there, under names that tell developments apart, also from those
 * that were not looked at. Rows that stay as they are are not written. Gives the found ones under their names.
 */
export async function fileDevelopments(
  tx: StoreTx,
  { old, found, items, changed }: FoundDevelopments,
): Promise<readonly Development[]> {
  const replaced = new Map(old.map((development) => [development.id, development]));
  const names = new Set([...old, ...found].map(({ id }) => plainName(id)));
  const filed: Development[] = [];
  const renamed: { readonly before: Development; readonly after: Development }[] = [];
  for (const name of [...names].sort()) {
    const stored = (await tx.developmentsNamed(name)).filter(({ id }) => !replaced.has(id));
    const fresh = found.filter(({ id }) => plainName(id) === name);
    const named = distinctNames([...stored, ...fresh]);
    filed.push(...named.slice(stored.length));
    for (const [index, before] of stored.entries()) {
      const after = named[index];
      if (after !== undefined && after.id !== before.id) renamed.push({ before, after });
    }
  }
  const put: { readonly development: Development; readonly of: readonly StoryItem[] }[] = [];
  for (const development of filed) {
    const before = replaced.get(development.id);
    replaced.delete(development.id);
    const isKept = before !== undefined && !development.dispatches.some((one) => changed.has(one));
    if (isKept && isSame(before, development)) continue;
    const of = development.dispatches.flatMap((dispatch) => items.get(dispatch) ?? []);
    put.push({ development, of });
  }
  for (const { before, after } of renamed) {
    put.push({ development: after, of: await tx.itemsOf(before.id) });
  }
  const gone = [...replaced.keys(), ...renamed.map(({ before }) => before.id)];
  await tx.removeDevelopments(gone);
  for (const { development, of } of put) {
    await tx.putDevelopment(development, keysOf(development, of));
  }
  return filed;
}
