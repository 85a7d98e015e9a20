import {
  addDays,
  type CivilDay,
  daysBetween,
  parseCivilDay,
  partsOf,
  weekdayOf,
} from '../../kernel/index.ts';
import { dayText, monthText, nearestWeekday, shiftMonth, weekOf, yearText } from './calendar.ts';
import { fullDate, monthDate, YEAR } from './date-rules.ts';
import { countText, unitLetter } from './time-amounts.ts';
import {
  date,
  type TimeContext,
  TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
  withDay,
} from './time-rule.ts';
import { edtfOf } from './timex-value.ts';
import { moved, weekendText } from './unit-rules.ts';
import { monthOfMatch } from './weekday-rules.ts';

/** "The week of November 10", "the week beginning on Monday 3 November": the week that holds the day. */
function weekOfDay(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (match.one('unit')?.lower !== 'week') return null;
  const link = match.tokens.find((each) => /^(?:of|end|other)$/.test(each.kind))?.lower ?? '';
  if (!/^(?:of|beginning|starting|commencing|start)$/.test(link)) return null;
  const rest = match.tokens.slice(match.tokens.findIndex((each) => each.kind === 'unit') + 1);
  const from = rest.findIndex((each) => /^(?:weekday|month|number|ordinal)$/.test(each.kind));
  const between = rest.slice(0, from).map((each) => each.lower);
  if (between.some((word) => !/^(?:of|beginning|starting|commencing|on|the)$/.test(word)))
    return null;
  const day = fullDate(new TimeMatch(rest.slice(from)), context);
  if (day === null || typeof day === 'string') return day;
  const value = day.value as CivilDay;
  return { ...day, days: weekOf(value, 0), lead: 0 };
}

/** "The month of May", "month of May 2024". */
function monthOf(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (match.one('unit')?.lower !== 'month') return null;
  const from = match.tokens.findIndex((each) => each.kind === 'month');
  const outcome = monthDate(new TimeMatch(match.tokens.slice(from)), context);
  const lead = match.tokens[0]?.kind === 'the' ? 1 : 0;
  return outcome === null || typeof outcome === 'string' ? outcome : { ...outcome, lead };
}

/** "The week after next", "the year before last". */
function afterNext(match: TimeMatch, day: CivilDay): TimeOutcome {
  const way = match.word('before');
  const lead = match.word('lead');
  const by = way === 'after' && lead === 'next' ? 2 : way === 'before' && lead === 'last' ? -2 : 0;
  if (by === 0) return null;
  if (match.one('weekend') !== undefined) return date(weekendText(day, by), 'reference');
  return date(moved(day, by, unitLetter(match.word('unit'))), 'reference');
}

/** "Expelled on Wednesday, the day after the letter had come": the day of the letter. */
function dayBeside(match: TimeMatch, context: TimeContext): TimeOutcome {
  const anchor = parseCivilDay(context.anchorHere ?? '');
  if (match.word('unit') !== 'day' || anchor === null || !/^\s+\p{L}/u.test(context.after))
    return null;
  return date(addDays(anchor, match.word('before') === 'after' ? -1 : 1), 'anchor');
}

/** "A week from Tuesday", "two weeks from now", "two Sundays from now". */
function fromPoint(match: TimeMatch, day: CivilDay): TimeOutcome {
  const link = match.one('other')?.lower;
  const count = Number(countText(match));
  const isNow = match.word('now') === 'now';
  if (link !== 'from' || !Number.isInteger(count) || count < 1 || count > 999) return null;
  if (match.one('now') !== undefined && !isNow) return null;
  const weekdays = match.all('weekday').concat(match.all('weekdays'));
  const unit = (match.one('unit') ?? match.one('units'))?.lower;
  const next = (wanted: number): CivilDay => nearestWeekday(addDays(day, 1), wanted, 'future');
  if (unit === undefined) {
    const wanted = weekdays[0]?.value ?? 1;
    return isNow ? date(addDays(next(wanted), 7 * (count - 1)), 'reference') : null;
  }
  const letter = unitLetter(unit);
  const base = isNow ? day : weekdays[0] === undefined ? null : next(weekdays[0].value);
  if (base === null || letter.startsWith('T')) return null;
  if (letter === 'W' || letter === 'D')
    return date(addDays(base, count * (letter === 'W' ? 7 : 1)), 'reference');
  return date(moved(base, count, letter), 'reference');
}

/** Farther than this a day of a weekday and a number is looked for on both sides. */
const NEAR_DAYS = 45;
/** What follows a number that counts things: "Monday 21 states". */
const COUNTS_ON =
  /^\s+(?!(?:and|or|but|to|in|at|on|when|where|that|which|with|for|after|before|by|from|of|until|the|he|she|they|it|was|were|is|are|will|would|has|had|have|as|while|during|between)\b)\p{L}|^\s*[%:.]\d|^%/u;

