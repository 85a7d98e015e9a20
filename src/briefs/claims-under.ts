import { groupedBy } from '../kernel/index.ts';
import type { Claim } from '../record/index.ts';

/** Lists that were put in order by entry: a state that is in the news has claims by the ten thousand, and a brief asks for those of many entries. */
const BY_ENTRY = new WeakMap<readonly Claim[], ReadonlyMap<string, readonly Claim[]>>();

/** The claims for one entry among those of a question, in their order; the list is gone through once, however often it is asked. */
export function claimsUnder(claims: readonly Claim[], entry: string): readonly Claim[] {
  const known = BY_ENTRY.get(claims) ?? groupedBy(claims, (claim) => claim.entry);
  BY_ENTRY.set(claims, known);
  return known.get(entry) ?? [];
}
