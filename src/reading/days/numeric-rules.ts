import { dayText, monthText, yearOfDate } from './calendar.ts';
import {
  date,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
} from './time-rule.ts';

const TOUCHED_BEFORE = /[\p{L}\d/-]$/u;
/** Behind the mark that joins two dates of one stretch a date may touch the one before. */
const AFTER_DATE = /\d[-–]$/;

function isApart(match: TimeMatch, context: TimeContext): boolean {
  const isFree = !TOUCHED_BEFORE.test(context.before) || AFTER_DATE.test(context.before);
  return match.isTight && isFree && !/^(?:[/-]?\d|\.\d)/.test(context.after);
}

/** Two digits name a year of this century up to 49, else of the last. */
function fullYear(value: number): number {
  return value >= 100 ? value : value < 50 ? 2000 + value : 1900 + value;
}

/** "15/10/2025", "10.11.2025", "2025-11-07", "9-18-15". */
function numericDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const isApartHere =
    match.isTight &&
    !TOUCHED_BEFORE.test(context.before) &&
    !/^(?:\/\d|-\d{3,}|\d)/.test(context.after);
  if (!isApartHere) return null;
  const [a, b, c] = match.tokens.filter(
    (token) => token.kind === 'number' || token.kind === 'year',
  );
  if (a === undefined || b === undefined || c === undefined) return null;
  if (a.kind === 'year') return date(dayText(a.value, b.value, c.value), 'stated');
  const isShort = c.kind === 'number' && match.one('hyphen') !== undefined;
  // "3-7-07" may be a score or a telephone number: two digits for a year need a number that can be no month.
  if (isShort && (c.end - c.start !== 2 || (a.value <= 12 && b.value <= 12))) return null;
  if (isShort && (Math.max(a.value, b.value) > 31 || Math.min(a.value, b.value) > 12)) return null;
  const year = c.kind === 'number' ? fullYear(c.value) : c.value;
  if (a.value > 12) return date(dayText(year, b.value, a.value), 'stated');
  const value = dayText(year, a.value, b.value);
  // Which of two small numbers is the month cannot be told: a time, but no day of the record.
  return b.value > 12 || a.value === b.value
    ? date(value, 'stated')
    : date(value, 'stated', { days: null });
}

/** "2015-03", "3/2015". A year and the one after it ("2009/10", "2010-12") are a stretch of years. */
function numericMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (!isApart(match, context) || /[$€£#.,\d-]$/.test(context.before)) return null;
  if (!MONTH_LED.test(context.before)) return null;
  const year = match.one('year');
  const month = match.one('number');
  if (year === undefined || month === undefined || month.value < 1 || month.value > 12) return null;
  const isPadded = month.lower.length === 2;
  if (match.tokens[0] === year && isPadded && month.value > year.value % 100) return null;
  return date(monthText(year.value, month.value), 'stated');
}

/** What a month in digits follows: numbers of resolutions and articles look the same. */
const MONTH_LED =
  /(?:^|[(“"]|\b(?:in|by|of|on|since|until|till|from|to|before|after|during|between|and|for|through|dated)\s+|[-–]\s?)$/i;
const LED = /\b(?:on|by|since|until|till|from|before|after|between)\s+$/i;
const SECOND = /\d{1,2}\/\d{1,2}(?:\s+(?:to|and|until|till|through)\s+|\s?[-–]\s?)$/i;

/** "On 10/25", "from 10/25 to 11/30": one of the two numbers can be no month. */
function monthAndDay(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (!isApart(match, context) || !(LED.test(context.before) || SECOND.test(context.before)))
    return null;
  // "On 24/7 alert": round the clock, and a word that it describes.
  if (
    /^\s+(?!(?:and|or|to|in|at|with|for|after|before|by|until|the|he|she|it|they)\b)\p{Ll}/u.test(
      context.after,
    )
  )
    return null;
  const [a, b] = match.all('number');
  if (a?.value === 24 && b?.value === 7) return null;
  if (a === undefined || b === undefined || !Number.isInteger(a.value + b.value)) return null;
  const small = Math.min(a.value, b.value);
  const large = Math.max(a.value, b.value);
  if (small < 1 || small > 12 || large > 31 || (large <= 12 && small !== large)) return null;
  if (context.day === null) return 'no-reference';
  const year = yearOfDate(context.day, context.tense(), small, large);
  return year === null ? null : date(dayText(year, small, large), 'reference');
}

/** Dates in digits. */
export const NUMERIC_RULES: readonly TimeRule[] = [
  timeRule(
    'numeric',
    '(?:<year><hyphen><number><hyphen><number>|<number><slash><number><slash><year|number>|<number><hyphen><number><hyphen><year|number>|<number><dot><number><dot><year>|<year><slash><number><slash><number>)',
    numericDate,
  ),
  timeRule(
    'numeric-month',
    '<year><hyphen|slash><number>|<number><slash|hyphen><year>',
    numericMonth,
  ),
  timeRule('month-and-day', '<number><slash><number>', monthAndDay),
];
