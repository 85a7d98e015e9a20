import { setTimeout as pause } from 'node:timers/promises';
import { ChanceryError, type Clock } from '../../kernel/index.ts';
import { refuseLiteralAddress, webAddress } from '../../sources/index.ts';
import { SYSTEM_CLOCK } from '../maintenance.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import type { Desk } from '../types.ts';
import { composeDigest } from './compose-digest.ts';
import { DeliveryBook } from './delivery-book.ts';
import { inTurn, openDeliveryFile } from './delivery-tables.ts';
import type {
  Delivery,
  DeliveryRun,
  DeliveryWanted,
  Parcel,
  SavedSearch,
  Sending,
} from './delivery-types.ts';
import {
  type MailEnvironment,
  type MailSettings,
  mailAddress,
  mailSettings,
} from './mail-settings.ts';
import { makeDue, newSendingId } from './make-due.ts';
import { newestFound } from './newest-found.ts';
import { renderParcel } from './render-parcel.ts';
import { SearchBook } from './search-book.ts';
import { sendDue, sendOne } from './send-due.ts';
import type { SendDeps } from './send-parcel.ts';
import { type Claimed, SendingBook } from './sending-book.ts';
import { newWebhookSecret, parseWebhookSecret } from './sign-webhook.ts';
import { assertSchedule, slotAfter } from './slots.ts';

export interface DeliveryDeskOptions {
  readonly storePath: string;
  readonly version: string;
  /** Where the pages of the desk are, for links: `https://desk.example`, without a slash at its end. */
  readonly base: string;
  readonly mail: MailEnvironment;
  /** Hosts of webhooks that may be contacted although their address is not public. */
  readonly allowHosts: readonly string[];
  readonly clock?: Clock;
  readonly timeoutMs?: number;
}

export interface MadeDelivery {
  readonly delivery: Delivery;
  /** Of a webhook: shown once. */
  readonly secret: string | null;
}

/** Whether mail can be sent, and from whom; never the password. */
export interface MailState {
  readonly isSetUp: boolean;
  readonly from: string | null;
  readonly why: string | null;
}

const TIMEOUT_MS = 30_000;
const LOOK_MS = 10_000;
const LONGEST_ADDRESS = 2000;

/** Saved searches and what is sent of them. Nothing goes out but by `test` and `run`. */
export class DeliveryDesk {
  readonly #options: DeliveryDeskOptions;
  readonly #database: SqliteDatabase;
  readonly #clock: Clock;
  readonly #searches: SearchBook;
  readonly #deliveries: DeliveryBook;
  readonly #sendings: SendingBook;

  private constructor(options: DeliveryDeskOptions, database: SqliteDatabase) {
    this.#options = options;
    this.#database = database;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
    this.#searches = new SearchBook(database);
    this.#deliveries = new DeliveryBook(database);
    this.#sendings = new SendingBook(database);
  }

  static async open(options: DeliveryDeskOptions): Promise<DeliveryDesk> {
    return new DeliveryDesk(options, await openDeliveryFile(options.storePath));
  }

  close(): void {
    this.#database.close();
  }

  searches(): readonly SavedSearch[] {
    return this.#searches.all();
  }

  /** By identifier or name. Throws `deliver.search-unknown`. */
  search(name: string): SavedSearch {
    return this.#searches.find(name);
  }

  /** Keeps a search that the desk can read, as it was written. Throws `search.*`, `deliver.name-taken`, `deliver.full`. */
  async saveSearch(
    desk: Pick<Desk, 'search'>,
    wanted: { readonly name: string; readonly query: string },
  ): Promise<SavedSearch> {
    const query = wanted.query.trim();
    await desk.search(query, { limit: 1 });
    return this.#searches.add({ name: wanted.name, query, nowAt: this.#clock.nowAt() });
  }

  /** Throws `deliver.search-unknown`, `deliver.search-in-use`. */
  removeSearch(name: string): SavedSearch {
    return this.#searches.remove(name);
  }

  /** All that are not removed. */
  list(): readonly Delivery[] {
    return this.#deliveries.all().filter(({ removedAt }) => removedAt === null);
  }

  mailState(): MailState {
    try {
      const { from } = this.#mail();
      return { isSetUp: true, from: `${from.name} <${from.address}>`, why: null };
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      return { isSetUp: false, from: null, why: error.message };
    }
  }

  /**
   * Adds a delivery, which tells of what comes from now on. Nothing is sent yet. Throws `deliver.*`, `fetch.address-*`,
   * `input.argument`.
   */
  async add(desk: Pick<Desk, 'changesAfter'>, wanted: DeliveryWanted): Promise<MadeDelivery> {
    const { channel, schedule } = wanted;
    assertSchedule(schedule);
    const search = wanted.search === null ? null : this.#searches.find(wanted.search).id;
    const to =
      channel === 'mail'
        ? mailAddress(wanted.to)
        : webhookAddress(wanted.to, this.#options.allowHosts);
    if (channel === 'mail' && wanted.secret !== undefined)
      throw new ChanceryError('input.argument', { why: 'Mail has no secret of its own.' });
    const secret =
      channel === 'mail'
        ? null
        : wanted.secret === undefined
          ? newWebhookSecret()
          : parseWebhookSecret(wanted.secret);
    const nowAt = this.#clock.nowAt();
    const { position } = await desk.changesAfter(null);
    const delivery = this.#deliveries.add(
      {
        ...{ name: wanted.name, search, channel, to, schedule, tellsQuiet: wanted.tellsQuiet },
        ...{ madeAt: nowAt, toldAt: nowAt, position },
        nextAt: schedule.kind === 'news' ? nowAt : slotAfter(schedule, nowAt),
      },
      secret,
    );
    // One that was given is known to whoever gave it.
    return { delivery, secret: wanted.secret === undefined ? secret : null };
  }

