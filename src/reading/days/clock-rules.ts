import { addDays, type CivilDay } from '../../kernel/index.ts';
import { fittingYear } from './calendar.ts';
import { anchorYear, givenYear, YEAR } from './date-rules.ts';
import { holidayIn } from './holidays.ts';
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
import { AHEAD, BACK } from './unit-rules.ts';
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

/** A capital behind the name makes it a part of another: "the Good Friday Agreement", "Yom Kippur War". */
const NAMES_ON = /^\s+\p{Lu}\p{Ll}/u;

function holiday(match: TimeMatch, context: TimeContext): TimeOutcome {
  const rule = match.one('holiday')?.value ?? 0;
  const found = holidayDate(match, context, rule);
  if (found === null || typeof found === 'string') return found;
  return NAMES_ON.test(context.after) ? { ...found, days: null } : found;
}

function holidayDate(match: TimeMatch, context: TimeContext, rule: number): TimeOutcome {
  const given = givenYear(match, context);
  if (given !== null) return date(holidayIn(given.year, rule), given.origin);
  const named = context.isNarrative ? anchorYear(context) : null;
  if (named !== null) return date(holidayIn(named, rule), 'anchor');
  const { day } = context;
  if (day === null) return 'no-reference';
  const lead = match.word('lead');
  const tense = BACK.test(lead) ? 'past' : AHEAD.test(lead) ? 'future' : context.tense();
  const year = fittingYear(day, tense, (each) => {
    const value = holidayIn(each, rule);
    return value === null ? null : { first: value, last: value };
  });
  return date(year === null ? null : holidayIn(year, rule), 'reference');
}

const REFS: Readonly<Record<string, string>> = {
  now: 'PRESENT_REF',
  currently: 'PRESENT_REF',
  nowadays: 'PRESENT_REF',
  recently: 'PAST_REF',
};

/** "Now" is a day of the record as the end of a stretch alone: "between 22 January and now". */
function reference(match: TimeMatch, context: TimeContext): TimeOutcome {
  const isEnd =
    match.word('now') === 'now' &&
    context.near(-1)?.kind === 'and' &&
    /^(?:year|number|ordinal|month|weekday|season)$/.test(context.near(-2)?.kind ?? '');
  return date(REFS[match.word('now')] ?? 'PRESENT_REF', 'reference', {
    days: isEnd ? context.day : null,
  });
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
  timeRule('holiday', `(?:<this>|<lead>)?<holiday>${YEAR}?`, holiday),
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
