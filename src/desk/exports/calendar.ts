import { bareDay, dayInWords, whenInWords } from '../../briefs/index.ts';
import { addDays, boundsOf, type CivilDay, type Edtf, precisionOf } from '../../kernel/index.ts';
import type { Expectation } from '../../record/index.ts';
import type { AsOf, Desk } from '../types.ts';
import { type Cited, citedReader } from './cited.ts';
import { lineOf, type Places, pageOf } from './places.ts';

/** Which expectations a calendar holds, and where its links lead. */
export interface CalendarOptions extends AsOf, Pick<Places, 'addressOf'> {
  readonly base: string;
  readonly from?: CivilDay;
  readonly to?: CivilDay;
  readonly state?: string;
  readonly accord?: string;
}

/** What stands before the title of what is no longer open. */
const FATE = {
  open: '',
  met: 'Came: ',
  missed: 'Did not come in time: ',
  overtaken: 'Overtaken: ',
  withdrawn: 'Taken back: ',
} as const;

/** The days that an all-day event covers; the side of a window that nobody names is not made up. */
function spanOf(window: Edtf): { readonly first: CivilDay; readonly last: CivilDay } | null {
  const { first, last } = boundsOf(window);
  const day = first ?? last;
  return day === null ? null : { first: day, last: last ?? day };
}

function isExact(window: Edtf): boolean {
  return precisionOf(window) === 'day' && !/[~?]$/.test(window);
}

function titleOf(row: Expectation, nameOf: (id: string) => string): string {
  const subjects = row.subjects.map(nameOf).join(', ') || (row.subjectWords ?? '');
  const objects = row.objects.map(nameOf).join(', ');
  const about = [
    subjects,
    row.accord === null ? '' : nameOf(row.accord),
    objects === '' ? '' : `with ${objects}`,
  ].filter((part) => part !== '');
  return lineOf(about.length === 0 ? row.what : `${[...new Set(about)].join(', ')}: ${row.what}`);
}

function dayLine(window: Edtf): string {
  if (isExact(window)) return `Expected ${whenInWords(window)}.`;
  const { first, last } = boundsOf(window);
  if (first === null || last === null)
    return `Expected ${whenInWords(window)}. Only one end of the window is known, and this event stands on it.`;
  return `Expected ${whenInWords(window)}. The day is not known; this event covers the whole window.`;
}

function fateLine(row: Expectation): string {
  const since = dayInWords(row.stateSince);
  if (row.state === 'open') return `Open; known since ${dayInWords(row.knownDay)}.`;
  if (row.state === 'met') return `It came; known since ${since}.`;
  if (row.state === 'missed')
    return `Its time passed on ${since}, and no source says that it came.`;
  return row.state === 'overtaken'
    ? `Overtaken by another step; known since ${since}.`
    : `Taken back; known since ${since}.`;
}

function sayerLine(row: Expectation, nameOf: (id: string) => string): string {
  if (row.basis === 'ladder')
    return 'Nobody said so: it follows from the order of steps under the accord.';
  const who = row.saidBy === null ? 'a source' : nameOf(row.saidBy);
  return row.wording === null
    ? `Said by ${lineOf(who)}.`
    : `Said by ${lineOf(who)}: “${lineOf(row.wording)}”`;
}

function describe(
  row: Expectation & { readonly window: Edtf },
  cited: readonly Cited[],
  desk: Desk,
) {
  const lines = [dayLine(row.window), sayerLine(row, (id) => desk.nameOf(id)), fateLine(row)];
  for (const { outlet, day, words, address } of cited) {
    const when = day === null ? '' : `, ${bareDay(day as Edtf)}`;
    lines.push('', `${outlet}${when}: “${words}”`);
    if (address !== null) lines.push(address);
  }
  return lines.join('\n');
}

function at(day: CivilDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

type Dated = Expectation & { readonly window: Edtf };

function isDated(row: Expectation): row is Dated {
  return row.window !== null && spanOf(row.window) !== null;
}

function calendarName(options: CalendarOptions, desk: Desk): string {
  const about = [options.state, options.accord].filter((id) => id !== undefined);
  const names = about.map((id) => lineOf(desk.nameOf(id))).join(', ');
  return names === '' ? 'Expected in diplomacy' : `Expected: ${names}`;
}

/**
 * What is expected and has a day or a window, as iCalendar (RFC 5545): all-day events over the whole window, with a
 * UID that stays. What nobody gives a day is counted in the description of the calendar.
 */
export async function exportCalendar(desk: Desk, options: CalendarOptions): Promise<string> {
  const { base, addressOf, ...asked } = options;
  const rows = await desk.next(asked);
  const dated = rows.filter(isDated);
  const places: Places = {
    base,
    ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }),
    ...(addressOf === undefined ? {} : { addressOf }),
  };
  const asOf = asked.asOf ?? (await desk.lastDay());
  const {
    default: ical,
    ICalCalendarMethod,
    ICalEventStatus,
    ICalEventTransparency,
  } = await import('ical-generator');
  const undated = rows.length - dated.length;
  const more = undated === 0 ? '' : ` ${undated} more have no day and are not in it.`;
  const calendar = ical({
    name: calendarName(options, desk),
    description: `As known on ${dayInWords(asOf)}.${more}`,
    prodId: { company: 'Chancery', product: 'Record', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const citedOf = citedReader(desk);
  for (const row of dated) {
    const span = spanOf(row.window);
    if (span === null) continue;
    const when = isExact(row.window) ? '' : ` (${bareDay(row.window)})`;
    calendar.createEvent({
      id: `${row.id}@chancery`,
      // Both stamps are of the record, so that the same record gives the same bytes.
      stamp: at(row.stateSince),
      lastModified: at(row.stateSince),
      start: at(span.first),
      end: at(addDays(span.last, 1)),
      allDay: true,
      sequence: row.state === 'open' ? 0 : 1,
      summary: `${FATE[row.state]}${titleOf(row, (id) => desk.nameOf(id))}${when}`,
      description: describe(row, await citedOf(row.evidence), desk),
      url: pageOf(places, '/explain', row.id),
      transparency: ICalEventTransparency.TRANSPARENT,
      status:
        row.state === 'met'
          ? ICalEventStatus.CONFIRMED
          : row.state === 'withdrawn' || row.state === 'overtaken'
            ? ICalEventStatus.CANCELLED
            : ICalEventStatus.TENTATIVE,
    });
  }
  return `${calendar.toString()}\r\n`;
}
