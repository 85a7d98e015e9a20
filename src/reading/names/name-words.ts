import type { Token } from '../types.ts';
import { type Atom, foldWord } from './atoms.ts';
import { GIVEN_NAMES, ORGANISATION_WORDS, RANKS } from './entity-words.ts';
import type { NameTrie } from './name-trie.ts';
import type { Notable } from './notables.ts';
import type { ActorResolver } from './resolve-actor.ts';

/** What the lexicon knows of words in names, beyond the actors' dictionary. */
export interface NameWords {
  readonly given: ReadonlySet<string>;
  readonly family: ReadonlySet<string>;
  readonly places: NameTrie<string>;
  readonly notables: NameTrie<Notable>;
}

/** Compiles first and family names out of the people that the lexicon names. */
export function compileNameWords({ lexicon, places, notables }: ActorResolver): NameWords {
  const given = new Set(Array.from(GIVEN_NAMES, (name) => foldWord(name).toLowerCase()));
  const family = new Set<string>();
  const people = [
    ...lexicon.officeHolders.map(({ person }) => person),
    ...lexicon.notables.filter(({ kind }) => kind === 'person').map(({ name }) => name),
  ];
  for (const person of people) {
    const words = person.split(/[\s-]+/).map(foldWord);
    if (words.length < 2) continue;
    given.add(words[0]?.toLowerCase() ?? '');
    family.add(words.at(-1) ?? '');
  }
  return { given, family, places, notables: notables.names };
}

/** What a word is known as: `rank`, `org`, `given`, `family`; empty for none. */
export function kindOf(token: Token, names: NameWords): string {
  const { lower, text } = token;
  if (RANKS.test(lower)) return 'rank';
  if (ORGANISATION_WORDS.test(lower)) return 'org';
  if (!/^\p{Lu}/u.test(text)) return '';
  const key = foldWord(text);
  if (names.given.has(key.toLowerCase())) return 'given';
  return names.family.has(key) ? 'family' : '';
}

/** Places and notables of a sentence by where they stand (`start:end`): `place`, `person` or `institution`. */
export function namedIn(atoms: readonly Atom[], names: NameWords): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (from: number, to: number, what: string): void => {
    found.set(`${atoms[from]?.start}:${atoms[to - 1]?.end}`, what);
  };
  for (let at = 0; at < atoms.length; at += 1) {
    if (atoms[at]?.isWord !== true) continue;
    const place = names.places.longestAt(atoms, at);
    if (place !== null) add(place.from, place.to, 'place');
    const notable = names.notables.longestAt(atoms, at);
    const [one] = notable?.values ?? [];
    if (notable !== null && one !== undefined)
      add(notable.from, notable.to, one.isPerson ? 'person' : 'institution');
  }
  return found;
}
