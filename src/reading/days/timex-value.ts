import {
  addDays,
  type CivilDay,
  civilDay,
  endOfMonth,
  parseCivilDay,
  parseEdtf,
  partsOf,
  weekdayOf,
} from '../../kernel/index.ts';
import { monthText, shiftMonth, yearText } from './calendar.ts';

/** Week of the year after ISO 8601 that holds the day: `2025-W45`. */
export function weekText(day: CivilDay): string {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const { year } = partsOf(thursday);
  const first = Date.parse(`${yearText(year)}-01-01T00:00:00Z`);
  const week = Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / 604_800_000) + 1;
  return `${yearText(year)}-W${String(week).padStart(2, '0')}`;
}

/** The quarter that lies `by` quarters after that of the day: `2025-Q4`. */
export function quarterText(day: CivilDay, by: number): string {
  const { year, month } = partsOf(day);
  const start = shiftMonth(year, month, by * 3);
  return `${yearText(start.year)}-Q${Math.ceil(start.month / 3)}`;
}

/** Monday of an ISO week. */
function mondayOf(year: number, week: number): CivilDay {
  const fourth = civilDay(`${yearText(year)}-01-04`);
  return addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
}

/** Months that a part of a year covers, as TIMEX3 writes it; winter ends in the next year. */
const UNITS_OF_YEAR: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['Q1', [1, 3]],
  ['Q2', [4, 3]],
  ['Q3', [7, 3]],
  ['Q4', [10, 3]],
  ['H1', [1, 6]],
  ['H2', [7, 6]],
  ['SP', [3, 3]],
  ['SU', [6, 3]],
  ['FA', [9, 3]],
  ['WI', [12, 3]],
]);

/**
 * Months of a year, days of a month and days of a week that a word of part leaves. "Early" and "late" take half
 * each: nobody says where they end, and a stretch that is too wide asserts less than one that is too narrow.
 */
const YEAR_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [1, 6]],
  ['beginning', [1, 3]],
  ['start', [1, 1]],
  ['turn', [1, 1]],
  ['mid', [5, 8]],
  ['middle', [5, 8]],
  ['late', [7, 12]],
  ['rest', [1, 12]],
  ['remainder', [1, 12]],
  ['end', [12, 12]],
  ['close', [12, 12]],
]);
const MONTH_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [1, 15]],
  ['beginning', [1, 7]],
  ['start', [1, 7]],
  ['mid', [11, 20]],
  ['middle', [11, 20]],
  ['late', [16, 31]],
  ['end', [25, 31]],
  ['close', [25, 31]],
]);
const WEEK_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 2]],
  ['beginning', [0, 2]],
  ['start', [0, 2]],
  ['mid', [1, 3]],
  ['middle', [1, 3]],
  ['late', [3, 6]],
  ['end', [3, 6]],
  ['close', [3, 6]],
]);
const DECADE_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 3]],
  ['mid', [4, 6]],
  ['late', [7, 9]],
]);

/** Modifier of TIMEX3 for a word of part. */
export function modOf(part: string): string | null {
  if (/^(?:early|beginning|start|turn)$/.test(part)) return 'START';
  if (/^(?:mid|middle)$/.test(part)) return 'MID';
  return /^(?:late|end|close)$/.test(part) ? 'END' : null;
}

function yearPart(year: string, part: string): string | null {
  const range = YEAR_PARTS.get(part);
  if (range === undefined) return year;
  const [from, to] = range.map((month) => monthText(Number(year), month));
  return from === to ? `${from}` : `${from}/${to}`;
}

function monthPart(month: string, part: string): string | null {
  const range = MONTH_PARTS.get(part);
  if (range === undefined) return month;
  const last = endOfMonth(civilDay(`${month}-01`));
  const to = Math.min(range[1], Number(last.slice(8)));
  const date = (value: number): string => `${month}-${String(value).padStart(2, '0')}`;
  return `${date(range[0])}/${date(to)}`;
}

function stretch(value: string, part: string): string | null {
  if (/^\d{4}$/.test(value)) return yearPart(value, part);
  if (/^\d{4}-\d{2}$/.test(value)) return monthPart(value, part);
  if (/^\d{3}$/.test(value)) {
    const [from, to] = DECADE_PARTS.get(part) ?? [0, 9];
    return `${value}${from}/${value}${to}`;
  }
  if (/^\d{2}$/.test(value)) return `${value}00/${value}99`;
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week !== null) {
    const monday = mondayOf(Number(week[1]), Number(week[2]));
    const [from, to] = week[3] === undefined ? (WEEK_PARTS.get(part) ?? [0, 6]) : [5, 6];
    return `${addDays(monday, from)}/${addDays(monday, to)}`;
  }
  const unit = /^(\d{4})-([QH]\d|SP|SU|FA|WI)$/.exec(value);
  const months = UNITS_OF_YEAR.get(unit?.[2] ?? '');
  if (unit === null || months === undefined) return null;
  const last = shiftMonth(Number(unit[1]), months[0], months[1] - 1);
  return `${monthText(Number(unit[1]), months[0])}/${monthText(last.year, last.month)}`;
}

/**
 * The days that a value of TIMEX3 covers, in EDTF; `part` narrows it ("early", "end"). Null for values that are
 * no days: durations, sets, references to the present, values with unknown digits.
 */
export function edtfOf(value: string, part: string): string | null {
  if (/^P|REF$|X|^BC/.test(value)) return null;
  const bare = value.replace(/T.*$/, '');
  const text = parseCivilDay(bare) ?? stretch(bare, part);
  return text === null ? null : parseEdtf(text);
}
