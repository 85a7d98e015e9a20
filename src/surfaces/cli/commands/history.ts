import type { AsOf } from '../../../desk/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { addHistory } from '../text/change-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { withDesk } from '../with-desk.ts';

export interface HistoryOptions {
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

/** `chancery history`. Throws `record.unknown`, `input.argument`. */
export async function historyCommand(
  deps: CliDeps,
  entry: string,
  options: HistoryOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const view = await desk.history(entry, asOf);
    if (options.json === true) {
      deps.terminal.out(jsonText({ history: view }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    addHistory(page, view);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
