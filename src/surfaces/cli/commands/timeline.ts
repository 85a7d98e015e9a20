import type { AsOf } from '../../../desk/index.ts';
import { ChanceryError, type CivilDay } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { resolveAs } from '../resolve-name.ts';
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
  const from = parseDay(options.from);
  const to = parseDay(options.to);
  if (from !== undefined && to !== undefined && to < from)
    throw new ChanceryError('input.argument', { why: '--to lies before --from.' });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const named = async (
      asked: string | undefined,
      kind: 'state' | 'accord',
    ): Promise<string | undefined> =>
      asked === undefined ? undefined : resolveAs(desk, asked, { kind, asOf });
    const state = await named(options.state, 'state');
    const accord = await named(options.accord, 'accord');
    const changes = await desk.changes({
      ...asOf,
      ...given<{ from: CivilDay; to: CivilDay; state: string; accord: string }>({
        from,
        to,
        state,
        accord,
      }),
    });
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
