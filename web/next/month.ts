import type { Expectation } from '../../src/record/index.ts';
import { closingDay, dayAfter, orderDay } from '../text/day-words.ts';

/** A window of more days than this has no place in a week: it stands beside the calendar. */
const LONGEST_DAYS = 7;
const MS_A_DAY = 86_400_000;

/** `2031-03` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month `by` months after another. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = new Date(Date.UTC(year, number - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

/** The weeks of a month, from Monday; null for days of other months. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; monthOf(day) === month; day = dayAfter(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function firstDay(window: string): string | null {
  return window.startsWith('../') ? null : orderDay(window);
}

function isIn(row: Expectation, from: string, to: string): boolean {
  if (row.window === null) return false;
  const [first, last] = [firstDay(row.window), closingDay(row.window)];
  return (first === null || first <= to) && (last === null || last >= from);
}

function isShort({ window }: Expectation): boolean {
  if (window === null) return false;
  const [first, last] = [firstDay(window), closingDay(window)];
  if (first === null || last === null) return false;
  return (Date.parse(last) - Date.parse(first)) / MS_A_DAY < LONGEST_DAYS;
}

/** What is expected in a month: on days of it, and some time in it. */
export interface MonthView {
  readonly byDay: ReadonlyMap<string, readonly Expectation[]>;
  readonly beside: readonly Expectation[];
}

/** A window that is open on one side, or long, stands beside the days; it counts in every month that it touches. */
export function monthView(month: string, rows: readonly Expectation[]): MonthView {
  const byDay = new Map<string, Expectation[]>();
  const last = dayAfter(`${monthAfter(month, 1)}-01`, -1);
  const inMonth = rows.filter((row) => isIn(row, `${month}-01`, last));
  for (const row of inMonth.filter(isShort)) {
    for (let day = `${month}-01`; day <= last; day = dayAfter(day, 1))
      if (isIn(row, day, day)) byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  return { byDay, beside: inMonth.filter((row) => !isShort(row)) };
}

/** How many there are in the month. */
export function countOf({ byDay, beside }: MonthView): number {
  return new Set([...byDay.values(), beside].flat().map(({ id }) => id)).size;
}

/** How far ahead a month with something in it is looked for. */
const MOST_MONTHS = 600;

/** The next month after `month` in which something with a day begins; null where there is none in fifty years. */
export function nextMonth(month: string, rows: readonly Expectation[]): string | null {
  const first = rows
    .flatMap(({ window }) =>
      window === null ? [] : (firstDay(window) ?? closingDay(window) ?? []),
    )
    .map(monthOf)
    .filter((other) => other > month && other <= monthAfter(month, MOST_MONTHS))
    .sort();
  return first[0] ?? null;
}
