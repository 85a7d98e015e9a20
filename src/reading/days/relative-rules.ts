import { addDays, addMonths, type CivilDay, parseCivilDay, partsOf } from '../../kernel/index.ts';
import {
  COUNT,
  countOf,
  fittingYear,
  MONTH,
  monthBounds,
  monthOf,
  monthText,
  nearestWeekday,
  SEASON,
  seasonText,
  shiftMonth,
  UNIT,
  WEEKDAY,
  weekdayNumber,
  weekOf,
  yearText,
} from './calendar.ts';
import {
  type DayContext,
  type DayOutcome,
  type DayRule,
  type Groups,
  inferred,
  wordPattern,
} from './day-rule.ts';

/** How far "in the coming days, weeks, months" is taken to reach. Reasoned, not tuned: a vague word gets a wide window. */
const COMING: ReadonlyMap<string, (day: CivilDay) => CivilDay> = new Map([
  ['day', (day: CivilDay) => addDays(day, 14)],
  ['week', (day: CivilDay) => addDays(day, 60)],
  ['month', (day: CivilDay) => addMonths(day, 12)],
  ['year', (day: CivilDay) => addMonths(day, 120)],
  ['decade', (day: CivilDay) => addMonths(day, 480)],
]);

const stem = (unit: string | undefined): string => (unit ?? '').toLowerCase().replace(/s$/, '');

/** Whether a reading needs the reference day; all in this file do. */
function withDay(
  build: (groups: Groups, day: CivilDay, context: DayContext) => DayOutcome,
): DayRule['build'] {
  return (groups, context) =>
    context.day === null ? 'no-reference' : build(groups, context.day, context);
}

function simple(groups: Groups, day: CivilDay): DayOutcome {
  const word = (groups['word'] ?? '').toLowerCase();
  const by = word.startsWith('yester') || word === 'last night' ? -1 : word === 'tomorrow' ? 1 : 0;
  if (word === 'the day before yesterday') return inferred(addDays(day, -2));
  if (word === 'the day after tomorrow') return inferred(addDays(day, 2));
  return inferred(addDays(day, by));
}

function weekday(groups: Groups, day: CivilDay, context: DayContext): DayOutcome {
  const wanted = weekdayNumber(groups['weekday'] ?? '');
  const lead = (groups['lead'] ?? '').toLowerCase();
  if (lead === 'last' || lead === 'past')
    return inferred(nearestWeekday(addDays(day, -1), wanted, 'past'));
  if (/^(?:next|coming)$/.test(lead))
    return inferred(nearestWeekday(addDays(day, 1), wanted, 'future'));
  if (lead === 'this') {
    const direction = context.tense() === 'past' ? 'past' : 'future';
    return inferred(nearestWeekday(day, wanted, direction));
  }
  const isDeadline = /\b(?:by|until|till|before|from|starting)\s+$/i.test(context.before);
  const tense = context.tense();
  const direction = tense === 'future' || (isDeadline && tense === 'none') ? 'future' : 'past';
  return inferred(nearestWeekday(day, wanted, direction));
}

function unitShift(unit: string, by: number, day: CivilDay): string | null {
  const { year, month } = partsOf(day);
  const moved = shiftMonth(year, month, by);
  if (unit === 'week') return weekOf(day, by);
  if (unit === 'month') return monthText(moved.year, moved.month);
  if (unit === 'year') return yearText(year + by);
  if (unit === 'decade') {
    const first = Math.floor(year / 10) * 10 + by * 10;
    return `${yearText(first)}/${yearText(first + 9)}`;
  }
  if (unit === 'quarter') {
    const start = shiftMonth(year, Math.floor((month - 1) / 3) * 3 + 1, by * 3);
    const end = shiftMonth(start.year, start.month, 2);
    return `${monthText(start.year, start.month)}/${monthText(end.year, end.month)}`;
  }
  if (unit === 'weekend') {
    const monday = weekOf(day, by).slice(0, 10) as CivilDay;
    return `${addDays(monday, 5)}/${addDays(monday, 6)}`;
  }
  return null;
}

function leadShift(lead: string): number {
  if (/^(?:last|previous|past)$/.test(lead)) return -1;
  return /^(?:next|coming|following)$/.test(lead) ? 1 : 0;
}

function unitNear(groups: Groups, day: CivilDay): DayOutcome {
  const lead = (groups['lead'] ?? '').toLowerCase();
  const unit = stem(groups['unit']);
  const by = leadShift(lead);
  // "The weekend" and "last weekend" are the one that has just ended while the week is young.
  if (unit === 'weekend' && by === -1) return inferred(unitShift('weekend', -1, day));
  return inferred(unitShift(unit, by, day));
}

