import { boundsOf, type CivilDay, type Lexicon, type Stage } from '../kernel/index.ts';
import { accordEntry, accordOf } from './entries.ts';
import { ladderOf } from './ladders.ts';
import type { Standing } from './types.ts';

/** Name of the rule, as `lexicon/standing-rules.yaml` has it. */
const RULE = 'in-force-after-consent';
const CONSENT: ReadonlySet<Stage> = new Set<Stage>([
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
]);

function firstOf(value: Standing['since']): CivilDay | null {
  return value === null ? null : (boundsOf(value).first ?? boundsOf(value).last);
}

/** Whether the consent was given by the day of force: who consents later waits for a delay that accords set differently. */
function isBoundSince(party: Standing, forceDay: CivilDay): boolean {
  const consent = party.since === null ? null : boundsOf(party.since).last;
  return consent !== null && consent <= forceDay;
}

/**
 * Standings in which those that had consented to be bound by the day on which an accord entered into force are parties
 * from that day: that is what entry into force means (Vienna Convention, article 24). The class of evidence stays that
 * of the consent; the standing rests on the claims of both. `accords` are standings of the accords themselves.
 */
export function withForce(
  parties: readonly Standing[],
  accords: readonly Standing[],
  lexicon: Lexicon,
): Standing[] {
  const inForce = new Map(
    accords.filter((one) => one.stage === 'in-force').map((one) => [one.entry, one] as const),
  );
  return parties.map((party) => {
    if (party.accord === null || !CONSENT.has(party.stage)) return party;
    if (ladderOf(accordOf(lexicon, party.accord)) !== 'accord') return party;
    const accord = inForce.get(accordEntry(party.accord));
    const forceDay = accord === undefined ? null : firstOf(accord.since);
    if (accord === undefined || forceDay === null || !isBoundSince(party, forceDay)) return party;
    const { sinceClass: _, ...rest } = party;
    const dayClass = accord.sinceClass ?? accord.evidenceClass;
    return {
      ...rest,
      ...(dayClass === party.evidenceClass ? {} : { sinceClass: dayClass }),
      stage: 'in-force',
      since: accord.since,
      sinceBasis: accord.sinceBasis,
      because: [...new Set([...party.because, ...accord.because])],
      previous: { stage: party.stage, since: party.since },
      rule: RULE,
    };
  });
}
