import {
  addDays,
  type CivilDay,
  civilDay,
  daysBetween,
  endOfMonth,
  parseCivilDay,
  partsOf,
  weekdayOf,
} from '../../kernel/index.ts';

export type Tense = 'past' | 'future' | 'none';

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

export function yearText(year: number): string {
  return pad(year, 4);
}

export function monthText(year: number, month: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}`;
}

/** `YYYY-MM-DD`, or null for a day that does not exist. */
export function dayText(year: number, month: number, date: number): CivilDay | null {
  return parseCivilDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

/** Month arithmetic over year borders. */
export function shiftMonth(
  year: number,
  month: number,
  by: number,
): { year: number; month: number } {
  const count = year * 12 + (month - 1) + by;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** Monday to Sunday of the week that lies `weeks` weeks after that of `day`. */
export function weekOf(day: CivilDay, weeks: number): string {
  const monday = addDays(day, 1 - weekdayOf(day) + weeks * 7);
  return `${monday}/${addDays(monday, 6)}`;
}

/** The nearest such weekday on or before the day (past) or on or after it (future). */
export function nearestWeekday(
  day: CivilDay,
  weekday: number,
  direction: 'past' | 'future',
): CivilDay {
  const today = weekdayOf(day);
  return direction === 'past'
    ? addDays(day, -((today - weekday + 7) % 7))
    : addDays(day, (weekday - today + 7) % 7);
}

const SEASON_MONTHS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

/** The month that a season of the northern half begins with. */
export function seasonMonth(season: string): number {
  return SEASON_MONTHS.get(season.toLowerCase()) ?? 3;
}

/** A date without a year that is told of as past but lies so far back, with its next turn so near, is the next one. */
const FAR_BACK_DAYS = 300;
const JUST_BEFORE_DAYS = 28;

/** First of the years around the reference in which something of a year fits the tense. */
export function fittingYear(
  day: CivilDay,
  tense: Tense,
  boundsIn: (year: number) => { readonly first: string; readonly last: string } | null,
): number | null {
  const { year } = partsOf(day);
  const years = [year - 1, year, year + 1];
  const fitting = years
    .map((each) => ({ each, bounds: boundsIn(each) }))
    .filter((row) => row.bounds !== null);
  if (tense === 'past') {
    const last = fitting.filter((row) => (row.bounds?.first ?? '') <= day).at(-1);
    const isFar =
      last?.bounds != null && daysBetween(last.bounds.first as CivilDay, day) > FAR_BACK_DAYS;
    return (isFar ? fitting.find((row) => (row.bounds?.first ?? '') > day) : last)?.each ?? null;
  }
  if (tense === 'future')
    return fitting.find((row) => (row.bounds?.last ?? '') >= day)?.each ?? null;
  const distance = (text: string): number => Math.abs(Date.parse(text) - Date.parse(day));
  return (
    fitting.sort((a, b) => distance(a.bounds?.first ?? '') - distance(b.bounds?.first ?? ''))[0]
      ?.each ?? null
  );
}

/** The year of a date (month and day) without one. */
export function yearOfDate(
  day: CivilDay,
  tense: Tense,
  month: number,
  date: number,
): number | null {
  const boundsIn = (year: number): { first: string; last: string } | null => {
    const text = dayText(year, month, date);
    return text === null ? null : { first: text, last: text };
  };
  const year = fittingYear(day, tense, boundsIn);
  const found = year === null ? null : dayText(year, month, date);
  if (found === null) return year;
  if (tense === 'past' && daysBetween(found, day) > FAR_BACK_DAYS)
    return fittingYear(day, 'future', boundsIn);
  if (tense !== 'future') return year;
  // A date of last month in the future tense is likelier last month's than one eleven months away.
  const before = fittingYear(day, 'past', boundsIn);
  const last = before === null ? null : dayText(before, month, date);
  return last !== null && daysBetween(last, day) <= JUST_BEFORE_DAYS ? before : year;
}

/** Bounds of a month as days. */
export function monthBounds(year: number, month: number): { first: CivilDay; last: CivilDay } {
  const first = civilDay(`${monthText(year, month)}-01`);
  return { first, last: endOfMonth(first) };
}
