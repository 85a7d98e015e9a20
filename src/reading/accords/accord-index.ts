import type { AccordEntry, Lexicon } from '../../kernel/index.ts';
import { NameTrie } from '../names/name-trie.ts';

export interface AccordName {
  readonly entry: AccordEntry;
  readonly via: 'name' | 'description';
}

/** The dictionaries of accords, compiled once. */
export interface AccordIndex {
  readonly exact: NameTrie<AccordName>;
  readonly folded: NameTrie<AccordName>;
  readonly descriptions: NameTrie<AccordName>;
  /** Accords of two parties alone, by both codes in small letters in order. */
  readonly byPair: ReadonlyMap<string, readonly AccordEntry[]>;
  readonly byId: ReadonlyMap<string, AccordEntry>;
}

/** A compound in other spellings: "nuclear-ban treaty" for "nuclear ban treaty", "land-mine treaty" for "landmine treaty". */
function spellings(words: string): string[] {
  const [first = '', second = '', ...rest] = words.split(' ');
  const found: string[] = [];
  if (words.includes('-')) found.push(words.replaceAll('-', ' '));
  const isPlain = /^[a-z]+$/.test(first) && /^[a-z]+$/.test(second);
  if (isPlain && rest.length > 0) found.push([`${first}-${second}`, ...rest].join(' '));
  const parts = /^(land)(mines?)\b/.exec(words);
  if (parts !== null) {
    const tail = words.slice(parts[0].length);
    found.push(`${parts[1]}-${parts[2]}${tail}`, `${parts[1]} ${parts[2]}${tail}`);
  }
  return found;
}

/** Compiles names (case kept), names for headlines in capitals, and descriptions (case folded). */
export function compileAccords(lexicon: Lexicon): AccordIndex {
  const exact = new NameTrie<AccordName>((atom) => atom.key);
  const folded = new NameTrie<AccordName>((atom) => atom.lower);
  const descriptions = new NameTrie<AccordName>((atom) => atom.lower);
  for (const entry of lexicon.accords) {
    const name: AccordName = { entry, via: 'name' };
    for (const words of [entry.name, ...entry.names]) {
      const bare = words.replace(/^the /i, '');
      exact.add(bare, name);
      folded.add(bare, name);
    }
    const description: AccordName = { entry, via: 'description' };
    for (const words of entry.descriptions) {
      const bare = words.replace(/^(?:the|a|an) /i, '');
      descriptions.add(bare, description);
      for (const spelling of spellings(bare)) descriptions.add(spelling, description);
    }
  }
  const byId = new Map(lexicon.accords.map((entry) => [entry.id, entry]));
  const byPair = new Map<string, AccordEntry[]>();
  for (const entry of lexicon.accords) {
    if (entry.parties.length !== 2) continue;
    const pair = entry.parties.map((party) => party.state.toLowerCase()).sort();
    byPair.set(pair.join(' '), [...(byPair.get(pair.join(' ')) ?? []), entry]);
  }
  return { exact, folded, descriptions, byPair, byId };
}
