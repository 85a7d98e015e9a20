import type { ActorEntry, ActorIndex } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import type { TrieHit } from './name-trie.ts';
import { isAnyStates, isWater } from './not-the-state.ts';

const PREFIXES = new Set(['non', 'anti', 'pro', 'post', 'pre', 'ex']);

const HONORIFICS = new Set(['mr', 'ms', 'mrs', 'miss', 'sir', 'dame', 'lady', 'mx']);
/** What makes a name before it the name of a street, a firm or a school. */
const THING =
  /^(?:street|avenue|boulevard|lane|airways|airlines|university|college|tech|championship|cup)$/;
/** What makes a name before it a good or a dish, small or large. */
const GOODS = /^(?:sprouts?|beans?|shop|shops|pigs?|fowl)$/;
/** States of the United States and Canada that tell apart towns named like countries and capitals ("Lebanon, Pennsylvania"). */
const PROVINCES = new Set(
  (
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa ' +
    'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio ' +
    'oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario somerset'
  ).split(' '),
);
const PLACES = new Set(['name', 'capital', 'seat']);
const OF_WATERS = new Set(['name', 'adjective', 'people']);
/** Countries and capitals that people bear as a first name. */
const FIRST_NAMES = /^(?:india|israel|cuba|ireland|paris|chad|jordan|georgia)$/;
/** First names after which a country is a family name. From general knowledge; the commonest. */
const GIVEN_BEFORE =
  /^(?:john|james|robert|michael|mike|william|david|dan|daniel|richard|joseph|thomas|charles|chris|christopher|matthew|mark|paul|steven|steve|andrew|kathy|kathryn|mary|patricia|jennifer|linda|elizabeth|barbara|susan|jessica|sarah|karen|nancy|lisa|anna|emma|jack|tom|peter|george|frank|jim|bill|joe|kevin|brian|jason|eric|ben|sam|alex|nick|tony|vernon|marina|kate|amy|laura|rachel|rebecca|julie|alice|jane|helen|ruth|carol|diane|hamilton|dwight|lee|ryan|adam|scott|sean|luke|simon|martin|neil|graham|colin|stephen|jonathan|anthony|edward|henry|arthur|harry|oliver|lucy|sophie|olivia|grace|ella|chloe|hannah|megan|denzel|dinah|booker|martha)$/;
/** What follows a country's name as its own: "India Gate", "Israel Police". */
const INSTITUTION =
  /^(?:police|railways?|town|city|office|metro|hall|medical|airport|club|court|aerospace|army|navy|defen[cs]e|democrats|today|government|prime|president|foreign|ministry|minister|open|cup|united|national|news|times|daily|state|gate|bank|oil|gas|energy|and|on|in|to|is|for|of|the|peace|talks?|deal|treaty|trade|security|council|supreme|chief|vice|embassy|ambassador|border|council|says|signs?|joins?|ratifies|will|summit|agreement|accords?|club|conference|team|sanctions|north|south|east|west|hamas|iran|day|week|independence|olympics?|air|sea)$/;

/** "India Arie", "Kathy Ireland": a country's name as a part of a person's. */
function isPersonName(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  index: ActorIndex,
): boolean {
  const first = atoms[hit.from];
  const before = atoms[hit.from - 1];
  const after = atoms[hit.to];
  if (hit.to - hit.from !== 1 || first === undefined) return false;
  const isAfterGiven =
    before?.isCapital === true && first.isSpaced && GIVEN_BEFORE.test(before.lower);
  if (isAfterGiven) return atoms[hit.from - 2]?.lower !== 'and';
  if (!FIRST_NAMES.test(first.lower) || after?.isCapital !== true || !after.isSpaced) return false;
  if (after.key.length < 3 || /^\p{Lu}+$/u.test(after.key) || INSTITUTION.test(after.lower))
    return false;
  return index.exact.longestAt(atoms, hit.to) === null;
}

/** Whether the words around a name of a state or capital show it to be a person's, a town's or a thing's. */
function isOtherName(
  atoms: readonly Atom[],
  hit: TrieHit<ActorEntry>,
  context: { readonly index: ActorIndex; readonly isTitleCase: boolean },
): boolean {
  if (hit.values.every((value) => OF_WATERS.has(value.via)) && isWater(atoms, hit)) return true;
  if (!hit.values.every((value) => PLACES.has(value.via))) return false;
  if (isAnyStates(atoms, hit)) return true;
  if (!context.isTitleCase && isPersonName(atoms, hit, context.index)) return true;
  const before = atoms[hit.from - 1];
  const after = atoms[hit.to];
  const second = atoms[hit.to + 1];
  if (HONORIFICS.has(before?.lower ?? '')) return true;
  if (after?.isCapital === true && THING.test(after.lower)) return true;
  if (after !== undefined && GOODS.test(after.lower)) return true;
  // "Peru State College": a school named after a town.
  if (after?.lower === 'state' && second?.isCapital === true && THING.test(second.lower))
    return true;
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
  const capitals = atoms.filter((atom) => atom.isCapital).length;
  const words = atoms.filter((atom) => atom.isWord);
  // "Denzel Washington spoke": a short sentence with a small verb at its end is no headline.
  const isShort = words.length < 5 && words.at(-1)?.isCapital === false;
  const isTitleCase = isCapitals || (capitals * 2 > words.length && !isShort);
  for (let at = 0; at < atoms.length; at += 1) {
    const hit = trie.longestAt(atoms, at);
    if (hit === null || isPartOfOther(atoms, hit.from, hit.to)) continue;
    if (isOtherName(atoms, hit, { index, isTitleCase })) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  return hits;
}
