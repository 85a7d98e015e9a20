import { addDays, type CivilDay, partsOf, weekdayOf } from '../../kernel/index.ts';
import { dayText, yearOfDate, yearText } from './calendar.ts';
import { anchorYear } from './date-rules.ts';
import { periodText, unitLetter } from './time-amounts.ts';
import {
  date,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
  withDay,
} from './time-rule.ts';
import { partCode } from './weekday-rules.ts';

const BY: Readonly<Record<string, number>> = { yesterday: -1, tomorrow: 1, today: 0, tonight: 0 };

function deictic(match: TimeMatch, day: CivilDay): TimeOutcome {
  const word = match.word('deictic');
  const value = addDays(day, BY[word] ?? 0);
  const part = match.one('part')?.lower ?? (word === 'tonight' ? 'night' : '');
  if (part === '') return date(value, 'reference');
  return { type: 'TIME', value: `${value}T${partCode(part)}`, origin: 'reference' };
}

/** "The day before yesterday", "the day after tomorrow". */
function beyond(match: TimeMatch, day: CivilDay): TimeOutcome {
  const isBack = match.word('before') === 'before';
  const word = match.word('deictic');
  if (word !== (isBack ? 'yesterday' : 'tomorrow') || match.one('unit')?.lower !== 'day')
    return null;
  return date(addDays(day, isBack ? -2 : 2), 'reference');
}

/** "Two days after tomorrow", "three days from today". */
function fromDeictic(match: TimeMatch, day: CivilDay): TimeOutcome {
  const way = match.tokens[2]?.lower ?? '';
  const letter = unitLetter((match.one('unit') ?? match.one('units'))?.lower ?? '');
  const count = match.one('number')?.value ?? 0;
  if (!/^(?:from|after|before)$/.test(way) || (letter !== 'D' && letter !== 'W') || count > 999)
    return null;
  const days = count * (letter === 'W' ? 7 : 1) * (way === 'before' ? -1 : 1);
  return date(addDays(day, (BY[match.word('deictic')] ?? 0) + Math.round(days)), 'reference');
}

function anchorOrDay(context: TimeContext): CivilDay | null {
  const named =
    context.anchor !== null && /^\d{4}-\d{2}-\d{2}$/.test(context.anchor) ? context.anchor : null;
  return context.isNarrative ? (named as CivilDay | null) : context.day;
}

/** "Last night", "this morning", "that afternoon". */
function nearPart(match: TimeMatch, context: TimeContext): TimeOutcome {
  const lead = match.word('lead');
  const isAnchored =
    match.one('that') !== undefined || /^(?:same|following|next|previous)$/.test(lead);
  const day = isAnchored ? anchorOrDay({ ...context, isNarrative: true }) : context.day;
  if (day === null) return isAnchored ? null : 'no-reference';
  const by = /^(?:last|previous)$/.test(lead) ? -1 : /^(?:next|following)$/.test(lead) ? 1 : 0;
  const value = `${addDays(day, by)}T${partCode(match.word('part'))}`;
  return {
    type: 'TIME',
    value,
    origin: isAnchored ? 'anchor' : 'reference',
    days: isAnchored ? null : addDays(day, by),
  };
}

/** "The morning", "overnight", "at midnight": a time of the day that the text is at. */
function thePart(match: TimeMatch, context: TimeContext): TimeOutcome {
  const word = match.word('part');
  const isClock = /^(?:noon|midday|midnight)$/.test(word);
  const isLed = /\b(?:in|during|by|at|of|on|until|since|through|around)\s+$/i.test(context.before);
  if (
    match.one('the') === undefined &&
    !isClock &&
    word !== 'overnight' &&
    !(isLed && !/s$/.test(word))
  )
    return null;
  if (match.one('the') !== undefined && !isLed) return null;
  const day = anchorOrDay(context);
  return {
    type: 'TIME',
    value: `${day ?? 'XXXX-XX-XX'}T${partCode(word)}`,
    origin: 'reference',
    days: null,
  };
}

