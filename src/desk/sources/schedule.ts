import type { SourceRow } from './source-types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A new source is asked every half an hour; from there its own pace decides. */
export const FIRST_INTERVAL_MS = 30 * MINUTE;
const MIN_INTERVAL_MS = 10 * MINUTE;
const MAX_INTERVAL_MS = 6 * HOUR;
const MAX_BACK_OFF_MS = 24 * HOUR;
/** What brings news is asked sooner, what brings none later: a step down is larger than a step up, so that news is not late. */
const FASTER = 0.6;
const SLOWER = 1.4;
/** Asks are spread by so much either way, so that sources switched on together do not come together for ever. */
const JITTER = 0.1;
/** After so many “unchanged” in a row the whole is asked for once: some servers say it for ever. */
const MAX_UNCHANGED = 24;

export type AskResult =
  | { readonly kind: 'changed'; readonly newEntries: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | null; readonly isGone: boolean };

type Timing = Pick<SourceRow, 'nextAt' | 'intervalMs' | 'failures' | 'unchanged' | 'isOn'>;

function bounded(ms: number): number {
  return Math.round(Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, ms)));
}

/** When a source is asked again. `random` gives numbers from 0 to 1. */
export function nextTiming(
  row: Timing,
  result: AskResult,
  deps: { readonly nowAt: number; readonly random: () => number },
): Timing {
  const spread = (ms: number): number =>
    Math.round(deps.nowAt + ms * (1 - JITTER + 2 * JITTER * deps.random()));
  if (result.kind === 'failed') {
    const failures = row.failures + 1;
    const backOffMs = Math.min(MAX_BACK_OFF_MS, row.intervalMs * 2 ** Math.min(failures - 1, 10));
    const waitMs = Math.max(backOffMs, result.retryAfterMs ?? 0);
    // The server's own word is a lower bound: the spread goes upwards alone.
    const nextAt = Math.max(spread(waitMs), deps.nowAt + (result.retryAfterMs ?? 0));
    return { ...row, failures, nextAt, isOn: row.isOn && !result.isGone };
  }
  const hasNews = result.kind === 'changed' && result.newEntries > 0;
  const intervalMs = bounded(row.intervalMs * (hasNews ? FASTER : SLOWER));
  const unchanged = result.kind === 'unchanged' ? row.unchanged + 1 : 0;
  return { ...row, failures: 0, unchanged, intervalMs, nextAt: spread(intervalMs) };
}

/** Whether the validators are left out this time, so that the whole feed comes. */
export function isWholeAsked(row: Timing): boolean {
  return row.unchanged > 0 && row.unchanged % MAX_UNCHANGED === 0;
}
