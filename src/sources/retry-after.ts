/** No server is left alone for longer than this because of one header. */
const MAX_SECONDS = 7 * 24 * 3600;

/**
 * The seconds of a `Retry-After`: a number, or a date that is counted from the answer's own `Date`, so that a clock that
 * is wrong does no harm. Null where neither can be read.
 */
export function retryAfterSeconds(header: string, date: string): number | null {
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), MAX_SECONDS);
  const until = Date.parse(text);
  const from = Date.parse(date);
  if (Number.isNaN(until) || Number.isNaN(from)) return null;
  return Math.min(Math.max(0, Math.ceil((until - from) / 1000)), MAX_SECONDS);
}
