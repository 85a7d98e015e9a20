import { ConnectedSets } from './connected-sets.ts';
import { copyShareOf, isRevisionOf } from './near-copy.ts';
import { inOrder } from './story-order.ts';
import type { Origin, StoryItem } from './types.ts';

/**
 * The voices behind the dispatches: versions of one text, copies and light rewrites are one origin, every other
 * dispatch is its own. Depends on the set of items alone. Compares all pairs: meant for one development.
 */
export function originsOf(items: readonly StoryItem[]): Origin[] {
  const ordered = inOrder(items);
  const sets = new ConnectedSets(ordered.map((item) => item.dispatch));
  const reasons: { readonly dispatch: string; readonly words: string }[] = [];
  for (const [index, a] of ordered.entries()) {
    for (const b of ordered.slice(index + 1)) {
      const why = sameOriginWords(a, b);
      if (why === null) continue;
      sets.join(a.dispatch, b.dispatch);
      reasons.push({ dispatch: a.dispatch, words: why });
    }
  }
  const place = new Map(ordered.map((item, index) => [item.dispatch, index]));
  const placeOf = (dispatch: string) => place.get(dispatch) ?? 0;
  return sets
    .sets()
    .map((set) => {
      const dispatches = set.sort((a, b) => placeOf(a) - placeOf(b));
      const why = reasons.filter((reason) => set.includes(reason.dispatch)).map((r) => r.words);
      return { id: `o-${dispatches[0]}`, dispatches, why };
    })
    .sort((a, b) => placeOf(a.dispatches[0] ?? '') - placeOf(b.dispatches[0] ?? ''));
}

function sameOriginWords(a: StoryItem, b: StoryItem): string | null {
  if (isRevisionOf(a, b)) return `${b.dispatch} and ${a.dispatch} are versions of one text`;
  const share = copyShareOf(a, b);
  if (share === null) return null;
  return `${b.dispatch} shares ${Math.round(share * 100)} % of its word runs with ${a.dispatch}`;
}
