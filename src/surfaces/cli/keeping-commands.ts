import type { Command } from 'commander';
import { type Act, allowHost, DEFAULT_PORT, examples, JSON_OUT, STORE } from './command-parts.ts';
import { addTrim, logLevel } from './work-commands.ts';

/** `chancery store` and what is under it. */
export function addKeeping(program: Command, act: Act): void {
  const store = program
    .command('store')
    .summary('look after the file that holds the record')
    .description('Looks after the file that holds the record.');
  const parts = [
    ['status', 'tell what the store holds'],
    ['check', 'verify the log and that the tables equal what it gives'],
    ['rebuild', 'make every table again from the log'],
  ] as const;
  for (const [name, what] of parts) {
    store
      .command(name)
      .description(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`)
      .summary(what)
      .option(...STORE)
      .option(...JSON_OUT)
      .addHelpText('after', examples(`chancery store ${name}`))
      .action(
        act(async () => {
          const { storeCommands } = await import('./commands/store.ts');
          return storeCommands[name];
        }),
      );
  }
  store
    .command('backup')
    .summary('write a copy of the store to a new file')
    .description(
      'Writes one snapshot of the store to a file that is not there yet. Others may read and write meanwhile.',
    )
    .argument('<path>', 'the file to write')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery store backup backup-2026-10-10.sqlite'))
    .action(act(async () => (await import('./commands/store.ts')).backupCommand));
  store
    .command('restore')
    .summary('make the store what a backup holds')
    .description(
      'Makes the store what a backup holds. What it held before is kept in a file beside it. Others may read and write meanwhile.',
    )
    .argument('<backup>', 'the file that a backup wrote')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery store restore backup-2026-10-10.sqlite'))
    .action(act(async () => (await import('./commands/store.ts')).restoreCommand));
  store
    .command('repair')
    .summary('keep apart what is broken in the log, and go on with the rest')
    .description(
      'Writes the records of the log that are not what was written to a file of their own, and goes on with the rest. Nothing is dropped: the store as it was is kept too.',
    )
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery store repair --store desk.sqlite'))
    .action(act(async () => (await import('./commands/store.ts')).repairCommand));
  addTrim(store, act);
  store
    .command('copy')
    .summary('copy a store, between files and servers')
    .argument('<from>', 'the store to copy: a file, or postgres://…')
    .argument('<to>', 'where to: a file or postgres://…, empty or begun by an earlier copy')
    .description(
      'Copies the log and the tables of a store to another, and proves by their digests that both are equal. A copy that was cut off goes on where it stopped.',
    )
    .option(...JSON_OUT)
    .addHelpText(
      'after',
      examples('chancery store copy desk.sqlite postgres://chancery@db.example.org/chancery'),
    )
    .action(act(async () => (await import('./commands/store.ts')).copyCommand));
}

/** `chancery desk`. */
export function addDesk(program: Command, act: Act): void {
  program
    .command('desk')
    .summary('open the desk in the browser')
    .description(
      'Serves the desk on this machine until it is stopped. A record that is empty is first given the dossier that ships with Chancery.',
    )
    .option('--port <port>', `0 takes any free one (default: CHANCERY_PORT, ${DEFAULT_PORT})`)
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option(
      '--public-url <url>',
      'the address under which a proxy makes it known; tokens are then wanted',
    )
    .option('--require-token', 'want a token on this machine, too')
    .option(
      '--rate <count>',
      'requests a minute for each token, or address without one; 0 for no bound',
      '1200',
    )
    .option('--no-examples', 'leave an empty record empty')
    .option('--no-prepare', 'compose pages when somebody asks for them, and not before')
    .option('--no-deliver', 'send no mails and webhooks from this process')
    .addOption(allowHost())
    .addOption(logLevel('warn'))
    .option(...STORE)
    .option('--json', 'print JSON, one line once the desk is open')
    .addHelpText(
      'after',
      examples('chancery desk', 'chancery desk --port 8080 --store desk.sqlite'),
    )
    .action(act(async () => (await import('./commands/desk.ts')).deskCommand));
}