function seasonNear(groups: Groups, day: CivilDay, context: DayContext): DayOutcome {
  const lead = (groups['lead'] ?? '').toLowerCase();
  const season = groups['season'] ?? '';
  const bounds = (year: number): { first: CivilDay; last: CivilDay } | null => {
    const [from = '', to = ''] = seasonText(season, year).split('/');
    const start = monthBounds(Number(from.slice(0, 4)), Number(from.slice(5)));
    return {
      first: start.first,
      last: monthBounds(Number(to.slice(0, 4)), Number(to.slice(5))).last,
    };
  };
  if (lead === 'this') return inferred(seasonText(season, partsOf(day).year));
  const tense =
    lead === 'last' ? 'past' : lead === 'next' || lead === 'coming' ? 'future' : context.tense();
  const year = fittingYear(day, tense, bounds);
  return inferred(year === null ? null : seasonText(season, year));
}

function monthNear(groups: Groups, day: CivilDay): DayOutcome {
  const lead = (groups['lead'] ?? '').toLowerCase();
  const month = monthOf(groups['month'] ?? '');
  const { year, month: current } = partsOf(day);
  if (lead === 'this') return inferred(monthText(year, month));
  if (lead === 'last') return inferred(monthText(month < current ? year : year - 1, month));
  return inferred(monthText(month > current ? year : year + 1, month));
}

/** A day moved by so many units, at the precision that the unit has. */
function moved(day: CivilDay, count: number, unit: string): string | null {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return weekOf(day, count);
  const { year, month } = partsOf(day);
  const target = shiftMonth(
    year,
    month,
    count * (unit === 'month' ? 1 : unit === 'decade' ? 120 : 12),
  );
  if (target.year < 1 || target.year > 9999) return null;
  if (unit === 'month') return monthText(target.year, target.month);
  return unit === 'year' ? yearText(target.year) : `${yearText(target.year)}~`;
}

function ago(groups: Groups, day: CivilDay): DayOutcome {
  const count = countOf(groups['count'] ?? '');
  return count === null ? null : inferred(moved(day, -count, stem(groups['unit'])));
}

function ahead(groups: Groups, day: CivilDay, context: DayContext): DayOutcome {
  const count = countOf(groups['count'] ?? '');
  if (count === null || context.tense() === 'past') return null;
  return inferred(moved(day, count, stem(groups['unit'])));
}

function within(groups: Groups, day: CivilDay, context: DayContext): DayOutcome {
  const unit = stem(groups['unit']);
  const count = countOf(groups['count'] ?? '');
  if (context.tense() === 'past') return null;
  const end =
    count === null
      ? COMING.get(unit)?.(day)
      : /^(?:day|week)$/.test(unit)
        ? addDays(day, count * (unit === 'week' ? 7 : 1))
        : addMonths(
            day,
            Math.min(count, 600) * (unit === 'month' ? 1 : unit === 'year' ? 12 : 120),
          );
  return end === undefined ? null : { value: `${day}/${end}`, origin: 'reference', relation: 'by' };
}

function coming(groups: Groups, day: CivilDay): DayOutcome {
  const count = groups['count'] === undefined ? null : countOf(groups['count']);
  if (count !== null)
    return within({ ...groups, count: String(count) }, day, {
      day,
      tense: () => 'future',
      anchor: null,
      before: '',
      after: '',
    });
  const end = COMING.get(stem(groups['unit']))?.(day);
  return end === undefined
    ? null
    : { value: `${addDays(day, 1)}/${end}`, origin: 'reference', relation: 'during' };
}

function recent(groups: Groups, day: CivilDay): DayOutcome {
  const count = groups['count'] === undefined ? null : countOf(groups['count']);
  const unit = stem(groups['unit']);
  if (count === null || unit === '') return null;
  const start = /^(?:day|week)$/.test(unit)
    ? addDays(day, -count * (unit === 'week' ? 7 : 1))
    : addMonths(day, -Math.min(count, 600) * (unit === 'month' ? 1 : unit === 'year' ? 12 : 120));
  return { value: `${start}/${day}`, origin: 'reference', relation: 'during' };
}

/** Units that a value is exact enough to be moved by: a year by years, a month by months and years. */
function anchorDay(anchor: string, unit: string): CivilDay | null {
  const need = unit === 'year' || unit === 'decade' ? 4 : unit === 'month' ? 7 : 10;
  if (anchor.length < need || anchor.includes('/')) return null;
  return parseCivilDay(`${anchor.slice(0, 10)}${'-01-01'.slice(anchor.length - 4)}`);
}

/** "The next day", "a week later", "six months after ...": reckoned from another day of the text. */
function fromAnchor(groups: Groups, context: DayContext): DayOutcome {
  const unit = stem(groups['unit']);
  const anchor = context.anchor === null ? null : anchorDay(context.anchor, unit);
  if (anchor === null) return null;
  const way = (groups['way'] ?? '').toLowerCase();
  const isBack = /^(?:earlier|before|previous|after)$/.test(way);
  const count = groups['count'] === undefined ? 1 : countOf(groups['count']);
  const value =
    count === null ? null : moved(anchor, way === 'same' ? 0 : isBack ? -count : count, unit);
  return value === null ? null : { value, origin: 'anchor', relation: 'on' };
}