/** The days around the reference that are such a weekday and such a day of their month, nearest first. */
function matchingDays(day: CivilDay, weekday: number, numbers: readonly string[]): CivilDay[] {
  const { year, month } = partsOf(day);
  const found: CivilDay[] = [];
  for (let by = -14; by <= 14; by += 1) {
    const target = shiftMonth(year, month, by);
    for (const number of numbers) {
      const [first = 0, second] = number.split('/').map(Number);
      if (second !== undefined && first !== target.month) continue;
      const value = dayText(target.year, target.month, second ?? first);
      if (value !== null && weekdayOf(value) === weekday) found.push(value);
    }
  }
  return found.sort((a, b) => Math.abs(daysBetween(day, a)) - Math.abs(daysBetween(day, b)));
}

/** "Monday 21", "Friday 7/6": the weekday says which month, and which of two numbers is the month. */
function weekdayNumber(match: TimeMatch, context: TimeContext): TimeOutcome {
  const { day } = context;
  const [first, second] = match.all('number');
  const weekday = match.one('weekday')?.value ?? 1;
  if (first === undefined || !Number.isInteger(first.value) || COUNTS_ON.test(context.after))
    return null;
  if (first.value < 1 || first.value > 31) return null;
  if (day === null) return 'no-reference';
  const numbers =
    second === undefined
      ? [`${first.value}`]
      : [`${first.value}/${second.value}`, `${second.value}/${first.value}`];
  const days = matchingDays(day, weekday, numbers);
  const tense = context.tense();
  const isFitting = (each: CivilDay): boolean =>
    tense === 'future' ? each >= day : tense === 'past' ? each <= day : true;
  const near = days.find(
    (each) => isFitting(each) && Math.abs(daysBetween(day, each)) <= NEAR_DAYS,
  );
  const value = near ?? days[0];
  return value === undefined ? null : date(value, 'reference');
}

