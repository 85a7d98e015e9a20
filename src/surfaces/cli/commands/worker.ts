import type { WorkEvent, WorkerReport } from '../../../desk/index.ts';
import { type Log, type LogLevel, openLog } from '../../log/open-log.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { parseWhole } from '../parse-options.ts';
import { jsonText } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { withWork } from '../with-work.ts';

export interface WorkerCommandOptions {
  readonly batch: string;
  readonly lease: string;
  readonly attempts: string;
  readonly ahead: string;
  readonly only?: 'read' | 'apply';
  readonly untilEmpty?: true;
  readonly logLevel: LogLevel;
  readonly store?: string;
  readonly json?: true;
}

/** Which level each kind of event is told at. */
function note(log: Log, { kind, ...about }: WorkEvent): void {
  if (kind === 'store-trouble') log.error(about, kind);
  else if (kind === 'failed' || kind === 'quarantined') log.warn(about, kind);
  else log.info(about, kind);
}

function text({ read, filed, failed }: WorkerReport): string {
  const parts = [`${counted(read, 'document')} read`, `${filed} filed`];
  return `${[...parts, ...(failed > 0 ? [`${failed} failed`] : [])].join(', ')}.\n`;
}

/**
 * `chancery worker`: reads and files until SIGINT or SIGTERM, then finishes the document that it is reading and gives the
 * others back. Throws what opening a store throws; trouble of the store that comes later is told and tried again.
 */
export async function workerCommand(
  deps: CliDeps,
  options: WorkerCommandOptions,
): Promise<ExitStatus> {
  const { terminal } = deps;
  const batch = parseWhole(options.batch, { name: '--batch', min: 1, max: 200 });
  const leaseMs = parseWhole(options.lease, { name: '--lease', min: 2, max: 120 }) * 1_000;
  const maxAttempts = parseWhole(options.attempts, { name: '--attempts', min: 1, max: 20 });
  const maxAhead = parseWhole(options.ahead, { name: '--ahead', min: 1, max: 10_000_000 });
  const stop = new AbortController();
  void terminal.untilStopped().then(() => stop.abort());
  const log = openLog(options.logLevel, terminal.err);
  return withWork(deps, { store: options.store, isMade: true }, async (work) => {
    log.info({ batch, leaseMs, only: options.only ?? 'both' }, 'started');
    const report = await work.run({
      batch,
      leaseMs,
      maxAttempts,
      maxAhead,
      does: options.only ?? 'both',
      isUntilEmpty: options.untilEmpty === true,
      signal: stop.signal,
      onEvent: (event) => note(log, event),
    });
    log.info(report, 'stopped');
    terminal.out(options.json === true ? jsonText(report, 0) : text(report));
    return EXIT_STATUS.done;
  });
}