const NEAR = '(?<lead>last|this|next|coming|past|previous)';

/** Days that only mean something against the day of publication, or against a day named before. */
export const RELATIVE_RULES: readonly DayRule[] = [
  {
    id: 'yesterday-today-tomorrow',
    pattern: wordPattern(
      '(?<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night)(?:\\s+(?:morning|afternoon|evening|night))?',
      'giu',
    ),
    build: withDay(simple),
  },
  {
    id: 'weekday',
    pattern: wordPattern(
      `(?:(?<lead>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast)\\s+)?(?<weekday>${WEEKDAY})(?!\\s+(?:agreement|accord|prayers)|['’]s\\s+\\p{Lu})`,
    ),
    build: withDay(weekday),
  },
  {
    id: 'unit-near',
    pattern: wordPattern(
      `${NEAR}\\s+(?<unit>week|month|year|weekend|quarter|decade)(?![\\p{L}])`,
      'giu',
    ),
    build: withDay(unitNear),
  },
  {
    id: 'the-weekend',
    pattern: wordPattern('(?<=(?:at|on|over)\\s+)the weekend', 'giu'),
    build: withDay((_, day, context) =>
      inferred(unitShift('weekend', context.tense() === 'future' ? 0 : -1, day)),
    ),
  },
  {
    id: 'season-near',
    pattern: wordPattern(
      `(?:${NEAR}|(?<=(?:in|by|during|until|before|this)\\s+)the)\\s+(?<season>${SEASON})(?!\\s+(?:of|session|\\d))`,
      'giu',
    ),
    build: withDay(seasonNear),
  },
  {
    id: 'season-bare',
    pattern: wordPattern(
      `(?<=(?:by|until|before|since|from)\\s+)(?<season>${SEASON})(?!\\s+(?:of|\\d))`,
    ),
    build: withDay(seasonNear),
  },
  {
    id: 'month-near',
    pattern: wordPattern(`(?<lead>last|this|next|Last|This|Next)\\s+(?<month>${MONTH})(?!\\s+\\d)`),
    build: withDay(monthNear),
  },
  {
    id: 'ago',
    pattern: wordPattern(`(?:some\\s+)?(?<count>${COUNT})\\s+(?<unit>${UNIT})\\s+ago`, 'giu'),
    build: withDay(ago),
  },
  {
    id: 'in-units',
    pattern: wordPattern(
      `(?<=in\\s+)(?<count>${COUNT})\\s+(?<unit>${UNIT})(?:['’]s?)?(?:\\s+time)?|(?<=in\\s+)(?:about|some)\\s+(?<vague>${COUNT})\\s+(?<vagueUnit>${UNIT})`,
      'giu',
    ),
    build: withDay((groups, day, context) =>
      ahead(
        { count: groups['count'] ?? groups['vague'], unit: groups['unit'] ?? groups['vagueUnit'] },
        day,
        context,
      ),
    ),
  },
  {
    id: 'within-units',
    pattern: wordPattern(
      `within\\s+(?:the\\s+(?:next|coming)\\s+)?(?:(?<count>${COUNT})\\s+)?(?<unit>${UNIT})`,
      'giu',
    ),
    build: withDay(within),
  },
  {
    id: 'coming-units',
    pattern: wordPattern(
      `(?:the\\s+)?(?:coming|next)\\s+(?:(?<count>${COUNT})\\s+)?(?<unit>(?:day|week|month|year|decade)s)`,
      'giu',
    ),
    build: withDay(coming),
  },
  {
    id: 'past-units',
    pattern: wordPattern(`the\\s+(?:past|last)\\s+(?<count>${COUNT})\\s+(?<unit>${UNIT})`, 'giu'),
    build: withDay(recent),
  },
];

/** Days that are reckoned from another day in the text; read after all others of their sentence. */
export const ANCHORED_RULES: readonly DayRule[] = [
  {
    id: 'the-next-day',
    pattern: wordPattern('the\\s+(?<way>next|following|same|previous)\\s+(?<unit>day)', 'giu'),
    build: fromAnchor,
  },
  {
    id: 'that-year',
    pattern: wordPattern(
      'that\\s+(?<unit>day|month|year)(?=[\\s,.;)]|$)(?!\\s+(?:that|when|the|it))',
      'giu',
    ),
    build: (groups, context) => fromAnchor({ ...groups, way: 'same' }, context),
  },
  {
    id: 'the-day-after',
    pattern: wordPattern(
      'the\\s+(?<unit>day)\\s+(?<way>after)(?=\\s+\\p{L})(?!\\s+tomorrow)',
      'giu',
    ),
    build: fromAnchor,
  },
  {
    id: 'units-later',
    pattern: wordPattern(
      `(?<count>${COUNT})\\s+(?<unit>${UNIT})\\s+(?<way>later|earlier|before|after)(?![\\p{L}])`,
      'giu',
    ),
    build: fromAnchor,
  },
];