const DAY_LED = /\b(?:on|by|until|till|since|from|before|after|for|through)\s+$/i;
const CLAUSE_GOES_ON =
  /^(?:\s*(?:$|[.,;:!?)\]"”’—–])|\s+(?:and|or|but|to|in|at|when|where|that|which|with|after|before|by|from|until|he|she|they|it|we|was|were|is|are|will|would|has|had|as|while|this|next|last)\b)/;

/** In a story the number goes on from the day named before, into the next month where it is smaller. */
function numberedInStory(number: number, anchor: string | null): TimeOutcome {
  const named = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(anchor ?? '');
  if (named === null) return null;
  const by = number < Number(named[3] ?? 0) ? 1 : 0;
  const { year, month } = shiftMonth(Number(named[1]), Number(named[2]), by);
  return date(dayText(year, month, number), 'anchor');
}

/** "On the 18th": the day of that number nearest in the tense. Words for small numbers count other things too. */
function numberedDay(match: TimeMatch, context: TimeContext): TimeOutcome {
  const token = match.one('ordinal') ?? match.one('number');
  if (token === undefined || !Number.isInteger(token.value)) return null;
  const isDigits = /^\d/.test(token.lower);
  if (token.value < (isDigits ? 1 : 11) || token.value > 31) return null;
  if (!DAY_LED.test(context.before) || !CLAUSE_GOES_ON.test(context.after)) return null;
  // "The 12th, 13th and 14th amendments", "for the 11th, and last, time": an enumeration of other things.
  if (/^,?\s+(?:(?:and|or)\s+)?(?:the\s+)?(?:\d|last\b|final\b|first\b)/.test(context.after))
    return null;
  // "On the 27" may be the 27 states of a union: digits alone are read behind "on" only.
  if (token.kind === 'number' && !/\bon\s+$/i.test(context.before)) return null;
  if (context.isNarrative) return numberedInStory(token.value, context.anchor);
  const { day } = context;
  if (day === null) return 'no-reference';
  const { year, month } = partsOf(day);
  const isPast = context.tense() === 'past';
  for (const by of isPast ? [0, -1, -2] : [0, 1, 2]) {
    const target = shiftMonth(year, month, by);
    const value = dayText(target.year, target.month, token.value);
    if (value !== null && (isPast ? value <= day : value >= day)) return date(value, 'reference');
  }
  return null;
}

/** "The first day of next month", "the last day of 2026", "the last day of May". */
function edgeDay(match: TimeMatch, context: TimeContext): TimeOutcome {
  const { day } = context;
  const units = match.all('unit');
  const isLast = match.all('lead')[0]?.lower === 'last' && match.one('ordinal') === undefined;
  const count = match.one('ordinal')?.value ?? 1;
  if (units[0]?.lower !== 'day' || (!isLast && match.one('ordinal') === undefined)) return null;
  const of = match.tokens.slice(match.tokens.findIndex((each) => each.kind === 'of') + 1);
  const rest = new TimeMatch(of);
  let value: string | null = null;
  const year = rest.one('year');
  if (rest.one('month') !== undefined || rest.word('unit') === 'month')
    value = monthOfMatch(rest, context);
  else if (year !== undefined) value = yearText(year.value);
  else if (day === null) return 'no-reference';
  else {
    const lead = rest.word('lead');
    const by = /^(?:last|past|previous)$/.test(lead) ? -1 : lead === '' ? 0 : 1;
    const letter = unitLetter(rest.word('unit'));
    if (!/^[WY]$/.test(letter)) return null;
    value = moved(day, by, letter);
  }
  if (value === null) return null;
  const days = edtfOf(value, '');
  const bounds = days?.includes('/') === true ? days.split('/') : null;
  const first = (bounds?.[0] ?? `${value}${'-01-01'.slice(value.length - 4)}`) as CivilDay;
  const next = bounds === null ? shiftOf(value) : addDays((bounds[1] ?? first) as CivilDay, 1);
  const found = isLast ? addDays(next, -1) : addDays(first, count - 1);
  if (found >= next) return 'unclear';
  return date(found, year === undefined ? 'reference' : 'stated');
}

/** First day after a month or year. */
function shiftOf(value: string): CivilDay {
  const year = Number(value.slice(0, 4));
  const next =
    value.length === 4
      ? { year: year + 1, month: 1 }
      : shiftMonth(year, Number(value.slice(5, 7)), 1);
  return `${monthText(next.year, next.month)}-01` as CivilDay;
}

/** "Calendar week 10", "week 10 of 2026": weeks after ISO 8601. A bare "week 10" may be that of a war. */
function numberedWeek(match: TimeMatch, context: TimeContext): TimeOutcome {
  const week = match.one('number')?.value ?? 0;
  const year = match.one('year')?.value;
  if (match.word('unit') !== 'week' || !Number.isInteger(week) || week < 1 || week > 53)
    return null;
  if (year === undefined && match.word('more') !== 'calendar') return null;
  const of = year ?? (context.day === null ? null : partsOf(context.day).year);
  if (of === null) return 'no-reference';
  const value = `${yearText(of)}-W${String(week).padStart(2, '0')}`;
  return date(value, year === undefined ? 'reference' : 'stated');
}

/** "Year to date", "so far this year". */
function toDate(match: TimeMatch, day: CivilDay): TimeOutcome {
  const unit = match.word('unit');
  const words = match.tokens.map((each) => each.lower).join(' ');
  if (!/^(?:the )?(?:year|month) to date$|^so far this (?:year|month)$/.test(words)) return null;
  const value = unit === 'year' ? day.slice(0, 4) : day.slice(0, 7);
  const before = addDays(day, -1);
  return date(value, 'reference', {
    days: `${value}/${before.startsWith(value) ? before : day}`,
    lead: match.tokens[0]?.kind === 'the' ? 1 : 0,
    skip: match.one('this') === undefined ? 0 : 2,
  });
}

const DAY_IN_MONTH = `<weekday>?<comma>?(?:<month><the>?<number|ordinal>${YEAR}?|<the>?<number|ordinal><of>?<month>${YEAR}?)`;

/** Weeks, months and days that are named by another day or by their number. */
export const WEEK_RULES: readonly TimeRule[] = [
  timeRule('week-of-day', `<the>?<unit><of|end|other><other>?${DAY_IN_MONTH}`, weekOfDay),
  timeRule('day-beside', '<the><unit><before>', dayBeside),
  timeRule('month-of', `<the>?<unit><of><month>${YEAR}?`, monthOf),
  timeRule('after-next', '<the>?<unit|weekend><before><lead>', withDay(afterNext)),
  timeRule(
    'from-point',
    '<a|number><unit|units|weekday|weekdays><other><now|weekday>',
    withDay(fromPoint),
  ),
  timeRule(
    'weekday-number',
    '(?:<this>|<lead>)?<weekday>(?:<comma>?<number><slash><number>|<number>)',
    weekdayNumber,
  ),
  timeRule('numbered-day', '<the><ordinal|number>', numberedDay),
  timeRule(
    'edge-day',
    `<the>?<ordinal|lead><unit><of>(?:<month>${YEAR}?|<year>|(?:<the>?<lead>|<this>|<the>)<unit>)`,
    edgeDay,
  ),
  timeRule('numbered-week', '<more>?<unit><number>(?:<of|comma>?<year>)?', numberedWeek),
  timeRule('to-date', '<the>?<unit><and><other>|<other><other><this><unit>', withDay(toDate)),
];
