import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

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
          'Restore a backup, or run chancery store rebuild where only the tables are wrong.',
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

function command(work: (session: Session, deps: CliDeps) => Promise<Result>) {
  return (deps: CliDeps, options: StoreOptions): Promise<ExitStatus> =>
    withDesk(deps, { store: options.store, mode: 'existing' }, async (session) => {
      const { json, title, facts, status } = await work(session, deps);
      if (options.json === true) {
        deps.terminal.out(jsonText(json));
      } else {
        const page = new Page(deps.terminal);
        page.title(title, ...facts);
        deps.terminal.out(`${page}`);
      }
      return status;
    });
}

/** `chancery store status`, `check` and `rebuild`. A missing store is refused with `store.missing`. */
export const storeCommands = {
  status: command(statusOf),
  check: command(checkOf),
  rebuild: command(rebuildOf),
} as const;
