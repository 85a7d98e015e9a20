import { type Command, Option } from 'commander';
import { type Act, examples, JSON_OUT, STORE } from './command-parts.ts';

/** `chancery token` and what is under it. */
export function addTokens(program: Command, act: Act): void {
  const token = program
    .command('token')
    .summary('look after who may ask the desk')
    .description(
      'Looks after the tokens by which a desk that is open to others knows who asks. They are kept as digests, in a file beside the record.',
    );
  token
    .command('add')
    .summary('make a token')
    .description(
      'Makes a token and prints it, this once. A desk that runs takes it from the next request on.',
    )
    .argument('<name>', 'whose it is, for you')
    .addOption(
      new Option('--scope <scope>', 'what it allows; each holds the one before')
        .choices(['read', 'rule', 'admin'])
        .default('read'),
    )
    .option('--expires <day>', 'the last day on which it is good, YYYY-MM-DD')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery token add newsroom --expires 2027-12-31'))
    .action(act(async () => (await import('./commands/token.ts')).tokenAddCommand));
  token
    .command('list')
    .summary('list the tokens')
    .description('Lists the tokens, with when each was used last. No secret is shown.')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery token list'))
    .action(act(async () => (await import('./commands/token.ts')).tokenListCommand));
  token
    .command('revoke')
    .summary('take tokens back')
    .description('Takes tokens back, from the next request on.')
    .argument('<tokens...>', 'names or identifiers')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery token revoke newsroom'))
    .action(act(async () => (await import('./commands/token.ts')).tokenRevokeCommand));
}
