import { parseInstant, type StatedInstant } from '../../kernel/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SHAPE =
  /^(?:[a-z]{3},?\s{1,4})?(\d{1,2})\s{1,4}([a-z]{3})\s{1,4}(\d{4})\s{1,4}(\d{2}:\d{2}(?::\d{2})?)\s{1,4}([+-]\d{4}|GMT|UTC|UT|Z)\b/i;

/** Reads the date of a message (RFC 5322, 3.3) in the offset of its sender; null for any other text. */
export function parseMailDate(text: string): StatedInstant | null {
  const match = SHAPE.exec(text.slice(0, 80).trim());
  if (match === null) return null;
  const [, day = '', name = '', year = '', time = '', zone = ''] = match;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z';
  const at = [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
  return month === 0 ? null : parseInstant(`${at}T${time}${offset}`);
}
