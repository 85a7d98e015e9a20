import {
  addDays,
  addMonths,
  type CivilDay,
  endOfMonth,
  parseCivilDay,
  partsOf,
} from '../../kernel/index.ts';
import { monthText, nearestWeekday, shiftMonth, yearText } from './calendar.ts';
import { anchorYear } from './date-rules.ts';
import { countText, unitLetter } from './time-amounts.ts';
import {
  type BuiltTime,
  date,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
  withDay,
} from './time-rule.ts';
import { edtfOf, modOf, quarterText, weekText } from './timex-value.ts';

export const BACK = /^(?:last|past|previous|preceding)$/;
export const AHEAD = /^(?:next|coming|following|upcoming|ensuing)$/;
/** "The following year" after another day of the text is reckoned from that day. */
const FROM_ANCHOR = /^(?:following|previous|preceding|same|ensuing)$/;

/** A day moved by so many units, at the precision that the unit has; null past the calendar's ends. */
export function moved(day: CivilDay, count: number, letter: string): string | null {
  const { year, month } = partsOf(day);
  if (letter.startsWith('T')) return day;
  if (letter === 'D') return Math.abs(count) > 40_000 ? null : addDays(day, count);
  if (letter === 'W') return Math.abs(count) > 5_000 ? null : weekText(addDays(day, count * 7));
  const months = letter === 'M' ? 1 : letter === 'E' ? 120 : letter === 'C' ? 1200 : 12;
  const target = shiftMonth(year, month, count * months);
  if (target.year < 1 || target.year > 9999) return null;
  if (letter === 'M') return monthText(target.year, target.month);
  return letter === 'E' ? yearText(target.year).slice(0, 3) : yearText(target.year);
}

export function weekendText(day: CivilDay, by: number): string {
  return `${weekText(addDays(day, by * 7))}-WE`;
}

/** A full day out of an anchor of any precision that a unit can move; null where it is not exact enough. */
function anchorDay(anchor: string | null, letter: string): CivilDay | null {
  if (anchor === null || /[WQXHSF]/.test(anchor)) return null;
  const need = /^[YEC]$/.test(letter) ? 4 : letter === 'M' ? 7 : 10;
  if (anchor.length < need) return null;
  return parseCivilDay(`${anchor.slice(0, 10)}${'-01-01'.slice(anchor.length - 4)}`);
}

/** "Last week", "this year", "the following day". */
function unitNear(match: TimeMatch, context: TimeContext): TimeOutcome {
  const lead = match.word('lead');
  const by = BACK.test(lead) ? -1 : AHEAD.test(lead) ? 1 : 0;
  const hasThe = match.one('the') !== undefined;
  const unit = match.one('unit')?.lower ?? (match.one('weekend') ? 'weekend' : 'quarter');
  const letter = unitLetter(unit);
  // "The last day of fighting" is no day before this one.
  if (unit === 'day' && /^\s+of\b/.test(context.after)) return null;
  const fromText =
    FROM_ANCHOR.test(lead) || (hasThe && lead === 'next') || (hasThe && unit === 'day');
  const named = fromText ? anchorDay(context.anchor, letter) : null;
  if (named !== null) return date(moved(named, by, letter), 'anchor');
  if (context.day === null) return 'no-reference';
  if (fromText && unit === 'day') return null;
  if (unit === 'weekend') return date(weekendText(context.day, by), 'reference');
  if (unit === 'quarter')
    return date(quarterText(context.day, lead === 'latest' ? -1 : by), 'reference');
  if (letter.startsWith('T')) return null;
  // "The last week" may be any week.
  return date(moved(context.day, by, letter), 'reference');
}

/** "That year", "the same day": the point named before, at the unit's precision. */
function sameUnit(match: TimeMatch, context: TimeContext): TimeOutcome {
  const letter = unitLetter(match.one('unit')?.lower ?? 'year');
  const length = letter === 'Y' ? 4 : letter === 'M' ? 7 : letter === 'D' ? 10 : 0;
  const { anchor } = context;
  if (
    anchor === null ||
    length === 0 ||
    anchor.length < length ||
    /[WQXHSF]/.test(anchor.slice(0, length))
  )
    return null;
  return date(anchor.slice(0, length), 'anchor');
}

