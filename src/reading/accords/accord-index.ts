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
  readonly byId: ReadonlyMap<string, AccordEntry>;
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
      descriptions.add(words.replace(/^(?:the|a|an) /i, ''), description);
    }
  }
  const byId = new Map(lexicon.accords.map((entry) => [entry.id, entry]));
  return { exact, folded, descriptions, byId };
}
