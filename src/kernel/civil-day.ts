import { Temporal } from 'temporal-polyfill';

/** A day of the proleptic Gregorian calendar without time or zone, `YYYY-MM-DD`, years 0001 to 9999. */
export type CivilDay = string & { readonly __brand: 'CivilDay' };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an ISO 8601 calendar day. Returns null for any other text and for days that do not exist. */
export function parseCivilDay(text: string): CivilDay | null {
  if (!SHAPE.test(text) || text.startsWith('0000')) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDay;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** The same for days that the program itself writes. Throws an Error (a bug) if it is not a day. */
export function civilDay(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === null) throw new Error(`not a civil day: ${text}`);
  return day;
}

function plain(day: CivilDay): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

/** The day `days` later (negative: earlier). */
export function addDays(day: CivilDay, days: number): CivilDay {
  return plain(day).add({ days }).toString() as CivilDay;
}

/** The day `months` later, held to the last day of a shorter month. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  return plain(day).add({ months }).toString() as CivilDay;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return plain(from).until(plain(to), { largestUnit: 'days' }).days;
}

/** Day of the week after ISO 8601: Monday 1 to Sunday 7. */
export function weekdayOf(day: CivilDay): number {
  return plain(day).dayOfWeek;
}

/** Year, month (1–12) and day of the month (1–31). */
export function partsOf(day: CivilDay): { year: number; month: number; day: number } {
  const { year, month, day: date } = plain(day);
  return { year, month, day: date };
}

/** The last day of the month that holds `day`. */
export function endOfMonth(day: CivilDay): CivilDay {
  const date = plain(day);
  return date.with({ day: date.daysInMonth }).toString() as CivilDay;
}

/** The day that an instant (epoch milliseconds) falls on at a fixed offset from UTC in minutes. */
export function civilDayAt(instantAt: number, offsetMinutes = 0): CivilDay {
  return new Date(instantAt + offsetMinutes * 60_000).toISOString().slice(0, 10) as CivilDay;
}

/** Midnight UTC at which the day begins, epoch milliseconds. */
export function startOfDayAt(day: CivilDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Order of two days: negative, zero or positive. */
export function compareDays(a: CivilDay, b: CivilDay): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
