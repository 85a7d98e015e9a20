import { randomBytes } from 'node:crypto';
import { ChanceryError } from '../../kernel/index.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import { inTurn } from './delivery-tables.ts';
import type { Parcel, Sending, SendingState } from './delivery-types.ts';

/** So long what went out is remembered. */
const KEPT_MS = 90 * 24 * 3_600_000;
const COLUMNS = `id, delivery, state, is_test, made_at, developments, attempts, doubts, next_at, sent_at, trouble`;

interface Row {
  readonly id: string;
  readonly delivery: string;
  readonly state: SendingState;
  readonly is_test: number;
  readonly made_at: number;
  readonly developments: number;
  readonly attempts: number;
  readonly doubts: number;
  readonly next_at: number | null;
  readonly sent_at: number | null;
  readonly trouble: string | null;
}

function sendingOf(row: Row): Sending {
  return {
    id: row.id,
    delivery: row.delivery,
    state: row.state,
    isTest: row.is_test === 1,
    madeAt: row.made_at,
    developments: row.developments,
    attempts: row.attempts,
    doubts: row.doubts,
    nextAt: row.next_at,
    sentAt: row.sent_at,
    trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as Sending['trouble']),
  };
}

/** A sending that this process has in hand. */
export interface Claimed {
  readonly sending: Sending;
  readonly parcel: Parcel;
  readonly lease: string;
}

/** The outbox: everything that goes out is here before it does, and stays with what became of it. */
export class SendingBook {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** The newest first. */
  list(options: { readonly delivery?: string; readonly limit: number }): Sending[] {
    const { delivery, limit } = options;
    const where = delivery === undefined ? '' : 'where delivery = ?';
    return this.#database
      .prepare(`select ${COLUMNS} from sendings ${where} order by made_at desc, id limit ?`)
      .all(...(delivery === undefined ? [limit] : [delivery, limit]))
      .map((row) => sendingOf(row as Row));
  }

  /** Whether there was a sending for the window. */
  has(window: string): boolean {
    return this.#database.prepare('select 1 from sendings where window = ?').all(window).length > 0;
  }

  /** Within the caller's turn. `window` names what it tells of: a second one for the same is not kept. */
  add(made: {
    readonly id: string;
    readonly window: string;
    readonly delivery: string;
    readonly isTest: boolean;
    readonly madeAt: number;
    readonly developments: number;
    /** Null for a window in which nothing moved. */
    readonly parcel: Parcel | null;
  }): void {
    this.#database
      .prepare(
        `insert into sendings (id, window, delivery, state, is_test, made_at, developments, attempts, doubts, next_at, parcel)
          values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?) on conflict do nothing`,
      )
      .run(
        made.id,
        made.window,
        made.delivery,
        made.parcel === null ? 'quiet' : 'waiting',
        made.isTest ? 1 : 0,
        made.madeAt,
        made.developments,
        made.parcel === null ? null : made.madeAt,
        JSON.stringify(made.parcel),
      );
  }

  /**
   * Takes one sending in hand whose time has come, the oldest first, until the lease ends; null where there is none. One that
   * another process had in hand when its lease ended is taken too, and counts as in doubt.
   */
  claim(options: {
    readonly nowAt: number;
    readonly leaseMs: number;
    /** Only this one. */
    readonly id?: string;
  }): Claimed | null {
    const { nowAt, leaseMs, id = null } = options;
    return inTurn(this.#database, () => {
      const [row] = this.#database
        .prepare(
          `select ${COLUMNS}, parcel from sendings where ((state = 'waiting' and next_at <= ?)
              or (state = 'sending' and (lease_until <= ? or lease_until > ?)))
            and (? is null or id = ?)
            and (is_test = 1 or delivery in (select id from deliveries where paused_at is null and removed_at is null))
            order by made_at, id limit 1`,
        )
        // A lease that ends later than any can was given by a clock that has been set back since.
        .all(nowAt, nowAt, nowAt + 2 * leaseMs, id, id) as (Row & { readonly parcel: string })[];
      if (row === undefined) return null;
      const lease = randomBytes(8).toString('hex');
      const doubt = row.state === 'sending' ? 1 : 0;
      this.#database
        .prepare(
          `update sendings set state = 'sending', lease = ?, lease_until = ?, attempts = attempts + 1, doubts = doubts + ?
            where id = ?`,
        )
        .run(lease, nowAt + leaseMs, doubt, row.id);
      const { parcel, ...rest } = row;
      return { sending: this.#find(rest.id), parcel: JSON.parse(parcel) as Parcel, lease };
    });
  }

  /** Notes what became of an attempt. Where the lease has gone to another process, that one notes. */
  note(
    { sending, lease }: Claimed,
    became: Pick<Sending, 'state' | 'nextAt' | 'sentAt' | 'trouble'>,
  ): Sending {
    const { state, nextAt, sentAt, trouble } = became;
    this.#database
      .prepare(
        `update sendings set state = ?, next_at = ?, sent_at = ?, trouble = ?, lease = null, lease_until = null
          where id = ? and lease = ?`,
      )
      .run(
        state,
        nextAt,
        sentAt,
        trouble === null ? null : JSON.stringify(trouble),
        sending.id,
        lease,
      );
    return this.#find(sending.id);
  }

  /** Puts one that was given up back to be tried at once. Throws `deliver.sending-unknown`. */
  revive(id: string, nowAt: number): Sending {
    const { changes } = this.#database
      .prepare(
        `update sendings set state = 'waiting', next_at = ?, attempts = 0 where id = ? and state = 'dead' and is_test = 0`,
      )
      .run(nowAt, id);
    if (Number(changes) === 0)
      throw new ChanceryError('deliver.sending-unknown', { id: id.slice(0, 80) });
    return this.#find(id);
  }

  prune(nowAt: number): void {
    this.#database
      .prepare(
        `delete from sendings where (made_at < ? and state in ('sent', 'dead', 'quiet'))
          or delivery not in (select id from deliveries)`,
      )
      .run(nowAt - KEPT_MS);
  }

  #find(id: string): Sending {
    const [row] = this.#database.prepare(`select ${COLUMNS} from sendings where id = ?`).all(id);
    if (row === undefined) throw new Error(`the sending ${id} is gone`);
    return sendingOf(row as Row);
  }
}
