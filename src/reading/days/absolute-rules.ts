import {
  DATE,
  dayText,
  fittingYear,
  MONTH,
  monthBounds,
  monthOf,
  monthText,
  SEASON,
  seasonText,
  WEEKDAY,
  YEAR,
  yearOfDate,
  yearText,
} from './calendar.ts';
import {
  type DayContext,
  type DayOutcome,
  type DayRule,
  type Groups,
  inferred,
  stated,
  wordPattern,
} from './day-rule.ts';

const number = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
const TIME_WORD =
  /(?:^|[\s(—–-])(?:in|since|by|until|till|from|before|after|during|of|between|and|to|through|circa|about|around|throughout|late|early|mid|for|into|as of|than|year|spring|summer|autumn|winter|fall)[\s-]+(?:the\s+year\s+)?$/iu;

/** Words right after a bare year that show it to be a name's part or an amount ("the 2015 deal", "2,000 troops"). */
const GOES_ON =
  /^(?:\s+(?!and\b|or\b|to\b|but\b|when\b|as\b|after\b|before\b|in\b|on\b|by\b|at\b|with\b|over\b|under\b|for\b|that\b|which\b|while\b|until\b|because\b|between\b|from\b|without\b|following\b|it\b|they\b|he\b|she\b|the\b|was\b|were\b|is\b|are\b|will\b|would\b|has\b|had\b|have\b|did\b|does\b|said\b|if\b|though\b|although\b|who\b|where\b|since\b|then\b|not\b|its\b|their\b|a\b|an\b|against\b|through\b|under\b|despite\b|saw\b|signed\b|also\b|amid\b|during\b|rather\b|unless\b|came\b|both\b)[\p{L}]|[-–]\p{L})/u;
/** Prepositions that only a time may follow when a bare year comes next. */
const SURE_LEAD = /(?:^|[\s(—–-])(?:in|since|by|until|till|before|during)\s+$/iu;
const ATTRIBUTIVE = /(?:^|\s)(?:the|a|an|its|their|his|her|this|that|'s|’s)\s+$/iu;

function attributive(context: DayContext): boolean {
  return (
    /(?:the|a|an|its|their|his|her|['’]s)\s+$/i.test(context.before) && GOES_ON.test(context.after)
  );
}

function fullDay(groups: Groups): DayOutcome {
  return stated(
    dayText(number(groups['year']), monthOf(groups['month'] ?? ''), number(groups['date'])),
  );
}

function dayWithoutYear(groups: Groups, context: DayContext): DayOutcome {
  const month = monthOf(groups['month'] ?? '');
  const date = number(groups['date']);
  const end = groups['last'] === undefined ? date : number(groups['last']);
  if (context.day === null) return 'no-reference';
  const year = yearOfDate(context.day, context.tense(), month, date);
  if (year === null) return 'unclear';
  const first = dayText(year, month, date);
  const last = dayText(year, month, end);
  if (groups['last'] === undefined) return inferred(first);
  return inferred(first === null || last === null || last < first ? null : `${first}/${last}`);
}

function dayRange(groups: Groups, context: DayContext): DayOutcome {
  if (groups['year'] === undefined) return dayWithoutYear(groups, context);
  const year = number(groups['year']);
  const month = monthOf(groups['month'] ?? '');
  const first = dayText(year, month, number(groups['date']));
  const last = dayText(year, month, number(groups['last']));
  return stated(first === null || last === null || first > last ? null : `${first}/${last}`);
}

function monthAlone(groups: Groups, context: DayContext): DayOutcome {
  const month = monthOf(groups['month'] ?? '');
  if (attributive(context) && !/^(?:early|late|mid)/i.test(groups['part'] ?? '')) return null;
  if (context.day === null) return 'no-reference';
  const year = fittingYear(context.day, context.tense(), (each) => monthBounds(each, month));
  return inferred(year === null ? null : monthText(year, month));
}

function seasonOfYear(groups: Groups): DayOutcome {
  return stated(seasonText(groups['season'] ?? '', number(groups['year'])));
}

const QUARTERS = ['first', 'second', 'third', 'fourth'];

function quarterOf(groups: Groups): DayOutcome {
  const word = groups['quarter'] ?? '';
  const quarter = /^\d$/.test(word) ? number(word) : QUARTERS.indexOf(word.toLowerCase()) + 1;
  const year = number(groups['year']);
  return stated(`${monthText(year, quarter * 3 - 2)}/${monthText(year, quarter * 3)}`);
}

function decadeOf(groups: Groups): DayOutcome {
  const first = number(groups['decade']);
  const part = (groups['part'] ?? '').toLowerCase();
  const from = part === 'late' ? 7 : part.startsWith('mid') ? 4 : 0;
  const to = part === 'early' ? 3 : part.startsWith('mid') ? 6 : 9;
  return stated(`${yearText(first + from)}/${yearText(first + to)}`);
}

function yearRange(groups: Groups): DayOutcome {
  const first = number(groups['first']);
  const last = groups['last'] ?? '';
  const end = last.length === 2 ? Math.floor(first / 100) * 100 + number(last) : number(last);
  return end < first ? null : stated(`${yearText(first)}/${yearText(end)}`);
}

function monthRange(groups: Groups): DayOutcome {
  const year = number(groups['year']);
  const from = monthOf(groups['from'] ?? '');
  const to = monthOf(groups['to'] ?? '');
  const start =
    groups['begin'] === undefined ? (from > to ? year - 1 : year) : number(groups['begin']);
  return stated(`${monthText(start, from)}/${monthText(year, to)}`);
}

function bareYear(groups: Groups, context: DayContext): DayOutcome {
  if (/^(?:\s*[%°]|[-–]\p{L})/u.test(context.after) || ATTRIBUTIVE.test(context.before))
    return null;
  const isSure = SURE_LEAD.test(context.before);
  if (!isSure && GOES_ON.test(context.after)) return null;
  const isLed = isSure || TIME_WORD.test(context.before);
  const isBracketed = /\(\s*$/.test(context.before) && /^\s*[),]/.test(context.after);
  return isLed || isBracketed ? stated(groups['year'] ?? null) : null;
}

const DAY_LEAD = `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?`;

/** Days whose words hold the whole value, or all but the year. From the most to the least said. */
export const ABSOLUTE_RULES: readonly DayRule[] = [
  {
    id: 'iso',
    pattern: wordPattern('(?<year>\\d{4})-(?<month>\\d{2})-(?<date>\\d{2})'),
    build: (groups) =>
      stated(dayText(number(groups['year']), number(groups['month']), number(groups['date']))),
  },
  {
    id: 'day-range-first',
    pattern: wordPattern(
      `(?<date>${DATE})\\s?(?:[-–]|to|and)\\s?(?<last>${DATE})\\s+(?<month>${MONTH})(?:,?\\s+(?<year>${YEAR}))?`,
    ),
    build: dayRange,
  },
  {
    id: 'month-day-range',
    pattern: wordPattern(
      `(?<month>${MONTH})\\s+(?<date>${DATE})\\s?(?:[-–]|to|and)\\s?(?<last>${DATE})(?:,?\\s+(?<year>${YEAR}))?`,
    ),
    build: dayRange,
  },
  {
    id: 'day-month-year',
    pattern: wordPattern(
      `${DAY_LEAD}(?<date>${DATE})(?:\\s+of)?[ \\u00a0-](?<month>${MONTH}),?[ -](?<year>${YEAR})`,
    ),
    build: fullDay,
  },
  {
    id: 'month-day-year',
    pattern: wordPattern(`${DAY_LEAD}(?<month>${MONTH})\\s+(?<date>${DATE}),?\\s+(?<year>${YEAR})`),
    build: fullDay,
  },
  {
    id: 'day-month',
    pattern: wordPattern(`${DAY_LEAD}(?<date>${DATE})(?:\\s+of)?\\s+(?<month>${MONTH})`),
    build: dayWithoutYear,
  },
  {
    id: 'month-day',
    pattern: wordPattern(
      `${DAY_LEAD}(?<month>${MONTH})\\s+(?<date>${DATE})(?!\\s?(?:%|percent|per|million|billion|countries|states|nations))`,
    ),
    build: dayWithoutYear,
  },
  {
    id: 'month-range',
    pattern: wordPattern(
      `(?<from>${MONTH})(?:,?\\s+(?<begin>${YEAR}))?\\s?(?:[-–]|to|and|until)\\s?(?<to>${MONTH}),?\\s+(?<year>${YEAR})`,
    ),
    build: monthRange,
  },
  {
    id: 'month-year',
    pattern: wordPattern(`(?<month>${MONTH}),?\\s+(?:of\\s+)?(?<year>${YEAR})`),
    build: (groups, context) =>
      attributive(context)
        ? null
        : stated(monthText(number(groups['year']), monthOf(groups['month'] ?? ''))),
  },
  {
    id: 'season-year',
    pattern: wordPattern(`(?<season>${SEASON})\\s+(?:of\\s+)?(?<year>${YEAR})`),
    build: seasonOfYear,
  },
  {
    id: 'quarter-year',
    pattern: wordPattern(
      `(?:Q(?<quarter>[1-4])|(?<ordinal>first|second|third|fourth)\\s+quarter)\\s+(?:of\\s+)?(?<year>${YEAR})`,
    ),
    build: (groups) => quarterOf({ ...groups, quarter: groups['quarter'] ?? groups['ordinal'] }),
  },
  {
    id: 'decade',
    pattern: wordPattern("(?:(?<part>early|mid|late)[ -])?(?<decade>1[5-9]\\d0|20\\d0)['’]?s"),
    build: decadeOf,
  },
  {
    id: 'year-range',
    pattern: wordPattern(
      `(?<first>${YEAR})(?:\\s?[-–]\\s?|\\s+(?:and|to|until|through)\\s+)(?<last>${YEAR}|\\d{2}(?!\\d))`,
    ),
    build: yearRange,
  },
  { id: 'year', pattern: wordPattern(`(?<year>${YEAR})`), build: bareYear },
  {
    id: 'month',
    pattern: wordPattern(
      `(?<=(?:in|since|by|until|till|from|before|after|during|of|between|and|to|through|for|early|late|mid|into|around|about|every|for)[\\s-]+)(?<month>${MONTH})(?!\\s+(?:\\d|on\\s+(?:the\\s+)?\\p{Lu}))`,
    ),
    build: monthAlone,
  },
];
