import type { SourceBook } from './source-book.ts';
import { type HubHealth, noCounts, type SourceHealth, type SourceRow } from './source-types.ts';
import type { Subscription } from './subscription-book.ts';

const WINDOW_MS = 30 * 24 * 3600 * 1000;

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function hubOf(subscription: Subscription | null): HubHealth | null {
  if (subscription === null) return null;
  const { hub: address, state, until, trouble } = subscription;
  return { address, state, until, trouble };
}

/** How a source did in the last 30 days. */
export function healthOf(row: SourceRow, book: SourceBook, nowAt: number): SourceHealth {
  const counts = noCounts();
  const delays: number[] = [];
  for (const { outcome, delayMs } of book.deliveries(row.id, nowAt - WINDOW_MS)) {
    counts[outcome] += 1;
    if (delayMs !== null) delays.push(delayMs);
  }
  const judged = counts.filed + counts.revised + counts.refused + counts.quarantined;
  const bad = counts.refused + counts.quarantined;
  return {
    source: row,
    counts,
    refusedShare: judged === 0 ? null : bad / judged,
    medianDelayMs: median(delays),
    hub: hubOf(book.subscriptions.of(row.id)),
  };
}
