import { addDays, type CivilDay } from '../../kernel/index.ts';
import { dayText, nearestWeekday } from './calendar.ts';

/**
 * Days by their name. A rule is `MM-DD`; `MM:nD` for the n-th weekday D (Monday 1) of a month, negative from its
 * end, with `+n` for days after it; `E+n` from Easter of the West, `O+n` from that of the East; or a month and day
 * of another calendar. Days whose date each state sets for itself (an independence day, a national day) are left
 * out: nothing in the name says which.
 */
const RULES: readonly (readonly [string, string])[] = [
  ['new year day', '01-01'],
  ['new year eve', '12-31'],
  ['epiphany', '01-06'],
  ['groundhog day', '02-02'],
  ['valentine day', '02-14'],
  ['international women day', '03-08'],
  ['saint patrick day', '03-17'],
  ['st patrick day', '03-17'],
  ['nowruz', '03-21'],
  ['nauryz', '03-21'],
  ['april fool day', '04-01'],
  ['april fools day', '04-01'],
  ['earth day', '04-22'],
  ['anzac day', '04-25'],
  ['may day', '05-01'],
  ['international workers day', '05-01'],
  ['ve day', '05-08'],
  ['europe day', '05-09'],
  ['juneteenth', '06-19'],
  ['canada day', '07-01'],
  ['fourth of july', '07-04'],
  ['bastille day', '07-14'],
  ['un day', '10-24'],
  ['united nations day', '10-24'],
  ['halloween', '10-31'],
  ['all saints day', '11-01'],
  ['armistice day', '11-11'],
  ['remembrance day', '11-11'],
  ['veterans day', '11-11'],
  ['human rights day', '12-10'],
  ['christmas eve', '12-24'],
  ['christmas day', '12-25'],
  ['christmas', '12-25'],
  ['boxing day', '12-26'],
  ['inauguration day', '01-20'],
  ['martin luther king day', '01:31'],
  ['martin luther king jr day', '01:31'],
  ['mlk day', '01:31'],
  ['presidents day', '02:31'],
  ['mother day', '05:27'],
  ['mothers day', '05:27'],
  ['memorial day', '05:-11'],
  ['father day', '06:37'],
  ['fathers day', '06:37'],
  ['labor day', '09:11'],
  ['columbus day', '10:21'],
  ['election day', '11:11+1'],
  ['thanksgiving day', '11:44'],
  ['thanksgiving', '11:44'],
  ['thanks giving day', '11:44'],
  ['black friday', '11:44+1'],
  ['cyber monday', '11:44+4'],
  ['ash wednesday', 'E-46'],
  ['palm sunday', 'E-7'],
  ['maundy thursday', 'E-3'],
  ['good friday', 'E-2'],
  ['easter sunday', 'E+0'],
  ['easter monday', 'E+1'],
  ['easter', 'E+0'],
  ['ascension day', 'E+39'],
  ['pentecost', 'E+49'],
  ['whit monday', 'E+50'],
  ['orthodox easter', 'O+0'],
  ['chinese new year', 'chinese 1 1'],
  ['lunar new year', 'chinese 1 1'],
  ['eid al-fitr', 'islamic-umalqura 10 1'],
  ['eid al-adha', 'islamic-umalqura 12 10'],
  ['rosh hashanah', 'hebrew Tishri 1'],
  ['yom kippur', 'hebrew Tishri 10'],
];

interface Name {
  readonly words: readonly string[];
  readonly rule: number;
}

/** Names by their first word, longer ones first. */
const BY_FIRST: ReadonlyMap<string, readonly Name[]> = (() => {
  const names = new Map<string, Name[]>();
  for (const [rule, [name]] of RULES.entries()) {
    const words = name.split(/[ -]/);
    const first = words[0] ?? '';
    names.set(first, [...(names.get(first) ?? []), { words, rule }]);
  }
  for (const row of names.values()) row.sort((a, b) => b.words.length - a.words.length);
  return names;
})();

