import type { CivilDay, Lexicon, OfficeHolder } from '../../kernel/index.ts';
import type { ActorSector, ResolvedActor } from '../types.ts';
import type { ActorIndex } from './actor-index.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { findNames } from './find-names.ts';
import { NameTrie } from './name-trie.ts';
import { holdsOn } from './office-holders.ts';
import { FORMER, SECTOR_WORDS } from './sector-words.ts';

export interface ActorResolver {
  readonly index: ActorIndex;
  readonly lexicon: Lexicon;
  /** Towns and regions to the state that they lie in. */
  readonly places: NameTrie<string>;
  readonly bodies: ReadonlyMap<string, Lexicon['bodies'][number]>;
}

/** Organisations of the United Nations' system, coded as it. */
const UN_FAMILY = new Set(
  'UN WHO UNESCO FAO IAEA ICAO ILO IMO ITU UNHCR UNRWA UNICEF UNDP UNEP UNODC UNCTAD OCHA WFP OHCHR UNSC UNGA ICJ WIPO IOM'.split(
    ' ',
  ),
);
/** Longer phrases (UTF-16 units) are read to this point. */
const MAX_PHRASE = 400;

/** Compiles what phrases need beyond the actors' dictionary. */
export function compileResolver(lexicon: Lexicon, index: ActorIndex): ActorResolver {
  const places = new NameTrie<string>((atom) => atom.key);
  for (const state of lexicon.states)
    for (const city of state.cities ?? []) places.add(city, state.code);
  return {
    index,
    lexicon,
    places,
    bodies: new Map(lexicon.bodies.map((body) => [body.code, body])),
  };
}

function countryOf(code: string, { index, bodies }: ActorResolver): string | null {
  if (index.states.has(code)) return code;
  if (code === 'EU') return 'EUR';
  if (UN_FAMILY.has(code)) return 'UNO';
  const body = bodies.get(code);
  if (body === undefined) return 'IGO';
  if (body.of === null) return body.home ?? (/organisation|organ/.test(body.kind) ? 'IGO' : null);
  const of = bodies.get(body.of);
  return of === undefined || of.of === null
    ? index.states.has(body.of)
      ? body.of
      : countryOfOrganisation(body.of)
    : of.of;
}

function countryOfOrganisation(code: string): string {
  return code === 'EU' ? 'EUR' : UN_FAMILY.has(code) ? 'UNO' : 'IGO';
}

/** Sector by the words of a phrase or of a body's full name. */
function sectorOfWords(words: string): ActorSector {
  const lower = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\.(?=\s|$)/g, '');
  for (const [sector, pattern] of SECTOR_WORDS) {
    if (!pattern.test(lower)) continue;
    const isOfState = sector === 'GOV' || sector === 'LEG';
    return isOfState && FORMER.test(lower) ? 'ELI' : sector;
  }
  return '';
}

/** Bodies by their kind where their own name does not say more. */
function sectorOfBody(code: string, day: CivilDay | null, resolver: ActorResolver): ActorSector {
  const body = resolver.bodies.get(code);
  if (body === undefined) return '';
  // In power from the day on which Kabul fell.
  if (code === 'TALIBAN') return day === null || day >= '2021-08-15' ? 'GOV' : 'REB';
  if (body.sector !== undefined) return body.sector as ActorSector;
  if (body.kind === 'armed-movement') return 'REB';
  const own = sectorOfWords([body.name, ...body.names].join(' ; '));
  if (own !== '') return own;
  return body.kind === 'organisation' ? '' : 'GOV';
}

/** A person's standing on a day: in office, out of it, or before it. */
function sectorOfPerson(
  holders: readonly OfficeHolder[],
  day: CivilDay | null,
  words: string,
): ActorSector {
  const title = sectorOfWords(words);
  if (title === 'REL' || title === 'ELI') return title;
  if (holders.some((row) => /pope|pontiff/i.test(row.title))) return 'REL';
  if (day === null) return FORMER.test(words.toLowerCase()) ? 'ELI' : 'GOV';
  if (holders.some((row) => holdsOn(row, day))) return 'GOV';
  const isAfter = holders.some((row) => row.to !== null && row.to.slice(0, 10) < day);
  return isAfter ? 'ELI' : 'PTY';
}

function personNamed(
  atoms: readonly Atom[],
  holders: readonly OfficeHolder[],
  day: CivilDay | null,
): OfficeHolder | null {
  if (atoms.length === 0) return null;
  const fitting = day === null ? holders : holders.filter((row) => holdsOn(row, day));
  const rows = fitting.length > 0 ? fitting : holders;
  const people = new Set(rows.map((row) => row.person));
  return people.size === 1 ? (rows.at(-1) ?? null) : null;
}

