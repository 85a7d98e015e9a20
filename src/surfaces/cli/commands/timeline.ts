import type { AsOf } from '../../../desk/index.ts';
import { parseDays, resolveScope } from '../asked-scope.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { addChanges } from '../text/change-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface TimelineOptions {
  readonly from?: string;
  readonly to?: string;
  readonly state?: string;
  readonly accord?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

/** `chancery timeline`. */
export async function timelineCommand(
  deps: CliDeps,
  options: TimelineOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  const days = parseDays(options);
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const scope = await resolveScope(desk, options, asOf);
    const changes = await desk.changes({ ...asOf, ...days, ...scope });
    const day = asOf.asOf ?? (await desk.lastDay());
    if (options.json === true) {
      deps.terminal.out(jsonText({ asOf: day, changes }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title('Timeline', `${counted(changes.length, 'change')}, as of ${dayWords(day)}`);
    if (changes.length === 0) page.text('Nothing that was read moved a standing.');
    addChanges(page, 'What moved, by the day on which it became known', changes);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
