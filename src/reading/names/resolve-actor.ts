import type { CivilDay, Lexicon, OfficeHolder } from '../../kernel/index.ts';
import type { ResolvedActor } from '../types.ts';
import type { ActorIndex } from './actor-index.ts';
import { sectorOfBody, sectorOfNamed, sectorOfPerson, sectorOfWords } from './actor-sectors.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { GIVEN_NAMES, ORGANISATION_WORDS } from './entity-words.ts';
import { findNames } from './find-names.ts';
import { compileRespelling, type Respell } from './misspelt.ts';
import { NameTrie, type TrieHit } from './name-trie.ts';
import { type Notable, type Notables, roleOn } from './notables.ts';
import { holdsOn } from './office-holders.ts';

export interface ActorResolver {
  readonly index: ActorIndex;
  readonly lexicon: Lexicon;
  readonly notables: Notables;
  /** Towns, regions and classes of arms to the state that they lie in or come from. */
  readonly places: NameTrie<string>;
  readonly bodies: ReadonlyMap<string, Lexicon['bodies'][number]>;
  /** Compiled at the first phrase that nothing else resolves. */
  readonly respell: Respell;
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
export function compileResolver(
  lexicon: Lexicon,
  index: ActorIndex,
  notables: Notables,
): ActorResolver {
  const places = new NameTrie<string>((atom) => atom.key);
  for (const state of lexicon.states)
    for (const name of [...(state.cities ?? []), ...(state.materiel ?? [])])
      places.add(name, state.code);
  let respell: Respell | null = null;
  return {
    index,
    lexicon,
    notables,
    places,
    bodies: new Map(lexicon.bodies.map((body) => [body.code, body])),
    respell: (word) => {
      respell ??= compileRespelling(lexicon);
      return respell(word);
    },
  };
}

function countryOfOrganisation(code: string): string {
  return code === 'EU' ? 'EUR' : UN_FAMILY.has(code) ? 'UNO' : 'IGO';
}

function countryOf(code: string, { index, bodies }: ActorResolver): string | null {
  if (index.states.has(code)) return code;
  const body = bodies.get(code);
  if (code === 'EU' || UN_FAMILY.has(code) || body === undefined)
    return countryOfOrganisation(code);
  if (body.of === null) return body.home ?? (/organisation|organ/.test(body.kind) ? 'IGO' : null);
  const of = bodies.get(body.of);
  if (of !== undefined && of.of !== null) return of.of;
  return index.states.has(body.of) ? body.of : countryOfOrganisation(body.of);
}

function holderNamed(holders: readonly OfficeHolder[], day: CivilDay | null): OfficeHolder | null {
  const fitting = day === null ? holders : holders.filter((row) => holdsOn(row, day));
  const rows = fitting.length > 0 ? fitting : holders;
  const people = new Set(rows.map((row) => row.person));
  return people.size === 1 ? (rows.at(-1) ?? null) : null;
}

const NONE: ResolvedActor = { country: null, sector: '', actor: null, person: null, rule: 'none' };

interface Phrase {
  readonly words: string;
  readonly atoms: readonly Atom[];
  readonly day: CivilDay | null;
  /** All in capitals. */
  readonly isLoud: boolean;
}

function byNotable(notable: Notable, phrase: Phrase, resolver: ActorResolver): ResolvedActor {
  const sector = sectorOfNamed(notable, phrase.day, phrase.words);
  const isOfMany = (sector as string) === 'IGO';
  return {
    country: isOfMany ? 'IGO' : countryOf(notable.state, resolver),
    sector: isOfMany ? '' : sector,
    actor: notable.state,
    person: notable.isPerson ? notable.name : null,
    rule: `notables:${notable.name}`,
  };
}

/** The one notable among bearers of a name: of those in a role on the day, else of all; null in doubt. */
function oneOf(bearers: readonly Notable[], day: CivilDay | null): Notable | null {
  const fitting = day === null ? [] : bearers.filter((each) => roleOn(each, day) !== null);
  const [only, second] = fitting.length > 0 ? fitting : bearers;
  return second === undefined ? (only ?? null) : null;
}

/** A bare family name, or one after a title; a full name that no dictionary holds is somebody else. */
function byFamilyName(phrase: Phrase, resolver: ActorResolver): ResolvedActor | null {
  const { atoms, words, day } = phrase;
  const last = atoms.filter((atom) => atom.isWord).at(-1);
  const count = atoms.filter((atom) => atom.isWord && atom.isCapital).length;
  const isTitled = sectorOfWords(words) !== '';
  const isPlace = atoms.some((atom) => /^(?:in|at|of|from)$/.test(atom.lower));
  if (last?.isCapital !== true || isPlace || (count > 1 && !isTitled)) return null;
  const holders = resolver.index.surnames.get(last.key) ?? [];
  const row = holders.length === 0 ? null : holderNamed(holders, day);
  if (row === null) {
    const notable = isTitled ? oneOf(resolver.notables.surnames.get(last.key) ?? [], day) : null;
    return notable === null ? null : byNotable(notable, phrase, resolver);
  }
  const rows = holders.filter((each) => each.person === row.person);
  const notable = resolver.notables.people.get(row.person) ?? null;
  return {
    country: countryOf(row.state, resolver),
    sector: sectorOfPerson(rows, { day, words, notable }),
    actor: row.state,
    person: row.person,
    rule: `office-holders:${row.person}`,
  };
}

const COMPASS =
  /^(?:north|south|east|west|central|greater|northern|southern|eastern|western|upper|lower|new)$/;

/** Whether a place's name is a part of a person's ("Senator Marta Valencia", "Sydney Carter"). */
function isInPersonName(atoms: readonly Atom[], from: number, to: number): boolean {
  const before = atoms[from - 1];
  if (before?.isCapital !== true || to - from > 1) return false;
  if (GIVEN_NAMES.has(before.lower)) return true;
  const isName = !ORGANISATION_WORDS.test(before.lower) && !COMPASS.test(before.lower);
  return isName && from > 1 && to >= atoms.length && atoms[from - 2]?.isCapital !== false;
}

/** A town, a region or a class of arms gives the country, and the words the sector. */
function byPlace(phrase: Phrase, resolver: ActorResolver): ResolvedActor | null {
  const { atoms, words, isLoud } = phrase;
  for (let at = 0; at < atoms.length && !isLoud; at += 1) {
    const hit = resolver.places.longestAt(atoms, at);
    const codes = new Set(hit?.values ?? []);
    const [code] = codes;
    if (hit === null || codes.size !== 1 || code === undefined) continue;
    if (isInPersonName(atoms, hit.from, hit.to)) continue;
    const sector = sectorOfWords(words);
    return {
      ...NONE,
      country: code,
      actor: code,
      sector: sector === '' ? 'CVL' : sector,
      rule: `places:${code}`,
    };
  }
  return null;
}

function longest<T>(hits: readonly (TrieHit<T> | null)[]): TrieHit<T> | null {
  let best: TrieHit<T> | null = null;
  for (const hit of hits)
    if (hit !== null && (best === null || hit.to - hit.from > best.to - best.from)) best = hit;
  return best;
}

/** What the actors' dictionary says of a phrase; null where it holds no name in it. */
function byDictionary(phrase: Phrase, resolver: ActorResolver): ResolvedActor | null {
  const { atoms, words, day, isLoud } = phrase;
  const exact = findNames(atoms, resolver.index, false);
  const hits = exact.length === 0 && isLoud ? findNames(atoms, resolver.index, true) : exact;
  const person = hits.find((hit) => hit.values.some((value) => value.via === 'office-holder'));
  const notable = longest(atoms.map((_, at) => resolver.notables.names.longestAt(atoms, at)));
  const first = person ?? hits[0];
  const value = first?.values.find((each) => each.via === 'office-holder') ?? first?.values[0];
  if (notable !== null && value?.via !== 'office-holder') {
    // The dictionary's own name of the same length says more ("the Taliban" by the day).
    const isWithin = hits.some(
      (hit) => hit.from <= notable.from && notable.to <= hit.to && hit.values.length > 0,
    );
    const one = isWithin ? null : oneOf(notable.values, day);
    if (one !== null) return byNotable(one, phrase, resolver);
  }
  if (value === undefined || first === undefined) return null;
  const isWhole = first.to - first.from >= atoms.length - (atoms[0]?.lower === 'the' ? 1 : 0);
  const isOne = value.actors.length === 1 || value.via === 'office-holder';
  const code = isOne ? (value.actors[0] ?? null) : null;
  const base = { actor: code, rule: value.rule, person: null };
  if (value.via === 'office-holder') {
    const row = holderNamed(value.holders, day);
    const state = row?.state ?? code;
    const known = resolver.notables.people.get(row?.person ?? value.holders[0]?.person ?? '');
    const sector = sectorOfPerson(value.holders, { day, words, notable: known ?? null });
    const country = state === null || sector === 'REL' ? null : countryOf(state, resolver);
    return { ...base, country, sector, actor: state, person: row?.person ?? null };
  }
  const country = code === null ? null : countryOf(code, resolver);
  if (value.via === 'body')
    return { ...base, country, sector: sectorOfBody(code ?? '', day, resolver.bodies) };
  const inWords = sectorOfWords(words);
  if (inWords !== '' || value.via === 'organisation') return { ...base, country, sector: inWords };
  const isGovernment = (value.via === 'capital' || value.via === 'seat') && isWhole;
  return { ...base, country, sector: isGovernment ? 'GOV' : '' };
}

function resolveWords(words: string, day: CivilDay | null, resolver: ActorResolver): ResolvedActor {
  const isLoud = /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
  const phrase = { words, day, isLoud, atoms: atomsOf(words) };
  return (
    byDictionary(phrase, resolver) ??
    byFamilyName(phrase, resolver) ??
    byPlace(phrase, resolver) ?? { ...NONE, sector: sectorOfWords(words), rule: 'words' }
  );
}

/** The phrase with its misspelt names put right ("the Dehli police"); null when there are none. */
function respelt(words: string, { respell }: ActorResolver): string | null {
  let isChanged = false;
  const better = words.replace(/\p{Lu}\p{Ll}{4,}/gu, (word) => {
    const name = respell(word);
    if (name !== null) isChanged = true;
    return name ?? word;
  });
  return isChanged ? better : null;
}

/** The one state that words around a phrase name; null for none or several. */
function stateIn(context: string, { index }: ActorResolver): string | null {
  const codes = new Set<string>();
  for (const hit of findNames(atomsOf(context.slice(0, MAX_PHRASE)), index, false))
    for (const value of hit.values)
      for (const code of value.actors) if (index.states.has(code)) codes.add(code);
  const [only] = codes;
  return codes.size === 1 ? (only ?? null) : null;
}

/**
 * Who a phrase of news names ("the Kyiv police", "former President Nazarbayev", "Boko Haram"): the country and the
 * sector, as of a day where one is given. Words around the phrase place it where it names no country itself ("the
 * National Guard" in a text on one state). Pure; refuses nothing, and says null and the empty sector where it does
 * not know. Codes after PLOVER's actor dictionaries.
 */
export function resolveActor(
  phrase: string,
  at: { readonly day: CivilDay | null; readonly context: string | null },
  resolver: ActorResolver,
): ResolvedActor {
  const words = phrase.slice(0, MAX_PHRASE).trim();
  let found = resolveWords(words, at.day, resolver);
  if (found.rule === 'words') {
    const better = respelt(words, resolver);
    const again = better === null ? found : resolveWords(better, at.day, resolver);
    if (again.country !== null) found = { ...again, rule: `respelt ${again.rule}` };
  }
  if (found.country !== null || found.rule !== 'words' || found.sector === '') return found;
  const code = at.context === null ? null : stateIn(at.context, resolver);
  return code === null
    ? found
    : { ...found, country: code, actor: code, rule: `context states:${code}` };
}
