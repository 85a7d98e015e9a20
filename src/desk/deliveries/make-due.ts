import { randomBytes } from 'node:crypto';
import { ChanceryError, type Clock } from '../../kernel/index.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import type { Desk } from '../types.ts';
import { composeDigest } from './compose-digest.ts';
import type { DeliveryBook } from './delivery-book.ts';
import { inTurn } from './delivery-tables.ts';
import type { Delivery } from './delivery-types.ts';
import type { Digest } from './digest-types.ts';
import { foundAmong, type Moved, movedSince } from './moved-since.ts';
import { renderParcel } from './render-parcel.ts';
import type { SearchBook } from './search-book.ts';
import type { SendingBook } from './sending-book.ts';
import { slotAfter } from './slots.ts';

/** What goes out with each news goes out once in so long at most: what comes meanwhile comes together. */
const GAP_MS = 60_000;

const OTHER_LOG =
  'The record was restored or repaired since the last time; what moved before cannot be told. The desk shows it.';
const NOT_WHOLE =
  'The search finds so much that not all of it was looked through; the link shows the rest.';

export interface MakeDeps {
  readonly database: SqliteDatabase;
  readonly deliveries: DeliveryBook;
  readonly sendings: SendingBook;
  readonly searches: SearchBook;
  readonly clock: Clock;
  readonly base: string;
  readonly signal: AbortSignal;
}

/** `msg_` and 24 signs that no other desk has. */
export function newSendingId(): string {
  return `msg_${randomBytes(18).toString('base64url')}`;
}

interface Gathered {
  readonly moved: Moved;
  readonly digest: Digest;
}

/** What a delivery has to tell, and up to where. Throws `search.*`. */
async function gather(
  desk: Desk,
  delivery: Delivery,
  { searches, base, nowAt }: MakeDeps & { readonly nowAt: number },
): Promise<Gathered> {
  const search = delivery.search === null ? null : searches.find(delivery.search);
  const all = await movedSince(desk, delivery.position);
  const found =
    search === null
      ? { developments: all.developments, isWhole: true }
      : await foundAmong(desk, search.query, all);
  const moved = { ...all, developments: found.developments };
  const remarks = [...(all.isOtherLog ? [OTHER_LOG] : []), ...(found.isWhole ? [] : [NOT_WHOLE])];
  const digest = await composeDigest(desk, {
    ...{ delivery, search, moved, base, remarks, isTest: false },
    ...{ fromAt: delivery.toldAt, toAt: nowAt },
  });
  return { moved, digest };
}

function isQuiet({ developments, remarks, rulings }: Digest): boolean {
  return developments.length === 0 && remarks.length === 0 && rulings.length === 0;
}

/** Makes the sending of one delivery and moves it on, in one turn. Gives how many were made. */
async function makeOne(desk: Desk, delivery: Delivery, deps: MakeDeps): Promise<number> {
  const { deliveries, sendings, database } = deps;
  const { schedule } = delivery;
  const nowAt = deps.clock.nowAt();
  const isNews = schedule.kind === 'news';
  const { moved, digest } = await gather(desk, delivery, { ...deps, nowAt });
  const isSilent = isQuiet(digest) && (isNews || !delivery.tellsQuiet);
  const to = { position: moved.position, toldAt: nowAt };
  return inTurn(database, () => {
    if (isNews && isSilent) {
      // Nothing is noted of every look that finds nothing.
      if (moved.position !== delivery.position)
        deliveries.moveOn(delivery, { ...to, nextAt: delivery.nextAt });
      return 0;
    }
    const nextAt = isNews ? nowAt + GAP_MS : slotAfter(schedule, nowAt);
    const own = `${delivery.id} ${delivery.madeAt}`;
    const window = isNews
      ? `${own} ${delivery.position} ${moved.position}`
      : `${own} ${new Date(delivery.nextAt).toISOString()}`;
    // The clock was set back, and this time has been: what moved since waits for the next.
    if (!isNews && sendings.has(window)) {
      deliveries.moveOn(delivery, { ...delivery, nextAt });
      return 0;
    }
    if (!deliveries.moveOn(delivery, { ...to, nextAt })) return 0;
    sendings.add({
      ...{ id: newSendingId(), window, delivery: delivery.id, isTest: false, madeAt: nowAt },
      developments: digest.developments.length + digest.left,
      parcel: isSilent ? null : renderParcel(delivery, digest),
    });
    return isSilent ? 0 : 1;
  });
}

/** Whether its time has come; a clock that was set back brings the next time back as well. */
function isDue({ schedule, nextAt }: Delivery, nowAt: number): boolean {
  return nextAt <= nowAt || (schedule.kind === 'news' && nextAt > nowAt + GAP_MS);
}

function rewound(delivery: Delivery, nowAt: number): number | null {
  const { schedule, nextAt } = delivery;
  if (schedule.kind === 'news' || nextAt <= nowAt) return null;
  const soonest = slotAfter(schedule, nowAt);
  return soonest < nextAt ? soonest : null;
}

/**
 * Makes the sendings that are due, each kept before anything goes out. A search that cannot be read any more pauses its
 * delivery; what else goes wrong with one stops no other and comes back as a fault.
 */
export async function makeDue(
  desk: Desk,
  deps: MakeDeps,
): Promise<{ readonly made: number; readonly faults: readonly unknown[] }> {
  const { deliveries, clock, signal } = deps;
  const { position: end } = await desk.changesAfter(null);
  let made = 0;
  const faults: unknown[] = [];
  for (const delivery of deliveries.all()) {
    if (signal.aborted) break;
    if (delivery.pausedAt !== null || delivery.removedAt !== null) continue;
    const nowAt = clock.nowAt();
    const back = rewound(delivery, nowAt);
    if (back !== null) deliveries.moveOn(delivery, { ...delivery, nextAt: back });
    const hasNews = delivery.schedule.kind !== 'news' || delivery.position !== end;
    if (!isDue(delivery, nowAt) || !hasNews) continue;
    try {
      made += await makeOne(desk, delivery, deps);
    } catch (error) {
      if (error instanceof ChanceryError && /^(?:search|deliver)\./.test(error.code))
        deliveries.setPaused(delivery.id, { at: nowAt, why: `${error.message} ${error.next}` });
      else faults.push(error);
    }
  }
  return { made, faults };
}