/** "Two years ago", "a week ago". */
function ago(match: TimeMatch, day: CivilDay, context: TimeContext): TimeOutcome {
  const unit = (match.one('unit') ?? match.one('units') ?? match.one('quarter'))?.lower ?? '';
  const letter = unitLetter(unit);
  const count = countText(match);
  if (letter === 'Y' && count === '1' && /^\d{4}-Q\d$/.test(context.anchor ?? '')) {
    const anchor = context.anchor ?? '';
    const year = Number(anchor.slice(0, 4));
    const isBefore = year < partsOf(day).year;
    return date(`${yearText(isBefore ? year : year - 1)}${anchor.slice(4)}`, 'anchor');
  }
  if (count === 'X') return date('PAST_REF', 'reference', { days: null });
  if (letter.startsWith('T')) return date(day, 'reference', { days: null });
  if (!Number.isInteger(Number(count))) return null;
  // Weeks are counted to the day, which is then that day of the week.
  const value =
    letter === 'W'
      ? addDays(day, -7 * Math.min(Number(count), 5_000))
      : moved(day, -Number(count), letter);
  if (value === null) return 'unclear';
  const week =
    letter === 'W'
      ? { days: `${addDays(value as CivilDay, 1 - 4)}/${addDays(value as CivilDay, 3)}` }
      : {};
  return date(value, 'reference', week);
}

/** "A week later", "two years after": reckoned from another day of the text. */
function fromAnchor(match: TimeMatch, context: TimeContext): TimeOutcome {
  const way = match.word('later') || match.word('before');
  const letter = unitLetter((match.one('unit') ?? match.one('units'))?.lower ?? '');
  const isBack = /^(?:earlier|before)$/.test(way);
  const count = countText(match);
  if (/^\d{4}-Q\d$/.test(context.anchor ?? '') && letter === 'Y' && count === '1' && isBack) {
    const anchor = context.anchor ?? '';
    return date(`${yearText(Number(anchor.slice(0, 4)) - 1)}${anchor.slice(4)}`, 'anchor');
  }
  const named = anchorDay(context.anchor, letter);
  const number = Number(count);
  if (named === null || count === 'X' || !Number.isInteger(number))
    return vagueLater(match, context);
  const value =
    letter === 'W'
      ? addDays(named, (isBack ? -7 : 7) * Math.min(number, 5_000))
      : moved(named, isBack ? -number : number, letter);
  if (value === null) return null;
  return date(value, 'anchor');
}

/** The same with nothing exact to reckon from: a time, but no day. */
function vagueLater(match: TimeMatch, context: TimeContext): TimeOutcome {
  const letter = unitLetter((match.one('unit') ?? match.one('units'))?.lower ?? '');
  const count = countText(match);
  if (match.one('later') === undefined) return null;
  if (
    context.anchor === null &&
    letter === 'Y' &&
    count === '1' &&
    context.day !== null &&
    match.word('later') === 'earlier'
  )
    return date(yearText(partsOf(context.day).year - 1), 'reference', { days: null });
  const year = anchorYear(context);
  const unknown =
    year === null
      ? null
      : letter === 'D'
        ? `${yearText(year)}-XX-XX`
        : letter === 'M'
          ? `${yearText(year)}-XX`
          : letter === 'W'
            ? `${yearText(year)}-WXX`
            : null;
  return date(
    unknown ?? (/earlier/.test(match.word('later')) ? 'PAST_REF' : 'FUTURE_REF'),
    'anchor',
    { days: null },
  );
}

function earlierThis(match: TimeMatch, context: TimeContext): TimeOutcome {
  const unit = match.one('unit')?.lower ?? '';
  const word = match.word('later');
  const lead = match.word('lead') || match.word('that') || match.word('this');
  // "Earlier last week": the first half of it.
  if (
    match.one('lead') !== undefined &&
    match.one('that') === undefined &&
    (BACK.test(lead) || lead === 'next')
  ) {
    const near = unitNear(match, context);
    if (near === null || typeof near === 'string') return near;
    return {
      ...near,
      mod: word === 'earlier' ? 'START' : 'END',
      part: word === 'earlier' ? 'early' : 'late',
    };
  }
  if (/^(?:that|same|following)$/.test(lead)) {
    const same = sameUnit(match, context);
    return same === null || typeof same === 'string' ? same : { ...same, days: null };
  }
  const { day } = context;
  if (day === null) return 'no-reference';
  if (lead === '' && context.isNarrative) {
    const year = anchorYear(context);
    return unit === 'year' && year !== null ? date(yearText(year), 'anchor', { days: null }) : null;
  }
  const mod = word === 'earlier' ? 'START' : 'END';
  const { year, month } = partsOf(day);
  const start =
    unit === 'year'
      ? yearText(year)
      : unit === 'month'
        ? monthText(year, month)
        : unit === 'week'
          ? null
          : day;
  const value = unit === 'week' ? weekText(day) : (start ?? day);
  const days = stretchOf(unit, day, word === 'earlier');
  return date(value, 'reference', { mod, days });
}

