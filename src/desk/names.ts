import type { BriefDeps, NameInText } from '../briefs/index.ts';
import type { AccordEntry, Lexicon, StateEntry } from '../kernel/index.ts';

/** Names of everything that the lexicon holds, by code and identifier. */
export interface Names {
  /** Null when the lexicon does not hold it. */
  readonly inText: (id: string) => NameInText | null;
  /** Display name; the code itself when unknown, a readable form of the identifier of an unknown accord. */
  readonly of: (id: string) => string;
  readonly accord: (id: string) => AccordEntry | null;
  readonly state: (code: string) => StateEntry | null;
  readonly sector: (id: string) => string;
  /** Name of a group of states; null when the lexicon does not hold it. */
  readonly group: (id: string) => string | null;
  readonly action: (action: string) => string;
  /** A state or accord by code, identifier or any of its names, case and accents folded; null when none fits. */
  readonly find: (
    name: string,
  ) => { readonly kind: 'state' | 'accord'; readonly id: string; readonly name: string } | null;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[\s.’']+/g, ' ')
    .trim();
}

/** What follows the code of one state in the identifier of an accord that goes by it: "isr-peace-treaty", not "mar-del-plata". */
const PLAIN_KIND =
  /^(?:treaty|agreement|accord|pact|peace|trade|free|declaration|memorandum|document|communique|protocol|convention|deal)$/;

/** "trade pact between Japan and Peru" for `x-jpn-per-trade-pact`; null where no parties stand before the kind. */
function namelessName(id: string, nameOf: (code: string) => NameInText | null): string | null {
  const words = id.slice(2).split('-');
  const parties: string[] = [];
  for (const word of words.slice(0, -1)) {
    const party = nameOf(word.toUpperCase());
    if (party === null) break;
    parties.push(party.article ? `the ${party.name}` : party.name);
  }
  const kind = words.slice(parties.length);
  const [only, more] = parties;
  if (only === undefined) return null;
  if (more === undefined)
    return PLAIN_KIND.test(kind[0] ?? '') ? `${kind.join(' ')} of ${only}` : null;
  return `${kind.join(' ')} between ${parties.slice(0, -1).join(', ')} and ${parties.at(-1)}`;
}

/** `x-almaty-compact` → “Almaty Compact”. */
function unknownAccordName(id: string, nameOf: (code: string) => NameInText | null): string {
  const nameless = namelessName(id, nameOf);
  if (nameless !== null) return nameless;
  return id
    .slice(2)
    .split('-')
    .map((word) =>
      /^(?:of|and|on|the|for|with|between)$/.test(word)
        ? word
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

function namesInText(lexicon: Lexicon): Map<string, NameInText> {
  const names = new Map<string, NameInText>();
  for (const body of lexicon.bodies)
    names.set(body.code, { name: body.name, article: body.article, plural: false });
  for (const accord of lexicon.accords) {
    const name = { name: accord.name, article: accord.article, plural: accord.plural };
    names.set(accord.id, name);
    if (accord.organisation !== null) names.set(accord.organisation, { ...name, plural: false });
  }
  for (const { code, former } of lexicon.registerParties) {
    if (former !== undefined) names.set(code, { name: former, article: false, plural: false });
  }
  for (const state of lexicon.states)
    names.set(state.code, { name: state.name, article: state.article, plural: false });
  return names;
}

type Found = { readonly kind: 'state' | 'accord'; readonly id: string; readonly name: string };

function lookup(lexicon: Lexicon): Map<string, Found> {
  const found = new Map<string, Found>();
  const add = (name: string, entry: Found): void => {
    const key = folded(name);
    if (key !== '' && !found.has(key)) found.set(key, entry);
  };
  for (const state of lexicon.states) {
    const entry: Found = { kind: 'state', id: state.code, name: state.name };
    for (const name of [state.code, state.name, state.alpha2, state.official ?? '', ...state.names])
      add(name, entry);
  }
  for (const accord of lexicon.accords) {
    const entry: Found = { kind: 'accord', id: accord.id, name: accord.name };
    for (const name of [accord.id, accord.name, accord.organisation ?? '', ...accord.names])
      add(name, entry);
  }
  for (const state of lexicon.states) {
    for (const name of [...state.adjectives, ...state.capitals])
      add(name, { kind: 'state', id: state.code, name: state.name });
  }
  return found;
}

/** Compiles the names of the lexicon. */
export function compileNames(lexicon: Lexicon): Names {
  const inText = namesInText(lexicon);
  const accords = new Map(lexicon.accords.map((entry) => [entry.id, entry]));
  const states = new Map(lexicon.states.map((entry) => [entry.code, entry]));
  const sectors = new Map(lexicon.sectors.map((entry) => [entry.id, entry.name]));
  const groups = new Map(lexicon.groups.map((entry) => [entry.id, entry.name]));
  const actions = new Map<string, string>(
    lexicon.actions.map((entry) => [entry.action, entry.noun]),
  );
  const byName = lookup(lexicon);
  const nameOf = (code: string): NameInText | null => inText.get(code) ?? null;
  return {
    inText: (id) => inText.get(id) ?? null,
    of: (id) => inText.get(id)?.name ?? (id.startsWith('x-') ? unknownAccordName(id, nameOf) : id),
    accord: (id) => accords.get(id) ?? null,
    state: (code) => states.get(code) ?? null,
    sector: (id) => sectors.get(id) ?? id,
    group: (id) => groups.get(id) ?? null,
    action: (action) => actions.get(action) ?? action,
    find: (name) => byName.get(folded(name)) ?? null,
  };
}

/** The names with those that editors gave in their place. */
export function renamed(names: Names, given: ReadonlyMap<string, string>): Names {
  if (given.size === 0) return names;
  return {
    ...names,
    of: (id) => given.get(id) ?? names.of(id),
    inText: (id) => {
      const name = given.get(id);
      if (name === undefined) return names.inText(id);
      const before = names.inText(id);
      return { name, article: before?.article ?? false, plural: before?.plural ?? false };
    },
    find: (name) => {
      const found = [...given].find(([, own]) => folded(own) === folded(name));
      return found === undefined || names.find(name) !== null
        ? names.find(name)
        : { kind: 'accord', id: found[0], name: found[1] };
    },
  };
}

/** The names as the briefs room asks for them. */
export function briefNames(names: Names): Omit<BriefDeps, 'check'> {
  return {
    nameOf: names.inText,
    accordInfo: names.accord,
    stateInfo: names.state,
    sectorName: names.sector,
    groupName: names.group,
    actionNoun: names.action,
  };
}
