import type { ActorEntry, ActorIndex } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import type { TrieHit } from './name-trie.ts';

const PREFIXES = new Set(['non', 'anti', 'pro', 'post', 'pre', 'ex']);

/** Whether the atoms right around a hit show that it is a part of something else (an address, "non-EU"). */
function isPartOfOther(atoms: readonly Atom[], from: number, to: number): boolean {
  const first = atoms[from];
  const before = atoms[from - 1];
  if (first !== undefined && before !== undefined && !first.isSpaced) {
    if (/^[.@#_]$/.test(before.key)) return true;
    const prefix = atoms[from - 2];
    if (before.key === '-' && prefix !== undefined && PREFIXES.has(prefix.lower)) return true;
  }
  const after = atoms[to];
  const last = atoms[to + 1];
  if (after === undefined || last === undefined || after.isSpaced || last.isSpaced) return false;
  return /^[.@_]$/.test(after.key) && last.isWord && !last.isCapital;
}

/** All names of the dictionary in one sentence, longest first at every place, none overlapping. */
export function findNames(
  atoms: readonly Atom[],
  index: ActorIndex,
  isCapitals: boolean,
): TrieHit<ActorEntry>[] {
  const trie = isCapitals ? index.folded : index.exact;
  const hits: TrieHit<ActorEntry>[] = [];
  for (let at = 0; at < atoms.length; at += 1) {
    const hit = trie.longestAt(atoms, at);
    if (hit === null || isPartOfOther(atoms, hit.from, hit.to)) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  return hits;
}
