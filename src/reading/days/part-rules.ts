import { addMonths, type CivilDay, partsOf } from '../../kernel/index.ts';
import { fittingYear, MONTH, monthBounds, monthOf, monthText, YEAR, yearText } from './calendar.ts';
import {
  type DayContext,
  type DayOutcome,
  type DayRule,
  type Groups,
  wordPattern,
} from './day-rule.ts';

/** A stretch named by its year and, for months, its month. */
interface Whole {
  readonly year: number;
  readonly month: number | null;
  readonly isInferred: boolean;
}

function wholeOf(groups: Groups, context: DayContext): Whole | 'no-reference' | null {
  const { month, year, near } = groups;
  if (month !== undefined && year !== undefined) {
    return { year: Number(year), month: monthOf(month), isInferred: false };
  }
  if (year !== undefined) return { year: Number(year), month: null, isInferred: false };
  const { day } = context;
  if (day === null) return 'no-reference';
  const now = partsOf(day);
  if (month !== undefined) {
    const number = monthOf(month);
    const fitting = fittingYear(day, context.tense(), (each) => monthBounds(each, number));
    return fitting === null ? null : { year: fitting, month: number, isInferred: true };
  }
  const words = (near ?? '').toLowerCase();
  const by = words.startsWith('last') ? -1 : words.startsWith('next') ? 1 : 0;
  if (words.endsWith('month')) {
    const { year: nearYear, month: nearMonth } = partsOf(addMonths(day, by));
    return { year: nearYear, month: nearMonth, isInferred: true };
  }
  return { year: now.year + by, month: null, isInferred: true };
}

/** First and last twelfth of a year, or day of a month, that a part covers. */
const YEAR_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [1, 4]],
  ['beginning', [1, 3]],
  ['start', [1, 1]],
  ['mid', [5, 8]],
  ['middle', [5, 8]],
  ['late', [9, 12]],
  ['later', [1, 12]],
  ['end', [12, 12]],
  ['close', [12, 12]],
  ['first half', [1, 6]],
  ['second half', [7, 12]],
  ['first quarter', [1, 3]],
  ['second quarter', [4, 6]],
  ['third quarter', [7, 9]],
  ['fourth quarter', [10, 12]],
  ['last quarter', [10, 12]],
  ['final quarter', [10, 12]],
]);
const MONTH_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [1, 10]],
  ['beginning', [1, 7]],
  ['start', [1, 7]],
  ['mid', [11, 20]],
  ['middle', [11, 20]],
  ['late', [21, 31]],
  ['end', [25, 31]],
  ['close', [25, 31]],
  ['first half', [1, 15]],
  ['second half', [16, 31]],
]);

const DEADLINE = /\b(?:by|before|until|till|than|ahead of|prior to)\s+(?:the\s+)?$/i;

function partOf(groups: Groups, context: DayContext): DayOutcome {
  const part = (groups['part'] ?? '').toLowerCase().replace(/\s+/g, ' ');
  const whole = wholeOf(groups, context);
  if (whole === null || whole === 'no-reference') return whole;
  const origin = whole.isInferred ? 'reference' : 'stated';
  // A deadline at the end of a stretch leaves the whole of it.
  const isDeadline = /^(?:end|close)$/.test(part) && DEADLINE.test(context.before);
  if (whole.month === null) {
    if (isDeadline) return { value: yearText(whole.year), origin };
    if (part === 'later' && context.day !== null) {
      return { value: `${context.day}/${yearText(whole.year)}-12-31`, origin: 'reference' };
    }
    const range = YEAR_PARTS.get(part);
    if (range === undefined) return null;
    const [from, to] = range.map((month) => monthText(whole.year, month));
    return { value: from === to ? `${from}` : `${from}/${to}`, origin };
  }
  const month = monthText(whole.year, whole.month);
  if (isDeadline) return { value: month, origin };
  if (part === 'later' && context.day !== null) {
    const { last } = monthBounds(whole.year, whole.month);
    return last < context.day ? null : { value: `${context.day}/${last}`, origin: 'reference' };
  }
  const range = MONTH_PARTS.get(part);
  if (range === undefined) return null;
  const { last } = monthBounds(whole.year, whole.month);
  const to = Math.min(range[1], Number(last.slice(8)));
  const date = (value: number): string => `${month}-${String(value).padStart(2, '0')}`;
  return { value: `${date(range[0])}/${date(to)}`, origin };
}

/** "Earlier this year" ends with the day of publication. */
function earlier(groups: Groups, context: DayContext): DayOutcome {
  const { day } = context;
  if (day === null) return 'no-reference';
  const unit = (groups['unit'] ?? '').toLowerCase();
  const { year, month } = partsOf(day);
  if (unit === 'day' || unit === 'week')
    return unit === 'day' ? { value: day, origin: 'reference' } : weekSoFar(day);
  const start = unit === 'month' ? monthText(year, month) : yearText(year);
  return { value: `${start}/${day}`, origin: 'reference' };
}

function weekSoFar(day: CivilDay): DayOutcome {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const monday = new Date(Date.parse(`${day}T00:00:00Z`) - ((weekday + 6) % 7) * 86_400_000);
  return { value: `${monday.toISOString().slice(0, 10)}/${day}`, origin: 'reference' };
}

const NOUNS =
  'end|close|beginning|start|middle|first half|second half|first quarter|second quarter|third quarter|fourth quarter|last quarter|final quarter';
const WHOLE = `(?:(?<month>${MONTH})(?:,?\\s+(?<year>${YEAR}))?|(?<bare>${YEAR})|(?<near>(?:this|next|last|the)\\s+(?:year|month)))`;

function withBare(build: DayRule['build']): DayRule['build'] {
  return (groups, context) => build({ ...groups, year: groups['year'] ?? groups['bare'] }, context);
}

/** Parts of years and months: "the end of the year", "late October", "early next year", "mid-2027". */
export const PART_RULES: readonly DayRule[] = [
  {
    id: 'part-of',
    pattern: wordPattern(`(?:the\\s+)?(?<part>${NOUNS})\\s+of\\s+${WHOLE}`),
    build: withBare(partOf),
  },
  {
    id: 'part',
    pattern: wordPattern(`(?<part>[Ee]arly|[Ll]ater?|[Mm]id)(?:\\s+in\\s+|[\\s-]+)${WHOLE}`),
    build: withBare(partOf),
  },
  {
    id: 'year-end',
    pattern: wordPattern("(?:the\\s+)?(?<near>year)(?:['’]s\\s+|-)(?<part>end)"),
    build: partOf,
  },
  {
    id: 'earlier-this',
    pattern: wordPattern('earlier\\s+(?:this|in\\s+the)\\s+(?<unit>day|week|month|year)', 'giu'),
    build: earlier,
  },
];
