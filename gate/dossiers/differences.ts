import type { BriefDifference } from '../../src/briefs/types.ts';
import type { Miss } from '../set.ts';
import type { Gold } from './gold.ts';
import type { OpenDossier } from './open-dossier.ts';

type GoldDifference = Gold['differences'][number];

/**
 * A shown difference is a gold one when it is about the same and dispatches of two gold claims stand in two
 * of its claims.
 */
function isFound(gold: GoldDifference, shown: BriefDifference, dossier: OpenDossier): boolean {
  if (gold.about !== shown.about) return false;
  const sides = gold.claims.map(({ dispatches }) =>
    shown.claims.flatMap((claim, index) => {
      const ids = claim.dispatches.map((one) => dossier.idOf(one));
      return ids.some((id) => id !== null && dispatches.includes(id)) ? [index] : [];
    }),
  );
  return sides.some((left, at) =>
    sides.slice(at + 1).some((right) => left.some((a) => right.some((b) => a !== b))),
  );
}

export interface DifferenceCounts {
  gold: number;
  found: number;
  shown: number;
  right: number;
}

/** The differences that the briefs of the last day show, against the gold. */
export async function scoreDifferences(
  counts: DifferenceCounts,
  gold: Gold,
  ground: { readonly name: string; readonly dossier: OpenDossier },
): Promise<Miss[]> {
  const { name, dossier } = ground;
  const briefs = await dossier.briefs(dossier.lastDay);
  const shown = briefs.flatMap(({ result }) => result.items.differences);
  const misses: Miss[] = [];
  for (const wanted of gold.differences) {
    counts.gold += 1;
    if (shown.some((one) => isFound(wanted, one, dossier))) counts.found += 1;
    else
      misses.push({
        kind: `difference not shown: ${wanted.about}`,
        item: name,
        words: wanted.claims.map((claim) => `${claim.value} [${claim.dispatches}]`).join(' / '),
      });
  }
  for (const one of shown) {
    counts.shown += 1;
    if (gold.differences.some((wanted) => isFound(wanted, one, dossier))) counts.right += 1;
    else
      misses.push({
        kind: `difference too many: ${one.about}`,
        item: name,
        words: `${one.subject}: ${one.claims
          .map((claim) => `${claim.value} [${claim.dispatches.map(dossier.idOf)}]`)
          .join(' / ')}`,
      });
  }
  return misses;
}