  /** Throws `deliver.unknown`. */
  setPaused(name: string, isPaused: boolean): Delivery {
    const { id } = this.#deliveries.find(name);
    this.#deliveries.setPaused(id, isPaused ? { at: this.#clock.nowAt(), why: null } : null);
    return this.#deliveries.find(id);
  }

  /** Removes a delivery, or takes that back within 30 days. Throws `deliver.unknown`, `deliver.name-taken`. */
  setRemoved(name: string, isRemoved: boolean): Delivery {
    const { id } = this.#deliveries.find(name);
    this.#deliveries.setRemoved(id, isRemoved ? this.#clock.nowAt() : null);
    return this.#deliveries.find(id);
  }

  /** What went out and what is to, the newest first. Throws `deliver.unknown`. */
  log(options: { readonly delivery?: string; readonly limit?: number } = {}): readonly Sending[] {
    const { delivery, limit = 100 } = options;
    return this.#sendings.list({
      limit,
      ...(delivery === undefined ? {} : { delivery: this.#deliveries.find(delivery).id }),
    });
  }

  /** Puts a sending that was given up back to be tried at once. Throws `deliver.sending-unknown`. */
  retry(sending: string): Sending {
    return this.#sendings.revive(sending, this.#clock.nowAt());
  }

  /** Sends what is newest, marked as a test, once and now; it counts for nothing else. Throws `deliver.unknown`. */
  async test(desk: Desk, name: string): Promise<Sending> {
    const delivery = this.#deliveries.find(name);
    const search = delivery.search === null ? null : this.#searches.find(delivery.search);
    const nowAt = this.#clock.nowAt();
    const digest = await composeDigest(desk, {
      ...{ delivery, search, base: this.#options.base, isTest: true, remarks: [] },
      ...{ fromAt: delivery.toldAt, toAt: nowAt },
      moved: await newestFound(desk, search),
    });
    const id = newSendingId();
    const parcel: Parcel = renderParcel(delivery, digest);
    inTurn(this.#database, () => {
      const window = `test ${id}`;
      const developments = digest.developments.length;
      const own = { id, window, developments, parcel, delivery: delivery.id };
      this.#sendings.add({ ...own, isTest: true, madeAt: nowAt });
    });
    const claimed: Claimed | null = this.#sendings.claim({ nowAt, leaseMs: this.#leaseMs(), id });
    if (claimed === null) throw new Error('another process took the test in hand');
    return sendOne(claimed, delivery, this.#sending());
  }

  /** Makes what is due and sends what waits, once. Throws what the store throws. */
  async run(desk: Desk, signal: AbortSignal): Promise<DeliveryRun> {
    const nowAt = this.#clock.nowAt();
    this.#deliveries.prune(nowAt);
    this.#sendings.prune(nowAt);
    const { made, faults } = await makeDue(desk, {
      ...{ database: this.#database, deliveries: this.#deliveries, sendings: this.#sendings },
      ...{ searches: this.#searches, clock: this.#clock, base: this.#options.base, signal },
    });
    const done = await sendDue(this.#sending(), signal);
    if (faults.length > 0) throw faults[0];
    return { made, ...done };
  }

  /** Runs whenever something may be due, until the signal. What goes wrong is told and stops nothing. */
  async keepRunning(
    desk: Desk,
    options: {
      readonly signal: AbortSignal;
      readonly onRun: (run: DeliveryRun) => void;
      readonly onFault: (fault: unknown) => void;
    },
  ): Promise<void> {
    const { signal } = options;
    while (!signal.aborted) {
      await this.run(desk, signal).then(options.onRun, options.onFault);
      await pause(LOOK_MS, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  }

  #mail(): MailSettings {
    return mailSettings(this.#options.mail);
  }

  /** Longer than any attempt takes, so that no other process has it in hand at the same time. */
  #leaseMs(): number {
    return 10 * (this.#options.timeoutMs ?? TIMEOUT_MS);
  }

  #sending(): Parameters<typeof sendDue>[0] {
    const { allowHosts, version, timeoutMs = TIMEOUT_MS } = this.#options;
    const deps: SendDeps = {
      clock: this.#clock,
      allowHosts,
      timeoutMs,
      userAgent: `Chancery/${version} (webhook)`,
      mail: () => this.#mail(),
      secretOf: (id) => this.#deliveries.secretOf(id),
    };
    return {
      ...deps,
      deliveries: this.#deliveries,
      sendings: this.#sendings,
      leaseMs: this.#leaseMs(),
    };
  }
}

/** What a name leads to is looked at when it is sent, each time. Throws `fetch.address-invalid`, `fetch.address-refused`. */
function webhookAddress(text: string, allowHosts: readonly string[]): string {
  if (text.length > LONGEST_ADDRESS)
    throw new ChanceryError('fetch.address-invalid', { address: `${text.slice(0, 100)} …` });
  const url = webAddress(text.trim());
  refuseLiteralAddress(url, allowHosts);
  return url.href;
}
