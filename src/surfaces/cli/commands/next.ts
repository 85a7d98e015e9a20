import type { AsOf } from '../../../desk/index.ts';
import { parseDays, resolveScope } from '../asked-scope.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { addExpectations } from '../text/expectation-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface NextOptions {
  readonly from?: string;
  readonly to?: string;
  readonly state?: string;
  readonly accord?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

/** `chancery next`. */
export async function nextCommand(deps: CliDeps, options: NextOptions): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  const days = parseDays(options);
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const scope = await resolveScope(desk, options, asOf);
    const expectations = await desk.next({ ...asOf, ...days, ...scope });
    // What has no day is in no stretch of days, and is still expected: it is counted, so that nobody takes it for nothing.
    const isNarrowed = days.from !== undefined || days.to !== undefined;
    const all = isNarrowed ? await desk.next({ ...asOf, ...scope }) : [];
    const undated = all.filter(({ window, state }) => window === null && state === 'open').length;
    const day = asOf.asOf ?? (await desk.lastDay());
    if (options.json === true) {
      deps.terminal.out(
        jsonText({ asOf: day, expectations, ...(isNarrowed ? { openWithoutDay: undated } : {}) }),
      );
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title(
      "What's next",
      `${counted(expectations.length, 'expectation')}, as of ${dayWords(day)}`,
    );
    if (expectations.length === 0)
      page.text(
        isNarrowed
          ? 'Nothing is expected in these days.'
          : 'Nothing is expected by the sources that were read.',
      );
    addExpectations(page, expectations, { desk });
    if (undated > 0)
      page.text(
        `${counted(undated, 'open expectation')} without a day ${undated === 1 ? 'is' : 'are'} not among them; leave out --from and --to to see ${undated === 1 ? 'it' : 'them'}.`,
      );
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
