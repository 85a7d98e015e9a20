import { type Command, Option } from 'commander';
import { OUTLET_KINDS } from '../../kernel/index.ts';
import { type Act, allowHost, examples, JSON_OUT, STORE } from './command-parts.ts';

function addList(sources: Command, act: Act): void {
  sources
    .command('list')
    .summary('list the sources')
    .description('Lists the sources that are on or were asked; with --all those that ship, too.')
    .option('--all', 'also the public feeds that ship with Chancery, which are off')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery sources list --all'))
    .action(act(async () => (await import('./commands/sources.ts')).listCommand));
  sources
    .command('add')
    .summary('add a feed, switched on')
    .description(
      'Adds a feed by its address, or by that of a page that names one. Nothing is fetched yet.',
    )
    .argument('<address>', 'address of the feed or of a page')
    .option('--name <name>', 'what to call its outlet (default: its host)')
    .addOption(
      new Option('--kind <kind>', 'what kind of outlet it is; gives it weight as evidence').choices(
        OUTLET_KINDS,
      ),
    )
    .option('--language <code>', 'its language, where the feed does not say')
    .option('--no-pages', 'take the text of the entries and fetch no pages')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery sources add https://example.org/feed --kind ministry'))
    .action(act(async () => (await import('./commands/sources.ts')).addCommand));
  for (const [name, what] of [
    ['on', 'switch sources on'],
    ['off', 'switch sources off'],
  ] as const) {
    sources
      .command(name)
      .summary(what)
      .description(`${what.charAt(0).toUpperCase()}${what.slice(1)}. Nothing is fetched.`)
      .argument('<sources...>', 'identifiers or addresses')
      .option(...STORE)
      .option(...JSON_OUT)
      .addHelpText('after', examples(`chancery sources ${name} un-news`))
      .action(act(async () => (await import('./commands/sources.ts')).switchCommands[name]));
  }
}

function addTrial(sources: Command, act: Act): void {
  sources
    .command('test')
    .summary('ask a source and file nothing')
    .description('Asks sources once, tells what they give, and files nothing.')
    .argument('<sources...>', 'identifiers or addresses')
    .option(...STORE)
    .option(...JSON_OUT)
    .addOption(allowHost())
    .addHelpText('after', examples('chancery sources test https://example.org/'))
    .action(act(async () => (await import('./commands/sources.ts')).testCommand));
  sources
    .command('health')
    .summary('tell how each source does')
    .description(
      'Tells of each source when it last answered and last brought something new, what is wrong in plain words, the share of entries refused, the median delay, and what it gave in 30 days.',
    )
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery sources health'))
    .action(act(async () => (await import('./commands/sources.ts')).healthCommand));
  sources
    .command('import')
    .summary('add the feeds of an OPML file')
    .description('Adds the feeds of an OPML file, switched off unless --on is given.')
    .argument('<file>', 'OPML, or - for standard input')
    .option('--on', 'switch them on')
    .option(...STORE)
    .option(...JSON_OUT)
    .addHelpText('after', examples('chancery sources import feeds.opml --on'))
    .action(act(async () => (await import('./commands/sources.ts')).importCommand));
  sources
    .command('export')
    .summary('write the sources as OPML')
    .description('Writes the sources that are on as OPML; with --all every one.')
    .option('--all', 'also those that are off')
    .option('--out <file>', 'write to this file instead of standard output')
    .option(...STORE)
    .addHelpText('after', examples('chancery sources export --out feeds.opml'))
    .action(act(async () => (await import('./commands/sources.ts')).exportCommand));
}

/** Commands about the feeds that the desk lives on. */
export function addSources(program: Command, act: Act): void {
  const sources = program
    .command('sources')
    .summary('look after the feeds that the desk reads')
    .description(
      'Looks after the feeds that the desk reads. Nothing is fetched before a source is switched on.',
    );
  addList(sources, act);
  addTrial(sources, act);
  const running = [
    ['fetch', 'ask the sources once', 'Asks each source that is on once and files what is new.'],
    [
      'watch',
      'ask the sources whenever their time comes',
      'Asks each source that is on whenever its time comes, until it is stopped. What is under way is then brought to its end.',
    ],
  ] as const;
  for (const [name, what, about] of running) {
    const command = program
      .command(name)
      .summary(what)
      .description(about)
      .argument('[sources...]', 'only these, by identifier or address; they need not be on')
      .option('--online', 'ask the public feeds that ship with Chancery, too')
      .option(...STORE)
      .option('--json', 'print JSON, one object a line for each ask')
      .addOption(allowHost())
      .addHelpText('after', examples(`chancery ${name}`, `chancery ${name} un-news`))
      .action(act(async () => (await import('./commands/fetch.ts')).runCommands[name]));
    if (name === 'watch')
      command
        .option('--no-deliver', 'send no mails and webhooks from this process')
        .option(
          '--websub-callback <url>',
          'public address under which hubs reach this process; then hubs are asked to tell of news',
        )
        .option(
          '--websub-listen <host:port>',
          'where to listen for hubs (default: 127.0.0.1:4610)',
        );
  }
}
