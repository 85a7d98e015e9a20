import { boundsOf, type CivilDay, type Edtf, type Lexicon } from '../../kernel/index.ts';
import type { ActorSector } from '../types.ts';
import { atomsOf } from './atoms.ts';
import { NameTrie } from './name-trie.ts';

interface Role {
  readonly sector: ActorSector;
  readonly first: CivilDay | null;
  /** Null while it lasts. */
  readonly last: CivilDay | null;
}

/** A person or institution that news names without its state, with its roles. */
export interface Notable {
  readonly name: string;
  readonly isPerson: boolean;
  readonly state: string;
  readonly roles: readonly Role[];
}

export interface Notables {
  readonly names: NameTrie<Notable>;
  /** Last word of a person's name to its bearers. */
  readonly surnames: ReadonlyMap<string, readonly Notable[]>;
  readonly people: ReadonlyMap<string, Notable>;
}

function roleOf(words: string): Role {
  const [sector = '', span] = words.split(' ');
  const [from, to] = span?.split('/') ?? [];
  return {
    sector: sector as ActorSector,
    first: from === undefined ? null : boundsOf(from as Edtf).first,
    last: to === undefined || to === '..' ? null : boundsOf(to as Edtf).last,
  };
}

/** Compiles the lexicon's notables, looked up by any of their names. */
export function compileNotables(lexicon: Lexicon): Notables {
  const names = new NameTrie<Notable>((atom) => atom.key);
  const surnames = new Map<string, Notable[]>();
  const people = new Map<string, Notable>();
  for (const item of lexicon.notables) {
    const isPerson = item.kind === 'person';
    const notable = { name: item.name, isPerson, state: item.state, roles: item.roles.map(roleOf) };
    for (const name of [item.name, ...item.names]) {
      const atoms = atomsOf(name);
      names.addAtoms(atoms, notable);
      if (!isPerson) continue;
      people.set(name, notable);
      const last = atoms.filter((atom) => atom.isWord).at(-1)?.key ?? '';
      const bearers = surnames.get(last);
      if (bearers === undefined) surnames.set(last, [notable]);
      else if (!bearers.includes(notable)) bearers.push(notable);
    }
  }
  return { names, surnames, people };
}

/** The sector of the role that a notable has on a day; null for none. */
export function roleOn({ roles }: Notable, day: CivilDay): ActorSector | null {
  const role = roles.find(
    ({ first, last }) => (first === null || first <= day) && (last === null || day <= last),
  );
  return role?.sector ?? null;
}

const OF_STATE = new Set(['GOV', 'LEG', 'MIL', 'SPY', 'COP', 'JUD']);

/**
 * The sector of a notable: on a day, the role of that day; after the last one the former elite; before the first
 * politicians are their party's. Without a day, the most telling role.
 */
export function sectorOfNotable(notable: Notable, day: CivilDay | null): ActorSector {
  const { roles } = notable;
  const [lead] = roles;
  if (lead === undefined) return '';
  if (day === null) return lead.sector;
  const latest = roles.reduce((a, b) => ((b.last ?? '9') > (a.last ?? '9') ? b : a), lead);
  const now = roleOn(notable, day);
  if (now !== null) return now;
  const isAfter = roles.every(({ last }) => last !== null && last < day);
  if (isAfter) return OF_STATE.has(latest.sector) ? 'ELI' : latest.sector;
  return lead.sector === 'GOV' || lead.sector === 'LEG' ? 'PTY' : lead.sector;
}
