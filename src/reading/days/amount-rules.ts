import { addDays, addMonths, type CivilDay, parseCivilDay } from '../../kernel/index.ts';
import { countText, periodText, unitLetter } from './time-amounts.ts';
import {
  type BuiltTime,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
} from './time-rule.ts';
import { partCode } from './weekday-rules.ts';

const LENGTH: Pick<BuiltTime, 'type' | 'origin' | 'days'> = {
  type: 'DURATION',
  origin: 'stated',
  days: null,
};

function unitOf(match: TimeMatch): string {
  return (match.one('unit') ?? match.one('units') ?? match.one('quarter'))?.lower ?? '';
}

const MODS: readonly (readonly [RegExp, string])[] = [
  [/^(?:more than|over)$/, 'MORE_THAN'],
  [/^(?:less than|fewer than|under|barely)$/, 'LESS_THAN'],
  [/^at least$/, 'EQUAL_OR_MORE'],
  [/^(?:no more than|up to|at most)$/, 'EQUAL_OR_LESS'],
];

function modOfAmount(match: TimeMatch): Partial<BuiltTime> {
  const word = match.word('about');
  if (word === '') return {};
  return { mod: MODS.find(([pattern]) => pattern.test(word))?.[1] ?? 'APPROX' };
}

/** A window that a planned act has: "within two months", "in two weeks". */
function windowOf(match: TimeMatch, context: TimeContext): Partial<BuiltTime> {
  const { day } = context;
  const lead = /\b(?<word>within|in)\s+$/i.exec(context.before)?.groups?.['word']?.toLowerCase();
  const letter = unitLetter(unitOf(match));
  const count = Number(countText(match));
  if (day === null || lead === undefined || letter.startsWith('T') || !Number.isInteger(count))
    return {};
  if (/^\s+of\b/.test(context.after) || context.tense() === 'past') return {};
  // "In ninety days, on 22 January": the day itself follows.
  if (/^,\s+(?:on|by)\s+(?:the\s+)?(?:\d|\p{Lu}\p{Ll}+\s+\d)/u.test(context.after)) return {};
  const end = /^[DW]$/.test(letter)
    ? addDays(day, Math.min(count, 5_000) * (letter === 'W' ? 7 : 1))
    : addMonths(
        day,
        Math.min(count, 600) *
          (letter === 'M' ? 1 : letter === 'Q' ? 3 : letter === 'Y' ? 12 : 120),
      );
  if (lead === 'within') return { days: `${day}/${end}`, relation: 'by', origin: 'reference' };
  const about: CivilDay = end;
  const value =
    letter === 'D'
      ? about
      : letter === 'W'
        ? weekAround(about)
        : letter === 'M'
          ? about.slice(0, 7)
          : about.slice(0, 4);
  return { days: value, origin: 'reference' };
}

/**
 * "Signed on Sunday, six months after B had notified it": the day of what is told behind, reckoned from the day that
 * the sentence has named, at the precision of the unit. A duration for TIMEX3.
 */
function besideAnchor(match: TimeMatch, context: TimeContext): Partial<BuiltTime> {
  const way = /^\s+(?<way>after|before)\s+\p{L}/u.exec(context.after)?.groups?.['way'];
  const anchor = parseCivilDay(context.anchorHere ?? '');
  const letter = unitLetter(unitOf(match));
  const count = Number(countText(match));
  if (way === undefined || anchor === null || !Number.isInteger(count) || count > 400) return {};
  const sign = way === 'after' ? -1 : 1;
  if (letter === 'D' || letter === 'W')
    return {
      days: addDays(anchor, sign * count * (letter === 'W' ? 7 : 1)),
      origin: 'anchor',
      relation: letter === 'W' ? 'about' : 'on',
    };
  if (letter !== 'M' && letter !== 'Y') return {};
  const value = addMonths(anchor, sign * count * (letter === 'Y' ? 12 : 1));
  return { days: value.slice(0, letter === 'M' ? 7 : 4), origin: 'anchor', relation: 'on' };
}

function weekAround(day: CivilDay): string {
  return `${addDays(day, -3)}/${addDays(day, 3)}`;
}

function amount(match: TimeMatch, context: TimeContext): TimeOutcome {
  const letter = unitLetter(unitOf(match));
  if (match.one('quarter') !== undefined && match.one('number') === undefined) return null;
  const count = countText(match);
  // An age is no time.
  if ((match.one('old') !== undefined && letter === 'Y') || /^\s+old\b/i.test(context.after))
    return null;
  if (count === '1' && match.one('number') === undefined && isRate(match, context))
    return { type: 'SET', value: periodText('1', letter), origin: 'stated', days: null };
  return {
    ...LENGTH,
    value: periodText(count, letter),
    ...modOfAmount(match),
    ...windowOf(match, context),
    ...besideAnchor(match, context),
    skip: leftOut(match),
  };
}

