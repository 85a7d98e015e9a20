/** A search under a name, so that it can be asked again and delivered. */
export interface SavedSearch {
  /** Of the name, in small letters: `kazakhstan-accords`. */
  readonly id: string;
  readonly name: string;
  /** As the search box takes it. */
  readonly query: string;
  readonly madeAt: number;
}

export const DELIVERY_CHANNELS = ['mail', 'webhook'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When it goes out. `at` is HH:MM on the clocks of `zone`, an IANA time zone; `news` is as soon as there is something new. */
export type DeliverySchedule =
  | { readonly kind: 'news' }
  | { readonly kind: 'daily'; readonly at: string; readonly zone: string }
  | {
      readonly kind: 'weekly';
      readonly weekday: Weekday;
      readonly at: string;
      readonly zone: string;
    };

/** A standing order: what is sent where, and when. Never with its secret. Instants are epoch milliseconds. */
export interface Delivery {
  /** Of the name, in small letters: `morning-digest`. */
  readonly id: string;
  readonly name: string;
  /** Identifier of a saved search; null for everything that moves. */
  readonly search: string | null;
  readonly channel: DeliveryChannel;
  /** A mail address, or an http or https address. */
  readonly to: string;
  readonly schedule: DeliverySchedule;
  /** Whether a scheduled one goes out although nothing moved. */
  readonly tellsQuiet: boolean;
  readonly madeAt: number;
  /** The next time of the schedule; of `news` the earliest time at which it looks again. */
  readonly nextAt: number;
  /** Up to where in the log it has told; what comes after it is for the next one. */
  readonly position: string;
  /** When the window that ended there was closed. */
  readonly toldAt: number;
  readonly pausedAt: number | null;
  /** In plain words, where the desk itself paused it. */
  readonly pausedWhy: string | null;
  readonly removedAt: number | null;
}

/**
 * `waiting`: not sent yet, or to be tried again. `sending`: a process has it in hand, or ended with it in hand. `sent`: the
 * other side took it. `dead`: given up. `quiet`: nothing had moved, so that nothing was sent.
 */
export const SENDING_STATES = ['waiting', 'sending', 'sent', 'dead', 'quiet'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/** One thing that goes out, kept before it does. */
export interface Sending {
  /** `msg_` and 24 signs, random: the `webhook-id`, and the name in the `Message-ID`. */
  readonly id: string;
  readonly delivery: string;
  readonly state: SendingState;
  readonly isTest: boolean;
  readonly madeAt: number;
  /** Developments that it tells of. */
  readonly developments: number;
  readonly attempts: number;
  /** Attempts of which nobody knows whether they arrived: the process ended between sending and noting. */
  readonly doubts: number;
  /** When it is tried next; null where it is not. */
  readonly nextAt: number | null;
  readonly sentAt: number | null;
  /** What went wrong last, in plain words. */
  readonly trouble: { readonly code: string; readonly words: string; readonly at: number } | null;
}

/** What goes over the wire, the same at each attempt. */
export type Parcel =
  | {
      readonly kind: 'mail';
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      /** The page on which the delivery can be ended. */
      readonly page: string;
    }
  | { readonly kind: 'webhook'; readonly body: string };

/** What one pass over the deliveries did. */
export interface DeliveryRun {
  readonly made: number;
  readonly sent: readonly Sending[];
  readonly failed: readonly Sending[];
}

/** What is asked for when a delivery is added. */
export interface DeliveryWanted {
  readonly name: string;
  readonly search: string | null;
  readonly channel: DeliveryChannel;
  readonly to: string;
  readonly schedule: DeliverySchedule;
  readonly tellsQuiet: boolean;
  /** Of a webhook: `whsec_…`; made where it is left out. */
  readonly secret?: string;
}
