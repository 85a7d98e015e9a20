import {
  addDays,
  addMonths,
  boundsOf,
  type CivilDay,
  edtf,
  SMALL_NUMBERS,
} from '../kernel/index.ts';
import type { DayMention } from '../reading/index.ts';
import { actDay } from './act-days.ts';
import type { PlacedText } from './formula-text.ts';
import type { ActDay } from './types.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map([...SMALL_NUMBERS, ['twelve', 12]]);

/** "within six months", "has six months": a stretch from the day of the report, about so long. */
const STRETCH =
  /\b(?:within|has|have|in) (?:about |some |at most |under |now )?(a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) (day|week|month|year)s?\b/iu;
const RANGE =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) (?:to|or) (two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) (day|week|month|year)s\b/iu;
const QUARTER =
  /\bin (?:the )?(first|second|third|fourth|last) quarter(?: of (?:the year|(\d{4})))?/iu;
const QUARTERS = ['first', 'second', 'third', 'fourth'];

function stretchEnd(day: CivilDay, count: number, unit: string): CivilDay {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, 7 * count);
  return addMonths(day, unit === 'month' ? count : 12 * count);
}

function inferred(value: string, words: string, from: CivilDay): ActDay {
  return {
    value: edtf(value),
    basis: 'inferred',
    from: `“${words}”, reckoned from publication ${from}`,
    span: null,
  };
}

function stretchIn(text: string, from: CivilDay): ActDay | null {
  const found = STRETCH.exec(text);
  if (found === null) return null;
  const [words, number = '', unit = ''] = found;
  const count = NUMBERS.get(number.toLowerCase()) ?? Number(number);
  if (count > 400) return null;
  return inferred(`${from}/${stretchEnd(from, count, unit.toLowerCase())}~`, words, from);
}

/** "Six to twelve months": from the shorter to the longer, counted from the report. */
function rangeIn(text: string, from: CivilDay): ActDay | null {
  const found = RANGE.exec(text);
  if (found === null) return null;
  const [words, low = '', high = '', unit = ''] = found;
  const count = (word: string): number => NUMBERS.get(word.toLowerCase()) ?? Number(word);
  if (!(count(low) < count(high)) || count(high) > 400) return null;
  const endOf = (word: string): CivilDay => stretchEnd(from, count(word), unit.toLowerCase());
  return inferred(`${endOf(low)}~/${endOf(high)}~`, words, from);
}

/** The quarter that is named, or the next of its name that has not passed. */
function quarterIn(text: string, from: CivilDay): ActDay | null {
  const found = QUARTER.exec(text);
  if (found === null) return null;
  const [words, name = ''] = found;
  const index = name.toLowerCase() === 'last' ? 3 : QUARTERS.indexOf(name.toLowerCase());
  const month = 3 * index + 1;
  const endOf = (year: number): CivilDay =>
    addDays(addMonths(`${year}-${String(month).padStart(2, '0')}-01` as CivilDay, 3), -1);
  const named = Number(found[2] ?? from.slice(0, 4));
  const year = found[2] === undefined && endOf(named) < from ? named + 1 : named;
  const first = `${year}-${String(month).padStart(2, '0')}`;
  return inferred(`${first}/${endOf(year).slice(0, 7)}`, words, from);
}

function isAhead(day: DayMention, referenceDay: CivilDay | null): boolean {
  const { last } = boundsOf(day.value);
  return referenceDay === null || last === null || last >= referenceDay;
}

/** A month and day without a year that lies behind the report is the next of its name, where something is ahead. */
function shifted(day: DayMention, referenceDay: CivilDay | null): ActDay | null {
  if (referenceDay === null || day.basis !== 'inferred') return null;
  const point = /^(\d{4})(-\d{2}(?:-\d{2})?)$/.exec(day.value);
  if (point === null || !/month/.test(day.rule)) return null;
  const next = `${Number(point[1]) + 1}${point[2]}`;
  const behindDays = (Date.parse(referenceDay) - Date.parse(day.value)) / 86_400_000;
  // "Jan. 10" in a report of 27 December is next January; "in May" in a report of June was last month.
  if (behindDays < 120) return null;
  return { ...actDay({ ...day, value: edtf(next) }) };
}

/**
 * When a phrase says that it happens. Ahead: the first day from the phrase on that has not passed, or a span of time
 * ("within six months", "in the first quarter"). Done: a day of the phrase, or the nearest before the end of its sentence.
 */
export function windowOf(
  placed: PlacedText,
  at: { readonly start: number; readonly end: number; readonly named: DayMention | null },
  about: { readonly isAhead: boolean; readonly referenceDay: CivilDay | null },
): ActDay | null {
  const { referenceDay } = about;
  const from = placed.offsetAt(at.start);
  const inOrder = [
    ...(at.named === null ? [] : [at.named]),
    ...placed.days.filter((day) => day.start >= from && day !== at.named),
  ];
  if (!about.isAhead) {
    const day = inOrder.find((one) => one.relation !== 'since' || one === at.named);
    return day === undefined ? null : actDay(day);
  }
  for (const day of inOrder) {
    if (isAhead(day, referenceDay)) return actDay(day);
    const next = shifted(day, referenceDay);
    if (next !== null) return next;
  }
  if (referenceDay === null) return null;
  // "Vilnius in July was named as the date by which": a day before the phrase, if it is not the day of the saying.
  const before = placed.days.findLast(
    (day) => day.start < from && String(day.value) !== referenceDay && isAhead(day, referenceDay),
  );
  if (before !== undefined) return actDay(before);
  const rest = placed.text.slice(at.start);
  return (
    quarterIn(rest, referenceDay) ?? rangeIn(rest, referenceDay) ?? stretchIn(rest, referenceDay)
  );
}
