import { type CivilDay, parseInstant, type StatedInstant } from '../../kernel/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Minutes before Greenwich of the zones that RFC 822 names, and of some that feeds use besides. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
};

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Null where none is said; then it is read as Greenwich. */
  readonly offsetMinutes?: number | null;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function stated(parts: Parts): StatedInstant | null {
  const day = `${pad(parts.year, 4)}-${pad(parts.month)}-${pad(parts.day)}`;
  if (parts.hour === undefined) return parseInstant(day);
  const at = Date.UTC(
    parts.year,
    parts.month - 1,
    parts.day,
    parts.hour,
    parts.minute ?? 0,
    Math.min(59, parts.second ?? 0),
  );
  const checked = parseInstant(day);
  if (checked === null || parts.hour > 24 || (parts.minute ?? 0) > 59) return null;
  return { at: at - (parts.offsetMinutes ?? 0) * 60_000, day: checked.day };
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}

function offsetOf(zone: string): number | null {
  const found = /^(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone.trim());
  if (found === null) return ZONES[zone.trim().toLowerCase()] ?? null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}

const TIME = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?`;
/** `Thu, 01 Jan 2004 19:48:21 GMT`, with or without the day of the week, the time, the zone. */
const RFC_822 = new RegExp(
  String.raw`^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{2,4})(?:,?\s+${TIME})?\s*(.{0,20})$`,
  'i',
);
/** `Jan 1, 2004`, `Thursday January 1st 2004 10:11 pm`. */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[a-z]{2,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+${TIME})?\s*([ap]m)?\s*(.{0,20})$`,
  'i',
);
/** `Thu Jan  1 19:48:21 2004` (C's asctime), also with a zone before the year. */
const ASCTIME = new RegExp(
  String.raw`^[a-z]{3},?\s+([a-z]{3})\s+(\d{1,2})\s+${TIME}\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})$`,
  'i',
);
/** ISO 8601 in the shapes that the W3C note leaves out. */
const LOOSE_ISO =
  /^(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?:[tT\s]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?)?\s*(z|[+-]\d{2}:?\d{2}|[a-z]{1,5})?$/i;

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

function clockOf(
  [hour, minute, second]: readonly (string | undefined)[],
  zone: string,
): Pick<Parts, 'hour' | 'minute' | 'second' | 'offsetMinutes'> {
  if (hour === undefined) return {};
  return {
    hour: Number(hour),
    minute: number(minute) ?? 0,
    second: number(second) ?? 0,
    offsetMinutes: offsetOf(zone),
  };
}

function fromRfc822(text: string): StatedInstant | null {
  const [whole, day, month, year, hour, minute, second, zone = ''] = RFC_822.exec(text) ?? [];
  if (whole === undefined || monthOf(month ?? '') === 0) return null;
  return stated({
    year: yearOf(year ?? ''),
    month: monthOf(month ?? ''),
    day: Number(day),
    ...clockOf([hour, minute, second], zone),
  });
}

function fromMonthFirst(text: string): StatedInstant | null {
  const [whole, month, day, year, hour, minute, second, half, zone = ''] =
    MONTH_FIRST.exec(text) ?? [];
  if (whole === undefined || monthOf(month ?? '') === 0) return null;
  const shift = half === undefined ? 0 : half.toLowerCase() === 'pm' ? 12 : 0;
  const hours = hour === undefined ? undefined : (Number(hour) % (half ? 12 : 25)) + shift;
  return stated({
    year: Number(year),
    month: monthOf(month ?? ''),
    day: Number(day),
    ...clockOf([hours === undefined ? undefined : String(hours), minute, second], zone),
  });
}

function fromAsctime(text: string): StatedInstant | null {
  const [whole, month, day, hour, minute, second, zone = '', year] = ASCTIME.exec(text) ?? [];
  if (whole === undefined || monthOf(month ?? '') === 0) return null;
  return stated({
    year: Number(year),
    month: monthOf(month ?? ''),
    day: Number(day),
    ...clockOf([hour, minute, second], zone),
  });
}

function fromIso(text: string): StatedInstant | null {
  const [whole, year, month, day, hour, minute, second, zone = ''] = LOOSE_ISO.exec(text) ?? [];
  if (whole === undefined) return null;
  return stated({
    year: Number(year),
    month: number(month) ?? 1,
    day: number(day) ?? 1,
    ...clockOf([hour, minute, second], zone),
  });
}

/**
 * The instant of a feed's date: RFC 822 and its many misspellings, ISO 8601, C's asctime, dates as English writes
 * them. The day is that of the date's own offset; a date without a zone is read as Greenwich. Null for anything
 * else: a date is never guessed.
 */
export function parseFeedDate(
  written: string,
): { readonly at: number | null; readonly day: CivilDay } | null {
  const text = written.trim().replace(/\s+/g, ' ').slice(0, 80);
  if (text === '') return null;
  return (
    fromIso(text) ??
    parseInstant(text) ??
    fromRfc822(text) ??
    fromAsctime(text) ??
    fromMonthFirst(text)
  );
}
