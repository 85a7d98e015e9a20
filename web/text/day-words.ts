const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const POINT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?])?$/;

function pointWords(value: string): string | null {
  const match = POINT.exec(value);
  if (match === null) return null;
  const [, year, month, day, doubt] = match;
  const name = month === undefined ? '' : MONTHS[Number(month) - 1];
  if (name === undefined || year === undefined) return null;
  const words = [day === undefined ? '' : String(Number(day)), name, String(Number(year))]
    .filter((part) => part !== '')
    .join(' ');
  return doubt === '~' ? `about ${words}` : doubt === '?' ? `perhaps ${words}` : words;
}

/** The first day of an interval without the month and year that its last day repeats. */
function withoutShared(first: string, last: string): string {
  const [a, b] = [first.split(' '), last.split(' ')];
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return a.join(' ');
}

/** A day, month, year or interval of the EDTF subset, written out; text that is none comes back as it is. */
export function dayWords(value: string): string {
  const [left = '', right] = value.split('/');
  if (right === undefined) return pointWords(left) ?? value;
  const first = left === '..' ? null : pointWords(left);
  const last = right === '..' ? null : pointWords(right);
  if (first !== null && first === last) return first;
  if (first !== null && last !== null) return `${withoutShared(first, last)} to ${last}`;
  if (last !== null && left === '..')
    return right.length < 10 ? `by the end of ${last}` : `by ${last}`;
  if (first !== null && right === '..') return `${first} or later`;
  return value;
}

/** Whether `dayWords` can write the value out. */
export function isDayValue(value: string): boolean {
  return dayWords(value) !== value || /^\d{4}$/.test(value);
}

/** The first full day of a value, for order; far ahead where there is none. */
export function orderDay(value: string | null): string {
  const found = /\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(value ?? '');
  return found === null ? '9999-12-31' : `${found[0]}-01-01`.slice(0, 10);
}

/** The last day that a value allows, as far as text tells; null where it is open. */
export function closingDay(value: string | null): string | null {
  if (value === null || value.endsWith('/..')) return null;
  const last = (value.split('/')[1] ?? value).replace(/[~?]$/, '');
  return last.length === 4 ? `${last}-12-31` : last.length === 7 ? `${last}-31` : last;
}

/** The day `days` after another, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How long before `today` a day was, for the last two weeks; null for other days. */
export function agoWords(day: string, today: string): string | null {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (!(days >= 0 && days <= 14)) return null;
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

/** The hour and minute of an instant, as the reader's clock shows it. */
export function clockWords(instantAt: number): string {
  return new Date(instantAt).toTimeString().slice(0, 5);
}
