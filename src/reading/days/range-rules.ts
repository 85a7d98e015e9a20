import { addDays, type CivilDay, weekdayOf } from '../../kernel/index.ts';
import { dayText } from './calendar.ts';
import { fullDate } from './date-rules.ts';
import {
  date,
  type TimeContext,
  TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
  withDay,
} from './time-rule.ts';
import type { TimeToken } from './time-tokens.ts';
import { weekText } from './timex-value.ts';
import { AHEAD, BACK } from './unit-rules.ts';
import { monthOfMatch } from './weekday-rules.ts';

const isCount = (token: TimeToken | undefined): token is TimeToken =>
  token !== undefined && /^(?:number|ordinal)$/.test(token.kind) && Number.isInteger(token.value);
const inMonth = (token: TimeToken): boolean => token.value >= 1 && token.value <= 31;
const LED = /\b(?:from|between)\s+(?:the\s+)?$/i;
/** Verbs of change before two numbers: "deaths rose from 4 to 23 last month" tells no days. */
const CHANGES =
  /\b(?:rose|risen|rise|rises|fell|fall|falls|fallen|grew|grown|grow|increas\w*|decreas\w*|drop\w*|climb\w*|jump\w*|went|up|down|cut|reduc\w*|rais\w*|declin\w*|expand\w*|chang\w*|shrank|slid)\b[^.]{0,30}$/i;

/** The first of "from 4 to January 22, 1995", with month and year from behind. */
function beforeDate(match: TimeMatch, context: TimeContext): TimeOutcome {
  const [first, , ...rest] = match.tokens;
  const last = rest.find(isCount);
  if (!isCount(first) || last === undefined || first.value >= last.value || !inMonth(first))
    return null;
  if (!LED.test(context.before)) return null;
  const month = rest.find((token) => token.kind === 'month');
  const year = rest.filter((token) => token.kind === 'year' || token.kind === 'comma');
  if (month === undefined) return null;
  const outcome = fullDate(new TimeMatch([month, first, ...year]), context);
  if (outcome === null || typeof outcome === 'string') return outcome;
  return { ...outcome, drop: match.tokens.length - 1 };
}

/** Both of "from 4 to 23 next month", "between 4 and 22 of this month": the first by one rule, the second by another. */
function inNearMonth(match: TimeMatch, context: TimeContext, which: 'first' | 'last'): TimeOutcome {
  const counts = match.tokens.filter(isCount);
  const [first, last] = counts;
  const unit = match.tokens.at(-1)?.lower;
  if (first === undefined || last === undefined || unit !== 'month') return null;
  if (!inMonth(first) || !inMonth(last) || first.value >= last.value) return null;
  const isOf = match.tokens.some((token) => token.kind === 'of' || token.kind === 'in');
  if (!isOf && (AHEAD.test(match.word('lead')) ? false : CHANGES.test(context.before))) return null;
  const month = monthOfMatch(match, context);
  if (month === null) return context.day === null ? 'no-reference' : null;
  const wanted = which === 'first' ? first : last;
  const value = dayText(Number(month.slice(0, 4)), Number(month.slice(5)), wanted.value);
  const at = match.tokens.indexOf(wanted);
  const cut = which === 'first' ? { skip: at, drop: match.tokens.length - 1 - at } : { skip: at };
  return date(value, 'reference', cut);
}

/** The second number, which the first left behind: the tokens before it are looked at again. */
function lastInNearMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  const first = context.near(-1);
  if (!isCount(first)) return null;
  const outcome = inNearMonth(new TimeMatch([first, ...match.tokens]), context, 'last');
  return outcome === null || typeof outcome === 'string' ? outcome : { ...outcome, skip: 1 };
}

/** "Next week between Wednesday and Friday", "this week from Monday to Thursday". */
function weekdaysOfWeek(match: TimeMatch, day: CivilDay): TimeOutcome {
  const [first, last] = match.all('weekday');
  const link = match.one('other')?.lower ?? 'from';
  if (match.word('unit') !== 'week' || first === undefined || last === undefined) return null;
  if (!/^(?:between|from|on)$/.test(link) || first.value >= last.value) return null;
  const lead = match.word('lead');
  const by = BACK.test(lead) ? -1 : AHEAD.test(lead) ? 1 : 0;
  const monday = addDays(day, by * 7 + 1 - weekdayOf(day));
  const days = `${addDays(monday, first.value - 1)}/${addDays(monday, last.value - 1)}`;
  return date(weekText(monday), 'reference', { days, relation: 'during' });
}

const NEAR_MONTH = '<of|in>?(?:<the>?<lead>|<this>)<unit>';

/** Stretches between two numbers of one month, and between two days of one week. */
export const RANGE_RULES: readonly TimeRule[] = [
  timeRule(
    'range-before-date',
    '<number|ordinal><and|hyphen><month><the>?<number|ordinal>(?:<comma>?<year>)?',
    beforeDate,
  ),
  timeRule(
    'range-near-first',
    `<number|ordinal><and|hyphen><the>?<number|ordinal>${NEAR_MONTH}`,
    (match, context) => inNearMonth(match, context, 'first'),
  ),
  timeRule('range-near-last', `<and|hyphen><the>?<number|ordinal>${NEAR_MONTH}`, lastInNearMonth),
  timeRule(
    'week-weekdays',
    '(?:<lead>|<this>)<unit><other>?<weekday><and|hyphen><weekday>',
    withDay(weekdaysOfWeek),
  ),
];
