import type { Delivery, DeliveryRun, DeliverySchedule, Sending } from '../../../desk/index.ts';
import { counted } from './words.ts';

function minuteOf(at: number | null): string {
  return at === null ? '' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function whenWords(schedule: DeliverySchedule): string {
  if (schedule.kind === 'news') return 'with each news';
  const { at, zone } = schedule;
  return schedule.kind === 'daily'
    ? `daily ${at} ${zone}`
    : `weekly ${schedule.weekday} ${at} ${zone}`;
}

/** A row of the list: what, where to, of which search, when, and when next. */
export function deliveryCells(delivery: Delivery): string[] {
  const { id, to, search, schedule, nextAt, pausedAt } = delivery;
  const next =
    pausedAt !== null ? 'paused' : schedule.kind === 'news' ? 'with news' : minuteOf(nextAt);
  return [id, to, search === null ? 'everything' : `search ${search}`, whenWords(schedule), next];
}

const STATES: Readonly<Record<Sending['state'], string>> = {
  waiting: 'waits',
  sending: 'in hand',
  sent: 'sent',
  dead: 'given up',
  quiet: 'nothing moved, nothing sent',
};

/** One sending with what became of it. */
export function sendingLines(sending: Sending): {
  readonly mark: string;
  readonly lines: readonly string[];
} {
  const { id, delivery, state, isTest, attempts, doubts, developments, nextAt, trouble } = sending;
  const what = isTest ? `${delivery}, a test` : delivery;
  const more = state === 'waiting' && nextAt !== null ? `, next ${minuteOf(nextAt)}` : '';
  return {
    mark: minuteOf(sending.madeAt),
    lines: [
      `${what}: ${STATES[state]}${more}`,
      `${id} · ${counted(developments, 'development')} · ${counted(attempts, 'attempt')}`,
      ...(trouble === null ? [] : [`${trouble.words} [${trouble.code}]`]),
      ...(doubts === 0
        ? []
        : [
            `${counted(doubts, 'attempt')} ended between sending and noting, so that it may have come more than once, always under this identifier.`,
          ]),
    ],
  };
}

/** What one run did, in a line, and what is wrong below it. */
export function runText({ made, sent, failed }: DeliveryRun): string {
  const lines = failed.map(
    ({ delivery, state, trouble }) =>
      `${delivery}: ${state === 'dead' ? 'given up' : 'tried again later'}. ${trouble?.words ?? ''}`,
  );
  return [`${made} made, ${sent.length} sent, ${failed.length} not sent.`, ...lines].join('\n');
}
