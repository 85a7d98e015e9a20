import type { Command } from 'commander';
import { type Act, examples, STORE } from './command-parts.ts';

/** `chancery mcp`. */
export function addMcp(program: Command, act: Act): void {
  program
    .command('mcp')
    .summary('answer an assistant over the Model Context Protocol')
    .description(
      'Speaks the Model Context Protocol on standard input and output, for an assistant that starts it. It asks the record itself, or with --url a desk that runs. It only reads.',
    )
    .option('--url <url>', 'ask the desk at this address, with the token in CHANCERY_TOKEN')
    .option(...STORE)
    .addHelpText(
      'after',
      examples('chancery mcp --store desk.sqlite', 'chancery mcp --url https://desk.example.org'),
    )
    .action(act(async () => (await import('./commands/mcp.ts')).mcpCommand));
}
