import type { StoryItem } from './types.ts';

/** Order of publication, then identifier: total, so that nothing depends on the order of the input. */
function compareItems(a: StoryItem, b: StoryItem): number {
  if (a.orderAt !== b.orderAt) return a.orderAt - b.orderAt;
  return a.dispatch < b.dispatch ? -1 : a.dispatch > b.dispatch ? 1 : 0;
}

/** The items in that order, one for each dispatch. */
export function inOrder(items: readonly StoryItem[]): StoryItem[] {
  const once = new Map<string, StoryItem>();
  for (const item of [...items].sort(compareItems)) {
    if (!once.has(item.dispatch)) once.set(item.dispatch, item);
  }
  return [...once.values()];
}
