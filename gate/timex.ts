import type { DayMention } from '../src/reading/index.ts';

const DAY_MS = 86_400_000;
const QUARTERS: Readonly<Record<string, string>> = {
  '01/03': 'Q1',
  '04/06': 'Q2',
  '07/09': 'Q3',
  '10/12': 'Q4',
  '01/06': 'H1',
  '07/12': 'H2',
  '03/05': 'SP',
  '06/08': 'SU',
  '09/11': 'FA',
};

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** Week of the year after ISO 8601 that holds the day: `2016-W45`. */
function isoWeek(day: string): string {
  const at = dayNumber(day);
  const weekday = ((((at + 3) % 7) + 7) % 7) + 1;
  const thursday = new Date((at + 4 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

function ofMonths(from: string, to: string): string | null {
  const [year, month] = [from.slice(0, 4), from.slice(5)];
  const [lastYear, lastMonth] = [to.slice(0, 4), to.slice(5)];
  if (month === '12' && lastMonth === '02' && Number(lastYear) === Number(year) + 1)
    return `${year}-WI`;
  const unit = year === lastYear ? QUARTERS[`${month}/${lastMonth}`] : undefined;
  if (unit !== undefined) return `${year}-${unit}`;
  return null;
}

function ofDays(from: string, to: string): string | null {
  const length = dayNumber(to) - dayNumber(from) + 1;
  const isMonday = (((dayNumber(from) + 3) % 7) + 7) % 7 === 0;
  if (length === 7 && isMonday) return isoWeek(from);
  const isSaturday = (((dayNumber(from) + 3) % 7) + 7) % 7 === 5;
  if (length === 2 && isSaturday) return `${isoWeek(from)}-WE`;
  return null;
}

function ofYears(from: string, to: string): string | null {
  const years = Number(to) - Number(from) + 1;
  if (years === 10 && from.endsWith('0')) return from.slice(0, 3);
  if (years === 100 && (from.endsWith('00') || from.endsWith('01'))) return from.slice(0, 2);
  return null;
}

/** The smallest calendar unit that holds both ends; TIMEX3 says the part of it with `mod`. */
function ofPart(from: string, to: string): string | null {
  if (from.slice(0, 7) === to.slice(0, 7) && from.length > 7) return from.slice(0, 7);
  return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : null;
}

/**
 * The value of TIMEX3 for a day that was read. Points are the same in EDTF; a stretch becomes the calendar
 * unit that it covers (week, weekend, quarter, half, season, decade, century), a part of a unit ("late
 * October") the unit. Other stretches have no value in TIMEX3 and stay as they are.
 */
export function timexValue(day: DayMention): string {
  const value = day.value.replace(/[~?]/g, '');
  const [from = '', to] = value.split('/');
  if (to === undefined) return value;
  if (from === '..' || to === '..') return from === '..' ? to : from;
  const unit =
    from.length === 4 && to.length === 4
      ? ofYears(from, to)
      : from.length === 7 && to.length === 7
        ? ofMonths(from, to)
        : from.length === 10 && to.length === 10
          ? ofDays(from, to)
          : null;
  if (unit !== null) return unit;
  return /:(?:part|part-of|year-end)\b/.test(day.rule) ? (ofPart(from, to) ?? value) : value;
}
