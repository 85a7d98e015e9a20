import type { AccordEntry, Lexicon } from '../kernel/index.ts';
import { type Ladder, ladderOf } from './ladders.ts';
import type { Claim, EntryKey } from './types.ts';

/** How far a state is under an accord. */
export function partyEntry(accord: string, state: string): EntryKey {
  return `party/${accord}/${state}`;
}

/** The relation of two states, whichever is named first. */
export function relationEntry(a: string, b: string): EntryKey {
  const [first, second] = a < b ? [a, b] : [b, a];
  return `relation/${first}/${second}`;
}

/** The accord itself. */
export function accordEntry(accord: string): EntryKey {
  return `accord/${accord}`;
}

/** Made once for a lexicon: a page of a state asks for its accords by the thousand. */
const accordsById = new WeakMap<Lexicon['accords'], ReadonlyMap<string, AccordEntry>>();

/** The accord of the lexicon by its identifier; null for one that only the news knows. */
export function accordOf(lexicon: Lexicon, id: string | null): AccordEntry | null {
  if (id === null) return null;
  let byId = accordsById.get(lexicon.accords);
  if (byId === undefined) {
    byId = new Map(lexicon.accords.map((accord) => [accord.id, accord]));
    accordsById.set(lexicon.accords, byId);
  }
  return byId.get(id) ?? null;
}

/** The accord under which a state's entry is kept: of a charter, the organisation that it founds. */
export function entryAccordOf(lexicon: Lexicon, id: string): string {
  return accordOf(lexicon, id)?.charterOf ?? id;
}

/** The ladder of an entry: relations by their name; parties of an organisation by the stages that are claimed. */
export function ladderOfClaims(
  entry: EntryKey,
  claims: readonly Claim[],
  accord: AccordEntry | null,
): Ladder {
  if (entry.startsWith('relation/')) return 'relation';
  if (accord !== null) return ladderOf(accord);
  return claims.some((claim) => claim.stage === 'member') ? 'organisation' : 'accord';
}
