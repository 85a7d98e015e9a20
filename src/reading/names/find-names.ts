import type { ActorEntry, ActorIndex } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import type { TrieHit } from './name-trie.ts';

const PREFIXES = new Set(['non', 'anti', 'pro', 'post', 'pre', 'ex']);

const HONORIFICS = new Set(['mr', 'ms', 'mrs', 'miss', 'sir', 'dame', 'lady', 'mx']);
/** What makes a name before it the name of a street, a firm or a school. */
const THING =
  /^(?:street|avenue|boulevard|lane|airways|airlines|university|college|tech|championship|cup)$/;
/** States of the United States and Canada that tell apart towns named like countries and capitals ("Lebanon, Pennsylvania"). */
const PROVINCES = new Set(
  (
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa ' +
    'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio ' +
    'oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario somerset'
  ).split(' '),
);
const PLACES = new Set(['name', 'capital']);

/** Whether the words around a name of a state or capital show it to be a person's, a town's or a thing's. */
function isOtherName(atoms: readonly Atom[], hit: TrieHit<ActorEntry>): boolean {
  if (!hit.values.every((value) => PLACES.has(value.via))) return false;
  const before = atoms[hit.from - 1];
  const after = atoms[hit.to];
  const second = atoms[hit.to + 1];
  if (HONORIFICS.has(before?.lower ?? '')) return true;
  if (after?.isCapital === true && THING.test(after.lower)) return true;
  const isTown = after?.key === ',' && second?.isCapital === true && PROVINCES.has(second.lower);
  return isTown && atoms[hit.to + 2]?.lower !== 'and';
}

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
    if (isOtherName(atoms, hit)) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  return hits;
}
