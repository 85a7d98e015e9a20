import type { Taken } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { parseSelection, type SelectionOptions } from '../selection-options.ts';
import { addRefusals, spoken } from '../text/dispatch-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';
import { type OpenSources, withSources } from '../with-sources.ts';

export interface TakeCommandOptions extends SelectionOptions {
  readonly on?: string;
  readonly store?: string;
  readonly json?: true;
  readonly allowHost: readonly string[];
  /** File that says how rows of JSON Lines are read. */
  readonly mapping?: string;
  /** Read archives from their beginning, whatever was read of them before. */
  readonly again?: true;
}

/** Documents that broke the reader and are kept at most; more of one input are its kind and not the exception. */
const MAX_KEPT = 100;

const STATUS_WORDS: Readonly<Record<Taken['status'], string>> = {
  read: 'filed',
  known: 'known already',
  revision: 'filed as a correction',
  refused: 'refused',
};

function summary(taken: readonly Taken[]): string {
  return Object.entries(STATUS_WORDS)
    .map(([status, words]) => ({
      words,
      count: taken.filter((one) => one.status === status).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ');
}

function pageOf(taken: readonly Taken[], page: Page): void {
  page.title(`${counted(taken.length, 'document')}: ${summary(taken)}`);
  page.entries(
    '',
    taken.map((one) => {
      const facts = [
        STATUS_WORDS[one.status],
        one.dispatch === null ? '' : counted(one.actCount, 'act'),
        one.development ?? '',
        one.dispatch ?? '',
      ];
      return { mark: '', lines: [one.name, facts.filter((fact) => fact !== '').join(' · ')] };
    }),
  );
  addRefusals(
    page,
    taken.filter((one) => one.status === 'refused').flatMap((one) => one.refusals),
  );
}

/** `chancery take`. Throws `input.nothing-read` where every document was refused, and what the store throws. */
export async function takeCommand(
  deps: CliDeps,
  inputs: readonly string[],
  options: TakeCommandOptions,
): Promise<ExitStatus> {
  const { terminal } = deps;
  const day = given({ on: parseDay(options.on) });
  const isJson = options.json === true;
  const selection = parseSelection(options);
  return withDesk(deps, { store: options.store, mode: 'write' }, async (session) => {
    const { desk, room, storePath } = session;
    const mapping =
      options.mapping === undefined
        ? {}
        : { mapping: await room.readRowMapping(options.mapping, terminal.stdin) };
    const isAgain = options.again === true;
    const marks = room.openMarks(storePath, { selection, isAgain, desk, ...mapping });
    const gathering = {
      allowHosts: options.allowHost,
      isFolderRead: true,
      isJson,
      reading: { selection, marks, ...mapping },
    };
    const gathered = gatherInputs(deps, room, inputs, gathering);
    const progress = startProgress(terminal, 'Filing');
    const onProgress = progress.step;
    const broken: Parameters<OpenSources['keep']>[] = [];
    const onBroken = (...one: Parameters<OpenSources['keep']>): void => {
      if (broken.length < MAX_KEPT) broken.push(one);
    };
    const taken = await desk
      .take(gathered.items, { onProgress, onFiled: marks.filed, onBroken, ...day })
      .finally(() => progress.end());
    if (broken.length > 0) {
      await withSources(deps, { store: options.store, allowHosts: [] }, async (sources) => {
        for (const [document, why] of broken) sources.keep(document, why);
      });
      terminal.err(
        `${counted(broken.length, 'document')} broke the reader and went into quarantine; see chancery sources health.\n`,
      );
    }
    const told = taken.map((one) => ({ ...one, refusals: spoken(one.refusals) }));
    if (isJson) {
      terminal.out(jsonText({ taken: told }));
    } else if (taken.length > 0) {
      const page = new Page(terminal);
      pageOf(taken, page);
      terminal.out(`${page}`);
    }
    const status = gathered.status();
    if (status !== EXIT_STATUS.done) return status;
    if (taken.length === 0)
      terminal.err('Nothing new: what was chosen of the archives was read before.\n');
    else if (taken.every((one) => one.status === 'refused'))
      throw new ChanceryError('input.nothing-read');
    return EXIT_STATUS.done;
  });
}
