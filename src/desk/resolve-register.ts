import { boundsOf, type Edtf, type Lexicon, type RegisterAccord } from '../kernel/index.ts';
import type { AccordName, PartyName, RegisterKind, RegisterMapping } from '../sources/index.ts';

/** From the names and numbers of a register to codes and identifiers of the lexicon. */
export interface RegisterNames {
  /** `day` tells a state that is no more from the one that goes on under its number. Null where nobody is known. */
  readonly party: (name: PartyName, day: Edtf | null) => string | null;
  readonly accord: (name: AccordName) => string | null;
}

/** Letters and digits alone, in lower case and without accents; “&” is “and”. */
function folded(text: string): string {
  return text
    .slice(0, 600)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Which identifiers of the lexicon a register of a kind uses. */
const IDENTIFIERS: Readonly<Record<RegisterKind, keyof RegisterAccord | null>> = {
  untc: 'untc',
  atop: 'atop',
  desta: 'desta',
  ieadb: 'ieadb',
  manytreaties: 'manytreaties',
  'cow-igo': 'cowIgo',
  wikidata: 'wikidata',
  csv: null,
};

interface Codes {
  readonly byName: ReadonlyMap<string, string>;
  readonly byIso: ReadonlyMap<number, string>;
  readonly byCow: ReadonlyMap<number, string>;
  readonly formerOf: ReadonlyMap<string, { readonly code: string; readonly until: string }>;
  readonly known: ReadonlySet<string>;
}

function add<K>(map: Map<K, string>, key: K, code: string): void {
  if (!map.has(key)) map.set(key, code);
}

function codesOf(lexicon: Lexicon): Codes {
  const byName = new Map<string, string>();
  const byIso = new Map<number, string>();
  const byCow = new Map<number, string>();
  const formerOf = new Map<string, { code: string; until: string }>();
  const known = new Set<string>();
  for (const state of lexicon.states) {
    known.add(state.code);
    for (const name of [state.name, state.official ?? '', ...state.names]) {
      if (name !== '') add(byName, folded(name), state.code);
    }
  }
  for (const party of lexicon.registerParties) {
    known.add(party.code);
    for (const name of [...party.names, party.former ?? '']) {
      if (name !== '') add(byName, folded(name), party.code);
    }
    if (party.iso !== undefined) add(byIso, party.iso, party.code);
    for (const number of party.cow) {
      const current = byCow.get(number);
      if (current === undefined) byCow.set(number, party.code);
      else if (party.until !== undefined) {
        formerOf.set(current, { code: party.code, until: boundsOf(party.until).last ?? '' });
      }
    }
  }
  for (const accord of lexicon.accords) {
    if (accord.organisation === null) continue;
    known.add(accord.organisation);
    for (const name of [accord.organisation, accord.name, ...accord.names]) {
      add(byName, folded(name), accord.organisation);
    }
  }
  return { byName, byIso, byCow, formerOf, known };
}

function resolveParty(codes: Codes, mapped: ReadonlyMap<string, string>) {
  return (name: PartyName, day: Edtf | null): string | null => {
    const own = name.name === null ? undefined : mapped.get(folded(name.name));
    if (own !== undefined) return own;
    if (name.code !== null && codes.known.has(name.code)) return name.code;
    const found =
      (name.isoNumeric === null ? undefined : codes.byIso.get(name.isoNumeric)) ??
      (name.cowNumber === null ? undefined : codes.byCow.get(name.cowNumber)) ??
      (name.name === null ? undefined : codes.byName.get(folded(name.name)));
    if (found === undefined) return null;
    const former = name.cowNumber === null ? undefined : codes.formerOf.get(found);
    const { first, last } = day === null ? { first: null, last: null } : boundsOf(day);
    const at = first ?? last;
    return former !== undefined && at !== null && at <= former.until ? former.code : found;
  };
}

/** An identifier for an accord that nobody knows, from its title: `x-` and its words. */
function unknownAccord(title: string): string {
  const words = title
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `x-${words.slice(0, 80).replace(/-+$/, '')}`;
}

function accordLookup(
  lexicon: Lexicon,
  kind: RegisterKind,
): { readonly byTitle: Map<string, string>; readonly byId: Map<string, string> } {
  const byTitle = new Map<string, string>();
  const byId = new Map<string, string>();
  const key = IDENTIFIERS[kind];
  for (const named of lexicon.registerAccords) {
    for (const title of named.titles) add(byTitle, folded(title), named.accord);
    const ids = key === null ? [] : named[key];
    if (!Array.isArray(ids)) continue;
    for (const id of ids) add(byId, id.toLowerCase(), named.accord);
  }
  // After the titles: in a register a title is meant, which news may use for the organisation that it made.
  for (const accord of lexicon.accords) {
    for (const name of [accord.name, ...accord.names]) add(byTitle, folded(name), accord.id);
  }
  return { byTitle, byId };
}

/** How the names of a register of this kind resolve, with what a mapping adds. */
export function registerNames(
  lexicon: Lexicon,
  kind: RegisterKind,
  mapping: RegisterMapping,
): RegisterNames {
  const codes = codesOf(lexicon);
  const { byTitle, byId } = accordLookup(lexicon, kind);
  const known = new Set(lexicon.accords.map(({ id }) => id));
  const mappedParties = new Map(
    Object.entries(mapping.parties).map(([name, code]) => [folded(name), code]),
  );
  const mappedAccords = new Map(
    Object.entries(mapping.accords).map(([name, id]) => [folded(name), id]),
  );
  return {
    party: resolveParty(codes, mappedParties),
    accord: ({ id, title }) => {
      const found =
        (id === null ? undefined : mappedAccords.get(folded(id))) ??
        (title === null ? undefined : mappedAccords.get(folded(title))) ??
        (id === null ? undefined : byId.get(id.toLowerCase())) ??
        (title === null ? undefined : byTitle.get(folded(title))) ??
        (id !== null && known.has(id) ? id : undefined);
      if (found !== undefined) return found;
      if (mapping.unknownAccords === 'refuse') return null;
      const name = title ?? id;
      return name === null ? null : unknownAccord(name);
    },
  };
}
