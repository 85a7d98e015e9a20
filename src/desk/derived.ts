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

/** What is looked at for an entry: the accord with all its parties, and all that its state or states do. */
function scopeFor(place: NonNullable<ReturnType<typeof partsOfEntry>>) {
  const { accord, subject, counterpart } = place;
  if (accord === null) return { accords: [], states: [subject, counterpart ?? subject] };
  return { accords: [accord], states: subject === accord ? [] : [subject] };
}

/** What follows from the record for an entry; empty for what is none. */
export async function derivedOf(inquiry: Inquiry, entry: string): Promise<DerivedFact[]> {
  const place = partsOfEntry(entry);
  if (place === null) return [];
  const scope = scopeFor(place);
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
