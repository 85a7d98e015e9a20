import { Command } from 'commander';
import { type Act, AS_OF, examples, JSON_OUT, STORE } from './command-parts.ts';
import type { RuleOptions } from './commands/rule.ts';

const BECAUSE = [
  ['--reason <words>', 'why; it is kept with the ruling'],
  ['--author <name>', 'who rules (default: CHANCERY_AUTHOR)'],
  ['--on <day>', 'from which day it is known, YYYY-MM-DD (default: today)'],
] as const;

const RULINGS = [
  {
    ruling: 'confirm',
    args: '<claim>',
    what: 'admit a claim that was held back',
    example: 'confirm c-0123456789ab --reason "The ministry said so by telephone."',
  },
  {
    ruling: 'reject',
    args: '<id>',
    what: 'leave out a claim, an act or a whole dispatch',
    example: 'reject d-0123456789ab --reason "The paper has retracted it."',
  },
  {
    ruling: 'merge',
    args: '<development> <other...>',
    what: 'make one development of several',
    example: 'merge kaz-abraham-accords-2025-11 kaz-isr-2025-11 --reason "One affair."',
  },
  {
    ruling: 'split',
    args: '<development> <dispatches...>',
    what: 'part dispatches from a development',
    example: 'split kaz-abraham-accords-2025-11 d-0123456789ab --reason "Another charter."',
  },
  {
    ruling: 'rename',
    args: '<id> <name...>',
    what: 'give a development or an accord another name',
    example: 'rename x-almaty-compact "Almaty Water Compact" --reason "Its full name."',
  },
  {
    ruling: 'set',
    args: '<entry> <stage>',
    what: 'set where an entry stands',
    example:
      'set party/eac/SOM accession-signed --since 2023-12-15 --reason "The treaty was seen."',
  },
  {
    ruling: 'undo',
    args: '<fact>',
    what: 'take a ruling back',
    example: 'undo f-0123456789ab --reason "The ministry has corrected itself."',
  },
] as const;

function addRules(program: Command, act: Act): void {
  const rule = program
    .command('rule')
    .summary('correct the record: rulings with author and reason')
    .description(
      'Files an editor\u2019s word as a fact of the log. It reaches every standing, brief and grouping from the day on which it is known, holds when later dispatches arrive, and can be undone.',
    );
  for (const { ruling, args, what, example } of RULINGS) {
    const command = new Command(ruling)
      .summary(what)
      .description(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`)
      .arguments(args);
    if (ruling === 'set')
      command.option('--since <day>', 'since when it stands there: YYYY, YYYY-MM or YYYY-MM-DD');
    for (const [flags, words] of BECAUSE) command.option(flags, words);
    command
      .option(...STORE)
      .option(...JSON_OUT)
      .addHelpText('after', examples(`chancery rule ${example}`))
      .action(async (target: string, ...rest: readonly unknown[]) => {
        const given = rest.slice(0, -2).flat() as readonly string[];
        const options = rest.at(-2) as RuleOptions;
        const run = act(async () => (await import('./commands/rule.ts')).ruleCommand);
        await run({ ruling, target, values: given }, options);
      });
    rule.addCommand(command);
  }
  rule
    .command('list')
    .summary('list the rulings')
    .description('Lists every ruling with its author, its reason, and what undid it.')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery rule list'))
    .action(act(async () => (await import('./commands/rule.ts')).rulingsCommand));
}

/** Commands about the course of the record: what moved, the log of an entry, and the rulings of editors. */
export function addEditing(program: Command, act: Act): void {
  program
    .command('timeline')
    .summary('list the standings that moved')
    .description('Lists the standings that moved, by the day on which the record came to know it.')
    .option('--from <day>', 'known on this day or later, YYYY-MM-DD')
    .option('--to <day>', 'known on this day or earlier, YYYY-MM-DD')
    .option('--state <name>', 'only of this state')
    .option('--accord <name>', 'only under this accord')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery timeline --accord "Abraham Accords"'))
    .action(act(async () => (await import('./commands/timeline.ts')).timelineCommand));
  program
    .command('history')
    .summary('show the log of an entry')
    .description(
      'Shows how an entry moved, every claim for it and what became of it, and every ruling on it.',
    )
    .argument('<entry>', 'party/ACCORD/STATE, relation/A/B or accord/ACCORD')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery history party/abraham-accords/KAZ'))
    .action(act(async () => (await import('./commands/history.ts')).historyCommand));
  addRules(program, act);
}
