import { ChanceryError, foldLine } from '../../kernel/index.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import { inTurn, slugOf } from './delivery-tables.ts';
import type { Delivery, DeliveryChannel, DeliverySchedule } from './delivery-types.ts';
import { keptName } from './search-book.ts';

const MOST = 200;
/** So long a removed delivery can be taken back. */
const REMOVED_MS = 30 * 24 * 3_600_000;
const COLUMNS = `id, name, search, channel, receiver, schedule, tells_quiet, made_at, next_at, position, told_at, paused_at,
  paused_why, removed_at`;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly search: string | null;
  readonly channel: DeliveryChannel;
  readonly receiver: string;
  readonly schedule: string;
  readonly tells_quiet: number;
  readonly made_at: number;
  readonly next_at: number;
  readonly position: string;
  readonly told_at: number;
  readonly paused_at: number | null;
  readonly paused_why: string | null;
  readonly removed_at: number | null;
}

function deliveryOf(row: Row): Delivery {
  return {
    id: row.id,
    name: row.name,
    search: row.search,
    channel: row.channel,
    to: row.receiver,
    schedule: JSON.parse(row.schedule) as DeliverySchedule,
    tellsQuiet: row.tells_quiet === 1,
    madeAt: row.made_at,
    nextAt: row.next_at,
    position: row.position,
    toldAt: row.told_at,
    pausedAt: row.paused_at,
    pausedWhy: row.paused_why,
    removedAt: row.removed_at,
  };
}

/** The standing orders, each with the place of the log up to which it has told. */
export class DeliveryBook {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Also those that were removed and can be taken back. */
  all(): Delivery[] {
    return this.#database
      .prepare(`select ${COLUMNS} from deliveries order by name, id`)
      .all()
      .map((row) => deliveryOf(row as Row));
  }

  /** By identifier or name; of a name the one that is not removed. Throws `deliver.unknown`. */
  find(name: string): Delivery {
    const all = this.all();
    const found =
      all.find(({ id }) => id === name) ??
      all.find((one) => one.name === name && one.removedAt === null);
    if (found === undefined)
      throw new ChanceryError('deliver.unknown', { id: foldLine(name).slice(0, 80) });
    return found;
  }

  /** Throws `deliver.name-taken`, `deliver.full`, `input.argument`. */
  add(
    wanted: Omit<Delivery, 'id' | 'pausedAt' | 'pausedWhy' | 'removedAt'>,
    secret: string | null,
  ): Delivery {
    const name = keptName(wanted.name);
    return inTurn(this.#database, () => {
      const all = this.all();
      const there = all.filter(({ removedAt }) => removedAt === null);
      if (there.some((one) => one.name === name))
        throw new ChanceryError('deliver.name-taken', { kind: 'delivery', name });
      if (there.length >= MOST) throw new ChanceryError('deliver.full', { limit: MOST });
      const id = slugOf(name, new Set(all.map((one) => one.id)));
      this.#database
        .prepare(
          `insert into deliveries (id, name, search, channel, receiver, schedule, tells_quiet, made_at, next_at, position,
            told_at, secret) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          id,
          name,
          wanted.search,
          wanted.channel,
          wanted.to,
          JSON.stringify(wanted.schedule),
          wanted.tellsQuiet ? 1 : 0,
          wanted.madeAt,
          wanted.nextAt,
          wanted.position,
          wanted.toldAt,
          secret,
        );
      return this.find(id);
    });
  }

  /** The secret of a webhook; for signing alone. */
  secretOf(id: string): string | null {
    const [row] = this.#database.prepare('select secret from deliveries where id = ?').all(id);
    return (row as { readonly secret: string | null } | undefined)?.secret ?? null;
  }

  setPaused(id: string, paused: { readonly at: number; readonly why: string | null } | null): void {
    this.#database
      .prepare('update deliveries set paused_at = ?, paused_why = ? where id = ?')
      .run(paused?.at ?? null, paused?.why ?? null, id);
  }

  /** Removes a delivery, or takes that back. Throws `deliver.name-taken` where its name was given away meanwhile. */
  setRemoved(id: string, removedAt: number | null): void {
    inTurn(this.#database, () => {
      const { name } = this.find(id);
      const isTaken = this.all().some(
        (one) => one.id !== id && one.name === name && one.removedAt === null,
      );
      if (removedAt === null && isTaken)
        throw new ChanceryError('deliver.name-taken', { kind: 'delivery', name });
      this.#database
        .prepare('update deliveries set removed_at = ? where id = ?')
        .run(removedAt, id);
    });
  }

  /**
   * Moves a delivery on from where it stood, within the caller's turn. False where another process did so meanwhile: then
   * nothing was changed, and what the caller has gathered is not to be kept.
   */
  moveOn(
    before: Delivery,
    to: { readonly position: string; readonly toldAt: number; readonly nextAt: number },
  ): boolean {
    const { changes } = this.#database
      .prepare(
        `update deliveries set position = ?, told_at = ?, next_at = ?
          where id = ? and position = ? and told_at = ? and next_at = ? and paused_at is null and removed_at is null`,
      )
      .run(
        to.position,
        to.toldAt,
        to.nextAt,
        before.id,
        before.position,
        before.toldAt,
        before.nextAt,
      );
    return Number(changes) === 1;
  }

  /** Forgets what was removed long ago, with its secrets. */
  prune(nowAt: number): void {
    const gone = nowAt - REMOVED_MS;
    this.#database.prepare('delete from deliveries where removed_at < ?').run(gone);
  }
}
