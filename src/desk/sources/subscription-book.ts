import type { SqliteDatabase } from '../store/sqlite-database.ts';

export const SUBSCRIPTION_TABLES = [
  'create table if not exists subscriptions (source text primary key, json text not null) strict',
];

/** What a source's hub was asked for. The secret never leaves the notes. */
export interface Subscription {
  readonly source: string;
  readonly hub: string;
  readonly topic: string;
  /** The last part of our address for this one: nobody else knows it. */
  readonly token: string;
  readonly secret: string;
  /** `asked`: the hub has not come back to us yet. */
  readonly state: 'offered' | 'asked' | 'active' | 'denied';
  /** When it is asked again: before the lease ends, or after trouble. */
  readonly nextAt: number;
  /** End of the lease. */
  readonly until: number;
  readonly failures: number;
  readonly trouble: string | null;
}

/** Subscriptions to hubs, by source. */
export class SubscriptionBook {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  all(): Subscription[] {
    const rows = this.#database.prepare('select json from subscriptions order by source').all();
    return rows.map((row) => JSON.parse((row as { json: string }).json) as Subscription);
  }

  of(source: string): Subscription | null {
    return this.all().find((one) => one.source === source) ?? null;
  }

  put(subscription: Subscription): void {
    this.#database
      .prepare(
        'insert into subscriptions (source, json) values (?, ?) on conflict (source) do update set json = excluded.json',
      )
      .run(subscription.source, JSON.stringify(subscription));
  }

  remove(source: string): void {
    this.#database.prepare('delete from subscriptions where source = ?').run(source);
  }
}
