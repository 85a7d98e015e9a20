import type { AsOf, RulingCommand } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { addRulings } from '../text/change-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface RuleOptions {
  readonly author?: string;
  readonly reason?: string;
  readonly since?: string;
  readonly on?: string;
  readonly store?: string;
  readonly json?: true;
}

export interface RulingsOptions {
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

function required(value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '')
    throw new ChanceryError('input.argument', { why: `A ruling needs ${what}.` });
  return value;
}

/** `chancery rule set ENTRY STAGE ...` and its like. Throws `record.unknown`, `input.argument`. */
export async function ruleCommand(
  deps: CliDeps,
  aim: Pick<RulingCommand, 'ruling' | 'target' | 'values'>,
  options: RuleOptions,
): Promise<ExitStatus> {
  const author = required(
    options.author ?? deps.terminal.env['CHANCERY_AUTHOR'],
    '--author, or CHANCERY_AUTHOR',
  );
  const reason = required(options.reason, '--reason');
  const values = options.since === undefined ? aim.values : [...aim.values, options.since];
  const command: RulingCommand = {
    ...aim,
    values,
    author,
    reason,
    ...given({ on: parseDay(options.on) }),
  };
  return withDesk(deps, { store: options.store, mode: 'existing' }, async ({ desk }) => {
    const ruling = await desk.rule(command);
    if (options.json === true) {
      deps.terminal.out(jsonText({ ruling }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    addRulings(page, 'Filed', [ruling]);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}

/** `chancery rule list`. */
export async function rulingsCommand(deps: CliDeps, options: RulingsOptions): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const rulings = await desk.rulings(asOf);
    const day = asOf.asOf ?? (await desk.lastDay());
    if (options.json === true) {
      deps.terminal.out(jsonText({ asOf: day, rulings }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title('Rulings', `${counted(rulings.length, 'ruling')}, as of ${dayWords(day)}`);
    if (rulings.length === 0) page.text('No editor has ruled on anything.');
    addRulings(page, '', rulings);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
