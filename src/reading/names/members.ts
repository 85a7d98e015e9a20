import { boundsOf, type CivilDay, type Lexicon, type PartyEntry } from '../../kernel/index.ts';
import { countOfWords } from '../days/number-words.ts';
import type { Atom } from './atoms.ts';
import type { Named } from './resolve-names.ts';

/** Organisation to its members, where the lexicon claims to know them all. */
export type Membership = ReadonlyMap<string, readonly PartyEntry[]>;

export function compileMembership(lexicon: Lexicon): Membership {
  const members = new Map<string, readonly PartyEntry[]>();
  for (const accord of lexicon.accords) {
    if (accord.organisation === null || !accord.partiesComplete) continue;
    const states = accord.parties.filter((party) => /^(?:member|in-force)$/.test(party.stage));
    members.set(accord.organisation, states);
  }
  return members;
}

/** The members on a day; without one all that the lexicon knows. */
function membersOn(parties: readonly PartyEntry[], day: CivilDay | null): string[] {
  return parties
    .filter(({ since }) => {
      const first = since === null ? null : boundsOf(since).first;
      return day === null || first === null || first <= day;
    })
    .map((party) => party.state)
    .sort();
}

const NOUN = /^(?:states|countries|nations|members|governments)$/;

/** How many states the words before the organisation say; null for none said, -1 for some that cannot be told. */
function countBefore(atoms: readonly Atom[], from: number): number | null {
  const words = [atoms[from - 3], atoms[from - 2], atoms[from - 1]].map(
    (atom) => atom?.lower ?? '',
  );
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^\d+$/.test(word)) return Number(word);
    const count = countOfWords(words.slice(at));
    if (count !== null) return count.value;
    if (/^(?:some|several|many|most|other|few|two-thirds)$/.test(word)) return -1;
  }
  return null;
}

/** "The ten ASEAN states", "EU member states" are the members; "twelve EU states" are some of them, and nobody in particular. */
export function memberStates(
  atoms: readonly Atom[],
  items: readonly Named[],
  { membership, day }: { readonly membership: Membership; readonly day: CivilDay | null },
): Named[] {
  return items.flatMap((item) => {
    const parties = membership.get(item.actors[0] ?? '');
    if (item.via !== 'organisation' || parties === undefined) return [item];
    const members = membersOn(parties, day);
    let to = item.to;
    if (atoms[to]?.lower === 'member') to += 1;
    if (!NOUN.test(atoms[to]?.lower ?? '')) return [item];
    const count = countBefore(atoms, item.from);
    if (count !== null && count !== members.length) return [];
    const isAll = count !== null || /^(?:the|all)$/.test(atoms[item.from - 1]?.lower ?? '');
    if (!isAll) return [item];
    return [{ ...item, to: to + 1, via: 'group', actors: members, rule: `members:${item.rule}` }];
  });
}
