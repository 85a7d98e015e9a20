import { addDays, type CivilDay, endOfMonth, partsOf, weekdayOf } from '../../kernel/index.ts';
import { dayText, monthText, nearestWeekday, shiftMonth } from './calendar.ts';
import { LEAD, monthDate, YEAR } from './date-rules.ts';
import {
  date,
  type TimeContext,
  TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
} from './time-rule.ts';

function weekdayDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const { day } = context;
  if (day === null) return 'no-reference';
  const wanted = match.one('weekday')?.value ?? 1;
  const value = weekdayValue(wanted, match, { ...context, day });
  const part = match.one('part');
  if (part === undefined) return date(value, 'reference');
  if (part.lower.endsWith('s'))
    return {
      type: 'SET',
      value: `XXXX-WXX-${wanted}T${partCode(part.lower)}`,
      origin: 'stated',
      days: null,
    };
  return { type: 'TIME', value: `${value}T${partCode(part.lower)}`, origin: 'reference' };
}

const PART_CODES: Readonly<Record<string, string>> = {
  morning: 'MO',
  dawn: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  overnight: 'NI',
  daytime: 'DT',
  noon: '12:00',
  midday: '12:00',
  midnight: '24:00',
};

export function partCode(word: string): string {
  return PART_CODES[word.replace(/s$/, '')] ?? 'DT';
}

/** The month that "of May 2024", "of next month" means. */
export function monthOfMatch(match: TimeMatch, context: TimeContext): string | null {
  if (match.one('month') !== undefined) {
    const outcome = monthDate(
      new TimeMatch(match.tokens.slice(match.tokens.findIndex((each) => each.kind === 'month'))),
      context,
    );
    return outcome === null || typeof outcome === 'string' ? null : outcome.value;
  }
  if (match.word('unit') !== 'month' || context.day === null) return null;
  const lead = match.all('lead').at(-1)?.lower ?? '';
  const by = /^(?:last|past|previous)$/.test(lead)
    ? -1
    : /^(?:next|coming|following)$/.test(lead)
      ? 1
      : 0;
  const { year, month } = partsOf(context.day);
  const target = shiftMonth(year, month, match.one('this') === undefined ? by : 0);
  return monthText(target.year, target.month);
}

/** "The first Friday of May 2024", "the last Monday of next month". */
function weekdayOfMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  const wanted = match.one('weekday')?.value ?? 1;
  const month = monthOfMatch(match, context);
  const first =
    month === null ? null : dayText(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  if (first === null) return null;
  const ordinal = match.tokens.find((each) => each.kind === 'ordinal');
  const origin = match.one('year') === undefined ? 'reference' : 'stated';
  const start = nearestWeekday(first, wanted, 'future');
  if (ordinal === undefined && match.tokens.find((each) => each.kind === 'lead')?.lower !== 'last')
    return null;
  const value =
    ordinal === undefined
      ? nearestWeekday(endOfMonth(first), wanted, 'past')
      : addDays(start, 7 * (ordinal.value - 1));
  return value.startsWith(first.slice(0, 7)) ? date(value, origin) : 'unclear';
}

/** "The 15th of next month", "the 28th of that month". */
function dayOfMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  const tokens = match.tokens.slice(match.tokens.findIndex((each) => each.kind === 'of') + 1);
  const isAnchored = match.one('that') !== undefined;
  const anchor = isAnchored ? /^\d{4}-\d{2}/.exec(context.anchor ?? '')?.[0] : undefined;
  const isMonth = tokens.at(-1)?.lower === 'month';
  const month = !isMonth
    ? null
    : isAnchored
      ? (anchor ?? null)
      : monthOfMatch(new TimeMatch(tokens), context);
  const number = match.one('ordinal')?.value ?? 0;
  if (
    month === null ||
    match.tokens.some((each) => each.kind === 'unit' && !/^(?:day|month)$/.test(each.lower))
  )
    return null;
  return date(
    dayText(Number(month.slice(0, 4)), Number(month.slice(5)), number),
    isAnchored ? 'anchor' : 'reference',
  );
}

