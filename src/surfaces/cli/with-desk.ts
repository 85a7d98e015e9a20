import { join } from 'node:path';
import type { Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import type { CliDeps, DeskRoom } from './cli-deps.ts';

/** An open desk and where its record is, in words that may be shown. */
export interface Session {
  readonly room: DeskRoom;
  readonly desk: Desk;
  readonly storePath: string;
}

/**
 * `write` makes a store that is missing. `read` never does: without `--store`, a record that is not there
 * yet is read as one that holds the lexicon's registers alone. `existing` refuses a missing store.
 * `throwaway` works on a store of its own.
 */
export type StoreMode = 'write' | 'read' | 'existing' | 'throwaway';

export interface StoreChoice {
  readonly store: string | undefined;
  readonly mode: StoreMode;
}

async function atPath<T>(
  room: DeskRoom,
  storePath: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const desk = await room.openDesk({ storePath });
  try {
    return await work({ room, desk, storePath: room.storeName(storePath) });
  } finally {
    await desk.close();
  }
}

async function thrownAway<T>(
  deps: CliDeps,
  room: DeskRoom,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  // Listens before there is anything to remove, so that no signal comes between the two.
  let made: { readonly remove: () => void } | null = null;
  const release = deps.terminal.onInterrupt(() => made?.remove());
  const folder = deps.makeTemporaryFolder();
  made = folder;
  try {
    return await atPath(room, join(folder.path, 'record.sqlite'), work);
  } finally {
    release();
    folder.remove();
  }
}

/** The path of the record that a command without `--store` means. */
export function chosenPath(deps: CliDeps, room: DeskRoom, store: string | undefined): string {
  if (store === '') throw new ChanceryError('input.argument', { why: '--store takes a path.' });
  if (store !== undefined) return store;
  return room.defaultStorePath(deps.terminal.env, deps.terminal.cwd);
}

/** A store on a server counts as one that is there: the server itself says where it is not. */
export function isThere(deps: CliDeps, room: DeskRoom, path: string): boolean {
  return room.isServerStore(path) || deps.exists(path);
}

/** Opens the desk for one piece of work and closes it whatever happens. Throws `store.missing` and what the desk throws. */
export async function withDesk<T>(
  deps: CliDeps,
  { store, mode }: StoreChoice,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const room = await deps.loadDesk();
  if (mode === 'throwaway') return thrownAway(deps, room, work);
  const path = chosenPath(deps, room, store);
  if (mode === 'write' || isThere(deps, room, path)) return atPath(room, path, work);
  if (mode === 'existing' || store !== undefined)
    throw new ChanceryError('store.missing', { path });
  return thrownAway(deps, room, work);
}
