import { boundsOf, type Edtf } from '../kernel/index.ts';
import type { AccordTold } from '../record/index.ts';
import type { AccordsThen } from './accords-then.ts';
import type { Names } from './names.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** Parties that are named; the rest is counted. */
const MOST_NAMED = 4;

/** "September 2020"; the year alone where no month is known. */
function monthOf(day: Edtf | string): string {
  const { first } = boundsOf(day as Edtf);
  const [year = '', month = ''] = (first ?? day).split('-');
  const name = day.length >= 7 ? MONTHS[Number(month) - 1] : undefined;
  return name === undefined ? year : `${name} ${year}`;
}

/** Names in a row, with "and" before the last. */
function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * An identifier as codes of parties and the words behind them: `x-are-isr-trade-pact` is ARE, ISR and “trade pact”.
 */
function partsOfId(
  id: string,
  { parties, names }: { readonly parties: readonly string[]; readonly names: Names },
): { readonly codes: readonly string[]; readonly kind: string } {
  const words = id.slice(2).split('-');
  const codes: string[] = [];
  for (const word of words.slice(0, -1)) {
    const code = word.toUpperCase();
    const isCode = parties.includes(code) || names.inText(code) !== null;
    if (!isCode) break;
    codes.push(code);
  }
  return { codes, kind: words.slice(codes.length).join(' ') };
}

/** "trade pact between Japan and Peru (March 2026)": what a paper without a name of its own is called in lists. */
function plainNameOf(told: AccordTold, names: Names): string {
  const { id, signed, firstDay } = told;
  const { codes, kind } = partsOfId(id, { parties: told.parties, names });
  const parties = told.parties.length === 0 ? codes : told.parties;
  const sides = parties.map((code) => withArticle(code, names));
  const more = sides.length - MOST_NAMED;
  const shown = more > 1 ? [...sides.slice(0, MOST_NAMED), `${more} others`] : sides;
  const between =
    sides.length === 0 ? '' : sides.length === 1 ? ` of ${sides[0]}` : ` between ${listed(shown)}`;
  return `${kind}${between} (${monthOf(signed[0] ?? firstDay)})`;
}

function withArticle(code: string, names: Names): string {
  const found = names.inText(code);
  if (found === null) return names.of(code);
  return found.article ? `the ${found.name}` : found.name;
}

/** The names, with those that the news gives to accords that no lexicon holds, and plain ones for those without a name. */
export function namesOfThen(names: Names, accords: AccordsThen): Names {
  if (accords.told.size === 0) return names;
  const nameOf = (id: string): string | null => {
    const at = accords.idOf(id);
    if (names.inText(at) !== null) return names.of(at);
    const told = accords.told.get(at);
    if (told === undefined) return at === id ? null : names.of(at);
    return told.isNamed ? told.name : plainNameOf(told, names);
  };
  return {
    ...names,
    of: (id) => (id.startsWith('x-') ? (nameOf(id) ?? names.of(id)) : names.of(id)),
  };
}