const NONE: ResolvedActor = { country: null, sector: '', actor: null, person: null, rule: 'none' };

function byPerson(
  atoms: readonly Atom[],
  phrase: string,
  day: CivilDay | null,
  resolver: ActorResolver,
): ResolvedActor | null {
  const last = atoms.filter((atom) => atom.isWord).at(-1);
  const holders = last?.isCapital === true ? (resolver.index.surnames.get(last.key) ?? []) : [];
  const words = atoms.filter((atom) => atom.isWord && atom.isCapital).length;
  const titled = sectorOfWords(phrase) !== '';
  // A full name that the dictionary does not hold is somebody else.
  const isPlace = atoms.some((atom) => /^(?:in|at|of|from)$/.test(atom.lower));
  if (holders.length === 0 || isPlace || (words > 1 && !titled)) return null;
  const row = personNamed(atoms, holders, day);
  if (row === null) return null;
  const rows = holders.filter((each) => each.person === row.person);
  const country = countryOf(row.state, resolver);
  return {
    country,
    sector: sectorOfPerson(rows, day, phrase),
    actor: row.state,
    person: row.person,
    rule: `office-holders:${row.person}`,
  };
}

/**
 * Who a phrase of news names ("the Kyiv police", "former President Nazarbayev", "Boko Haram"): the country and the
 * sector, as of a day where one is given. Pure; refuses nothing, and says null and the empty sector where it does
 * not know. Codes after PLOVER's actor dictionaries.
 */
export function resolveActor(
  phrase: string,
  day: CivilDay | null,
  resolver: ActorResolver,
): ResolvedActor {
  const words = phrase.slice(0, MAX_PHRASE).trim();
  const atoms = atomsOf(words);
  const isLoud = /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
  const exact = findNames(atoms, resolver.index, false);
  const hits = exact.length === 0 && isLoud ? findNames(atoms, resolver.index, true) : exact;
  const person = hits.find((hit) => hit.values.some((value) => value.via === 'office-holder'));
  const first = person ?? hits[0];
  const value = first?.values.find((each) => each.via === 'office-holder') ?? first?.values[0];
  const isWhole =
    first !== undefined &&
    first.to - first.from >= atoms.length - (atoms[0]?.lower === 'the' ? 1 : 0);
  if (value === undefined) {
    return byPerson(atoms, words, day, resolver) ?? byPlace(atoms, words, isLoud, resolver);
  }
  const code =
    value.actors.length === 1 || value.via === 'office-holder' ? (value.actors[0] ?? null) : null;
  const base = { actor: code, rule: value.rule, person: null };
  if (value.via === 'office-holder') {
    const row = personNamed(atoms, value.holders, day);
    const state = row?.state ?? code;
    const country = state === null ? null : countryOf(state, resolver);
    const sector = sectorOfPerson(value.holders, day, words);
    return {
      ...base,
      country: sector === 'REL' ? null : country,
      sector,
      actor: state,
      person: row?.person ?? null,
    };
  }
  const country = code === null ? null : countryOf(code, resolver);
  if (value.via === 'body')
    return { ...base, country, sector: sectorOfBody(code ?? '', day, resolver) };
  const inWords = sectorOfWords(words);
  if (value.via === 'organisation') return { ...base, country, sector: inWords };
  if (inWords !== '') return { ...base, country, sector: inWords };
  const isGovernment = (value.via === 'capital' || value.via === 'seat') && isWhole;
  return { ...base, country, sector: isGovernment ? 'GOV' : '' };
}

/** Without a name of an actor: a town or region gives the country, and the words the sector. */
function byPlace(
  atoms: readonly Atom[],
  words: string,
  isLoud: boolean,
  resolver: ActorResolver,
): ResolvedActor {
  for (let at = 0; at < atoms.length && !isLoud; at += 1) {
    const hit = resolver.places.longestAt(atoms, at);
    const codes = new Set(hit?.values ?? []);
    const [code] = codes;
    if (hit === null || codes.size !== 1 || code === undefined) continue;
    const sector = sectorOfWords(words);
    return {
      ...NONE,
      country: code,
      actor: code,
      sector: sector === '' ? 'CVL' : sector,
      rule: `places:${code}`,
    };
  }
  return { ...NONE, sector: sectorOfWords(words), rule: 'words' };
}
