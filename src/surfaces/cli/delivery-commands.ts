import type { Command } from 'commander';
import { type Act, allowHost, examples, JSON_OUT, limit, STORE } from './command-parts.ts';

function addSaved(program: Command, act: Act): void {
  const saved = program
    .command('saved')
    .summary('look after saved searches')
    .description(
      'Looks after the searches that were saved with chancery search --save or in the desk.',
    );
  saved
    .command('list')
    .summary('list the saved searches')
    .description('Lists the saved searches with their words and fields.')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery saved list'))
    .action(act(async () => (await import('./commands/saved.ts')).savedListCommand));
  saved
    .command('remove')
    .summary('remove saved searches')
    .description('Removes saved searches. One that is delivered is not removed.')
    .argument('<searches...>', 'names or identifiers')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery saved remove kazakhstan'))
    .action(act(async () => (await import('./commands/saved.ts')).savedRemoveCommand));
}

function addMaking(deliver: Command, act: Act): void {
  deliver
    .command('add')
    .summary('send what moves to an address, by schedule or with each news')
    .description(
      'Adds a delivery of what moves from now on, of everything or of a saved search. Without --daily and --weekly it goes out with each news. The secret of a webhook is printed, this once.',
    )
    .argument('<name>', 'what to call it; a mail begins its subject with it')
    .option('--mail <address>', 'send a mail to this address')
    .option('--webhook <url>', 'send signed JSON to this address')
    .option('--search <name>', 'only what this saved search finds')
    .option('--daily <time>', 'each day at HH:MM')
    .option('--weekly <day-and-time>', 'each week, such as “monday 07:00”')
    .option(
      '--zone <zone>',
      'the clocks that are meant, such as Europe/Oslo (default: this machine’s)',
    )
    .option('--even-if-quiet', 'with a schedule: send also where nothing moved')
    .option('--secret-file <file>', 'of a webhook: sign with the secret in this file, mode 0600')
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText(
      'after',
      examples(
        'chancery deliver add "Morning digest" --mail reader@paper.example --daily 07:00 --zone Europe/Oslo',
        'chancery deliver add newsroom --webhook https://hooks.paper.example/chancery --search kazakhstan',
      ),
    )
    .action(act(async () => (await import('./commands/deliver.ts')).addCommand));
  deliver
    .command('list')
    .summary('list the deliveries')
    .description('Lists the deliveries, with when each goes out next. No secret is shown.')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery deliver list'))
    .action(act(async () => (await import('./commands/deliver.ts')).listCommand));
  for (const [name, what] of [
    ['pause', 'Pauses deliveries. What moves meanwhile is told once they are resumed.'],
    ['resume', 'Resumes deliveries from where they stopped.'],
    ['remove', 'Removes deliveries. For 30 days chancery deliver restore takes them back.'],
    ['restore', 'Takes back that deliveries were removed.'],
  ] as const) {
    deliver
      .command(name)
      .summary(`${name} deliveries`)
      .description(what)
      .argument('<deliveries...>', 'names or identifiers')
      .option(...STORE)
      .option(...JSON_OUT)
      .addHelpText('after', examples(`chancery deliver ${name} morning-digest`))
      .action(act(async () => (await import('./commands/deliver.ts')).changeCommands[name]));
  }
}

function addSending(deliver: Command, act: Act): void {
  deliver
    .command('test')
    .summary('send what is newest, marked as a test')
    .description(
      'Sends what is newest, marked as a test, once and now. It counts for nothing else.',
    )
    .argument('<delivery>', 'its name or identifier')
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText('after', examples('chancery deliver test morning-digest'))
    .action(act(async () => (await import('./commands/deliver.ts')).testCommand));
  deliver
    .command('log')
    .summary('tell what went out, and what did not and why')
    .description('Tells what went out and what waits, the newest first, with what went wrong.')
    .argument('[delivery]', 'only of this one')
    .option(...limit('how many (default: 50)'))
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery deliver log', 'chancery deliver log morning-digest'))
    .action(act(async () => (await import('./commands/deliver.ts')).logCommand));
  deliver
    .command('retry')
    .summary('try again what was given up')
    .description('Puts sendings that were given up back; the next run tries them at once.')
    .argument('<sendings...>', 'identifiers, as the log shows them')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery deliver retry msg_0123456789abcdef01234567'))
    .action(act(async () => (await import('./commands/deliver.ts')).retryCommand));
  deliver
    .command('run')
    .summary('send what is due, once')
    .description(
      'Sends what is due and tries again what waits, once. chancery desk and chancery watch do so by themselves.',
    )
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText('after', examples('chancery deliver run'))
    .action(act(async () => (await import('./commands/deliver.ts')).runCommand));
}

/** Commands about saved searches, and about mails and webhooks. */
export function addDeliveries(program: Command, act: Act): void {
  addSaved(program, act);
  const deliver = program
    .command('deliver')
    .summary('send what moves by mail or to another program')
    .description(
      'Sends what moves by mail or as a signed webhook, on a schedule or with each news of a saved search.',
    );
  addMaking(deliver, act);
  addSending(deliver, act);
}
