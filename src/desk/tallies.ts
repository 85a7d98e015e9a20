import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import type { Named } from './types.ts';

type AccordTally = Named & { readonly partyCount: number; readonly developmentCount: number };
type StateTally = Named & { readonly accordCount: number; readonly developmentCount: number };

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** Parties of each accord and accords of each state, from claims that name them. */
function countEntries(
  claims: Iterable<{
    readonly entry: string;
    readonly accord: string | null;
    readonly subject: string;
  }>,
): {
  parties: Map<string, Set<string>>;
  ties: Map<string, Set<string>>;
} {
  const parties = new Map<string, Set<string>>();
  const ties = new Map<string, Set<string>>();
  for (const claim of claims) {
    if (claim.accord === null || !claim.entry.startsWith('party/')) continue;
    parties.set(claim.accord, (parties.get(claim.accord) ?? new Set()).add(claim.subject));
    ties.set(claim.subject, (ties.get(claim.subject) ?? new Set()).add(claim.accord));
  }
  return { parties, ties };
}

/** Every accord and state that the record knows, with how much hangs on each; those in the news first come by name alone. */
export async function tallies(
  inquiry: Inquiry,
  names: Names,
): Promise<{ accords: AccordTally[]; states: StateTally[] }> {
  const news = await inquiry.view.claims({ asOf: inquiry.asOf });
  const baseline = inquiry.baseline.all.filter((claim) => claim.knownDay <= inquiry.asOf);
  const { parties, ties } = countEntries([...baseline, ...news]);
  const tally = await inquiry.view.developmentTally({ asOf: inquiry.asOf });
  const byAccord = new Map(tally.accords.map((row) => [row.id, row.count]));
  const byActor = new Map(tally.actors.map((row) => [row.id, row.count]));
  const accordIds = new Set([...parties.keys(), ...byAccord.keys()]);
  const stateIds = new Set([...ties.keys(), ...byActor.keys()]);
  return {
    accords: [...accordIds]
      .map((id) => ({
        id,
        name: names.of(id),
        partyCount: parties.get(id)?.size ?? 0,
        developmentCount: byAccord.get(id) ?? 0,
      }))
      .sort(byName),
    states: [...stateIds]
      .filter((id) => names.state(id) !== null)
      .map((id) => ({
        id,
        name: names.of(id),
        accordCount: ties.get(id)?.size ?? 0,
        developmentCount: byActor.get(id) ?? 0,
      }))
      .sort(byName),
  };
}
