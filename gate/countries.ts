import type { Lexicon } from '../src/kernel/index.ts';

/**
 * Other ways to write a country than the one of Unicode's CLDR, by ISO 3166-1 alpha-2. From general
 * knowledge, not from a corpus, so that what counts as a country does not hang on the lexicon under measure.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['uae'],
  BA: ['bosnia', 'bosnia and herzegovina'],
  CD: ['dr congo', 'drc', 'democratic republic of congo', 'democratic republic of the congo'],
  CG: ['republic of the congo', 'congo-brazzaville'],
  CI: ["cote d'ivoire", 'ivory coast'],
  CN: ["people's republic of china", 'prc'],
  CV: ['cape verde'],
  CZ: ['czech republic'],
  GB: ['uk', 'u.k.', 'britain', 'great britain'],
  KP: ['dprk'],
  KR: ['republic of korea'],
  MM: ['burma', 'myanmar'],
  PS: ['palestine'],
  RU: ['russian federation'],
  SY: ['syrian arab republic'],
  SZ: ['swaziland'],
  TL: ['east timor'],
  TR: ['turkey', 'turkiye'],
  US: ['us', 'u.s.', 'usa', 'u.s.a.', 'united states of america', 'america'],
  VA: ['holy see', 'vatican'],
};

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/'s?$/, '')
    .replaceAll('&', 'and')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The code of a country by any of its English names; null for what is not one. */
export type CountryLookup = (name: string) => string | null;

/** English names of countries after CLDR with some further ones, for the states that the lexicon codes. */
export function countryLookup(lexicon: Lexicon): CountryLookup {
  const long = new Intl.DisplayNames(['en'], { type: 'region' });
  const short = new Intl.DisplayNames(['en'], { type: 'region', style: 'short' });
  const codes = new Map<string, string>();
  for (const { alpha2, code } of lexicon.states) {
    const names = [long.of(alpha2), short.of(alpha2), ...(OTHER_NAMES[alpha2] ?? [])];
    for (const name of names) if (name !== undefined) codes.set(folded(name), code);
  }
  return (name) => codes.get(folded(name)) ?? null;
}
