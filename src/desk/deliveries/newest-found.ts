import type { Desk } from '../types.ts';
import type { SavedSearch } from './delivery-types.ts';
import type { Moved } from './moved-since.ts';

const DEVELOPMENTS = 3;
const DISPATCHES = 3;
const LOOKED_THROUGH = 20;

/** The newest developments of a search, or of all, as if they had just moved: what a test tells. Throws `search.*`. */
export async function newestFound(desk: Desk, search: SavedSearch | null): Promise<Moved> {
  const developments = new Map<string, string[]>();
  if (search === null) {
    for (const { id } of await desk.developments({ limit: DEVELOPMENTS })) {
      const { dispatches } = await desk.development(id);
      developments.set(id, dispatches.slice(-DISPATCHES));
    }
  } else {
    const found = await desk.search(search.query, { limit: LOOKED_THROUGH });
    for (const { id, development } of found.dispatches) {
      if (development === null) continue;
      const before = developments.get(development) ?? [];
      if (before.length === 0 && developments.size === DEVELOPMENTS) continue;
      if (before.length < DISPATCHES) developments.set(development, [...before, id]);
    }
  }
  return { position: '', developments, rulings: [], oldest: null, isOtherLog: false };
}
