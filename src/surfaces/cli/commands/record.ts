import type { AsOf } from '../../../desk/index.ts';
import { ChanceryError, type CivilDay } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { type Answer, answerDay, answerEntry, answerList, answerPair } from '../record-answers.ts';
import { resolveNames } from '../resolve-name.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { type Session, withDesk } from '../with-desk.ts';

export interface RecordOptions {
  readonly asOf?: string;
  readonly day?: string;
  readonly store?: string;
  readonly json?: true;
}

async function answer(
  session: Session,
  names: readonly string[],
  { asOf, day }: { readonly asOf: AsOf; readonly day: CivilDay | undefined },
): Promise<Answer> {
  const { desk } = session;
  if (day !== undefined) {
    if (names.length > 0)
      throw new ChanceryError('input.argument', { why: '--day is asked of the whole record.' });
    return answerDay(desk, day, asOf);
  }
  if (names.length === 0) return answerList(desk, asOf);
  const [a, b] = await resolveNames(desk, names, asOf);
  if (a === undefined) return answerList(desk, asOf);
  return b === undefined ? answerEntry(desk, a, asOf) : answerPair(desk, [a, b], asOf);
}

/** `chancery record`. Throws `record.unknown`, `record.similar` and `input.argument`. */
export async function recordCommand(
  deps: CliDeps,
  names: readonly string[],
  options: RecordOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  const day = parseDay(options.day);
  return withDesk(deps, { store: options.store, mode: 'read' }, async (session) => {
    const { json, draw } = await answer(session, names, { asOf, day });
    if (options.json === true) {
      deps.terminal.out(jsonText(json));
    } else {
      const page = new Page(deps.terminal);
      draw(page);
      deps.terminal.out(`${page}`);
    }
    return EXIT_STATUS.done;
  });
}
