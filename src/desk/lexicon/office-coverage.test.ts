import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { boundsOf, LEXICON_FILES, type Lexicon } from '../../kernel/index.ts';

const FOLDER = fileURLToPath(new URL('../../../lexicon/', import.meta.url));
const OFFICES = ['head-of-state', 'head-of-government', 'foreign-minister'] as const;
/** Since when the chains are whole. */
const SINCE = '2015-01-01';
/** The day that the files speak of. */
const AS_OF = '2026-01-31';
/** A government may take so long to be formed; longer gaps need a reason. */
const MAX_GAP_DAYS = 62;
/** States with a chain, beside those of the G20 and the Security Council's permanent members. */
const CENTRAL_ASIA = 'KAZ KGZ TJK TKM UZB';
const MIDDLE_EAST_AND_NORTH_AFRICA =
  'DZA BHR DJI EGY IRN IRQ ISR JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN ARE YEM';
/** Elected to the Security Council for 2025 and 2026, or for 2026 and 2027. */
const ELECTED = 'DNK GRC PAK PAN SOM BHR COL COD LVA LBR';

function itemsOf(part: string): unknown[] {
  return readdirSync(`${FOLDER}${part}`)
    .sort()
    .flatMap((file) => parse(readFileSync(`${FOLDER}${part}/${file}`, 'utf8')).items);
}

const states = itemsOf('states').map((item) => LEXICON_FILES.states.parse(item));
const holders = itemsOf('office-holders').map((item) =>
  LEXICON_FILES['office-holders'].parse(item),
);
const vacancies: Lexicon['vacancies'] = parse(
  readFileSync(`${FOLDER}vacancies.yaml`, 'utf8'),
).items.map((item: unknown) => LEXICON_FILES.vacancies.parse(item));

interface Stretch {
  readonly first: string;
  readonly last: string;
}

/** Stretches in which an office is held, or known not to be, in order. */
function stretchesOf(state: string, office: string): Stretch[] {
  return [...holders, ...vacancies]
    .filter((row) => row.state === state && row.office === office)
    .map(({ from, to }) => ({
      first: from === null ? '' : (boundsOf(from).first ?? ''),
      last: to === null ? '9999' : (boundsOf(to).last ?? '9999'),
    }))
    .sort((a, b) => (a.first < b.first ? -1 : 1));
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}

/** Gaps of a chain that nothing explains, for people. */
function gapsOf(state: string, office: string): string[] {
  const gaps: string[] = [];
  let at: string = SINCE;
  for (const { first, last } of [...stretchesOf(state, office), { first: AS_OF, last: AS_OF }]) {
    if (first > at && daysBetween(at, first) > MAX_GAP_DAYS)
      gaps.push(`${state} ${office} ${at} to ${first}`);
    if (last > at) at = last;
  }
  return gaps;
}

describe('office-holders of the lexicon', () => {
  it('are whole since 2015 where the lexicon promises it', () => {
    const grouped = states.filter(({ groups }) => groups.includes('g20') || groups.includes('p5'));
    const codes = new Set([
      ...grouped.map(({ code }) => code),
      ...`${CENTRAL_ASIA} ${MIDDLE_EAST_AND_NORTH_AFRICA} ${ELECTED}`.split(' '),
    ]);
    expect(codes.size).toBeGreaterThan(50);
    const gaps = [...codes].flatMap((code) => OFFICES.flatMap((office) => gapsOf(code, office)));
    expect(gaps).toEqual([]);
  });

  it('are those of the day for every member of the United Nations', () => {
    const members = states.filter(({ status }) => status === 'un-member');
    expect(members.length).toBe(193);
    const missing = members.flatMap(({ code }) =>
      OFFICES.filter((office) =>
        stretchesOf(code, office).every(({ first, last }) => first > AS_OF || last < AS_OF),
      ).map((office) => `${code} ${office}`),
    );
    expect(missing).toEqual([]);
  });

  it('end after they begin', () => {
    const wrong = [...holders, ...vacancies].filter(
      ({ from, to }) =>
        from !== null &&
        to !== null &&
        (boundsOf(from).first ?? '') > (boundsOf(to).last ?? '9999'),
    );
    expect(wrong).toEqual([]);
  });

  it('has no row twice', () => {
    const keys = holders.map(({ state, office, person, from }) =>
      [state, office, person, from].join(' '),
    );
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});
