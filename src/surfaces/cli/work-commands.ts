import { type Command, Option } from 'commander';
import { LOG_LEVELS } from '../log/open-log.ts';
import {
  type Act,
  allowHost,
  collected,
  examples,
  JSON_OUT,
  limit,
  ON,
  STORE,
} from './command-parts.ts';

/** How much is written to standard error, as JSON lines. */
export function logLevel(fallback: (typeof LOG_LEVELS)[number]): Option {
  return new Option('--log-level <level>', 'how much to write to standard error, as JSON lines')
    .choices(LOG_LEVELS)
    .default(fallback);
}

function addWorker(program: Command, act: Act): void {
  program
    .command('worker')
    .summary('read and file what waits in the work list')
    .description(
      'Reads documents of the work list and files what was read, until it is stopped; the document under way is then finished, the others are given back. Any number of workers, on any number of machines, share one list; one of them at a time files.',
    )
    .option('--batch <count>', 'how many documents to claim at a time, at most', '64')
    .option('--lease <seconds>', 'after which another worker reads what this one has not', '20')
    .option('--attempts <count>', 'readings that may fail before a document is quarantined', '3')
    .option(
      '--ahead <count>',
      'readings that may wait to be filed; beyond, no more is read',
      '5000',
    )
    .addOption(new Option('--only <part>', 'only read, or only file').choices(['read', 'apply']))
    .option('--until-empty', 'end once nothing waits')
    .addOption(logLevel('info'))
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples(
        'chancery worker --store postgres://chancery@db.example.org/chancery',
        'chancery worker --until-empty --log-level warn',
      ),
    )
    .action(act(async () => (await import('./commands/worker.ts')).workerCommand));
}

function addAdd(queue: Command, act: Act): void {
  queue
    .command('add')
    .summary('add texts for workers to read')
    .description(
      'Adds texts to the work list. A text whose ticket was given is on the disk, and is read and filed by a worker.',
    )
    .argument('<inputs...>', 'files, folders, addresses, or - for standard input')
    .option(...ON)
    .option('--first', 'before everything that was added without it')
    .option('--no-wait', 'end with an error where the list is full, instead of waiting')
    .option('--cap <count>', 'texts that may wait to be read', '100000')
    .option('--from <day>', 'of archives: records of this day and later, YYYY-MM-DD')
    .option('--to <day>', 'of archives: records of this day and earlier, YYYY-MM-DD')
    .addOption(
      new Option('--host <host>', 'of archives: records of this host and those below; repeatable')
        .argParser(collected)
        .default([], 'all'),
    )
    .option('--part <k/n>', 'of archives: every nth record from the kth')
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples('chancery queue add articles/', 'chancery queue add urgent.html --first'),
    )
    .action(act(async () => (await import('./commands/queue.ts')).queueAddCommand));
}

function addLooks(queue: Command, act: Act): void {
  queue
    .command('status')
    .summary('tell what waits, how fast it goes, and when it ends')
    .description('Tells what waits to be read and filed, how fast it goes, and when it ends.')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery queue status --json'))
    .action(act(async () => (await import('./commands/queue.ts')).queueStatusCommand));
  queue
    .command('show')
    .summary('tell what became of one document')
    .description('Tells what became of one document that was added.')
    .argument('<ticket>', 'its number')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery queue show 17'))
    .action(act(async () => (await import('./commands/queue.ts')).queueShowCommand));
  queue
    .command('quarantined')
    .summary('list documents that no worker could read')
    .description('Lists documents that no worker could read, with the reason.')
    .option(...limit('how many (default: 20)'))
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery queue quarantined'))
    .action(act(async () => (await import('./commands/queue.ts')).quarantinedCommand));
  queue
    .command('retry')
    .summary('have documents in quarantine read again')
    .description('Has documents in quarantine read again.')
    .argument('[tickets...]', 'their numbers')
    .option('--all', 'every one')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery queue retry 17 23', 'chancery queue retry --all'))
    .action(act(async () => (await import('./commands/queue.ts')).retryCommand));
}

/** Workers and the list that they share. */
export function addWork(program: Command, act: Act): void {
  addWorker(program, act);
  const queue = program
    .command('queue')
    .summary('look after the list of documents that wait to be read')
    .description('Looks after the list of documents that wait to be read by workers.');
  addAdd(queue, act);
  addLooks(queue, act);
}

/** What is dropped of a store, and what stays. */
export function addTrim(store: Command, act: Act): void {
  store
    .command('trim')
    .summary('drop documents as they came, and keep the record')
    .description(
      'Drops the bytes of documents that workers have read and filed, as they came, received before a day (UTC). The record stays whole: its texts, facts and passages are not touched.',
    )
    .requiredOption('--bytes-before <day>', 'the first day whose documents stay, YYYY-MM-DD')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery store trim --bytes-before 2026-10-01'))
    .action(act(async () => (await import('./commands/queue.ts')).trimCommand));
}
