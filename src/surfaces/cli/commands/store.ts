import type { CopyReport, RepairReport, RestoreReport } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { chosenPath, isThere, type Session, withDesk } from '../with-desk.ts';

/** Records that are named one by one. */
const MAX_NAMED = 20;

export interface StoreOptions {
  readonly store?: string;
  readonly json?: true;
}

/** What a command on the store found, and the status that goes with it. */
interface Result {
  readonly json: object;
  readonly title: string;
  readonly facts: readonly string[];
  readonly status: ExitStatus;
}

async function statusOf({ desk }: Session): Promise<Result> {
  const { path, ...status } = await desk.status();
  const lastDay = await desk.lastDay();
  return {
    json: { path, ...status, lastDay },
    title: path,
    facts: [
      `Version ${status.version}, ${counted(status.facts, 'fact')} in the log`,
      `${counted(status.dispatches, 'dispatch', 'dispatches')}, ${counted(status.acts, 'act')}, ${counted(status.developments, 'development')}, ${counted(status.claims, 'claim')}, ${counted(status.refusals, 'refusal')}`,
      `Last day of the record: ${dayWords(lastDay)}`,
    ],
    status: EXIT_STATUS.done,
  };
}

async function checkOf({ desk }: Session): Promise<Result> {
  const found = await desk.check();
  const about = counted(found.facts, 'fact');
  return {
    json: found,
    title: found.isSound ? `The store is sound: ${about}.` : 'The store is not sound.',
    facts: found.isSound
      ? []
      : [
          found.trouble ?? 'What is wrong is not known.',
          ...found.broken.slice(1, MAX_NAMED).map(({ seq, why }) => `record ${seq}: ${why}`),
          found.broken.length === 0
            ? 'The log is sound: run chancery store rebuild.'
            : 'Run chancery store repair, which keeps apart what is broken, or restore a backup.',
        ],
    status: found.isSound ? EXIT_STATUS.done : EXIT_STATUS.store,
  };
}

async function rebuildOf({ desk }: Session, deps: CliDeps): Promise<Result> {
  const progress = startProgress(deps.terminal, 'Rebuilding');
  const found = await desk
    .rebuild((done, total) => progress.step(done, total, 'facts'))
    .finally(() => progress.end());
  return {
    json: found,
    title: `Every table was made again from ${counted(found.facts, 'fact')}.`,
    facts: [`Digest ${found.digest}`],
    status: EXIT_STATUS.done,
  };
}

async function backupOf({ desk }: Session, target: string): Promise<Result> {
  const { facts, path } = await desk.backup(target);
  return {
    json: { facts, path },
    title: `${counted(facts, 'fact')} were written to ${path}.`,
    facts: [],
    status: EXIT_STATUS.done,
  };
}

function repaired(report: RepairReport): Result {
  const { quarantined, quarantine, saved, facts } = report;
  const about = counted(facts, 'fact');
  return {
    json: report,
    title:
      quarantined.length === 0
        ? `The log was sound; every table was made again from ${about}.`
        : `${counted(quarantined.length, 'record')} went into quarantine; the log holds ${about}.`,
    facts: [
      ...(quarantine === null ? [] : [`Quarantine: ${quarantine}`]),
      ...(saved === null ? [] : [`The store as it was: ${saved}`]),
      ...quarantined.slice(0, MAX_NAMED).map(({ seq, why }) => `record ${seq}: ${why}`),
      ...(quarantined.length > MAX_NAMED ? [`and ${quarantined.length - MAX_NAMED} more`] : []),
    ],
    status: EXIT_STATUS.done,
  };
}

function restored(report: RestoreReport): Result {
  return {
    json: report,
    title: `The store holds ${counted(report.facts, 'fact')} of the backup.`,
    facts: report.saved === null ? [] : [`What it held before: ${report.saved}`],
    status: EXIT_STATUS.done,
  };
}

function copied(report: CopyReport): Result {
  const { facts, copied: now, logDigest, tableDigest } = report;
  return {
    json: report,
    title: `The stores are equal: ${counted(facts, 'fact')}, ${now} of them copied now.`,
    facts: [`Digest of the log ${logDigest ?? 'none'}`, `Digest of the tables ${tableDigest}`],
    status: EXIT_STATUS.done,
  };
}

function print(deps: CliDeps, options: StoreOptions, result: Result): ExitStatus {
  if (options.json === true) {
    deps.terminal.out(jsonText(result.json));
  } else {
    const page = new Page(deps.terminal);
    page.title(result.title, ...result.facts);
    deps.terminal.out(`${page}`);
  }
  return result.status;
}

/** `chancery store backup PATH`. */
export function backupCommand(
  deps: CliDeps,
  target: string,
  options: StoreOptions,
): Promise<ExitStatus> {
  return withDesk(deps, { store: options.store, mode: 'existing' }, async (session) =>
    print(deps, options, await backupOf(session, target)),
  );
}

/** `chancery store restore BACKUP`. The store may be missing. */
export async function restoreCommand(
  deps: CliDeps,
  backup: string,
  options: StoreOptions,
): Promise<ExitStatus> {
  const room = await deps.loadDesk();
  const progress = startProgress(deps.terminal, 'Restoring');
  const report = await room
    .restoreStore(backup, chosenPath(deps, room, options.store), { onProgress: progress.step })
    .finally(() => progress.end());
  return print(deps, options, restored(report));
}

/** `chancery store copy FROM TO`. */
export async function copyCommand(
  deps: CliDeps,
  from: string,
  to: string,
  options: StoreOptions,
): Promise<ExitStatus> {
  const room = await deps.loadDesk();
  if (!isThere(deps, room, from)) throw new ChanceryError('store.missing', { path: from });
  const progress = startProgress(deps.terminal, 'Copying');
  const report = await room
    .copyBetween(from, to, (done, total) => progress.step(done, total, 'facts'))
    .finally(() => progress.end());
  return print(deps, options, copied(report));
}

/** `chancery store repair`. It works on the file itself, which may be too damaged to open. */
export async function repairCommand(deps: CliDeps, options: StoreOptions): Promise<ExitStatus> {
  const room = await deps.loadDesk();
  const path = chosenPath(deps, room, options.store);
  if (!isThere(deps, room, path)) throw new ChanceryError('store.missing', { path });
  const progress = startProgress(deps.terminal, 'Repairing');
  const report = await room
    .repairStore(path, { onProgress: progress.step })
    .finally(() => progress.end());
  return print(deps, options, repaired(report));
}

function command(work: (session: Session, deps: CliDeps) => Promise<Result>) {
  return (deps: CliDeps, options: StoreOptions): Promise<ExitStatus> =>
    withDesk(deps, { store: options.store, mode: 'existing' }, async (session) =>
      print(deps, options, await work(session, deps)),
    );
}

/** `chancery store status`, `check` and `rebuild`. A missing store is refused with `store.missing`. */
export const storeCommands = {
  status: command(statusOf),
  check: command(checkOf),
  rebuild: command(rebuildOf),
} as const;
