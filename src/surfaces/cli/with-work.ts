import { ChanceryError } from '../../kernel/index.ts';
import type { CliDeps, DeskRoom } from './cli-deps.ts';
import { chosenPath, isThere } from './with-desk.ts';

export type OpenWork = Awaited<ReturnType<DeskRoom['WorkDesk']['open']>>;

/** Opens the work list of a record for one piece of work. Throws `store.missing`, unless it may be `made`. */
export async function withWork<T>(
  deps: CliDeps,
  chosen: { readonly store: string | undefined; readonly isMade: boolean },
  work: (open: OpenWork, room: DeskRoom) => Promise<T>,
): Promise<T> {
  const room = await deps.loadDesk();
  const storePath = chosenPath(deps, room, chosen.store);
  if (!chosen.isMade && !isThere(deps, room, storePath))
    throw new ChanceryError('store.missing', { path: storePath });
  const open = await room.WorkDesk.open({ storePath });
  try {
    return await work(open, room);
  } finally {
    await open.close();
  }
}
