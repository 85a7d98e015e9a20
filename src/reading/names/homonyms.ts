import type { ActorEntry } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import type { TrieHit } from './name-trie.ts';

const DIPLOMACY =
  /^(?:president|premier|minister|ministry|ministers|embassy|ambassador|treaty|accords?|agreement|pact|convention|charter|ceasefire|ratif\w{1,6}|sign(?:s|ed|ing)?|join(?:s|ed|ing)?|acce(?:ssion|de[sd]?|pt(?:s|ed|ance))|protocol|instruments?|deposit(?:s|ed|ary)|part(?:y|ies)|delegation|notification|diplomat\w{0,4}|border|government|parliament|bloc|membership|member|relations|ties|talks|sanctions|state|country|kingdom|capital|bilateral|foreign|summit|envoy|recogni[sz]\w{1,6})$/;

/** Everyday words that begin with a capital for other reasons than being a name. */
const NOT_A_FORENAME =
  /^(?:the|in|of|and|with|from|to|at|but|for|while|when|after|before|both|as|if|that|south|north|east|west|king|queen|president|minister|mr|mrs|ms|visit|like|unlike|between|since|on|by|over|says?|via|near)$/;

function isNamePart(atom: Atom | undefined, isNeighbourName: boolean): boolean {
  return (
    atom?.isWord === true && atom.isCapital && !isNeighbourName && !NOT_A_FORENAME.test(atom.lower)
  );
}

/** Where a homonym stands: inside a person's or place's own name ("Michael Jordan", "Atlanta, Georgia"), or free. */
export function standsInOtherName(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  hits: readonly TrieHit<ActorEntry>[],
): boolean {
  const covered = (at: number): boolean => hits.some((other) => other.from <= at && at < other.to);
  const before = atoms[hit.from - 1];
  const after = atoms[hit.to];
  // "Latin America" is a part of the world.
  const isAmerica = atoms[hit.from]?.lower === 'america' && hit.to === hit.from + 1;
  if (isAmerica && /^(?:south|north|latin|central)$/.test(before?.lower ?? '')) return true;
  if (isNamePart(before, covered(hit.from - 1)) && hit.from > 1) return true;
  if (after?.isSpaced === true && isNamePart(after, covered(hit.to))) return true;
  const place = atoms[hit.from - 2];
  return (
    before?.key === ',' &&
    isNamePart(place, covered(hit.from - 2)) &&
    place?.isSpaced === true &&
    atoms[hit.to]?.key !== 'and' &&
    hit.from > 2 &&
    !isListed(atoms, hit)
  );
}

/** Countries whose name is also a common noun, written small, or a river with an article. */
const SMALL_ELSEWHERE = /^(?:turkey|guinea|mali)$/;

function isJoint(atoms: readonly Atom[], from: number, to: number): boolean {
  return to > from && atoms.slice(from, to).every((atom) => /^(?:and|or|,|-|&)$/.test(atom.lower));
}

/** "Mali, Niger and Togo": a row of names of which one is surely a state. */
function isInRowOfStates(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  hits: readonly TrieHit<ActorEntry>[],
): boolean {
  const isName = (other: TrieHit<ActorEntry> | undefined): other is TrieHit<ActorEntry> =>
    other?.values.every((value) => value.via === 'name') === true;
  for (const step of [-1, 1]) {
    let at = hit;
    for (let k = hits.indexOf(hit) + step; isName(hits[k]); k += step) {
      const next = hits[k];
      if (next === undefined) break;
      const [left, right] = step < 0 ? [next, at] : [at, next];
      if (!isJoint(atoms, left.to, right.from)) break;
      if (next.values.every((value) => !value.isHomonym)) return true;
      at = next;
    }
  }
  return false;
}

/**
 * Whether the words right around show a homonym to be the state: after its own town ("Irbid, Jordan"), in a row with
 * a sure state ("Spain and Turkey"), or written large within a sentence where the common noun is small.
 */
export function standsAsState(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  hits: readonly TrieHit<ActorEntry>[],
): boolean {
  const isName = hit.values.every((value) => value.via === 'name');
  if (!isName) return false;
  const town = atoms[hit.from - 1]?.key === ',' ? atoms[hit.from - 2]?.key : undefined;
  if (town !== undefined && hit.values.some((value) => value.towns.has(town))) return true;
  if (standsInOtherName(atoms, hit, hits)) return false;
  if (isInRowOfStates(atoms, hit, hits)) return true;
  const first = atoms[hit.from];
  const large = atoms.filter((atom) => atom.isCapital).length * 2;
  const isRunning = large < atoms.filter((atom) => atom.isWord).length;
  const isAlone = hit.to - hit.from === 1 && SMALL_ELSEWHERE.test(first?.lower ?? '');
  return isAlone && isRunning && hit.from > 1;
}

/** Whether a hit is one of a row ("Armenia, Georgia and Turkey"). */
function isListed(atoms: readonly Atom[], hit: TrieHit<ActorEntry>): boolean {
  const after = atoms[hit.to];
  return after?.lower === 'and' || after?.lower === 'or';
}

/** Whether a sentence speaks of diplomacy: two other names, or a name and a word of the trade. */
export function hasDiplomaticContext(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  hits: readonly TrieHit<ActorEntry>[],
): boolean {
  const others = hits.filter(
    (other) => other !== hit && other.values.some((value) => !value.isHomonym),
  );
  const isOfTrade = (atom: Atom, at: number): boolean =>
    DIPLOMACY.test(atom.lower) ||
    (atom.lower === 'force' && /^in(?:to)?$/.test(atoms[at - 1]?.lower ?? ''));
  const words = atoms.filter((atom, at) => atom.isWord && isOfTrade(atom, at)).length;
  return others.length >= 2 || (others.length === 1 && words >= 1) || words >= 2;
}
