import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { withDeliveries } from '../with-deliveries.ts';

interface Common {
  readonly store?: string;
  readonly json?: true;
}

/** `chancery saved list`. */
export function savedListCommand(deps: CliDeps, options: Common): Promise<ExitStatus> {
  return withDeliveries(deps, options, async (list) => {
    const searches = list.searches();
    if (options.json === true) {
      deps.terminal.out(jsonText({ searches }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title(counted(searches.length, 'saved search', 'saved searches'));
    page.table(
      '',
      ['Search', 'Name', 'Words and fields'].map((title) => ({ title })),
      searches.map(({ id, name, query }) => [id, name, query]),
    );
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}

/** `chancery saved remove NAME...`. Throws `deliver.*`; those before it are removed. */
export function savedRemoveCommand(
  deps: CliDeps,
  names: readonly string[],
  options: Common,
): Promise<ExitStatus> {
  if (names.length === 0)
    throw new ChanceryError('input.argument', { why: 'Name the search to remove.' });
  return withDeliveries(deps, options, async (list) => {
    const searches = names.map((name) => list.removeSearch(name));
    if (options.json === true) deps.terminal.out(jsonText({ searches }));
    else
      for (const { id, name } of searches)
        deps.terminal.out(`Removed the search “${plain(name)}” (${id}).\n`);
    return EXIT_STATUS.done;
  });
}
