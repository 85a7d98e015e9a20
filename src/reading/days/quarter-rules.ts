import { type CivilDay, partsOf } from '../../kernel/index.ts';
import { monthText, yearText } from './calendar.ts';
import { anchorYear } from './date-rules.ts';
import {
  date,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
  withDay,
} from './time-rule.ts';
import { quarterText } from './timex-value.ts';
import { AHEAD, BACK, FISCAL, unitOrSame } from './unit-rules.ts';

const LATE_QUARTER_MONTHS = 6;

/** "The third quarter", with a year or the nearest one that has begun. */
function ordinalQuarter(match: TimeMatch, context: TimeContext): TimeOutcome {
  const name = match.word('ordinal');
  const isLast = /^(?:last|final)$/.test(match.word('lead'));
  const quarter = isLast ? 4 : (match.one('ordinal')?.value ?? match.one('number')?.value ?? 0);
  if (quarter < 1 || quarter > 4) return null;
  const skip =
    match.tokens[0]?.kind === 'the' && match.one('hyphen') !== undefined ? { skip: 1 } : {};
  const year = match.one('year')?.value;
  if (year !== undefined) return date(`${yearText(year)}-Q${quarter}`, 'stated');
  if (name === '' && !isLast) return null;
  if (context.day === null) return 'no-reference';
  const now = partsOf(context.day);
  const lead = match.word('lead');
  const by = match.one('unit') === undefined ? 0 : BACK.test(lead) ? -1 : AHEAD.test(lead) ? 1 : 0;
  if (match.one('unit') !== undefined && match.word('unit') !== 'year') return null;
  if (match.one('unit') !== undefined)
    return date(`${yearText(now.year + by)}-Q${quarter}`, 'reference');
  const start = quarter * 3 - 2;
  const isPast = context.tense() !== 'future';
  // Companies speak of a quarter after its end, so one that has not begun is that of the year before.
  const fits = isPast ? start <= now.month : start + LATE_QUARTER_MONTHS > now.month;
  const yearOf = fits ? now.year : isPast ? now.year - 1 : now.year + 1;
  return date(`${yearText(yearOf)}-Q${quarter}`, 'reference', { days: null, ...skip });
}

function theQuarter(match: TimeMatch, day: CivilDay, context: TimeContext): TimeOutcome {
  const isNow = match.word('lead') === 'current' || match.one('this') !== undefined;
  const isOpen = !isNow && match.word('lead') !== 'latest';
  const last = isOpen ? context.anchor : null;
  const year = yearText(partsOf(day).year);
  const value =
    last !== null && /^\d{4}-Q\d$/.test(last) && last.startsWith(year)
      ? last
      : quarterText(day, isNow ? 0 : -1);
  return date(value, 'reference', { days: null });
}

function halfOf(match: TimeMatch, context: TimeContext): TimeOutcome {
  const half = match.one('ordinal')?.value ?? (match.word('lead') === 'last' ? 2 : 1);
  if (half > 2) return null;
  const month = match.one('month');
  const year = match.one('year')?.value ?? null;
  const leads = match.all('lead');
  const lead =
    match.one('half') !== undefined && leads.length > 0 ? (leads.at(-1)?.lower ?? '') : '';
  if (month !== undefined) {
    const of = year ?? (context.isNarrative ? anchorYear(context) : null);
    if (of === null) return null;
    const value = monthText(of, month.value);
    return date(value, 'stated', {
      days: half === 1 ? `${value}-01/${value}-15` : `${value}-16/${value}-28`,
    });
  }
  if (year !== null) return date(`${yearText(year)}-H${half}`, 'stated');
  if (context.day === null || match.one('unit') === undefined) return null;
  const by = BACK.test(lead) ? -1 : AHEAD.test(lead) ? 1 : 0;
  return date(`${yearText(partsOf(context.day).year + by)}-H${half}`, 'reference');
}

