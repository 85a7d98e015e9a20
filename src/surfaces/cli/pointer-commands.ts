import { type Command, Option } from 'commander';
import type { PointerState } from '../../desk/index.ts';
import {
  type Act,
  allowHost,
  collected,
  examples,
  JSON_OUT,
  limit,
  STORE,
} from './command-parts.ts';

const STATES: readonly PointerState[] = [
  'open',
  'filed',
  'known',
  'walled',
  'refused',
  'quarantined',
  'gone',
];

/** `chancery pointers` and what is under it. */
export function addPointerCommands(program: Command, act: Act): void {
  const pointers = program
    .command('pointers')
    .summary('keep addresses from GDELT and sitemaps, and fetch their texts')
    .description(
      'Keeps addresses that GDELT tables and sitemaps name, with what these code of them, and fetches the texts. A pointer is no evidence: only the text that it leads to is filed.',
    );
  pointers
    .command('add')
    .summary('keep the addresses of GDELT tables and sitemaps')
    .description(
      'Keeps the addresses of GDELT tables (.export.csv, .mentions.csv, .gkg.csv) and sitemaps (.xml, .txt), plain, .gz or .zip, from the disk or by their address; the address of a site stands for the sitemaps that its robots.txt names. A file is read on where an earlier reading stopped.',
    )
    .argument('<lists...>', 'files or addresses')
    .option('--from <day>', 'seen or changed on this day and later, YYYY-MM-DD')
    .option('--to <day>', 'seen or changed on this day and earlier, YYYY-MM-DD')
    .addOption(
      new Option('--host <host>', 'only of this host and those below it; repeatable')
        .argParser(collected)
        .default([], 'all'),
    )
    .addOption(
      new Option(
        '--cameo <code>',
        'only rows whose CAMEO code begins so, of .export.csv; repeatable',
      )
        .argParser(collected)
        .default([], 'all'),
    )
    .option('--part <k/n>', 'every nth row from the kth, for n processes')
    .option('--again', 'read files from their beginning')
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery pointers add 20251107120000.export.CSV.zip --cameo 03 --cameo 05',
        'chancery pointers add https://example.org/sitemap.xml --from 2025-11-01',
      ),
    )
    .action(act(async () => (await import('./commands/pointers.ts')).addCommand));
  pointers
    .command('list')
    .summary('list the addresses and what became of each')
    .description('Lists the addresses, the newest day first, with what became of each.')
    .addOption(new Option('--state <state>', 'only those in this state').choices(STATES))
    .option(...limit('how many (default: 100)'))
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery pointers list --state walled'))
    .action(act(async () => (await import('./commands/pointers.ts')).listCommand));
  pointers
    .command('fetch')
    .summary('fetch the texts and file them')
    .description(
      'Fetches the texts of addresses that are open, the oldest day first, and files them. It keeps the manners of chancery fetch.',
    )
    .option(...limit('how many at most (default: 100)'))
    .option(...STORE)
    .option('--json', 'print JSON, one object a line for each address')
    .addOption(allowHost())
    .addHelpText('after', examples('chancery pointers fetch --limit 500'))
    .action(act(async () => (await import('./commands/pointers.ts')).fetchCommand));
}
