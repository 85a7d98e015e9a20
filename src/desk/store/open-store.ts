import type { Store } from './contract.ts';
import { openFile } from './open-file.ts';
import { isServerStore, refuseOtherServers } from './server-address.ts';

export interface StoreOptions {
  /**
   * The file; it and the folders above it are made where they are missing. Or `postgres://…`, see `server-address.ts`.
   */
  readonly path: string;
  /** How long to wait for another process that writes, before `store.busy`. */
  readonly waitMs?: number;
  /** The file grows to at most so many pages of 4 KB, then the disk counts as full. For tests. */
  readonly maxPages?: number;
  /** The clock of the work list, in epoch milliseconds; else that of the server, or of this machine. For tests. */
  readonly nowAt?: () => number;
}

const DEFAULT_WAIT_MS = 15_000;

/**
 * Opens the store in the file `path`, or on the server that it names, or makes it.
 *
 * Throws ChanceryError: `store.unreadable` (permissions, a directory, a broken disk), `store.not-a-store`
 * (another kind of file or another program's database), `store.newer` (made by a later Chancery),
 * `store.busy`, `store.full`, `store.corrupt`. Where it throws, an existing file is unchanged. Of a server also
 * `store.address`, `store.unreachable`, `store.login`, `store.rights`, `store.too-old`, `store.read-only`, `store.crowded`.
 *
 * @example
 * const store = await openStore({ path: 'chancery.sqlite' });
 * const facts = await store.read((view) => view.facts({ limit: 10 }));
 * await store.close();
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { path, waitMs = DEFAULT_WAIT_MS, maxPages, nowAt } = options;
  // Loaded when it is asked for: a store in a file needs no client of a server.
  if (isServerStore(path)) {
    return (await import('./open-postgres.ts')).openPostgres(path, waitMs, nowAt);
  }
  refuseOtherServers(path);
  return openFile(path, { waitMs, maxPages, nowAt });
}