/** The part of the running unit up to the day, or from it on. */
function stretchOf(unit: string, day: CivilDay, isBack: boolean): string {
  if (unit === 'day') return day;
  const { year, month } = partsOf(day);
  if (unit === 'week') {
    const monday = addDays(day, 1 - (((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7) + 1));
    if (isBack) return `${monday}/${monday === day ? day : addDays(day, -1)}`;
    return `${day}/${addDays(monday, 6)}`;
  }
  if (isBack) {
    // What was "earlier" is told from the day on: that day itself is left out, but for the first of a stretch.
    const start = unit === 'month' ? monthText(year, month) : yearText(year);
    const before = addDays(day, -1);
    return `${start}/${before.startsWith(start) ? before : day}`;
  }
  const next = unit === 'month' ? shiftMonth(year, month, 1) : { year: year + 1, month: 1 };
  const last = addDays(`${monthText(next.year, next.month)}-01` as CivilDay, -1);
  return `${day}/${last}`;
}

/** How far "in the coming days, weeks, months" is taken to reach. Reasoned, not tuned: a vague word gets a wide window. */
function comingEnd(letter: string, day: CivilDay): CivilDay {
  if (letter === 'D') return addDays(day, 14);
  if (letter === 'W') return addDays(day, 60);
  return addMonths(day, letter === 'M' ? 12 : letter === 'Y' ? 120 : 480);
}

function shifted(day: CivilDay, count: number, letter: string): CivilDay {
  if (letter === 'D' || letter === 'W')
    return addDays(day, Math.min(count, 5_000) * (letter === 'W' ? 7 : 1));
  return addMonths(day, Math.min(count, 600) * (letter === 'M' ? 1 : letter === 'Y' ? 12 : 120));
}

/** "The next two weeks", "the past three months", "in the coming weeks": a length for TIMEX3, days for the record. */
function leadUnits(match: TimeMatch, context: TimeContext): TimeOutcome {
  const unit = (match.one('units') ?? match.one('unit') ?? match.one('quarter'))?.lower ?? '';
  const letter = unitLetter(unit);
  const lead = match.word('lead');
  const count =
    match.one('number') === undefined && match.one('a') === undefined ? 'X' : countText(match);
  const isAhead = AHEAD.test(lead);
  const value = `P${letter.startsWith('T') ? 'T' : ''}${count}${letter.replace('T', '')}`;
  const start = match.tokens[0]?.kind === 'the' ? 1 : 0;
  const base: BuiltTime = { type: 'DURATION', value, origin: 'reference', days: null, lead: start };
  const number = Number(count);
  if (context.day === null || letter.startsWith('T') || letter === 'F') return base;
  const isTold = /^(?:following|previous|preceding)$/.test(lead) && context.anchor !== null;
  if (isTold || context.isNarrative) return base;
  if (isAhead && Number.isNaN(number) && match.one('vague') === undefined)
    return {
      ...base,
      relation: 'during',
      days: `${addDays(context.day, 1)}/${comingEnd(letter, context.day)}`,
    };
  if (Number.isNaN(number) || !Number.isInteger(number)) return base;
  if (letter === 'Q') return quartersNear(base, context.day, isAhead ? number : -number);
  if (isAhead)
    return {
      ...base,
      relation: 'during',
      days: `${addDays(context.day, 1)}/${shifted(context.day, number, letter)}`,
    };
  if (BACK.test(lead))
    return {
      ...base,
      relation: 'during',
      days: `${shifted(context.day, -number, letter)}/${addDays(context.day, -1)}`,
    };
  return base;
}

/** So many whole quarters before or after the running one. */
function quartersNear(base: BuiltTime, day: CivilDay, count: number): BuiltTime {
  const far = Math.max(-400, Math.min(400, count));
  const [first, last] = count < 0 ? [far, -1] : [1, far];
  const from = edtfOf(quarterText(day, first), '')?.split('/')[0];
  const to = edtfOf(quarterText(day, last), '')?.split('/')[1];
  if (from === undefined || to === undefined || count === 0) return base;
  return { ...base, relation: 'during', days: `${from}/${to}` };
}

export const FISCAL = '(?:<fiscal><hyphen>?)?';

/** Units of the calendar near the day of publication, or reckoned from another day. */
export const UNIT_RULES: readonly TimeRule[] = [
  timeRule(
    'week-of',
    '<the>?(?:<ordinal|lead>)<unit><of>(?:<month><comma>?<year>?|<year>)',
    weekOfMonth,
  ),
  timeRule(
    'unit-near',
    `(?:<this|that><lead>?|<the>?<lead>)${FISCAL}<unit|weekend|quarter>`,
    unitOrSame,
  ),
  timeRule(
    'the-weekend',
    '<the><weekend>',
    withDay((_, day, context) =>
      date(weekendText(day, context.tense() === 'future' ? 0 : -1), 'reference'),
    ),
  ),
  timeRule(
    'part-of-unit',
    '<the>?<end><of>?<the>?<unit>|<unit><possessive>?<hyphen>?<end>',
    partOfUnit,
  ),
  timeRule(
    'ago',
    '<about>?(?:<a>?<number|vague|a><of>?)?<unit|units|quarter>(?:<hyphen>)?<ago>',
    withDay(ago),
  ),
  timeRule('later', '(?:<about>?<a>?<number|vague|a><of>?<more>?)<unit|units><later>', fromAnchor),
  timeRule(
    'earlier-this',
    '<later>(?:<in>?<the>|<in>?<this|that><lead>?|<in>?<the><lead>|<lead>)<unit>',
    earlierThis,
  ),
  timeRule(
    'lead-units',
    '(?:<the>|<this>)?<lead>(?:<about>?<a>?<number|vague|a><of>?)?<more>?<units|quarter>',
    leadUnits,
  ),
];

/** "The first week of October", "the last week of 2019": the week that holds the first or last Thursday and so on. */
function weekOfMonth(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (match.word('unit') !== 'week') return null;
  const month = match.one('month');
  const year =
    match.one('year')?.value ??
    (context.isNarrative
      ? anchorYear(context)
      : context.day === null
        ? null
        : partsOf(context.day).year);
  if (year === null) return 'no-reference';
  const ordinal = match.one('ordinal')?.value;
  if (ordinal === undefined && match.word('lead') !== 'last') return null;
  const of = month === undefined ? yearText(year) : monthText(year, month.value);
  const first = parseCivilDay(`${of}${month === undefined ? '-01' : ''}-01`);
  if (first === null || (ordinal ?? 1) > 53) return null;
  const end = month === undefined ? parseCivilDay(`${of}-12-31`) : endOfMonth(first);
  if (end === null) return null;
  const thursday =
    ordinal === undefined
      ? nearestWeekday(end, 4, 'past')
      : addDays(nearestWeekday(first, 4, 'future'), (ordinal - 1) * 7);
  return date(weekText(thursday), match.one('year') === undefined ? 'reference' : 'stated');
}

/** "The end of the year", "year-end": of the running unit, or of the one that the story is at. */
function partOfUnit(match: TimeMatch, context: TimeContext): TimeOutcome {
  const letter = unitLetter(match.word('unit'));
  const part = match.word('end');
  const isBare = match.one('the') === undefined || match.one('of') === undefined;
  const article = match.tokens[0]?.kind === 'the' && letter === 'W' ? { lead: 1 } : {};
  if (!/^[DWMYEC]$/.test(letter) || (isBare && letter !== 'Y' && part !== 'rest')) return null;
  const named = context.isNarrative ? anchorDay(context.anchor, letter) : null;
  const base = named ?? context.day;
  if (match.tokens[0]?.kind === 'unit' && (letter !== 'Y' || part !== 'end')) return null;
  if (base === null) return 'no-reference';
  if (/^(?:rest|remainder)$/.test(part) && named === null)
    return date(moved(base, 0, letter), 'reference', {
      days: stretchOf(match.word('unit'), base, false),
      mod: 'END',
    });
  const mod = modOf(part);
  const origin = named === null ? 'reference' : 'anchor';
  return date(moved(base, 0, letter), origin, {
    part,
    ...(mod === null ? {} : { mod }),
    ...article,
  });
}

export function unitOrSame(match: TimeMatch, context: TimeContext): TimeOutcome {
  const isSame = match.one('that') !== undefined || match.word('lead') === 'same';
  const outcome = isSame ? sameUnit(match, context) : unitNear(match, context);
  const lead = match.tokens[0]?.kind === 'the' && match.word('unit') !== 'day' ? 1 : 0;
  return outcome === null || typeof outcome === 'string' ? outcome : { ...outcome, lead };
}