/** "Tuesday of last week", "next week on Friday". */
function weekdayOfWeek(match: TimeMatch, context: TimeContext): TimeOutcome {
  const { day } = context;
  if (match.word('unit') !== 'week') return null;
  if (day === null) return 'no-reference';
  const lead = match.word('lead');
  const by = /^(?:last|past|previous)$/.test(lead)
    ? -1
    : /^(?:next|coming|following)$/.test(lead)
      ? 1
      : 0;
  return date(
    addDays(day, by * 7 + (match.one('weekday')?.value ?? 1) - weekdayOf(day)),
    'reference',
  );
}

/** "Friday the 13th": the nearest month in which the day has that number. */
function weekdayOrdinal(match: TimeMatch, context: TimeContext): TimeOutcome {
  const { day } = context;
  const number = match.one('ordinal')?.value ?? 0;
  if (day === null) return 'no-reference';
  const { year, month } = partsOf(day);
  const wanted = match.one('weekday')?.value;
  for (const by of context.tense() === 'future' ? [0, 1, -1] : [0, -1, 1]) {
    const target = shiftMonth(year, month, by);
    const value = dayText(target.year, target.month, number);
    if (value !== null && weekdayOf(value) === wanted) return date(value, 'reference');
  }
  return null;
}

const PLANNED = /\b(?:by|until|till|before|from|starting|beginning)\s+(?:on\s+)?$/i;

/**
 * The day that a weekday means. The day of publication counts as nearest, in the past as in the future, so a
 * paper of Wednesday that says "on Wednesday" means its own day, whatever the tense.
 */
function weekdayValue(
  wanted: number,
  match: TimeMatch,
  context: TimeContext & { day: CivilDay },
): CivilDay {
  const { day } = context;
  const lead = match.word('lead');
  // "Previous Monday" without an article mirrors "next Monday": that of the week before.
  if (lead === 'previous' && match.one('the') === undefined)
    return addDays(day, -7 - weekdayOf(day) + wanted);
  if (/^(?:last|past|previous)$/.test(lead))
    return nearestWeekday(addDays(day, -1), wanted, 'past');
  // "Next Friday", said on a Thursday, is the one of the week to come.
  if (lead === 'next') return addDays(day, 7 - weekdayOf(day) + wanted);
  if (/^(?:coming|following|upcoming)$/.test(lead))
    return nearestWeekday(addDays(day, 1), wanted, 'future');
  const tense = context.tense();
  if (match.one('this') !== undefined)
    return nearestWeekday(day, wanted, tense === 'past' ? 'past' : 'future');
  const isAhead = tense === 'future' || (PLANNED.test(context.before) && tense === 'none');
  return nearestWeekday(day, wanted, isAhead ? 'future' : 'past');
}

/** Weekdays, and days by their number in a month near by. */
export const WEEKDAY_RULES: readonly TimeRule[] = [
  timeRule(
    'day-of-near-month',
    '<the>?<ordinal><unit>?<of>(?:<the>?<lead>|<this|that>|<the>)<unit>',
    dayOfMonth,
  ),
  timeRule(
    'weekday-of',
    `<the>?(?:<ordinal|lead>)<weekday>(?:<of|in>)(?:<month>${YEAR}?|<the>?<lead><unit>|<this><unit>)`,
    weekdayOfMonth,
  ),
  timeRule(
    'weekday-of-week',
    `(?:<weekday>(?:<of>)(?:<the>?<lead>|<this>)<unit>|(?:<lead>|<this>)<unit><other>?<weekday>)`,
    weekdayOfWeek,
  ),
  timeRule('weekday-date', '<weekday><comma>?<the><ordinal>', weekdayOrdinal),
  timeRule('weekday', `(?:${LEAD})?<weekday><part>?`, weekdayDate),
];
