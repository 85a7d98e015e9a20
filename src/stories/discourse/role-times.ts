import { SMALL_NUMBERS } from '../../kernel/index.ts';
import type { ReadText, ReadUnit } from './discourse-input.ts';

/** How long before its text something was, in days; below nought when it is to come. */
export interface TimesOfUnit {
  /** What the sentence itself says, in the order of its words. */
  readonly own: readonly number[];
  /** The latest word of time of the sentences before, null where there was none. */
  readonly last: number | null;
  /** Sentences since then, or since the start. */
  readonly sinceLast: number;
  /** The next word of time of the sentences behind. */
  readonly next: number | null;
}

const MONTHS: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const MONTH_SHORT = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?$/;
const BEFORE_MONTH = new Set(
  'in of on since until last by early late mid from and next this'.split(' '),
);
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/** A day of the week by name, in small letters. */
export function isWeekday(lower: string): boolean {
  return lower.endsWith('day') && WEEKDAY.test(lower);
}

/** A year in figures. */
export const YEAR = /^(?:1[5-9]\d\d|20[0-4]\d)$/;
const DECADE = /^(?:1[5-9]\d0|20[0-4]0)['’]?s$/;
const FIGURES = /^\d+$/;
const NINE = '9'.charCodeAt(0);
const DAYS_OF_YEAR = 365;
const DAYS_OF_MONTH = 30;
const UNIT_DAYS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    minute: 0.05,
    hour: 0.1,
    morning: 0.5,
    night: 1,
    evening: 1,
    day: 1,
    weekend: 4,
    week: 7,
    month: 30,
    quarter: 90,
    season: 180,
    summer: 180,
    winter: 180,
    spring: 180,
    fall: 180,
    autumn: 180,
    year: 365,
    decade: 3650,
    century: 36_500,
  }),
);
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...SMALL_NUMBERS,
  ['several', 3],
  ['few', 3],
  ['dozen', 12],
]);
/** What a word says of itself. */
const PLAIN: ReadonlyMap<string, number> = new Map(
  Object.entries({
    today: 0,
    tonight: 0,
    now: 0,
    yesterday: 1,
    tomorrow: -1,
    recently: 15,
    lately: 15,
  }),
);
/** The share of the unit by which the word before it moves: "last week", "this week", "next week". */
const MOVES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    last: 1.2,
    past: 1.2,
    previous: 1.2,
    this: 0.2,
    current: 0.2,
    next: -1,
    coming: -1,
  }),
);
/** Of a thing of this year, and of a month where the month of the text is not known. */
const THIS_YEAR = 60;
const SOME_MONTH = 75;

/** The year and the month (from 1) from which is counted. */
interface Now {
  readonly year: number | null;
  readonly month: number | null;
}

/** By the day of the text; where it has none, the latest year that it names is taken for its own. */
function nowOf({ referenceDay, units }: ReadText): Now {
  if (referenceDay !== null)
    return { year: Number(referenceDay.slice(0, 4)), month: Number(referenceDay.slice(5, 7)) };
  let year: number | null = null;
  for (const { tokens } of units)
    for (const { text } of tokens)
      if (YEAR.test(text) && Number(text) >= Math.max(1990, year ?? 0)) year = Number(text);
  return { year, month: null };
}

function monthAge(lower: string, before: string, { month }: Now): number {
  if (month === null) return SOME_MONTH;
  const named = MONTHS.indexOf(lower.slice(0, 3)) + 1;
  const back = (month - named + 12) % 12;
  return back <= 10 && before !== 'next' ? DAYS_OF_MONTH * back : -DAYS_OF_MONTH * (12 - back);
}

function isMonth(lower: string, before: string, behind: string): boolean {
  if (!MONTHS.includes(lower.slice(0, 3))) return false;
  if (MONTH.test(lower))
    return !/^ma/.test(lower) || BEFORE_MONTH.has(before) || FIGURES.test(behind);
  return MONTH_SHORT.test(lower) && (FIGURES.test(behind) || before === 'in' || before === 'since');
}

/** Ages of the words of time of one sentence. */
function agesIn({ tokens }: ReadUnit, now: Now): number[] {
  const ages: number[] = [];
  for (const [at, { text, lower, lemma }] of tokens.entries()) {
    const before = tokens[at - 1];
    const [previous, behind] = [before?.lower ?? '', tokens[at + 1]?.lower ?? ''];
    const isDigit = lower.charCodeAt(0) <= NINE;
    const plain = PLAIN.get(lower);
    const unit = UNIT_DAYS.get(lemma);
    const move = unit === undefined ? undefined : MOVES.get(previous);
    const counted =
      lower === 'ago' || lower === 'earlier' ? UNIT_DAYS.get(before?.lemma ?? '') : undefined;
    if (plain !== undefined) ages.push(plain);
    else if (isWeekday(lower)) ages.push(previous === 'next' ? -3 : 2);
    else if (unit !== undefined && move !== undefined) ages.push(unit * move);
    else if (counted !== undefined) {
      const many = tokens[at - 2]?.lower ?? '';
      ages.push(
        counted * Math.min(200, NUMBERS.get(many) ?? (FIGURES.test(many) ? Number(many) : 2)),
      );
    } else if (isDigit && YEAR.test(lower)) {
      if (now.year === null || UNIT_DAYS.has(behind)) continue;
      const years = now.year - Number(lower);
      if (years !== 0) ages.push(DAYS_OF_YEAR * years);
      else if (!ages.some((age) => age !== 0)) ages.push(THIS_YEAR);
    } else if (isDigit && DECADE.test(lower)) {
      if (now.year !== null)
        ages.push(Math.max(0, DAYS_OF_YEAR * (now.year - Number(lower.slice(0, 4)) - 5)));
    } else if (lower !== text && isMonth(lower, previous, behind)) {
      ages.push(monthAge(lower, previous, now));
    }
  }
  return ages;
}

/**
 * The words of time of each sentence, and of those around it: what is told stays in its time until another is named. Rough
 * by intent (a weekday is two days ago, a month thirty days): for telling days from months and years, not for dating.
 */
export function timesOf(document: ReadText): TimesOfUnit[] {
  const now = nowOf(document);
  const ages = document.units.map((unit) => agesIn(unit, now));
  const next: (number | null)[] = [];
  let ahead: number | null = null;
  for (let at = ages.length - 1; at >= 0; at -= 1) {
    next[at] = ahead;
    const own = ages[at] ?? [];
    if (own.length > 0) ahead = Math.max(...own);
  }
  let last: number | null = null;
  let lastAt = 0;
  return ages.map((own, at) => {
    const times: TimesOfUnit = { own, last, sinceLast: at - lastAt, next: next[at] ?? null };
    if (own.length > 0) {
      last = Math.max(...own);
      lastAt = at;
    }
    return times;
  });
}

/** Where nothing says when. */
const NO_TIME = -99;

/** An age on a scale on which days, weeks, months and years are about as far from one another. */
export function ageFigure(age: number | null | undefined): number {
  if (age === null || age === undefined) return NO_TIME;
  return Math.sign(age) * Math.log1p(Math.abs(age));
}