/** "The year-ago quarter", "year-earlier": the quarter that is spoken of, a year before. */
function yearAgo(match: TimeMatch, day: CivilDay, context: TimeContext): TimeOutcome {
  if (
    match.word('unit') !== 'year' ||
    !/^(?:ago|earlier)$/.test(
      match.tokens.find((each) => /^(?:ago|later)$/.test(each.kind))?.lower ?? '',
    )
  )
    return null;
  const year = partsOf(day).year - 1;
  const ordinal = match.one('ordinal')?.value;
  const named = /-Q\d$/.exec(context.anchor ?? '')?.[0];
  const last = quarterText(day, -1).slice(4);
  const quarter =
    ordinal === undefined ? (named ?? (match.tokens.length > 3 ? last : '')) : `-Q${ordinal}`;
  return date(`${yearText(year)}${quarter}`, 'reference', { days: null });
}

/** "The 1988 period", "the 1988 third quarter". */
function periodOfYear(match: TimeMatch, context: TimeContext): TimeOutcome {
  const year = match.one('year')?.value ?? 0;
  const ordinal = match.one('ordinal')?.value;
  const named = /-Q\d$/.exec(context.anchor ?? '')?.[0] ?? '';
  return date(`${yearText(year)}${ordinal === undefined ? named : `-Q${ordinal}`}`, 'stated', {
    days: null,
  });
}

/** "This year's third quarter", "last year's quarter". */
function quarterOfNear(match: TimeMatch, day: CivilDay, context: TimeContext): TimeOutcome {
  if (match.word('unit') !== 'year') return null;
  const lead = match.word('lead');
  const by = BACK.test(lead) ? -1 : AHEAD.test(lead) ? 1 : 0;
  const ordinal = match.one('ordinal')?.value;
  const named = /-Q\d$/.exec(context.anchor ?? '')?.[0] ?? quarterText(day, -1).slice(4);
  return date(
    `${yearText(partsOf(day).year + by)}${ordinal === undefined ? named : `-Q${ordinal}`}`,
    'reference',
  );
}

function namedQuarter(match: TimeMatch): TimeOutcome {
  const quarter = match.one('number')?.value ?? match.one('ordinal')?.value ?? 0;
  const year = match.one('year')?.value ?? 0;
  if (match.word('quarterName') === 'h')
    return quarter < 1 || quarter > 2 ? null : date(`${yearText(year)}-H${quarter}`, 'stated');
  return quarter < 1 || quarter > 4 ? null : date(`${yearText(year)}-Q${quarter}`, 'stated');
}

function theQuarterOrNull(match: TimeMatch, day: CivilDay, context: TimeContext): TimeOutcome {
  const lead = match.word('lead');
  const isPeriod = match.one('period') !== undefined;
  if (isPeriod && !/^(?:latest|same)$/.test(lead)) return null;
  if (lead !== '' && !/^(?:latest|current)$/.test(lead))
    return isPeriod ? null : unitOrSame(match, context);
  return theQuarter(match, day, context);
}

/** Quarters and halves of a year. */
export const QUARTER_RULES: readonly TimeRule[] = [
  timeRule(
    'quarter-of',
    `(?:<the>|<this>|<lead>)?${FISCAL}<ordinal|lead><hyphen>?<quarter>(?:<comma>?<of>?<the>?(?:${FISCAL}<year>|(?:<this>|<lead>)?<unit>))?`,
    ordinalQuarter,
  ),
  timeRule(
    'quarter-name',
    '(?:<quarterName><number><of>?<comma>?<year>|<year><comma>?<hyphen>?<quarterName><number>|<year><comma>?<the>?<ordinal><quarter>)',
    namedQuarter,
  ),
  timeRule(
    'year-ago',
    '<the>?<unit><hyphen><ago|later>(?:<ordinal><hyphen>?<quarter>|<quarter|period>)?',
    withDay(yearAgo),
  ),
  timeRule(
    'period-of-year',
    '<the><year>(?:<ordinal><hyphen>?<quarter>|<quarter|period>)',
    periodOfYear,
  ),
  timeRule(
    'year-and-quarter',
    '(?:<this>|<lead>)<unit><possessive>(?:<ordinal><hyphen>?)?<quarter>',
    withDay(quarterOfNear),
  ),
  timeRule('the-quarter', '<the><lead>?<quarter|period>', withDay(theQuarterOrNull)),
  timeRule(
    'half',
    '(?:<the><ordinal|lead>|<ordinal>)<half>(?:<of>(?:<the>?<lead>|<this>|<the>)<unit>|<of><month>?<comma>?<year>|<of><month>)',
    halfOf,
  ),
];
