import type { Claim } from '../record/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import type { Named } from './types.ts';

type AccordTally = Named & { readonly partyCount: number; readonly developmentCount: number };
type StateTally = Named & { readonly accordCount: number; readonly developmentCount: number };

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

interface Counted {
  /** States under each accord. */
  readonly parties: Map<string, Set<string>>;
  /** Of how many accords a state has a word. */
  readonly ties: Map<string, number>;
}

/** Who is under which accord, by the claims of the record and the baseline. */
function countPairs(
  news: readonly { readonly accord: string; readonly states: readonly string[] }[],
  baseline: readonly Pick<Claim, 'entry' | 'accord' | 'subject'>[],
): Counted {
  const parties = new Map(news.map(({ accord, states }) => [accord, new Set(states)]));
  for (const { accord, entry, subject } of baseline) {
    if (accord === null || !entry.startsWith('party/')) continue;
    const known = parties.get(accord);
    if (known === undefined) parties.set(accord, new Set([subject]));
    else known.add(subject);
  }
  const ties = new Map<string, number>();
  for (const states of parties.values())
    for (const state of states) ties.set(state, (ties.get(state) ?? 0) + 1);
  return { parties, ties };
}

/** Every accord and state that the record knows, with how much hangs on each; those in the news first come by name alone. */
export async function tallies(
  inquiry: Inquiry,
  names: Names,
): Promise<{ accords: AccordTally[]; states: StateTally[] }> {
  const news = await inquiry.view.statesUnderAccords({ asOf: inquiry.asOf });
  const baseline = inquiry.baseline.all.filter((claim) => claim.knownDay <= inquiry.asOf);
  const { parties, ties } = countPairs(news, baseline);
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
        accordCount: ties.get(id) ?? 0,
        developmentCount: byActor.get(id) ?? 0,
      }))
      .sort(byName),
  };
}
