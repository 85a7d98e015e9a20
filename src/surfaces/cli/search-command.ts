import type { Command } from 'commander';
import { type Act, AS_OF, examples, JSON_OUT, limit, STORE } from './command-parts.ts';

/** The command that looks the record through by words and fields. */
export function addSearch(program: Command, act: Act): void {
  program
    .command('search')
    .summary('look dispatches, developments and entries up by words and fields')
    .description(
      'Looks the record up: words, “phrases”, and the fields state, accord, stage, modality, sector, class, outlet, lang, after and before. What is asked of acts must be true of one act.',
    )
    .argument('[query...]', 'words and fields, as in the search of the desk')
    .option(
      '--save <name>',
      'keep the search under this name, to ask it again or have it delivered',
    )
    .option('--saved <name>', 'ask a search that was saved')
    .option(...limit('how many dispatches (default: 20)'))
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples(
        `chancery search 'state:KAZ accord:"Abraham Accords" stage:announced after:2025-10'`,
        'chancery search \'"embassy" class:party\' --json',
        'chancery search state:KAZ --save Kazakhstan',
      ),
    )
    .action(act(async () => (await import('./commands/search.ts')).searchCommand));
}
