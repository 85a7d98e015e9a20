import type { Lexicon, OfficeHolder, StateEntry } from '../../kernel/index.ts';
import type { MentionVia } from '../types.ts';
import { atomsOf } from './atoms.ts';
import { NameTrie } from './name-trie.ts';
import { type Organ, organsByHead } from './organ-heads.ts';

/** What one name in the dictionary stands for. */
export interface ActorEntry {
  readonly via: MentionVia;
  readonly actors: readonly string[];
  readonly rule: string;
  /** The name also means something else and needs support from the text. */
  readonly isHomonym: boolean;
  /** For homonyms of a state: its towns, by their last word ("Irbid, Jordan"). */
  readonly towns: ReadonlySet<string>;
  /** All offices of the person, for names of office-holders. */
  readonly holders: readonly OfficeHolder[];
}

/** The dictionaries of actors, compiled once. */
export interface ActorIndex {
  readonly exact: NameTrie<ActorEntry>;
  /** For headlines in capitals. */
  readonly folded: NameTrie<ActorEntry>;
  /** Family name (folded, case kept) to its bearers. */
  readonly surnames: ReadonlyMap<string, readonly OfficeHolder[]>;
  readonly holdersByState: ReadonlyMap<string, readonly OfficeHolder[]>;
  readonly states: ReadonlyMap<string, StateEntry>;
  /** Organs by the head of their name. */
  readonly organs: ReadonlyMap<string, readonly Organ[]>;
}

type Add = (names: readonly (string | null)[], entry: ActorEntry) => void;

const NO_TOWNS: ReadonlySet<string> = new Set();

function entry(via: MentionVia, actors: readonly string[], rule: string): ActorEntry {
  return { via, actors, rule, isHomonym: false, towns: NO_TOWNS, holders: [] };
}

function addStates(lexicon: Lexicon, add: Add): void {
  for (const state of lexicon.states) {
    const homonyms = new Set(state.homonyms);
    const towns = new Set([...state.capitals, ...(state.cities ?? [])].map(lastWord));
    const parts: readonly [MentionVia, readonly (string | null)[]][] = [
      ['name', [state.name, state.official, ...state.names]],
      ['adjective', state.adjectives],
      ['people', state.people],
      ['capital', state.capitals],
      ['seat', state.seats],
    ];
    for (const [via, names] of parts) {
      const plain = entry(via, [state.code], `states:${state.code}:${via}`);
      add(
        names.filter((name) => name === null || !homonyms.has(name)),
        plain,
      );
      add(
        names.filter((name) => name !== null && homonyms.has(name)),
        { ...plain, isHomonym: true, towns },
      );
    }
  }
}

function addOthers(lexicon: Lexicon, add: Add): void {
  for (const accord of lexicon.accords) {
    if (accord.organisation === null) continue;
    const rule = `accords:${accord.id}`;
    add([accord.name, ...accord.names], entry('organisation', [accord.organisation], rule));
    add(accord.seats, entry('seat', [accord.organisation], `${rule}:seat`));
  }
  for (const body of lexicon.bodies) {
    const rule = `bodies:${body.code}`;
    add([body.name, ...body.names], entry('body', [body.code], rule));
    add(body.seats, entry('seat', [body.code], `${rule}:seat`));
  }
  for (const group of lexicon.groups) {
    add([group.name, ...group.names], entry('group', group.members, `groups:${group.id}`));
  }
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else if (!group.includes(item)) group.push(item);
    }
  }
  return groups;
}

function lastWord(name: string): string {
  return (
    atomsOf(name)
      .filter((atom) => atom.isWord)
      .at(-1)?.key ?? ''
  );
}

function addHolders(lexicon: Lexicon, add: Add): void {
  const byPerson = grouped(lexicon.officeHolders, (holder) => [holder.person]);
  for (const [person, holders] of byPerson) {
    const actors = [...new Set(holders.map((holder) => holder.state))];
    const names = [person, ...holders.flatMap((holder) => holder.names)];
    const full = { ...entry('office-holder', actors, `office-holders:${person}`), holders };
    add(names, full);
  }
}

/** Compiles names, adjectives, peoples, capitals, seats, organisations, bodies, groups and office-holders. */
export function compileActors(lexicon: Lexicon): ActorIndex {
  const exact = new NameTrie<ActorEntry>((atom) => atom.key);
  const folded = new NameTrie<ActorEntry>((atom) => atom.lower);
  const add: Add = (names, value) => {
    for (const name of names) {
      if (name === null) continue;
      const bare = name.replace(/^the /i, '');
      const atoms = atomsOf(bare);
      exact.addAtoms(atoms, value);
      folded.addAtoms(atoms, value);
      if (/^\p{Ll}/u.test(bare)) exact.add(bare.charAt(0).toUpperCase() + bare.slice(1), value);
    }
  };
  addStates(lexicon, add);
  addOthers(lexicon, add);
  addHolders(lexicon, add);
  return {
    exact,
    folded,
    surnames: grouped(lexicon.officeHolders, (holder) =>
      [holder.person, ...holder.names].map(lastWord).filter((word) => word.length > 1),
    ),
    holdersByState: grouped(lexicon.officeHolders, (holder) => [holder.state]),
    states: new Map(lexicon.states.map((state) => [state.code, state])),
    organs: organsByHead(lexicon),
  };
}
