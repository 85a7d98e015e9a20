import { type CivilDay, partsOf } from '../../kernel/index.ts';
import {
  dayText,
  fittingYear,
  monthBounds,
  monthText,
  seasonMonth,
  yearOfDate,
  yearText,
} from './calendar.ts';
import {
  date,
  type TimeContext,
  TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
} from './time-rule.ts';

/** How far back a month must lie for a story to have passed into the next year. */
const STORY_TURN_MONTHS = 9;

/** A year as the words give it, or null: "1998", "last year", "that year". */
interface GivenYear {
  readonly year: number;
  readonly origin: 'stated' | 'reference' | 'anchor';
}

/** The year of the last point in time, where it has one. */
export function anchorYear(context: TimeContext): number | null {
  const year = Number.parseInt(context.anchor?.slice(0, 4) ?? '', 10);
  return Number.isNaN(year) || (context.anchor?.length ?? 0) < 4 ? null : year;
}

export function givenYear(match: TimeMatch, context: TimeContext): GivenYear | null {
  const year = match.one('year');
  if (year !== undefined) return { year: year.value, origin: 'stated' };
  const word = match.one('lead') ?? match.one('this') ?? match.one('that');
  if (word === undefined || match.all('unit').at(-1)?.lower !== 'year') return null;
  const named = anchorYear(context);
  const isFromAnchor = /^(?:that|same|following|previous|preceding|ensuing)$/.test(word.lower);
  const base = isFromAnchor ? named : context.day === null ? null : partsOf(context.day).year;
  if (base === null) return null;
  const by = /^(?:last|past|previous|preceding)$/.test(word.lower)
    ? -1
    : /^(?:next|coming|following|ensuing|upcoming)$/.test(word.lower)
      ? 1
      : 0;
  return { year: base + by, origin: isFromAnchor ? 'anchor' : 'reference' };
}

/** In a story, January after November is that of the next year. */
function followingYear(year: number, month: number, context: TimeContext): number {
  const last = /^\d{4}-(\d{2})/.exec(context.anchor ?? '')?.[1];
  return last !== undefined && Number(last) - month >= STORY_TURN_MONTHS ? year + 1 : year;
}

export function fullDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const month = match.one('month')?.value ?? 0;
  const number = match.one('number') ?? match.one('ordinal');
  if (number === undefined || number.value < 1 || number.value > 31) return null;
  if (!Number.isInteger(number.value)) return null;
  if (match.all('unit').some((unit) => !/^(?:day|year)$/.test(unit.lower))) return null;
  const next = context.near(1)?.lower ?? '';
  const isMonthLast = match.tokens.at(-1)?.kind === 'month';
  if (isMonthLast && context.near(1)?.kind === 'number' && (context.near(1)?.value ?? 99) <= 31)
    return null;
  if (
    number.kind === 'number' &&
    /^(?:%|percent|per|million|billion|countries|states|nations)$/.test(next)
  )
    return null;
  const given = givenYear(match, context);
  const year = given?.year ?? yearAfterRange(context, month);
  if (year !== null) return date(dayText(year, month, number.value), given?.origin ?? 'stated');
  const named = context.isNarrative ? anchorYear(context) : null;
  if (named !== null)
    return date(dayText(followingYear(named, month, context), month, number.value), 'anchor');
  if (context.day === null) return 'no-reference';
  const fitting = yearOfDate(context.day, context.tense(), month, number.value);
  return date(fitting === null ? null : dayText(fitting, month, number.value), 'reference');
}

/** The year behind the end of a stretch holds for its beginning: "May 3-5, 2024", "from May to October 2020". */
function yearAfterRange(context: TimeContext, month: number): number | null {
  if (!/^(?:hyphen|and)$/.test(context.near(1)?.kind ?? '')) return null;
  let last = month;
  for (let at = 2; at <= 6; at += 1) {
    const token = context.near(at);
    if (token?.kind === 'year') return last < month ? token.value - 1 : token.value;
    if (token?.kind === 'month') last = token.value;
    else if (!/^(?:number|ordinal|comma|the|of)$/.test(token?.kind ?? '')) return null;
  }
  return null;
}

/** The first of "3-5 May 2024", with month and year from behind the second. */
function rangeFirst(match: TimeMatch, context: TimeContext): TimeOutcome {
  const [first, , second] = match.tokens;
  if (first === undefined || second === undefined || first.value >= second.value) return null;
  const tokens = match.tokens.filter((token) => token !== second);
  const outcome = fullDate(new TimeMatch(tokens), context);
  if (outcome === null || typeof outcome === 'string') return outcome;
  return { ...outcome, drop: match.tokens.length - 1 };
}

/** The second of "May 3-5, 2024"; its month stands two words before. */
function rangeLast(match: TimeMatch, context: TimeContext): TimeOutcome {
  const first = context.near(-1);
  const month = context.near(-2);
  const second = match.one('number') ?? match.one('ordinal');
  if (month?.kind !== 'month' || !/^(?:number|ordinal)$/.test(first?.kind ?? '')) return null;
  if (first === undefined || second === undefined || first.value >= second.value) return null;
  const isOpen = match.tokens[0]?.kind === 'and' && match.one('year') === undefined;
  if (isOpen && /^\s+\p{L}/u.test(context.after)) return null;
  const outcome = fullDate(new TimeMatch([month, ...match.tokens]), context);
  return outcome === null || typeof outcome === 'string' ? outcome : { ...outcome, skip: 1 };
}

