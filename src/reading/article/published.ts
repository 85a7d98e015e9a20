import { parseCivilDay, parseInstant, type StatedInstant } from '../../kernel/index.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Readonly<Record<string, string>> = { gmt: 'Z', ut: 'Z', utc: 'Z', z: 'Z' };

function dayOf(year: string, month: string, date: string): string | null {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return parseCivilDay(`${year}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** "Thu, 06 Nov 2025 19:10:00 GMT" (RFC 5322), the time optional. */
function parseMailDate(text: string): StatedInstant | null {
  const match =
    /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9})\.?,? (\d{4})(?:,? (\d{2}:\d{2}(?::\d{2})?)(?: ([+-]\d{4}|[a-z]{1,3}))?)?$/i.exec(
      text,
    );
  const [, date, month, year, time, zone = ''] = match ?? [];
  const day = dayOf(year ?? '', month ?? '', date ?? '');
  if (day === null) return null;
  const offset = ZONES[zone.toLowerCase()] ?? (/^[+-]/.test(zone) ? zone : '');
  return parseInstant(time === undefined ? day : `${day}T${time}${offset}`);
}

/** "November 6, 2025" and "20251106". */
function parseWrittenDay(text: string): StatedInstant | null {
  const words = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  if (words !== null) {
    const day = dayOf(words[3] ?? '', words[1] ?? '', words[2] ?? '');
    return day === null ? null : parseInstant(day);
  }
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return digits === null ? null : parseInstant(`${digits[1]}-${digits[2]}-${digits[3]}`);
}

/**
 * Reads when a page says that it was published: ISO 8601, the date of a mail header, a written day, eight
 * digits. Returns null for anything else and for years before 1990: those are clocks that were not set.
 */
export function parsePublished(text: string): StatedInstant | null {
  const folded = text.slice(0, 100).replace(/\s+/g, ' ').trim();
  const found = parseInstant(folded) ?? parseMailDate(folded) ?? parseWrittenDay(folded);
  return found === null || found.day < '1990' ? null : found;
}
