import { z } from 'zod';
import { DELIVERY_CHANNELS, SENDING_STATES, WEEKDAYS } from '../../desk/index.ts';

/** The shapes of saved searches and deliveries: bodies that routes take, and answers that they give. */

const instant = z.int().describe('Epoch milliseconds.');
const name = z.string().min(1).max(80);
const id = z.string().min(1).max(80);
const time = z.string().describe('HH:MM.');
const zone = z.string().min(1).max(64).describe('An IANA time zone, such as Europe/Oslo.');

const schedule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('news') }),
    z.strictObject({ kind: z.literal('daily'), at: time, zone }),
    z.strictObject({ kind: z.literal('weekly'), weekday: z.enum(WEEKDAYS), at: time, zone }),
  ])
  .describe('With each news, daily or weekly.');

export const DELIVERY_BODIES = {
  SearchSaved: z
    .strictObject({ name, query: z.string().min(1).max(2_000) })
    .describe('A search and what to call it.'),
  SearchRemoved: z.strictObject({ id }).describe('A saved search.'),
  DeliveryAdded: z
    .strictObject({
      name,
      search: id.nullable().default(null).describe('A saved search; everything where null.'),
      channel: z.enum(DELIVERY_CHANNELS),
      to: z.string().min(1).max(2_000).describe('A mail address, or an http or https address.'),
      schedule,
      tellsQuiet: z.boolean().default(false).describe('Whether it goes out where nothing moved.'),
    })
    .describe('A delivery. Nothing is sent yet.'),
  DeliveryTested: z.strictObject({ id }).describe('A delivery.'),
  DeliveryPaused: z
    .strictObject({ id, isPaused: z.boolean() })
    .describe('A delivery, paused or not.'),
  DeliveryRemoved: z
    .strictObject({ id, isRemoved: z.boolean() })
    .describe('A delivery, removed or taken back.'),
  SendingRetried: z.strictObject({ id }).describe('A sending that was given up.'),
} as const;

const search = z.strictObject({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  madeAt: instant,
});
const delivery = z.strictObject({
  id: z.string(),
  name: z.string(),
  search: z.string().nullable(),
  channel: z.enum(DELIVERY_CHANNELS),
  to: z.string(),
  schedule,
  tellsQuiet: z.boolean(),
  madeAt: instant,
  nextAt: instant,
  position: z.string().describe('Up to where in the log it has told.'),
  toldAt: instant,
  pausedAt: instant.nullable(),
  pausedWhy: z.string().nullable().describe('Where the desk itself paused it.'),
  removedAt: instant.nullable(),
});
const sending = z.strictObject({
  id: z.string().describe('The `webhook-id`, and the name in the `Message-ID`.'),
  delivery: z.string(),
  state: z.enum(SENDING_STATES),
  isTest: z.boolean(),
  madeAt: instant,
  developments: z.int(),
  attempts: z.int(),
  doubts: z.int().describe('Attempts of which nobody knows whether they arrived.'),
  nextAt: instant.nullable(),
  sentAt: instant.nullable(),
  trouble: z.strictObject({ code: z.string(), words: z.string(), at: instant }).nullable(),
});

export const DELIVERY_ANSWERS = {
  Searches: z.strictObject({ searches: z.array(search) }),
  SearchSaved: z.strictObject({ search }),
  Deliveries: z.strictObject({
    deliveries: z.array(delivery),
    searches: z.array(search),
    mail: z.strictObject({
      isSetUp: z.boolean(),
      from: z.string().nullable(),
      why: z.string().nullable(),
    }),
  }),
  DeliveryAdded: z.strictObject({
    delivery,
    secret: z.string().nullable().describe('Of a webhook: shown this once.'),
  }),
  DeliveryChanged: z.strictObject({ delivery }),
  Sending: z.strictObject({ sending }),
  Sendings: z.strictObject({ sendings: z.array(sending) }),
} as const;
