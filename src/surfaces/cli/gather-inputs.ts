import { ChanceryError } from '../../kernel/index.ts';
import type { CliDeps, DeskRoom, Sources } from './cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-codes.ts';
import { reportError } from './report-error.ts';

export interface GatherOptions {
  readonly allowHosts: readonly string[];
  readonly isFolderRead: boolean;
  readonly isJson: boolean;
  /** What of archives is read, and how far it was read before. */
  readonly reading?: Pick<InputOptions, 'selection' | 'marks' | 'mapping'>;
}

type InputOptions = NonNullable<Parameters<DeskRoom['openInputs']>[1]>;

/** Inputs one after the other; what is wrong with one is told and does not keep the others from being read. */
export interface Gathered {
  readonly items: Sources;
  /** Status of the first input that could not be opened; `done` while there is none. */
  status(): ExitStatus;
}

export function gatherInputs(
  deps: CliDeps,
  room: DeskRoom,
  inputs: readonly string[],
  options: GatherOptions,
): Gathered {
  const { allowHosts, isFolderRead, isJson } = options;
  let status: ExitStatus = EXIT_STATUS.done;
  async function* items(): Sources {
    for (const input of inputs) {
      const opening = { stdin: deps.terminal.stdin, allowHosts, isFolderRead, ...options.reading };
      try {
        yield* room.openInputs([input], opening);
      } catch (error) {
        if (!(error instanceof ChanceryError)) throw error;
        const told = reportError(error, deps.terminal, isJson);
        if (status === EXIT_STATUS.done) status = told;
      }
    }
  }
  return { items: items(), status: () => status };
}
