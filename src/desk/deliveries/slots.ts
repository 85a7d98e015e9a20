import { Temporal } from 'temporal-polyfill';
import { ChanceryError } from '../../kernel/index.ts';
import { type DeliverySchedule, WEEKDAYS } from './delivery-types.ts';

type Slots = Exclude<DeliverySchedule, { kind: 'news' }>;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

function refused(why: string): ChanceryError {
  return new ChanceryError('deliver.schedule-invalid', { why });
}

/** A zone by its name, and none by an offset: an offset knows nothing of summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Throws `deliver.schedule-invalid`. */
export function assertSchedule(schedule: DeliverySchedule): void {
  if (schedule.kind === 'news') return;
  if (!TIME.test(schedule.at)) throw refused('a time is written HH:MM, from 00:00 to 23:59');
  if (!isZone(schedule.zone))
    throw refused(`“${schedule.zone.slice(0, 60)}” is no time zone such as Europe/Oslo`);
}

/**
 * The first time of the schedule after an instant, in epoch milliseconds. Each day has exactly one: a time that summer time
 * leaves out is taken as much later as the clocks were put forward, and of a time that comes twice the first is taken.
 */
export function slotAfter(schedule: Slots, at: number): number {
  const [hour = 0, minute = 0] = schedule.at.split(':').map(Number);
  const from = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.zone);
  for (let days = 0; days <= 8; days += 1) {
    const day = from.toPlainDate().add({ days });
    if (schedule.kind === 'weekly' && WEEKDAYS[day.dayOfWeek - 1] !== schedule.weekday) continue;
    const slot = day.toZonedDateTime({
      timeZone: schedule.zone,
      plainTime: Temporal.PlainTime.from({ hour, minute }),
    });
    if (slot.epochMilliseconds > at) return slot.epochMilliseconds;
  }
  throw new Error('a week without a slot');
}
