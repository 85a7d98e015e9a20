import { Command, Option } from 'commander';
import type { CliDeps } from './cli-deps.ts';
import {
  type Act,
  AS_OF,
  allowHost,
  collected,
  examples,
  JSON_OUT,
  limit,
  ON,
  STORE,
} from './command-parts.ts';
import { addDeliveries } from './delivery-commands.ts';
import { addEditing } from './editing-commands.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-codes.ts';
import { addExports } from './export-commands.ts';
import { addDesk, addKeeping } from './keeping-commands.ts';
import { addMcp } from './mcp-command.ts';
import { addPointerCommands } from './pointer-commands.ts';
import { addSearch } from './search-command.ts';
import { addSources } from './source-commands.ts';
import { addTokens } from './token-commands.ts';
import { addWork } from './work-commands.ts';

function addReading(program: Command, act: Act): void {
  program
    .command('brief')
    .summary('write the brief of texts, or of what is newest in the record')
    .description(
      'Reads the inputs and writes the brief of each development that they belong to, oldest first. Without --store nothing is kept. Without inputs it briefs what is newest in the record.',
    )
    .argument('[inputs...]', 'files, addresses, or - for standard input')
    .option(
      '--on <day>',
      'the day of which the brief speaks, and the reference day for texts that state none, YYYY-MM-DD',
    )
    .option(...AS_OF)
    .option(...STORE)
    .option('--development <id>', 'only this development')
    .option('--accord <name>', 'one brief of this accord, from all its developments')
    .addOption(
      new Option('--state <name>', 'one brief of this state; given twice, of the pair')
        .argParser(collected)
        .default([], 'none'),
    )
    .option('--day <day>', 'the morning brief: what moved on this day, YYYY-MM-DD')
    .option(...limit('how many of the newest developments, where there are no inputs (default: 3)'))
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'md', 'html', 'json', 'pdf'])
        .default('text'),
    )
    .option(
      '--draft',
      'let the language model of CHANCERY_DRAFT_URL put it into words; each sentence is checked',
    )
    .option('--out <file>', 'write it to this file instead of standard output')
    .option('--json', 'the same as --format json')
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery brief article.html',
        'curl -s https://example.org/news | chancery brief - --on 2025-11-07',
        'chancery brief --development kaz-abraham-accords --format md',
        'chancery brief --state Kazakhstan --state Israel',
        'chancery brief --day 2025-11-07',
      ),
    )
    .action(act(async () => (await import('./commands/brief.ts')).briefCommand));
  program
    .command('read')
    .summary('show what is understood of a text')
    .description(
      'Shows what is understood of a text: sentences, names, accords, days, acts, and what was not asserted and why. Nothing is kept.',
    )
    .argument('<input>', 'a file, an address, or - for standard input')
    .option(...ON)
    .option('--json', 'print JSON, one object a line for each dispatch')
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples('chancery read article.html', 'chancery read article.txt --on 2025-11-07 --json'),
    )
    .action(act(async () => (await import('./commands/read.ts')).readCommand));
  addTake(program, act);
  addEvents(program, act);
}

function addTake(program: Command, act: Act): void {
  program
    .command('take')
    .summary('file texts into the record')
    .description('Reads texts, files them into the record, and tells what became of each.')
    .argument('<inputs...>', 'files, folders, addresses, or - for standard input')
    .option(...ON)
    .option(...STORE)
    .option('--from <day>', 'of archives: records of this day and later, YYYY-MM-DD')
    .option('--to <day>', 'of archives: records of this day and earlier, YYYY-MM-DD')
    .addOption(
      new Option(
        '--host <host>',
        'of archives: records of this host and those below it; repeatable',
      )
        .argParser(collected)
        .default([], 'all'),
    )
    .option('--part <k/n>', 'of archives: every nth record from the kth, for n processes')
    .option('--mapping <file>', 'of .jsonl: which keys of a row hold what, as YAML')
    .option('--again', 'read archives from their beginning')
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery take articles/',
        'chancery take news.warc.gz --from 2025-11-01 --to 2025-11-30 --host example.org',
        'chancery take https://example.org/news --store desk.sqlite',
      ),
    )
    .action(act(async () => (await import('./commands/take.ts')).takeCommand));
}

function addChecking(program: Command, act: Act): void {
  program
    .command('check')
    .summary('read a brief again against what it cites')
    .description(
      'Reads any brief in JSON, ours or another’s, again: of each sentence the actors, accord, stage, numbers and days must be in the passages or entries that it cites. The dispatches come from the record, or from the inputs.',
    )
    .argument('<brief>', 'JSON of one brief or of { briefs: [...] }, or - for standard input')
    .argument('[inputs...]', 'files, folders or addresses of the dispatches that it cites')
    .option(...ON)
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery check brief.json article.html',
        'chancery check brief.json --store desk.sqlite',
      ),
    )
    .action(act(async () => (await import('./commands/check.ts')).checkCommand));
}

