import type { Kind } from './time-kinds.ts';

const FULL_MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const SHORT_MONTHS = 'jan feb mar apr jun jul aug sep sept oct nov dec'.split(' ');

/** Months by name and abbreviation, 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...FULL_MONTHS.map((name, at): [string, number] => [name, at + 1]),
  ...SHORT_MONTHS.map((name): [string, number] => [
    name,
    FULL_MONTHS.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1,
  ]),
]);

/** Words that are a month only beside a number or after words of time: verbs, a modal, names of people. */
const DOUBTFUL = new Set(['may', 'march', 'mar', 'jan', 'jun', 'dec', 'sep']);
const NUMBER_AFTER =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twenty|thirty|thirtieth|twentieth)$/i;
const TIME_BEFORE =
  /^(?:in|of|last|next|this|since|until|till|by|early|late|mid|from|to|through|for|each|every|between|during|before|after|and|\d+|st|nd|rd|th|-|–|,|around|about)$/i;

/** Whether a word names a month here; lower case does where nothing else is meant. */
export function isMonthWord(text: string, after: string, before: string): boolean {
  const lower = text.toLowerCase();
  if (!MONTHS.has(lower)) return false;
  const isCapital = /^\p{Lu}/u.test(text);
  const isByNumber = /^\d/.test(after) || /^(?:\d+|st|nd|rd|th)$/.test(before);
  if (!DOUBTFUL.has(lower)) return true;
  if (NUMBER_AFTER.test(after) && isCapital) return true;
  if (lower.length === 3 && lower !== 'may' && /^[-–/]$/.test(after || before)) return true;
  if (isByNumber || (/^[.,]$/.test(after) && isCapital && lower.length < 4)) return true;
  return isCapital && TIME_BEFORE.test(before) && !/^(?:be|not|have)$/.test(after);
}

const WEEKDAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Short weekdays, which are names of people too often to be read without a date behind them. */
export const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map(
  'mon tue tues wed thu thur thurs fri sat sun'
    .split(' ')
    .map((word): [string, number] => [
      word,
      WEEKDAY_NAMES.findIndex((name) => name.startsWith(word.slice(0, 3))) + 1,
    ]),
);

/** Weekdays, Monday 1 to Sunday 7, with plurals. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  WEEKDAY_NAMES.flatMap((name, at): [string, number][] => [
    [name, at + 1],
    [`${name}s`, at + 1],
  ]),
);

/** Units of time and their letter in a period after ISO 8601; `T` stands before those of a clock. */
export const UNITS: ReadonlyMap<string, string> = new Map([
  ...(
    [
      ['minute', 'TM'],
      ['min', 'TM'],
      ['hour', 'TH'],
      ['hr', 'TH'],
      ['day', 'D'],
      ['week', 'W'],
      ['fortnight', 'F'],
      ['month', 'M'],
      ['year', 'Y'],
      ['decade', 'E'],
      ['century', 'C'],
    ] as const
  ).flatMap(([name, letter]): [string, string][] => [
    [name, letter],
    [name === 'century' ? 'centuries' : `${name}s`, letter],
  ]),
  ['seconds', 'TS'],
]);

/** Parts of the day and their letters in TIMEX3, or the time of the clock. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ['morning', 'MO'],
  ['mornings', 'MO'],
  ['dawn', 'MO'],
  ['afternoon', 'AF'],
  ['afternoons', 'AF'],
  ['evening', 'EV'],
  ['evenings', 'EV'],
  ['night', 'NI'],
  ['nights', 'NI'],
  ['overnight', 'NI'],
  ['daytime', 'DT'],
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '24:00'],
]);

function kinds(kind: Kind, words: string): [string, Kind][] {
  return words.split(' ').map((word): [string, Kind] => [word, kind]);
}

/** Other words of time by kind. */
export const WORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...kinds('season', 'spring summer autumn fall winter springs summers winters'),
  ...kinds('deictic', 'today yesterday tomorrow tonight'),
  ...kinds(
    'lead',
    'last next past previous coming following same latest current preceding upcoming ensuing',
  ),
  ['this', 'this'],
  ['that', 'that'],
  ['the', 'the'],
  ...kinds('a', 'a an'),
  ['of', 'of'],
  ['in', 'in'],
  ['at', 'at'],
  ['ago', 'ago'],
  ...kinds('later', 'later earlier afterwards afterward'),
  ...kinds('before', 'before after'),
  ...kinds('early', 'early late mid'),
  ...kinds('end', 'end beginning start middle close turn rest remainder'),
  ...kinds('half', 'half'),
  ...kinds('vague', 'few several couple many some dozens hundreds'),
  ...kinds('about', 'about around nearly almost over approximately roughly circa ca under'),
  ...kinds('every', 'every each'),
  ['per', 'per'],
  ...kinds('now', 'now currently recently nowadays'),
  ...kinds('often', 'daily weekly monthly yearly annually hourly nightly biweekly'),
  ...kinds('and', 'and to or until till through'),
  ...kinds('meridiem', 'am pm'),
  ...kinds('zone', 'gmt utc est edt pst pdt cst cet bst et'),
  ...kinds('era', 'bc bce ad'),
  ['fiscal', 'fiscal'],
  ...kinds('decade', 'twenties thirties forties fifties sixties seventies eighties nineties'),
  ...kinds(
    'more',
    'more additional further full consecutive straight trading business working calendar whole entire',
  ),
  ['period', 'period'],
  ['weekend', 'weekend'],
  ['weekends', 'weekend'],
  ...kinds('quarter', 'quarter quarters'),
  ...kinds('quarterName', 'q h'),
  ['old', 'old'],

  ['recent', 'recent'],
  ['future', 'future'],
]);
