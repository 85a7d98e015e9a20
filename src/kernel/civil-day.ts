/** A day of the proleptic Gregorian calendar without time or zone, `YYYY-MM-DD`, years 0001 to 9999. */
export type CivilDay = string & { readonly __brand: 'CivilDay' };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function monthLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** Parts of a text of the right shape; null where there is no such day. */
function partsIn(text: string): Parts | null {
  const parts = { year: digits(text, 0, 4), month: digits(text, 5, 7), day: digits(text, 8, 10) };
  const { year, month, day } = parts;
  return year < 1 || day < 1 || day > monthLength(year, month) ? null : parts;
}

/** Reads an ISO 8601 calendar day. Returns null for any other text and for days that do not exist. */
export function parseCivilDay(text: string): CivilDay | null {
  return SHAPE.test(text) && partsIn(text) !== null ? (text as CivilDay) : null;
}

/** The same for days that the program itself writes. Throws an Error (a bug) if it is not a day. */
export function civilDay(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === null) throw new Error(`not a civil day: ${text}`);
  return day;
}

// Days are reckoned by hand: reading asks for them some hundred times a dispatch, and a calendar object costs microseconds.
function known(day: CivilDay): Parts {
  const parts = SHAPE.test(day) ? partsIn(day) : null;
  if (parts === null) throw new RangeError(`not a civil day: ${day}`);
  return parts;
}

/** Years outside of 0 to 9999 are written with a sign and six digits, as ISO 8601 has it: such a text is no civil day any more. */
function written(year: number, month: number, day: number): CivilDay {
  const text =
    year >= 0 && year <= 9999
      ? String(year).padStart(4, '0')
      : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  return `${text}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as CivilDay;
}

/** Days since 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function serial({ year, month, day }: Parts): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}

/** The day `days` later (negative: earlier). */
export function addDays(day: CivilDay, days: number): CivilDay {
  const parts = known(day);
  const within = parts.day + days;
  // Most steps stay inside the month.
  if (within >= 1 && within <= 28) return written(parts.year, parts.month, within);
  const date = new Date((serial(parts) + days) * DAY_MS);
  return written(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day `months` later, held to the last day of a shorter month. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  const parts = known(day);
  const count = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return written(year, month, Math.min(parts.day, monthLength(year, month)));
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return serial(known(to)) - serial(known(from));
}

/** Day of the week after ISO 8601: Monday 1 to Sunday 7. */
export function weekdayOf(day: CivilDay): number {
  // 1 January 1970 was a Thursday.
  return ((((serial(known(day)) + 3) % 7) + 7) % 7) + 1;
}

/** Year, month (1–12) and day of the month (1–31). */
export function partsOf(day: CivilDay): { year: number; month: number; day: number } {
  return { ...known(day) };
}

/** The last day of the month that holds `day`. */
export function endOfMonth(day: CivilDay): CivilDay {
  const { year, month } = known(day);
  return written(year, month, monthLength(year, month));
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
