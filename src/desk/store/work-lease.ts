import type { ExpressionBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * No lease is given for longer. One that ends later than this was given by a clock that has been set back since, and
 * counts as ended: it would hold what it holds until the clock had come as far again.
 */
export const LONGEST_LEASE_MS = 120_000;

/** Whether a lease has ended: its time is over, or further ahead than any that could be given now. */
export function isEnded(now: number) {
  return ({ or, eb }: ExpressionBuilder<Tables, 'work'>) =>
    or([eb('free_at', '<=', now), eb('free_at', '>', now + LONGEST_LEASE_MS)]);
}
