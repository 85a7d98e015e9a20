import type { CivilDay } from '../../kernel/index.ts';
import type { Desk } from '../types.ts';

/** Facts of the log that are read at once, and at most before the rest waits for the next time. */
const BATCH = 500;
const MOST_BATCHES = 200;
const PAGE = 100;
/** Dispatches of a search that are looked through for those that are new. */
const MOST_PAGES = 100;

export interface Ruled {
  readonly ruling: string;
  readonly what: string;
  readonly target: string;
  readonly author: string;
}

/** What came into the log after a place of it. */
export interface Moved {
  /** Where the log stands after it. */
  readonly position: string;
  /** The new dispatches of each development. */
  readonly developments: ReadonlyMap<string, readonly string[]>;
  readonly rulings: readonly Ruled[];
  /** The oldest day of them; null where there is none. */
  readonly oldest: CivilDay | null;
  /** The log is another than the one of the place: what came since cannot be told. */
  readonly isOtherLog: boolean;
}

export async function movedSince(desk: Desk, position: string): Promise<Moved> {
  const developments = new Map<string, string[]>();
  const rulings: Ruled[] = [];
  let oldest: CivilDay | null = null;
  let at = position;
  for (let count = 0; count < MOST_BATCHES; count += 1) {
    const batch = await desk.changesAfter(at, { limit: BATCH });
    if (batch.isOtherLog) {
      const { position: now } = batch;
      return {
        position: now,
        developments: new Map(),
        rulings: [],
        oldest: null,
        isOtherLog: true,
      };
    }
    for (const change of batch.changes) {
      if (change.kind === 'dispatch' && (oldest === null || change.knownDay < oldest))
        oldest = change.knownDay;
      if (change.kind === 'ruling') {
        const { ruling, what, target, author } = change;
        rulings.push({ ruling, what, target, author });
      }
      if (change.kind !== 'development') continue;
      const before = developments.get(change.development) ?? [];
      developments.set(change.development, [...before, ...change.dispatches]);
    }
    if (batch.position === at) break;
    at = batch.position;
  }
  return { position: at, developments, rulings, oldest, isOtherLog: false };
}

/**
 * Of the new dispatches those that a search finds. `isWhole` says whether all that the search finds was looked through.
 * Throws `search.*`.
 */
export async function foundAmong(
  desk: Desk,
  query: string,
  moved: Moved,
): Promise<{ readonly developments: Moved['developments']; readonly isWhole: boolean }> {
  const wanted = new Set([...moved.developments.values()].flat());
  const found = new Set<string>();
  let cursor: string | null = null;
  let isWhole = wanted.size === 0;
  for (let page = 0; page < MOST_PAGES && !isWhole; page += 1) {
    const options: { limit: number; cursor?: string } = { limit: PAGE };
    if (cursor !== null) options.cursor = cursor;
    const view = await desk.search(query, options);
    for (const { id } of view.dispatches) if (wanted.has(id)) found.add(id);
    const last = view.dispatches.at(-1)?.day ?? null;
    // The newest come first: behind the oldest of the new ones there is none any more.
    const isPast = last !== null && moved.oldest !== null && last < moved.oldest;
    cursor = view.cursor;
    isWhole = cursor === null || found.size === wanted.size || isPast;
  }
  const developments = new Map(
    [...moved.developments].flatMap(([id, dispatches]) => {
      const own = dispatches.filter((one) => found.has(one));
      return own.length === 0 ? [] : [[id, own] as const];
    }),
  );
  return { developments, isWhole };
}
