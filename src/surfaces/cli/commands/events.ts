import type { Desk, EventFormat, EventRow } from '../../../desk/index.ts';
import { ChanceryError, refusalText } from '../../../kernel/index.ts';
import type { CliDeps, Sources } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { reportError } from '../report-error.ts';
import { plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

export interface EventsOptions {
  readonly format?: EventFormat;
  readonly out?: string;
  readonly on?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly allowHost: readonly string[];
}

interface Found {
  readonly rows: readonly EventRow[];
  readonly status: ExitStatus;
}

/** The rows of texts that are read and not kept. What is wrong with one is told and does not stop the others. */
async function rowsOfInputs(
  deps: CliDeps,
  desk: Desk,
  items: Sources,
  on: string | undefined,
): Promise<Found> {
  const rows: EventRow[] = [];
  const progress = startProgress(deps.terminal, 'Reading');
  const day = given({ on: parseDay(on) });
  let status: ExitStatus = EXIT_STATUS.done;
  for await (const item of items) {
    if (item.kind === 'refused') {
      deps.terminal.err(`${plain(refusalText(item.refusal))}\n`);
      continue;
    }
    try {
      rows.push(...desk.eventsOf(await desk.understand(item.document, day)));
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      const told = reportError(error, deps.terminal, false);
      if (status === EXIT_STATUS.done) status = told;
    }
  }
  progress.end();
  return { rows, status };
}

/** How a file is written whose ending says it: `events.csv`; JSON Lines else. */
function formatOfFile(out: string | undefined): EventFormat {
  const ending = /\.(csv|parquet)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'parquet' ? ending : 'jsonl';
}

async function print(
  deps: CliDeps,
  { room }: Session,
  rows: readonly EventRow[],
  { format, out }: EventsOptions,
): Promise<void> {
  const file = await room.renderEvents(rows, format ?? formatOfFile(out));
  if (out !== undefined) deps.writeFile(out, file);
  else if (typeof file === 'string') deps.terminal.out(file);
  const where = out === undefined ? '' : ` written to ${plain(out)}`;
  deps.terminal.err(`${counted(rows.length, 'event')}${where}\n`);
}

/**
 * `chancery events`. With inputs their acts, and nothing is kept; without, the acts of the record. Throws
 * `input.argument`, `output.unwritable` and what the store throws.
 */
export async function eventsCommand(
  deps: CliDeps,
  inputs: readonly string[],
  options: EventsOptions,
): Promise<ExitStatus> {
  if (options.format === 'parquet' && options.out === undefined)
    throw new ChanceryError('input.argument', {
      why: 'Parquet goes to a file: name it with --out.',
    });
  if (inputs.length === 0) {
    const asOf = given({ asOf: parseDay(options.asOf) });
    return withDesk(deps, { store: options.store, mode: 'read' }, async (session) => {
      await print(deps, session, await session.desk.events(asOf), options);
      return EXIT_STATUS.done;
    });
  }
  if (options.store !== undefined || options.asOf !== undefined)
    throw new ChanceryError('input.argument', {
      why: '--store and --as-of ask the record; with inputs nothing is kept.',
    });
  return withDesk(deps, { store: undefined, mode: 'throwaway' }, async (session) => {
    const gathering = { allowHosts: options.allowHost, isFolderRead: true, isJson: false };
    const gathered = gatherInputs(deps, session.room, inputs, gathering);
    const { rows, status } = await rowsOfInputs(deps, session.desk, gathered.items, options.on);
    await print(deps, session, rows, options);
    return gathered.status() === EXIT_STATUS.done ? status : gathered.status();
  });
}
