import { type CivilDay, civilDayAt, parseCivilDay } from './civil-day.ts';

/** A moment as a source states it. */
export interface StatedInstant {
  /** Epoch milliseconds; null where the source gives a day alone, or a time without an offset. */
  readonly at: number | null;
  /** The civil day in the offset that the source itself uses. */
  readonly day: CivilDay;
}

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function offsetMinutesOf(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || '0');
  // UTC offsets in use run from -12:00 to +14:00.
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Reads an ISO 8601 day, or a day with a time and, if given, an offset. The day stays the one of the
 * source's own offset: `2025-11-06T19:10:00-05:00` is 6 November although it is the 7th in UTC.
 * Returns null for any other text, for days and times that do not exist, and for impossible offsets.
 */
export function parseInstant(text: string): StatedInstant | null {
  const match = SHAPE.exec(text.length > 64 ? '' : text.trim());
  const day = parseCivilDay(match?.[1] ?? '');
  if (match === null || day === null) return null;
  const [, , hour, minute, second = '00', fraction = '', offset] = match;
  if (hour === undefined || minute === undefined) return { at: null, day };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (offset === undefined) return { at: null, day };
  const offsetMinutes = offsetMinutesOf(offset);
  if (offsetMinutes === null) return null;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${millis}Z`) - offsetMinutes * 60_000;
  return { at, day: civilDayAt(at, offsetMinutes) };
}
