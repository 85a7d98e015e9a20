import {
  addDays,
  addMonths,
  type CivilDay,
  civilDay,
  endOfMonth,
  parseCivilDay,
} from './civil-day.ts';

/**
 * A day or a stretch of days that may be uncertain: the part of EDTF (ISO 8601-2 level 1) that news needs.
 * `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, each with an optional `~` (about) or `?` (uncertain);
 * intervals `A/B`, `../B` (on or before B), `A/..` (on or after A).
 */
export type Edtf = string & { readonly __brand: 'Edtf' };

/** First and last day that a value allows; null where it is open on that side. */
export interface DayBounds {
  readonly first: CivilDay | null;
  readonly last: CivilDay | null;
}

const POINT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?]?$/;

function pointBounds(text: string): { first: CivilDay; last: CivilDay } | null {
  const match = POINT.exec(text);
  if (match === null) return null;
  const [, year, month, date] = match;
  if (date !== undefined) {
    const day = parseCivilDay(`${year}-${month}-${date}`);
    return day === null ? null : { first: day, last: day };
  }
  if (month !== undefined) {
    const first = parseCivilDay(`${year}-${month}-01`);
    return first === null ? null : { first, last: endOfMonth(first) };
  }
  const first = parseCivilDay(`${year}-01-01`);
  return first === null ? null : { first, last: civilDay(`${year}-12-31`) };
}

/** So many different values are remembered at most: the same days come again and again. */
const MOST_KNOWN = 20_000;
const LONGEST_VALUE = 30;
const known = new Map<string, DayBounds | null>();

function bounds(text: string): DayBounds | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = workedOut(text);
  if (text.length > LONGEST_VALUE) return made;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, made);
  return made;
}

function workedOut(text: string): DayBounds | null {
  const slash = text.indexOf('/');
  if (slash < 0) return pointBounds(text);
  const left = text.slice(0, slash);
  const right = text.slice(slash + 1);
  const a = left === '..' ? null : pointBounds(left);
  const b = right === '..' ? null : pointBounds(right);
  if ((a === null && left !== '..') || (b === null && right !== '..')) return null;
  if (a === null && b === null) return null;
  if (a !== null && b !== null && a.first > b.last) return null;
  return { first: a?.first ?? null, last: b?.last ?? null };
}

/** Reads a value of the subset above. Returns null for anything else. */
export function parseEdtf(text: string): Edtf | null {
  return bounds(text) === null ? null : (text as Edtf);
}

/** The same for values that the program itself writes. Throws an Error (a bug) if it is none. */
export function edtf(text: string): Edtf {
  const value = parseEdtf(text);
  if (value === null) throw new Error(`not an EDTF value of the known subset: ${text}`);
  return value;
}

/** The first and last day that the value allows. */
export function boundsOf(value: Edtf): DayBounds {
  const found = bounds(value);
  if (found === null) throw new Error(`not an EDTF value of the known subset: ${value}`);
  return found;
}

/** How exactly a value says when. */
export type Precision = 'day' | 'month' | 'year' | 'interval';

export function precisionOf(value: Edtf): Precision {
  if (value.includes('/')) return 'interval';
  const digits = value.replace(/[~?]$/, '');
  return digits.length === 10 ? 'day' : digits.length === 7 ? 'month' : 'year';
}

/**
 * The year, month or day `steps` after a point, as exact as the point is; null outside of the years 0001 to 9999.
 * Throws an Error (a bug) for an interval.
 */
export function beside(value: Edtf, steps: number): Edtf | null {
  const { first } = boundsOf(value);
  const precision = precisionOf(value);
  if (first === null || precision === 'interval') throw new Error(`not a point: ${value}`);
  if (precision === 'day') return parseEdtf(addDays(first, steps));
  return precision === 'month'
    ? parseEdtf(addMonths(first, steps).slice(0, -3))
    : parseEdtf(addMonths(first, 12 * steps).slice(0, -6));
}

/**
 * What words before a day make of it for what is done: "before May 2021" is some month up to April, "by May 2021" some up to
 * May, "after May 2021" some from June on, never that May; and "around May 2021" stays about. As exact as the words
 * are, no more. Any other relation leaves the value as it is.
 */
export function relatedDays(value: Edtf, relation: string | undefined): Edtf {
  if (precisionOf(value) === 'interval') return relatedStretch(value, relation) ?? value;
  switch (relation) {
    case 'by':
    case 'until':
      return edtf(`../${value}`);
    case 'before':
      return parseEdtf(`../${beside(value, -1)}`) ?? value;
    case 'after':
      return parseEdtf(`${beside(value, 1)}/..`) ?? value;
    case 'about':
      return parseEdtf(`${value}~`) ?? value;
    default:
      return value;
  }
}

function relatedStretch(value: Edtf, relation: string | undefined): Edtf | null {
  const { first, last } = boundsOf(value);
  if (relation === 'before' && first !== null) return parseEdtf(`../${addDays(first, -1)}`);
  if ((relation === 'by' || relation === 'until') && last !== null) return edtf(`../${last}`);
  return relation === 'after' && last !== null ? parseEdtf(`${addDays(last, 1)}/..`) : null;
}

/** Whether two values could mean the same day: their bounds overlap. */
export function compatible(a: Edtf, b: Edtf): boolean {
  const x = boundsOf(a);
  const y = boundsOf(b);
  const startsInTime = x.first === null || y.last === null || x.first <= y.last;
  return startsInTime && (y.first === null || x.last === null || y.first <= x.last);
}
