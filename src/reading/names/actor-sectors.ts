import type { BodyEntry, CivilDay, OfficeHolder } from '../../kernel/index.ts';
import type { ActorSector } from '../types.ts';
import { type Notable, roleOn, sectorOfNotable } from './notables.ts';
import { holdsOn } from './office-holders.ts';
import { FORMER, SECTOR_WORDS } from './sector-words.ts';

/** Sector by the words of a phrase or of a body's full name. */
export function sectorOfWords(words: string): ActorSector {
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
export function sectorOfBody(
  code: string,
  day: CivilDay | null,
  bodies: ReadonlyMap<string, BodyEntry>,
): ActorSector {
  const body = bodies.get(code);
  if (body === undefined) return '';
  // In power from the day on which Kabul fell.
  if (code === 'TALIBAN') return day === null || day >= '2021-08-15' ? 'GOV' : 'REB';
  if (body.sector !== undefined) return body.sector as ActorSector;
  if (body.kind === 'armed-movement') return 'REB';
  const own = sectorOfWords([body.name, ...body.names].join(' ; '));
  if (own !== '') return own;
  return body.kind === 'organisation' ? '' : 'GOV';
}

export interface PersonContext {
  readonly day: CivilDay | null;
  /** The phrase, for its title. */
  readonly words: string;
  readonly notable: Notable | null;
}

/** An office-holder's standing on a day: in office, in another role, out of it, or before it. */
export function sectorOfPerson(
  holders: readonly OfficeHolder[],
  { day, words, notable }: PersonContext,
): ActorSector {
  const title = sectorOfWords(words);
  if (title === 'REL' || title === 'ELI') return title;
  if (holders.some((row) => /pope|pontiff/i.test(row.title))) return 'REL';
  if (day === null) {
    if (FORMER.test(words.toLowerCase())) return 'ELI';
    const isOver = holders.every((row) => row.to !== null);
    const open = notable?.roles.find((role) => role.last === null);
    return isOver && open !== undefined ? open.sector : 'GOV';
  }
  if (holders.some((row) => holdsOn(row, day))) return 'GOV';
  const role = notable === null ? null : roleOn(notable, day);
  if (role !== null) return role;
  const isAfter = holders.some((row) => row.to !== null && row.to.slice(0, 10) < day);
  return isAfter ? 'ELI' : 'PTY';
}

/** A notable's sector; once all roles are over, the title that the phrase gives decides. */
export function sectorOfNamed(notable: Notable, day: CivilDay | null, words: string): ActorSector {
  if (!notable.isPerson) return sectorOfNotable(notable, day);
  const title = sectorOfWords(words);
  if (title === 'ELI') return title;
  const isOver = day !== null && notable.roles.every(({ last }) => last !== null && last < day);
  return isOver && title !== '' ? title : sectorOfNotable(notable, day);
}
