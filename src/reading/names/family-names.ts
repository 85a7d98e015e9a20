import type { Atom } from './atoms.ts';
import type { Named } from './resolve-names.ts';

/** Bearers of a family name that the text has named in full; null for a name that two of them share. */
export type FamilyNames = Map<string, Pick<Named, 'actors' | 'person' | 'office'> | null>;

/** Remembers the people whom a sentence names in full, by the last word of their names. */
export function rememberPeople(items: readonly Named[], known: FamilyNames): void {
  for (const { actors, person, office, via } of items) {
    if (person === null || via === 'anaphor') continue;
    const parts = person.split(/[\s-]+/);
    const last = parts.at(-1) ?? '';
    if (parts.length < 2 || last.length < 3) continue;
    const before = known.get(last);
    const isOther = before !== undefined && before?.person !== person;
    known.set(last, isOther ? null : { actors, person, office });
  }
}

/** Bare family names of people named in full before. */
export function bareFamilyNames(
  atoms: readonly Atom[],
  taken: readonly Named[],
  known: FamilyNames,
): Named[] {
  if (known.size === 0) return [];
  const found: Named[] = [];
  for (const [at, atom] of atoms.entries()) {
    const bearer = atom.isCapital ? known.get(atom.key) : undefined;
    if (bearer === undefined || bearer === null) continue;
    if (taken.some((item) => item.from <= at && at < item.to)) continue;
    const before = atoms[at - 1];
    const isOtherPerson =
      before?.isWord === true && before.isCapital && before.key.length > 1 && at > 1;
    if (isOtherPerson || atoms[at + 1]?.isCapital === true) continue;
    found.push({
      ...bearer,
      from: at,
      to: at + 1,
      via: 'office-holder',
      rule: `anaphor:family-name ${bearer.person ?? ''}`,
    });
  }
  return found;
}
