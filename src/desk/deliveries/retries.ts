const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How long is waited after the first, second ... failure. About three days in all, so that a receiver that is down over a
 * weekend still gets it; the steps follow those that Standard Webhooks recommends.
 */
const WAITS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
/** No receiver puts us off for longer at once. */
const LONGEST_MS = 24 * HOUR_MS;

/** When a sending is tried again after so many attempts failed; null where it is given up. */
export function retryAt(
  attempts: number,
  { nowAt, retryAfterMs }: { readonly nowAt: number; readonly retryAfterMs: number | null },
): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  return nowAt + Math.max(wait, Math.min(retryAfterMs ?? 0, LONGEST_MS));
}
