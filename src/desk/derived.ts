import { addDays, type CivilDay } from '../kernel/index.ts';
import { type DerivedFact, derivedFactsOf, partsOfEntry } from '../record/index.ts';
import { type Inquiry, knownOf } from './knowledge.ts';

/** When the record came to hold what it holds of an entry; null where nothing was read of it. */
function movedOn(entry: string, known: Awaited<ReturnType<typeof knownOf>>): CivilDay | null {
  const standing = known.standings.find((one) => one.entry === entry);
  const because = new Set(standing?.because);
  const days = known.claims
    .filter((claim) => because.has(claim.id) && claim.dispatch !== null)
    .map((claim) => claim.knownDay)
    .sort();
  return days[0] ?? null;
}

/** What follows from the record for a state's entry under an accord; empty for other entries. */
export async function derivedOf(inquiry: Inquiry, entry: string): Promise<DerivedFact[]> {
  const place = partsOfEntry(entry);
  if (place?.accord == null || place.subject === place.accord) return [];
  const scope = { accords: [place.accord], states: [place.subject] };
  const known = await knownOf(inquiry, scope);
  const day = movedOn(entry, known);
  const before =
    day === null ? null : (await knownOf({ ...inquiry, asOf: addDays(day, -1) }, scope)).standings;
  return derivedFactsOf({
    entry,
    standings: known.standings,
    before,
    claims: known.claims,
    lexicon: inquiry.lexicon,
    asOf: inquiry.asOf,
  });
}
