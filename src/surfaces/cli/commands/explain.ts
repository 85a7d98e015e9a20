import type { AsOf } from '../../../desk/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { askById } from '../resolve-name.ts';
import { spoken } from '../text/dispatch-lines.ts';
import { addExplanation } from '../text/explanation-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { withDesk } from '../with-desk.ts';

export interface ExplainOptions {
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

/** `chancery explain`. Throws `record.unknown`, `record.similar` and `record.not-yet`. */
export async function explainCommand(
  deps: CliDeps,
  id: string,
  options: ExplainOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const explanation = await askById(desk, { id, asOf }, () => desk.explain(id, asOf));
    if (options.json === true) {
      deps.terminal.out(jsonText({ ...explanation, refusals: spoken(explanation.refusals) }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    addExplanation(page, explanation);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
