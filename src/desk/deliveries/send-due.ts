import { ChanceryError } from '../../kernel/index.ts';
import type { DeliveryBook } from './delivery-book.ts';
import type { Delivery, DeliveryRun, Sending } from './delivery-types.ts';
import { retryAt } from './retries.ts';
import { isForGood, type SendDeps, sendParcel } from './send-parcel.ts';
import type { Claimed, SendingBook } from './sending-book.ts';

interface DueDeps extends SendDeps {
  readonly deliveries: DeliveryBook;
  readonly sendings: SendingBook;
  readonly leaseMs: number;
}

/** At most so many in one pass, so that a pass ends. */
const MOST = 500;

function failed(
  { sending }: Claimed,
  error: ChanceryError,
  nowAt: number,
): Pick<Sending, 'state' | 'nextAt' | 'sentAt' | 'trouble'> {
  const seconds = error.params['retryAfterSeconds'];
  const retryAfterMs = typeof seconds === 'number' ? seconds * 1000 : null;
  const isLast = sending.isTest || isForGood(error);
  const nextAt = isLast ? null : retryAt(sending.attempts, { nowAt, retryAfterMs });
  const trouble = { code: error.code, words: error.message, at: nowAt };
  return { state: nextAt === null ? 'dead' : 'waiting', nextAt, sentAt: null, trouble };
}

/** Sends what is in hand and notes what became of it. A fault of ours leaves it to the end of its lease. */
export async function sendOne(
  claimed: Claimed,
  delivery: Delivery,
  deps: DueDeps,
): Promise<Sending> {
  try {
    await sendParcel(delivery, claimed, deps);
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    const nowAt = deps.clock.nowAt();
    if (error.code === 'deliver.webhook-gone')
      deps.deliveries.setPaused(delivery.id, { at: nowAt, why: error.message });
    return deps.sendings.note(claimed, failed(claimed, error, nowAt));
  }
  const sentAt = deps.clock.nowAt();
  return deps.sendings.note(claimed, { state: 'sent', nextAt: null, sentAt, trouble: null });
}

/** Sends everything whose time has come, one after the other. Once the signal comes, no other is begun. */
export async function sendDue(
  deps: DueDeps,
  signal: AbortSignal,
): Promise<Pick<DeliveryRun, 'sent' | 'failed'>> {
  const sent: Sending[] = [];
  const failures: Sending[] = [];
  for (let count = 0; count < MOST && !signal.aborted; count += 1) {
    const { leaseMs, clock } = deps;
    const claimed = deps.sendings.claim({ nowAt: clock.nowAt(), leaseMs });
    if (claimed === null) break;
    const after = await sendOne(claimed, deps.deliveries.find(claimed.sending.delivery), deps);
    (after.state === 'sent' ? sent : failures).push(after);
  }
  return { sent, failed: failures };
}
