import {
  beside,
  boundsOf,
  type CivilDay,
  type Edtf,
  parseCivilDay,
  parseEdtf,
  partsOf,
} from '../../kernel/index.ts';

const MONTHS: Readonly<Record<string, string>> = {
  jan: '01',
  feb: '02',
  mar: '03',
  apr: '04',
  may: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  nov: '11',
  dec: '12',
};

/** “9 Apr 2013” or “9 April 2013” as a day; null for anything else. */
export function parseWrittenDay(text: string): CivilDay | null {
  const match = /^(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const month = MONTHS[(match[2] ?? '').slice(0, 3).toLowerCase()];
  if (month === undefined) return null;
  return parseCivilDay(`${match[3]}-${month}-${(match[1] ?? '').padStart(2, '0')}`);
}

/** No day is written longer. */
const MOST_UNITS = 30;

/** Years that registers write for “no end” or “not known”. */
function isPlaceholder(year: number): boolean {
  return year < 1500 || year > 2200;
}

/** "6/1/2003" is the sixth of January or the first of June: which, the table does not say. */
export function isEitherOfTwoDays(cell: string): boolean {
  const found = SLASHED.exec(cell.trim());
  const [a, b] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && a !== b && a <= 12 && b <= 12;
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** Year, month and day of "13/6/2003" and "6/13/2003", where the numbers say which is which. */
function slashedParts(text: string): readonly (string | undefined)[] | null {
  const found = SLASHED.exec(text);
  if (found === null || isEitherOfTwoDays(text)) return null;
  const [, a, b, year] = found;
  return Number(b) > 12 ? [year, a, b] : [year, b, a];
}

/** What a table says of a day that it does not know: EDTF as it stands, "c. 1998", "before 1998", "after May 2003" by numbers. */
function uncertainDay(text: string): Edtf | null {
  if (text.length > MOST_UNITS) return null;
  const value = /[~?/]|\.\./.test(text) ? parseEdtf(text) : wordedDay(text);
  if (value === null) return null;
  const { first, last } = boundsOf(value);
  const isOdd = [first, last].some((day) => day !== null && isPlaceholder(partsOf(day).year));
  return isOdd ? null : value;
}

function wordedDay(text: string): Edtf | null {
  const found = /^(c\.|ca\.?|circa|about|before|after)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)$/i.exec(
    text,
  );
  const point = found === null ? null : parseEdtf(found[2] ?? '');
  if (found === null || point === null) return null;
  const word = found[1]?.toLowerCase();
  if (word === 'before') return parseEdtf(`../${beside(point, -1)}`);
  return word === 'after' ? parseEdtf(`${beside(point, 1)}/..`) : parseEdtf(`${point}~`);
}

/**
 * A day as tables write it: `2013-04-09`, `2013-04-00`, `2013-00-00`, `09.04.2013`, `13/4/2013`, `4/13/2013`, `2013`, `2013-04`; a part of zero
 * is not known. `2013~`, `../2013-04`, `2013/..`, `c. 2013`, `before 2013` are kept as uncertain as they are. Null where the cell holds no day: empty, `NA`, a placeholder far in the future. Undefined where
 * it holds something that is no day.
 */
export function parseTableDay(cell: string): Edtf | null | undefined {
  const text = cell.trim();
  if (text === '' || /^(?:NA|N\/A|NULL|-|\.|0)$/i.test(text)) return null;
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.Z+-]{1,30})?$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : dotted !== null
        ? [dotted[3], dotted[2], dotted[1]]
        : (slashedParts(text) ?? [undefined, undefined, undefined]);
  if (year === undefined) return uncertainDay(text) ?? undefined;
  return partsDay(Number(year), Number(month ?? 0), Number(day ?? 0));
}

/** A day of numbers for year, month and day, in which what is not known is 0 or less. */
export function partsDay(year: number, month: number, day: number): Edtf | null | undefined {
  if (!Number.isInteger(year) || year <= 0 || isPlaceholder(year)) return null;
  const y = String(year).padStart(4, '0');
  if (!(month > 0)) return parseEdtf(y) ?? undefined;
  const m = `${y}-${String(month).padStart(2, '0')}`;
  if (!(day > 0)) return parseEdtf(m) ?? undefined;
  return parseEdtf(`${m}-${String(day).padStart(2, '0')}`) ?? undefined;
}