function clockText(match: TimeMatch): string | null {
  const part = match.one('part');
  if (part !== undefined && match.one('number') === undefined) return partCode(part.lower);
  const numbers = match.all('number');
  const hour = numbers[0]?.value ?? -1;
  const minute =
    match.one('colon') === undefined && match.one('dot') === undefined
      ? 0
      : (numbers[1]?.value ?? 0);
  const meridiem = match.one('meridiem');
  const isAfternoon =
    meridiem?.lower.startsWith('p') === true ||
    /^(?:afternoon|evening|night)$/.test(part?.lower ?? '');
  if (!Number.isInteger(hour) || hour < 0 || hour > 24 || minute > 59) return null;
  if (meridiem !== undefined && hour > 12 && !isAfternoon) return null;
  const full =
    isAfternoon && hour < 12
      ? hour + 12
      : meridiem !== undefined && !isAfternoon && hour === 12
        ? 0
        : hour;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function clock(match: TimeMatch, context: TimeContext): TimeOutcome {
  const time = clockText(match);
  if (time === null) return null;
  const day = anchorOrDay(context) ?? context.day;
  return { type: 'TIME', value: `${day ?? 'XXXX-XX-XX'}T${time}`, origin: 'reference', days: null };
}

/** Easter Sunday after the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): CivilDay | null {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = Math.floor((a + 11 * d + 22 * e) / 451);
  const n = d + e - 7 * f + 114;
  return dayText(year, Math.floor(n / 31), (n % 31) + 1);
}

function holidayIn(year: number, word: string): CivilDay | null {
  if (word === 'christmas') return dayText(year, 12, 25);
  if (word === 'halloween') return dayText(year, 10, 31);
  if (word === 'easter') return easterOf(year);
  const first = dayText(year, 11, 1);
  // The fourth Thursday of November.
  return first === null ? null : addDays(first, ((4 - weekdayOf(first) + 7) % 7) + 21);
}

function holiday(match: TimeMatch, context: TimeContext): TimeOutcome {
  const word = match.word('holiday');
  const year = match.one('year');
  if (year !== undefined) return date(holidayIn(year.value, word), 'stated');
  const named = context.isNarrative ? anchorYear(context) : null;
  if (named !== null) return date(holidayIn(named, word), 'anchor');
  if (context.day === null) return 'no-reference';
  const now = partsOf(context.day).year;
  const tense = context.tense();
  const years = tense === 'future' ? [now, now + 1] : [now, now - 1];
  const value = years
    .map((each) => holidayIn(each, word))
    .find(
      (each) =>
        each !== null &&
        (tense === 'future' ? each >= (context.day ?? '') : each <= (context.day ?? '')),
    );
  return date(value ?? null, 'reference', { days: value === undefined ? yearText(now) : value });
}

/** "New Year's Day", "New Year's Eve 2025". */
function newYear(match: TimeMatch, context: TimeContext): TimeOutcome {
  const words = match.tokens
    .map((each) => each.lower)
    .filter((each) => !/^(?:['’]s|,|\d+)$/.test(each))
    .join(' ');
  const isEve = words === 'new year eve';
  if (!isEve && words !== 'new year day') return null;
  const stated = match.one('year')?.value;
  const month = isEve ? 12 : 1;
  const number = isEve ? 31 : 1;
  if (stated !== undefined) return date(dayText(stated, month, number), 'stated');
  if (context.day === null) return 'no-reference';
  const year = yearOfDate(context.day, context.tense(), month, number);
  return date(year === null ? null : dayText(year, month, number), 'reference');
}

const REFS: Readonly<Record<string, string>> = {
  now: 'PRESENT_REF',
  currently: 'PRESENT_REF',
  nowadays: 'PRESENT_REF',
  recently: 'PAST_REF',
};

function reference(match: TimeMatch): TimeOutcome {
  return date(REFS[match.word('now')] ?? 'PRESENT_REF', 'reference', { days: null });
}

/** "Current" and "recent" beside a noun; "recent months" is a length. */
function recent(match: TimeMatch, context: TimeContext): TimeOutcome {
  const unit = (match.one('units') ?? match.one('quarter'))?.lower;
  if (unit !== undefined) {
    const isYear = /^years?$/.test(unit);
    return isYear
      ? date('PAST_REF', 'stated', { days: null })
      : {
          type: 'DURATION',
          value: periodText('X', unitLetter(unit)),
          origin: 'stated',
          days: null,
        };
  }
  const word = match.tokens[0]?.lower ?? '';
  if ((word !== 'recent' && word !== 'current') || !/^\s+\p{L}/u.test(context.after)) return null;
  return date(word === 'recent' ? 'PAST_REF' : 'PRESENT_REF', 'stated', { days: null });
}

/** "The future", "in the near future", and "future" beside a noun. */
function future(match: TimeMatch): TimeOutcome {
  return date('FUTURE_REF', 'stated', {
    days: null,
    skip: match.tokens.length === 2 && match.tokens[0]?.kind !== 'the' ? 1 : 0,
  });
}

/** Times of the day, days by their name, and words for the present. */
export const CLOCK_RULES: readonly TimeRule[] = [
  timeRule('beyond', '<the>?<unit><before><deictic>', withDay(beyond)),
  timeRule('from-deictic', '<number><unit|units><before|other><deictic>', withDay(fromDeictic)),
  timeRule('deictic', '<deictic><part>?', withDay(deictic)),
  timeRule('near-part', '(?:<this|that><lead>?|<the>?<lead>)<part>', nearPart),
  timeRule('the-part', '<the>?<early>?<part>', thePart),
  timeRule(
    'clock',
    '(?:<about>?<number><colon><number>(?:<colon><number>)?<meridiem>?<zone>?|<about>?<number><meridiem><zone>?)',
    clock,
  ),
  timeRule('holiday', '<holiday><unit>?<comma>?<year>?', holiday),
  timeRule('new-year', '<more|other><unit><possessive>?<unit|other><comma>?<year>?', newYear),
  timeRule('reference', '<now>', reference),
  timeRule('recent', '<recent><units|unit|quarter>?|<lead>', recent),
  timeRule('the-past', '<the><lead>', (match, context) =>
    match.word('lead') === 'past' &&
    !/^[\s-]\p{L}/u.test(
      context.after.replace(
        /^\s+(?:and|or|to|but|when|as|is|was|has|had|that|for|by|he|she|it|they)\b.*/s,
        '',
      ),
    )
      ? date('PAST_REF', 'stated', { days: null })
      : null,
  ),
  timeRule('the-future', '<the>?<future>|<the><other><future>', future),
];
