import type { Standing } from '../../src/record/index.ts';
import type { Miss } from '../set.ts';
import { comparedAccord } from '../sets/acts.ts';
import type { Tally } from '../shares.ts';
import { dayOf } from '../system.ts';
import type { Gold } from './gold.ts';
import type { SameAccord } from './gold-accords.ts';
import type { OpenDossier } from './open-dossier.ts';

type GoldStanding = Gold['standings'][number];

function isEntry(standing: Standing, gold: GoldStanding, isSame: SameAccord): boolean {
  const pair = [standing.subject, standing.counterpart];
  if (gold.relationWith != null)
    return (
      standing.accord === null && pair.includes(gold.subject) && pair.includes(gold.relationWith)
    );
  return (
    standing.subject === gold.subject &&
    standing.accord !== null &&
    gold.accord != null &&
    isSame(gold.accord, standing.accord)
  );
}

/**
 * Whether a stage is the gold one. Where the gold follows the charter and the record its organisation (the
 * North Atlantic Treaty and NATO), to be a member is to have the treaty in force.
 */
function isStage(said: Standing | undefined, wanted: GoldStanding): boolean {
  if (said === undefined) return false;
  if (said.stage === wanted.stage) return true;
  const isCharter = wanted.accord != null && comparedAccord(wanted.accord) !== wanted.accord;
  return isCharter && wanted.stage === 'in-force' && said.stage === 'member';
}

/** What the record concludes as known at the end of a day, against the gold. */
export async function scoreStandings(
  tally: Tally,
  gold: Gold,
  ground: { readonly name: string; readonly dossier: OpenDossier; readonly isSame: SameAccord },
): Promise<Miss[]> {
  const { name, dossier, isSame } = ground;
  const misses: Miss[] = [];
  for (const wanted of gold.standings) {
    const asOf = dayOf(wanted.asOf);
    if (asOf === null) continue;
    const { standings } = await dossier.standings(wanted.subject, asOf);
    const found = standings.filter((one) => isEntry(one, wanted, isSame));
    // Two entries fit where an organisation and its charter are kept apart: either may be right.
    const said = found.find((one) => isStage(one, wanted)) ?? found[0];
    tally.add('standingAccuracy', isStage(said, wanted));
    tally.add('evidenceClassAccuracy', said?.evidenceClass === wanted.evidenceClass);
    const what = `${wanted.subject} ${wanted.accord ?? wanted.relationWith} on ${wanted.asOf}`;
    if (!isStage(said, wanted))
      misses.push({
        kind: said === undefined ? 'standing missing' : 'standing wrong',
        item: name,
        words: `${what}: ${wanted.stage} not ${said?.stage ?? 'anything'}`,
      });
    else if (said?.evidenceClass !== wanted.evidenceClass)
      misses.push({
        kind: 'evidence class wrong',
        item: name,
        words: `${what}: ${wanted.evidenceClass} not ${said?.evidenceClass}`,
      });
  }
  return misses;
}
