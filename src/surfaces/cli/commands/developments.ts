import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay, parseLimit } from '../parse-options.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { addDevelopments } from '../text/record-lines.ts';
import { counted, dayWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

const NEWEST = 20;

export interface DevelopmentsOptions {
  readonly limit?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

/** `chancery developments`. */
export async function developmentsCommand(
  deps: CliDeps,
  options: DevelopmentsOptions,
): Promise<ExitStatus> {
  const limit = parseLimit(options.limit) ?? NEWEST;
  const day = parseDay(options.asOf);
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const developments = await desk.developments({ ...given({ asOf: day }), limit });
    const asOf = day ?? (await desk.lastDay());
    if (options.json === true) {
      deps.terminal.out(jsonText({ asOf, developments }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title(
      'Developments',
      `${counted(developments.length, 'development')}, as of ${dayWords(asOf)}`,
    );
    if (developments.length === 0) page.text('There are none. File texts with chancery take.');
    addDevelopments(page, developments, '');
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