function addEvents(program: Command, act: Act): void {
  program
    .command('events')
    .summary('write acts as event data')
    .description(
      'Writes acts as rows of event data. With inputs those of the texts, and nothing is kept; without inputs those of the record.',
    )
    .argument('[inputs...]', 'files, folders, addresses, or - for standard input')
    .addOption(
      new Option(
        '--format <format>',
        'how to write them; default: as the ending of --out says, else jsonl',
      ).choices(['jsonl', 'csv', 'parquet']),
    )
    .option('--out <file>', 'write to this file; Parquet needs it')
    .option(...ON)
    .option(...AS_OF)
    .option(...STORE)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery events article.html --format csv',
        'chancery events --format parquet --out events.parquet',
      ),
    )
    .action(act(async () => (await import('./commands/events.ts')).eventsCommand));
}

function addAsking(program: Command, act: Act): void {
  program
    .command('developments')
    .summary('list the developments, newest first')
    .description('Lists the developments of the record, newest first.')
    .option(...limit('how many (default: 20)'))
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery developments --as-of 2025-11-30'))
    .action(act(async () => (await import('./commands/developments.ts')).developmentsCommand));
  program
    .command('record')
    .summary('show what the record holds of states and accords')
    .description(
      'Without a name: the accords and states that the record knows. With a state or an accord: where it stands. With two states: their relation. With a state and an accord: the standing of the one under the other. With --day: what the record came to know on that day.',
    )
    .argument('[names...]', 'a state or an accord by any of its names, or two of them')
    .option('--day <day>', 'the standings that moved on this day, YYYY-MM-DD')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples(
        'chancery record',
        'chancery record "Abraham Accords"',
        'chancery record Kazakhstan Israel',
      ),
    )
    .action(act(async () => (await import('./commands/record.ts')).recordCommand));
  program
    .command('next')
    .summary('list what is expected, and what became of it')
    .description(
      'Lists what sources say will happen, or what follows by the order of steps, with its fate.',
    )
    .option('--from <day>', 'expected on this day or later, YYYY-MM-DD')
    .option('--to <day>', 'expected on this day or earlier, YYYY-MM-DD')
    .option('--state <name>', 'only of this state')
    .option('--accord <name>', 'only under this accord')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery next --state Kazakhstan --from 2025-11-01'))
    .action(act(async () => (await import('./commands/next.ts')).nextCommand));
  program
    .command('explain')
    .summary('say why the record holds something')
    .description(
      'Says why: the rules, the words they rest on, where the day comes from, the class of evidence, and what was held back.',
    )
    .argument('<id>', 'an act, claim, standing, expectation, development or dispatch')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples('chancery explain party/abraham-accords/KAZ', 'chancery explain a-0123456789ab'),
    )
    .action(act(async () => (await import('./commands/explain.ts')).explainCommand));
  program
    .command('show')
    .summary('show a dispatch, an act, a claim or a development')
    .description(
      'Shows the text of a dispatch, or an act, a claim, an expectation, a standing or a development with the passages it rests on.',
    )
    .argument('<id>', 'its identifier')
    .option(...AS_OF)
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples('chancery show d-0123456789ab', 'chancery show kaz-abraham-accords --json'),
    )
    .action(act(async () => (await import('./commands/show.ts')).showCommand));
}

function addImport(program: Command, act: Act): void {
  program
    .command('import')
    .summary('file a register of treaties or memberships as claims')
    .description(
      'Files the rows of a register as claims of the record. What is imported already is not imported twice, so that an import that was stopped is run again.',
    )
    .argument('<kind>', 'untc, atop, desta, ieadb, manytreaties, cow-igo, csv or wikidata')
    .argument('<file>', 'the file as it was downloaded; .gz is unpacked')
    .option('--mapping <file>', 'YAML that says what columns and names mean')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--on <day>', 'the day of which the register speaks, where it does not say so')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples(
        'chancery import untc ottawa.html --dry-run',
        'chancery import csv members.csv --mapping members.yaml --store desk.sqlite',
      ),
    )
    .action(act(async () => (await import('./commands/import.ts')).importCommand));
}

/** The commands, and the status of the one that ran. Parsing throws what commander throws. */
export function buildProgram(deps: CliDeps): {
  readonly program: Command;
  readonly outcome: () => ExitStatus;
} {
  let status: ExitStatus = EXIT_STATUS.done;
  const act: Act =
    (load) =>
    async (...args) => {
      status = await (await load())(deps, ...args);
    };
  const program = new Command('chancery');
  program
    .description(
      'Reads the news of diplomacy, keeps the record of who has agreed what with whom, and writes the cited brief.',
    )
    .version(deps.readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({
      writeOut: deps.terminal.out,
      writeErr: deps.terminal.err,
      // Told by the one place that tells every error.
      outputError: () => undefined,
      getOutHelpWidth: () => 96,
      getErrHelpWidth: () => 96,
    })
    .exitOverride()
    .addHelpText('after', examples('chancery brief article.html', 'chancery desk'));
  addReading(program, act);
  addChecking(program, act);
  addAsking(program, act);
  addSearch(program, act);
  addImport(program, act);
  addExports(program, act);
  addSources(program, act);
  addDeliveries(program, act);
  addWork(program, act);
  addPointerCommands(program, act);
  addEditing(program, act);
  addKeeping(program, act);
  addDesk(program, act);
  addTokens(program, act);
  addMcp(program, act);
  return { program, outcome: () => status };
}
