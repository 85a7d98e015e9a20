import type { SourceDocument } from '../../sources/index.ts';
import { fileDocument } from './file-documents.ts';
import { pageBehind } from './page-behind.ts';
import type { PointerRow, PointerState } from './pointer-types.ts';
import { keptPage, quarantine } from './quarantine.ts';
import type { EntryDeps } from './take-entry.ts';

/** Pages that are asked for at once; each host of them one at a time. */
const AT_ONCE = 8;
const MAX_TRIES = 4;
const FIRST_WAIT_MS = 30 * 60_000;
const DAY_MS = 24 * 3600 * 1000;

/** Under what name the quarantine keeps what pointers led to. */
const SOURCE = 'pointers';

/** What became of one pointer. */
export interface Followed {
  readonly address: string;
  readonly state: PointerState;
  readonly why: string | null;
}

type Settled = Pick<PointerRow, 'state' | 'why' | 'tries' | 'nextAt'>;

function metaOf(row: PointerRow): SourceDocument['meta'] {
  return {
    address: row.key,
    outlet: row.outlet,
    outletKind: null,
    title: row.title,
    byline: null,
    language: row.language,
    publishedAt: row.publishedAt,
    publishedDay: row.publishedDay,
    revisionOf: null,
    sourceId: null,
  };
}

const STATES = {
  filed: 'filed',
  revised: 'filed',
  known: 'known',
  shared: 'known',
  refused: 'refused',
  quarantined: 'quarantined',
  walled: 'walled',
} as const;

/** A page that could not be had: tried again later, and later again, and then given up. */
function missed(row: PointerRow, why: string, waitMs: number, nowAt: number): Settled {
  const tries = row.tries + 1;
  if (tries >= MAX_TRIES) return { state: 'gone', why, tries, nextAt: 0 };
  const backOffMs = Math.min(DAY_MS, FIRST_WAIT_MS * 4 ** row.tries);
  return { state: 'open', why, tries, nextAt: nowAt + Math.max(backOffMs, waitMs) };
}

async function follow(row: PointerRow, deps: EntryDeps): Promise<Settled> {
  const done = (state: PointerState, why: string | null): Settled => ({
    state,
    why,
    tries: row.tries + 1,
    nextAt: 0,
  });
  // A feed brought the same text.
  if (deps.book.seen(row.key) !== null) return done('known', null);
  const meta = metaOf(row);
  const { document, wall, trouble, broken } = await pageBehind(
    row.address,
    { meta, ownLength: 0 },
    deps,
  );
  if (broken !== null) {
    quarantine(
      { key: row.key, source: SOURCE, why: broken.why },
      keptPage(broken.answer, meta),
      deps,
    );
    return done('quarantined', broken.why);
  }
  if (wall !== null) return done('walled', wall);
  if (trouble !== null) {
    const code = Number(trouble.params['code'] ?? 0);
    const isFinal = code === 404 || code === 410 || trouble.code === 'fetch.address-refused';
    if (isFinal) return done('gone', trouble.message);
    const waitMs = 1000 * Number(trouble.params['retryAfterSeconds'] ?? 0);
    return missed(row, trouble.message, waitMs, deps.nowAt());
  }
  if (document === null) return done('refused', 'no article was found on the page');
  const dated =
    row.seenDay === null || row.publishedDay !== null
      ? document
      : { ...document, capturedDay: row.seenDay };
  const outcome = await fileDocument({ document: dated, source: SOURCE, key: row.key }, deps);
  return done(STATES[outcome], null);
}

/**
 * Fetches the texts that pointers lead to and files them, at most `limit`, with the manners of a round. One that fails stops
 * no other; what the store throws ends it. A pointer is settled only once its dispatch is on the disk.
 */
export async function followPointers(
  deps: EntryDeps & { readonly signal: AbortSignal },
  limit: number,
  onFollowed: (followed: Followed) => void,
): Promise<number> {
  const waiting = deps.book.pointers.due(deps.nowAt(), limit);
  let count = 0;
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      if (deps.signal.aborted) return;
      const settled = await follow(row, deps);
      deps.book.pointers.settle(row.key, settled);
      count += 1;
      onFollowed({ address: row.address, state: settled.state, why: settled.why });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return count;
}