/** Single words that name a holiday or begin the name of one. */
export const HOLIDAY_FIRST_WORDS: ReadonlySet<string> = new Set(BY_FIRST.keys());

export interface HolidayHere {
  /** Pieces that the name takes, marks between its words held. */
  readonly length: number;
  /** Place of the rule in the table; what `holidayIn` is given. */
  readonly rule: number;
}

/** The holiday that begins at a word; `wordAt` gives lower-case words and marks one by one. */
export function holidayAt(wordAt: (offset: number) => string): HolidayHere | null {
  for (const { words, rule } of BY_FIRST.get(wordAt(0)) ?? []) {
    let at = 0;
    const isHere = words.every((word, index) => {
      // Between the words of a name may stand "'s", "s'", a hyphen or the stop of "St.".
      while (index > 0 && /^(?:['’.-]|s)$/.test(wordAt(at)) && wordAt(at) !== word) at += 1;
      if (wordAt(at) !== word) return false;
      at += 1;
      return true;
    });
    if (isHere) return { length: at, rule };
  }
  return null;
}

/** Easter Sunday of the West, after the rule of Meeus, Jones and Butcher. */
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

/** Easter Sunday of the East in the calendar of the West, after Meeus; right for 1900 to 2099. */
function easternEasterOf(year: number): CivilDay | null {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const julian = dayText(year, Math.floor(n / 31), (n % 31) + 1);
  return julian === null || year < 1900 || year > 2099 ? null : addDays(julian, 13);
}

const REMEMBERED = 256;
const remembered = new Map<string, CivilDay | null>();

/** The day of the year that has this month and day in another calendar, as Unicode's data know it. */
function dayOfCalendar(year: number, calendar: string, wanted: string): CivilDay | null {
  const key = `${year} ${calendar} ${wanted}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    month: calendar === 'hebrew' ? 'long' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  let found: CivilDay | null = null;
  const first = dayText(year, 1, 1);
  for (let offset = 0; first !== null && found === null && offset < 366; offset += 1) {
    const day = addDays(first, offset);
    const parts = format.formatToParts(new Date(`${day}T12:00:00Z`));
    const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
    if (`${part('month')} ${part('day')}` === wanted && day.startsWith(first.slice(0, 4)))
      found = day;
  }
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, found);
  return found;
}

/** The day that a holiday of the table falls on in a year; null where the rule gives none. */
export function holidayIn(year: number, rule: number): CivilDay | null {
  const text = RULES[rule]?.[1] ?? '';
  const fixed = /^(\d{2})-(\d{2})$/.exec(text);
  if (fixed !== null) return dayText(year, Number(fixed[1]), Number(fixed[2]));
  const moving = /^([EO])([+-]\d+)$/.exec(text);
  if (moving !== null) {
    const easter = moving[1] === 'E' ? easterOf(year) : easternEasterOf(year);
    return easter === null ? null : addDays(easter, Number(moving[2]));
  }
  const weekday = /^(\d{2}):(-?)(\d)(\d)(?:\+(\d))?$/.exec(text);
  if (weekday === null) {
    const [calendar = '', ...wanted] = text.split(' ');
    return year < 1900 || year > 2100 ? null : dayOfCalendar(year, calendar, wanted.join(' '));
  }
  const [, month, sign, count, wanted, more] = weekday;
  const start = dayText(year, Number(month), 1);
  if (start === null) return null;
  // From the end of a month: the last such weekday of its longest form, a week back where that is too late.
  const base =
    sign === '-'
      ? nearestWeekday(addDays(start, 31), Number(wanted), 'past')
      : addDays(nearestWeekday(start, Number(wanted), 'future'), 7 * (Number(count) - 1));
  const inMonth = base.slice(0, 7) === start.slice(0, 7) ? base : addDays(base, -7);
  return addDays(inMonth, Number(more ?? 0));
}
