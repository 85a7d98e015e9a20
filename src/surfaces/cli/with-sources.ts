import type { CliDeps, DeskRoom } from './cli-deps.ts';
import { chosenPath } from './with-desk.ts';

export type OpenSources = Awaited<ReturnType<DeskRoom['SourceDesk']['open']>>;

/** Opens the list of sources beside the record for one piece of work. */
export async function withSources<T>(
  deps: CliDeps,
  chosen: { readonly store: string | undefined; readonly allowHosts: readonly string[] },
  work: (sources: OpenSources) => Promise<T>,
): Promise<T> {
  const room = await deps.loadDesk();
  const contact = deps.terminal.env['CHANCERY_CONTACT'] ?? '';
  const sources = await room.SourceDesk.open({
    storePath: chosenPath(deps, room, chosen.store),
    contact: contact === '' ? null : contact,
    version: deps.readVersion(),
    allowHosts: chosen.allowHosts,
  });
  try {
    return await work(sources);
  } finally {
    await sources.close();
  }
}