export function monthDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const month = match.one('month')?.value ?? 0;
  const given = givenYear(match, context);
  if (given !== null) return date(monthText(given.year, month), given.origin);
  const ahead = match.one('lead') === undefined ? yearAfterRange(context, month) : null;
  if (ahead !== null) return date(monthText(ahead, month), 'stated');
  const named = context.isNarrative ? anchorYear(context) : null;
  const lead = match.word('lead');
  if (named !== null && lead === '')
    return date(monthText(followingYear(named, month, context), month), 'anchor');
  if (context.day === null) return 'no-reference';
  const { year, month: current } = partsOf(context.day);
  if (match.one('this') !== undefined && lead === '')
    return date(monthText(year, month), 'reference');
  if (/^(?:last|past|previous)$/.test(lead))
    return date(monthText(month < current ? year : year - 1, month), 'reference');
  if (/^(?:next|coming|upcoming)$/.test(lead))
    return date(monthText(month > current ? year : year + 1, month), 'reference');
  const fitting = fittingYear(context.day, context.tense(), (each) => monthBounds(each, month));
  return date(fitting === null ? null : monthText(fitting, month), 'reference');
}

/** "The July deal": a month that only names a thing is a time, and no day of the record. */
function isNaming(context: TimeContext): boolean {
  return (
    /(?:^|\s)(?:the|a|an|its|their|his|her)\s+$|['’]s\s+$/i.test(context.before) &&
    /^\s+\p{Ll}/u.test(context.after)
  );
}

function bareMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  const outcome = monthDate(match, context);
  const isPlain = match.tokens.length === 1;
  if (outcome === null || typeof outcome === 'string')
    return isPlain && isNaming(context) ? null : outcome;
  return isPlain && isNaming(context) ? { ...outcome, days: null } : outcome;
}

export const LEAD = '(?:<the>?<lead>|<this><lead>?)';
export const YEAR = `(?:<comma>?<of|in>?<year>|<comma>?<of>?(?:<this|that>(?:<lead>)?|<the>?<lead>)<unit>)`;
/** A mark between the parts of a short date: "Oct-2", "2-Oct-2016". */
const MARK = '<hyphen|slash|comma|dot>';
const WEEKDAY = `(?:(?:${LEAD})?<weekday><comma>?<the>?)?`;

function seasonDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const season = match.word('season');
  if (season.endsWith('s')) return null;
  const start = seasonMonth(season);
  const code = ['SP', 'SU', 'FA', 'WI'][start / 3 - 1] ?? 'SP';
  const text = (year: number): string => `${yearText(year)}-${code}`;
  const given = givenYear(match, context);
  if (given !== null) return date(text(given.year), given.origin);
  const lead = match.word('lead');
  const isBare = match.tokens.length === 1;
  if (season === 'fall' && /^\s+of\b/i.test(context.after)) return null;
  if (
    isBare &&
    /^(?:fall|spring)$/.test(season) &&
    !/\b(?:in|by|until|before|since|during|late|early|mid|next|last|this)[\s-]+$/i.test(
      context.before,
    )
  )
    return null;
  const named = context.isNarrative ? anchorYear(context) : null;
  if (named !== null && lead === '') return date(text(named), 'anchor');
  if (context.day === null) return 'no-reference';
  const { year } = partsOf(context.day);
  if (match.one('this') !== undefined && lead === '') return date(text(year), 'reference');
  const tense = /^(?:last|past)$/.test(lead)
    ? 'past'
    : /^(?:next|coming)$/.test(lead)
      ? 'future'
      : context.tense();
  const bounds = (each: number): { first: CivilDay; last: CivilDay } => ({
    first: monthBounds(each, start).first,
    last: monthBounds(start === 12 ? each + 1 : each, start === 12 ? 2 : start + 2).last,
  });
  const fitting = fittingYear(context.day, tense, bounds);
  const isOfRecord =
    !isBare || /\b(?:by|until|before|since|from|in|late|early|mid)[\s-]+$/i.test(context.before);
  return date(
    fitting === null ? null : text(fitting),
    'reference',
    isOfRecord ? {} : { days: null },
  );
}

/** "2019-Aug-1", "2016 June". */
function yearFirst(match: TimeMatch): TimeOutcome {
  const month = match.one('month');
  const year = match.one('year');
  const number = match.one('number') ?? match.one('ordinal');
  if (month === undefined || year === undefined) return null;
  if (number === undefined) return date(monthText(year.value, month.value), 'stated');
  return match.isTight ? date(dayText(year.value, month.value, number.value), 'stated') : null;
}

/** Dates of days, months, seasons and weekdays. */
export const DATE_RULES: readonly TimeRule[] = [
  timeRule(
    'month-day',
    `${WEEKDAY}<month>(?:<the>|${MARK})?<number|ordinal>(?:${MARK}<year>|${YEAR})?`,
    fullDate,
  ),
  timeRule(
    'day-month',
    `${WEEKDAY}<the>?<number|ordinal>(?:<of>|<unit><of>|${MARK})?<month>(?:${MARK}<year>|${YEAR})?`,
    fullDate,
  ),
  timeRule(
    'year-first',
    `<year>(?:${MARK})<month>(?:${MARK})<number|ordinal>|<year><comma>?<month>`,
    yearFirst,
  ),
  timeRule(
    'range-first',
    '<number|ordinal><hyphen|and><number|ordinal><of>?<month>(?:<comma>?<year>)?',
    rangeFirst,
  ),
  timeRule('range-last', '<hyphen|and><number|ordinal>(?:<comma>?<year>)?', rangeLast),
  timeRule('month', `${LEAD}?<month>${YEAR}?`, bareMonth),
  timeRule('season', `(?:${LEAD}|<the>)?<season>${YEAR}?`, seasonDate),
];
