import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** What an engine gives for the work list. */
export interface WorkEngine {
  readonly path: string;
  /** A transaction that writes to the tables of the work list, and waits for no writer of the record where it can. */
  readonly run: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  readonly read: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** The clock of leases, in epoch milliseconds. */
  readonly nowAt: (db: Kysely<Tables>) => Promise<number>;
  /** Whether rows that another claim has locked can be passed over; else claims come one after the other. */
  readonly canSkipLocked: boolean;
  /** Tells those who watch, when the transaction is kept. */
  readonly tell: ((db: Kysely<Tables>) => Promise<void>) | null;
  readonly watch: ((onChange: () => void) => Promise<() => Promise<void>>) | null;
}
