import { type Command, Option } from 'commander';
import { type Act, AS_OF, DEFAULT_PORT, examples, limit, STORE } from './command-parts.ts';

const OUT = ['--out <file>', 'write to this file, whole or not at all'] as const;
const OF_STATE = ['--state <name>', 'only of this state'] as const;
const OF_ACCORD = ['--accord <name>', 'only under this accord'] as const;
const BASE = [
  '--base <url>',
  'where the pages of the desk are, for links',
  `http://127.0.0.1:${DEFAULT_PORT}`,
] as const;

function format(choices: readonly string[], chosen: string): Option {
  return new Option('--format <format>', 'how to write it').choices(choices).default(chosen);
}

/** The options that every export has. */
function withCommon(command: Command): Command {
  return command
    .option(...OF_STATE)
    .option(...OF_ACCORD)
    .option(...OUT)
    .option(...AS_OF)
    .option(...STORE);
}

/** Commands that write what the record holds in the forms that other programs read. */
export function addExports(program: Command, act: Act): void {
  const all = program
    .command('export')
    .summary('write the record for calendars, feed readers and tables')
    .description(
      'Writes what the record holds in the forms that other programs read. Acts are written by chancery events, briefs by chancery brief.',
    );
  withCommon(all.command('calendar'))
    .summary('what is expected, as iCalendar')
    .description(
      'Writes what is expected as iCalendar: all-day events over the window that the sources give, with identifiers that stay.',
    )
    .option('--from <day>', 'expected on this day or later, YYYY-MM-DD')
    .option('--to <day>', 'expected on this day or earlier, YYYY-MM-DD')
    .option(...BASE)
    .addHelpText('after', examples('chancery export calendar --state Kazakhstan --out next.ics'))
    .action(act(async () => (await import('./commands/export.ts')).exportCalendarCommand));
  withCommon(all.command('feed'))
    .summary('developments, as a feed')
    .description(
      'Writes the newest developments as RSS, Atom or JSON Feed, each with its lead sentence and the passages that it rests on.',
    )
    .addOption(format(['rss', 'atom', 'json'], 'atom'))
    .option(...limit('how many (default: 50)'))
    .option(...BASE)
    .addHelpText(
      'after',
      examples('chancery export feed --accord "Abraham Accords" --format rss --out feed.xml'),
    )
    .action(act(async () => (await import('./commands/export.ts')).exportFeedCommand));
  withCommon(all.command('claims'))
    .summary('claims of sources, as a table')
    .description('Writes every claim that is heard, with its source and what became of it.')
    .addOption(format(['csv', 'jsonl', 'parquet'], 'csv'))
    .addHelpText('after', examples('chancery export claims --accord "Abraham Accords"'))
    .action(act(async () => (await import('./commands/export.ts')).exportClaimsCommand));
  withCommon(all.command('parties'))
    .summary('how far states are under accords, as a table')
    .description('Writes how far each state is under each accord, since when, and on whose word.')
    .addOption(format(['csv', 'jsonl', 'parquet'], 'csv'))
    .addHelpText('after', examples('chancery export parties --out parties.csv'))
    .action(act(async () => (await import('./commands/export.ts')).exportPartiesCommand));
  all
    .command('site')
    .summary('the desk as a site of plain pages')
    .description(
      'Writes the newest developments with their briefs, their accords and states, what is expected, feeds and a calendar as pages without script, with relative links. The folder is replaced at once; one that holds something else is refused.',
    )
    .argument('<folder>', 'the folder that the site becomes')
    .option(...limit('how many developments (default: 200)'))
    .option(...BASE)
    .option(...AS_OF)
    .option(...STORE)
    .addHelpText('after', examples('chancery export site public --base https://desk.example.org'))
    .action(act(async () => (await import('./commands/export.ts')).exportSiteCommand));
}
