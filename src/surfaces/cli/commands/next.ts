import type { AsOf } from '../../../desk/index.ts';
import { ChanceryError, type CivilDay } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { resolveAs } from '../resolve-name.ts';
import { addExpectations } from '../text/expectation-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

export interface NextOptions {
  readonly from?: string;
  readonly to?: string;
  readonly state?: string;
  readonly accord?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

async function filterOf(
  { desk }: Session,
  asked: string | undefined,
  wanted: Parameters<typeof resolveAs>[2],
): Promise<string | undefined> {
  return asked === undefined ? undefined : resolveAs(desk, asked, wanted);
}

/** `chancery next`. */
export async function nextCommand(deps: CliDeps, options: NextOptions): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  const from = parseDay(options.from);
  const to = parseDay(options.to);
  if (from !== undefined && to !== undefined && to < from)
    throw new ChanceryError('input.argument', { why: '--to lies before --from.' });
  return withDesk(deps, { store: options.store, mode: 'read' }, async (session) => {
    const { desk } = session;
    const state = await filterOf(session, options.state, { kind: 'state', asOf });
    const accord = await filterOf(session, options.accord, { kind: 'accord', asOf });
    const expectations = await desk.next({
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
      deps.terminal.out(jsonText({ asOf: day, expectations }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title(
      "What's next",
      `${counted(expectations.length, 'expectation')}, as of ${dayWords(day)}`,
    );
    if (expectations.length === 0) page.text('Nothing is expected by the sources that were read.');
    addExpectations(page, expectations, desk);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