/** Words before the amount that are none of it: the article of "a two-year deal", "over" before vague amounts. */
function leftOut(match: TimeMatch): number {
  const [first, second] = match.tokens;
  if (
    first?.kind === 'about' &&
    first.lower === 'over' &&
    second?.kind !== 'number' &&
    second?.kind !== 'a'
  )
    return 1;
  const isPlural = match.one('units') !== undefined;
  if (
    first?.kind === 'a' &&
    (second?.kind === 'number' || match.one('vague')?.lower === 'several') &&
    !isPlural
  )
    return 1;
  return 0;
}

/** "Twice a day", "$3 million a year": how often, not how long. */
function isRate(match: TimeMatch, context: TimeContext): boolean {
  if (match.tokens.length !== 2 || match.tokens[0]?.kind !== 'a') return false;
  return /(?:\d|\b(?:times|twice|once|million|billion|thousand|dollars|cents|percent|people|barrels|tons|tonnes|hours|days|flights))\s+$/i.test(
    context.before,
  );
}

/** "Years", "months", "weeks" with nothing to count them. */
function bareUnits(match: TimeMatch, context: TimeContext): TimeOutcome {
  const word = unitOf(match);
  if (!/^(?:minutes|hours|days|weeks|months|years|decades|centuries)$/.test(word)) return null;
  if (/\b(?:old|olds)\b/.test(context.after.slice(0, 6))) return null;
  return { ...LENGTH, value: periodText('X', unitLetter(word)) };
}

/** "The year", "the fiscal year": a length where nothing says which. */
function theYear(match: TimeMatch, context: TimeContext): TimeOutcome {
  if (match.word('unit') !== 'year' || /^\s+(?:of|when|that|in which|\d)/i.test(context.after))
    return null;
  return { ...LENGTH, value: 'P1Y' };
}

function every(match: TimeMatch): TimeOutcome {
  const set = (value: string): TimeOutcome => ({
    type: 'SET',
    value,
    origin: 'stated',
    days: null,
  });
  const weekday = match.one('weekday') ?? match.one('weekdays');
  const month = match.one('month');
  const part = match.one('part');
  if (weekday !== undefined)
    return set(`XXXX-WXX-${weekday.value}${part === undefined ? '' : `T${partCode(part.lower)}`}`);
  if (month !== undefined) return set(`XXXX-${String(month.value).padStart(2, '0')}`);
  if (part !== undefined) return set(`XXXX-XX-XXT${partCode(part.lower)}`);
  const count =
    match.one('number') === undefined && match.one('vague') === undefined ? '1' : countText(match);
  const ordinal = match.one('ordinal')?.value;
  return set(
    periodText(ordinal === undefined ? count : String(ordinal), unitLetter(unitOf(match))),
  );
}

const OFTEN: Readonly<Record<string, string>> = {
  daily: 'XXXX-XX-XX',
  nightly: 'XXXX-XX-XXTNI',
  weekly: 'XXXX-WXX',
  biweekly: 'P2W',
  monthly: 'XXXX-XX',
  quarterly: 'XXXX-QX',
  yearly: 'XXXX',
  annually: 'XXXX',
  hourly: 'PT1H',
};

function often(match: TimeMatch): TimeOutcome {
  return { type: 'SET', value: OFTEN[match.word('often')] ?? 'P1D', origin: 'stated', days: null };
}

const COUNT = '(?:<a>?<number>|<a>?<vague><of>?|<a>)';

/** Lengths of time and how often something happens. No days of the record but for planned windows. */
export const AMOUNT_RULES: readonly TimeRule[] = [
  timeRule(
    'amount',
    `<about>?${COUNT}<more>?<hyphen>?<unit|units|quarter>(?:<hyphen><old>)?`,
    amount,
  ),
  timeRule('amount-range', '<number><and|hyphen><number><units>', amount),
  timeRule('first-units', '<the>?<ordinal>(?:<number>|<vague>)<more>?<units|quarter>', amount),
  timeRule('the-units', '<the><about>?<number><units>', amount),
  timeRule('the-year', '<the><more|fiscal>?<unit>', theYear),
  timeRule('bare-units', '<units>', bareUnits),
  timeRule(
    'every',
    '<every>(?:<number>|<ordinal>|<vague>)?(?:<unit|units|weekday|month|quarter>|<part>)',
    every,
  ),
  timeRule('per', '<per><unit>', every),
  timeRule('weekdays', '<weekdays>', every),
  timeRule('often', '<often>', often),
];
