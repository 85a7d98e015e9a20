import {
  boundsOf,
  type CivilDay,
  daysBetween,
  type Edtf,
  edtf,
  endOfMonth,
  parseEdtf,
  partsOf,
  precisionOf,
  relatedDays,
} from '../kernel/index.ts';

export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A day in full: "6 November 2025". */
export function dayInWords(day: CivilDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${monthName(month)} ${year}`;
}

function pointInWords(value: Edtf): string {
  const first = boundsOf(value).first;
  if (first === null) return '';
  const { year, month } = partsOf(first);
  const precision = precisionOf(value);
  const words =
    precision === 'day'
      ? dayInWords(first)
      : precision === 'month'
        ? `${monthName(month)} ${year}`
        : String(year);
  return /[~?]$/.test(value) ? `about ${words}` : words;
}

function isWholeMonths(first: CivilDay, last: CivilDay): boolean {
  return first.endsWith('-01') && last === endOfMonth(last);
}

function between(first: CivilDay, last: CivilDay): string {
  const a = partsOf(first);
  const b = partsOf(last);
  if (first === last) return `on ${dayInWords(first)}`;
  if (isWholeMonths(first, last) && a.month === 1 && b.month === 12) {
    return a.year === b.year ? `in ${a.year}` : `between ${a.year} and ${b.year}`;
  }
  if (a.year !== b.year) {
    const [start, end] = isWholeMonths(first, last)
      ? [`${monthName(a.month)} ${a.year}`, `${monthName(b.month)} ${b.year}`]
      : [dayInWords(first), dayInWords(last)];
    return `between ${start} and ${end}`;
  }
  if (a.month === b.month) {
    return `between ${a.day} and ${b.day} ${monthName(a.month)} ${a.year}`;
  }
  if (isWholeMonths(first, last)) {
    return `between ${monthName(a.month)} and ${monthName(b.month)} ${a.year}`;
  }
  return `between ${a.day} ${monthName(a.month)} and ${dayInWords(last)}`;
}

/** "the end of 2025", "the end of November 2025" where the day is one; null otherwise. */
function endInWords(last: CivilDay): string | null {
  const { year, month } = partsOf(last);
  if (last.endsWith('-12-31')) return `the end of ${year}`;
  return last === endOfMonth(last) ? `the end of ${monthName(month)} ${year}` : null;
}

/** What runs for so few days up to an end is at that end. */
const LAST_DAYS = 7;

function deadline(first: CivilDay | null, last: CivilDay): string | null {
  const end = endInWords(last);
  if (first === null) return end === null ? `by ${dayInWords(last)}` : `before ${end}`;
  if (first.endsWith('-01') || end === null) return null;
  const isSameStretch = last.endsWith('-12-31')
    ? first.slice(0, 4) === last.slice(0, 4)
    : first.slice(0, 7) === last.slice(0, 7);
  if (!isSameStretch) return null;
  return daysBetween(first, last) < LAST_DAYS ? `at ${end}` : `before ${end}`;
}

function pointWithPreposition(value: Edtf): string {
  const words = pointInWords(value);
  if (precisionOf(value) !== 'day') return `in ${words}`;
  return words.startsWith('about') ? words : `on ${words}`;
}

/** An end of an interval as it was written: a year stays a year. */
function startOf(value: Edtf): Edtf {
  return edtf(value.slice(0, value.indexOf('/')));
}

/** "in 2020/2021-05": ends of different kinds, each as it was written; null where a better wording fits. */
function betweenEnds(value: Edtf): string | null {
  const [start, end] = value.split('/').map((part) => edtf(part));
  if (start === undefined || end === undefined) return null;
  return precisionOf(start) === precisionOf(end)
    ? null
    : `between ${pointInWords(start)} and ${pointInWords(end)}`;
}

/**
 * When, with its preposition: "on 6 November 2025", "in November 2025", "before the end of 2025",
 * "between 1 and 30 November 2025", "in 2020 or later". An interval that runs from within a month or year to its end
 * is a deadline and is worded as one. Nothing is said more exactly than the value has it.
 */
export function whenInWords(value: Edtf): string {
  if (precisionOf(value) !== 'interval') return pointWithPreposition(value);
  const { first, last } = boundsOf(value);
  if (last === null)
    return first === null ? '' : `${pointWithPreposition(startOf(value))} or later`;
  const due = deadline(first, last);
  if (due !== null) return due;
  if (first === null) return `by ${dayInWords(last)}`;
  return betweenEnds(value) ?? between(first, last);
}

/** Words of a relation to a day, for a brief to repeat: "by May 2026". Others are those of the value alone. */
const RELATIONS: ReadonlySet<string> = new Set(['before', 'after', 'by']);

/** When, as a text has it: "before May 2026" and not in that May. */
export function toldWhenInWords({
  value,
  relation,
  from,
}: {
  readonly value: Edtf;
  readonly relation?: string | undefined;
  readonly from?: string | undefined;
}): string {
  // "Before the end of June" has June as its day, and is not "by June".
  const { last } = boundsOf(value);
  const end = last === null ? null : endInWords(last);
  if (relation === 'by' && end !== null && /\bend of\b/i.test(from ?? '')) return `by ${end}`;
  if (precisionOf(value) !== 'interval' && relation !== undefined && RELATIONS.has(relation))
    return `${relation} ${pointInWords(value)}`;
  return whenInWords(relation === 'about' ? relatedDays(value, relation) : value);
}

/** Since when: "since 1992", "since 6 November 2025". */
export function sinceInWords(value: Edtf): string {
  if (precisionOf(value) !== 'interval') return `since ${pointInWords(value)}`;
  const { first, last } = boundsOf(value);
  if (first !== null && last === null) return `since ${pointInWords(startOf(value))} or later`;
  if (first === null && last !== null)
    return `since ${endInWords(last) ?? dayInWords(last)} at the latest`;
  return first === null || last === null
    ? ''
    : `since a day ${betweenEnds(value) ?? between(first, last)}`;
}

/** A point or stretch without preposition, for tables and notes. */
export function bareDay(value: Edtf): string {
  return precisionOf(value) === 'interval' ? whenInWords(value) : pointInWords(value);
}

/** A value of a difference for reading: a day in words, anything else as it is. */
export function valueInWords(value: string): string {
  const day = /^\d{4}-\d{2}(?:-\d{2})?$/.test(value) ? parseEdtf(value) : null;
  return day === null ? value : bareDay(day);
}
