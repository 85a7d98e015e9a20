import type { Operations } from '../http/operations/operations.ts';
import { type LogLevel, openLog } from '../log/open-log.ts';
import type { CliDeps, DeskRoom } from './cli-deps.ts';
import type { OpenSources } from './with-sources.ts';

/** What the desk tells of itself, over the store at this path, until it is closed. */
export async function openOperations(
  { terminal }: CliDeps,
  room: DeskRoom,
  {
    storePath,
    level,
    sources,
  }: {
    readonly storePath: string;
    readonly level: LogLevel;
    readonly sources: Pick<OpenSources, 'health'>;
  },
): Promise<{ readonly operations: Operations; readonly close: () => Promise<void> }> {
  const work = await room.WorkDesk.open({ storePath });
  return {
    operations: {
      ping: () => work.ping(),
      measure: async () => ({
        status: await work.status(),
        tallies: await work.tallies(),
        sources: sources.health(),
      }),
      log: openLog(level, terminal.err),
      monotonicMs: terminal.monotonicMs,
    },
    close: () => work.close(),
  };
}
