import { ASKING_ERRORS } from './asking-errors.ts';
import { DELIVERY_ERRORS } from './delivery-errors.ts';

/**
 * Words for people, one entry a code; `{name}` is filled from the parameters.
 * `what` says what happened, `next` what to do. Surfaces map `status` to exit codes and HTTP answers.
 */
export const ERROR_CATALOGUE = {
  'input.missing': {
    what: 'There is no file {path}.',
    next: 'Check the path.',
    status: 'not-found',
  },
  'input.directory': {
    what: '{path} is a directory.',
    next: 'Name the files in it.',
    status: 'bad-input',
  },
  'input.unreadable': {
    what: '{path} could not be read: {why}.',
    next: 'Check its permissions.',
    status: 'bad-input',
  },
  'input.empty': {
    what: '{name} is empty.',
    next: 'Give a text with at least one sentence.',
    status: 'bad-input',
  },
  'input.binary': {
    what: '{name} is not text.',
    next: 'Give plain text, Markdown, HTML or JSON Lines of dispatches.',
    status: 'bad-input',
  },
  'input.archive': {
    what: '{name} is no archive that can be read: {why}.',
    next: 'Get the file anew.',
    status: 'bad-input',
  },
  'input.pointers': {
    what: '{name} holds addresses and no texts.',
    next: 'Give it to chancery pointers add, then fetch the texts with chancery pointers fetch.',
    status: 'bad-input',
  },
  'input.no-pointers': {
    what: '{name} is not known as a list of addresses by its name.',
    next: 'Tables of GDELT end in .export.csv, .mentions.csv or .gkg.csv, sitemaps in .xml or .txt; each may be packed.',
    status: 'bad-input',
  },
  'input.mapping': {
    what: '{name} is no mapping for rows: {why}.',
    next: 'See the how-to on JSON Lines.',
    status: 'bad-input',
  },
  'input.pdf': {
    what: '{name} is a PDF that cannot be read: {why}.',
    next: 'Save its text with a reader of PDFs and take that.',
    status: 'bad-input',
  },
  'input.encoding': {
    what: '{name} is not valid {charset}; the first bad byte is at {offset}.',
    next: 'Save it as UTF-8.',
    status: 'bad-input',
  },
  'input.no-article': {
    what: 'No article text was found in {name} ({why}).',
    next: 'Give the article itself, as text or as its page.',
    status: 'refused',
  },
  'input.too-large': {
    what: '{name} holds {sizeBytes} bytes; at most {limitBytes} are read as one dispatch.',
    next: 'Split it, or give the article alone.',
    status: 'too-large',
  },
  'input.front-matter': {
    what: 'The front matter of {name} is not valid: {why}.',
    next: 'Correct the lines between the first two “---”, or leave them out.',
    status: 'bad-input',
  },
  'input.day-invalid': {
    what: '“{text}” is not a day.',
    next: 'Write it as YYYY-MM-DD.',
    status: 'usage',
  },
  'input.argument': { what: '{why}', next: 'See chancery --help.', status: 'usage' },
  'input.nothing-read': {
    what: 'None of the inputs could be read as a dispatch.',
    next: 'See the refusals above.',
    status: 'refused',
  },
  'input.nothing-briefed': {
    what: 'The inputs hold no diplomatic act that a brief could be written about.',
    next: 'See the refusals above, or what chancery read understands of them.',
    status: 'refused',
  },
  'brief.invalid': {
    what: '{name} is not a brief that can be checked: {why}.',
    next: 'Give the output of chancery brief --json, or JSON of the shape that docs/how-to/check-a-brief.md shows.',
    status: 'bad-input',
  },
  'pdf.no-browser': {
    what: 'No Chromium was found on this machine, and PDF is printed by one.',
    next: 'Install Chromium, name one with CHANCERY_CHROMIUM, or take --format html and print it.',
    status: 'configuration',
  },
  'pdf.failed': {
    what: '{program} did not print the brief: {why}.',
    next: 'Take --format html and print it, or name another browser with CHANCERY_CHROMIUM.',
    status: 'unavailable',
  },
  'pdf.busy': {
    what: 'Other briefs are being printed.',
    next: 'Ask again in a minute, or take --format html and print it.',
    status: 'unavailable',
  },
  'draft.not-configured': {
    what: 'No language model is named for drafting.',
    next: 'Set CHANCERY_DRAFT_URL and CHANCERY_DRAFT_MODEL, see docs/how-to/draft-with-a-model.md, or leave --draft out.',
    status: 'configuration',
  },
  'draft.address-invalid': {
    what: 'CHANCERY_DRAFT_URL is not an http or https address.',
    next: 'Give the base of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1.',
    status: 'configuration',
  },
  'output.unwritable': {
    what: '{path} could not be written: {why}.',
    next: 'Check the folder and its permissions. What was there before is unchanged.',
    status: 'bad-input',
  },
  'fetch.address-invalid': {
    what: '“{address}” is not an http or https address.',
    next: 'Give a full address.',
    status: 'bad-input',
  },
  'fetch.address-refused': {
    what: '{host} is not a public address ({why}); it was not contacted.',
    next: 'Allow it by name with --allow-host if you mean it.',
    status: 'refused',
  },
  'fetch.failed': {
    what: '{address} could not be fetched: {why}.',
    next: 'Check the network and the address.',
    status: 'unavailable',
  },
  'fetch.status': {
    what: '{address} answered {code}.',
    next: 'Open it in a browser to see why.',
    status: 'unavailable',
  },
  'fetch.too-large': {
    what: '{address} sends more than {limitBytes} bytes.',
    next: 'Save the article and give the file.',
    status: 'too-large',
  },
  'fetch.timeout': {
    what: '{address} did not finish within {timeoutMs} ms.',
    next: 'Try again later.',
    status: 'unavailable',
  },
  'fetch.redirects': {
    what: '{address} redirects more than {limit} times.',
    next: 'Give the final address.',
    status: 'unavailable',
  },
  'fetch.media-type': {
    what: '{address} is {mediaType}, which is not read.',
    next: 'Give an HTML or text page.',
    status: 'bad-input',
  },
  'fetch.robots': {
    what: '{address} is closed to programs by the robots.txt of its site.',
    next: 'Leave it alone, or ask the site for another way.',
    status: 'refused',
  },
  'sources.hub-listen': {
    what: 'Nothing can listen for hubs at {place}: {why}.',
    next: 'Give another place with --websub-listen.',
    status: 'configuration',
  },
  'fetch.feed-budget': {
    what: 'The feed at {address} took too much {of} to read and was given up.',
    next: 'Switch it off, or report it with the address.',
    status: 'unavailable',
  },
  'fetch.feed-quarantined': {
    what: 'The feed at {address} is what broke its reader before ({why}); it is kept in quarantine.',
    next: 'It is tried once more after an upgrade of Chancery. Until then switch it off, or report it.',
    status: 'unavailable',
  },
  'fetch.not-a-feed': {
    what: '{address} is no feed: {why}.',
    next: 'Look for the address of the feed on the page of the site.',
    status: 'bad-input',
  },
  'sources.unknown': {
    what: 'No source is known as “{id}”.',
    next: 'See chancery sources list --all.',
    status: 'not-found',
  },
  'sources.opml-invalid': {
    what: '{name} is no OPML: {why}.',
    next: 'Export the list of feeds as OPML and give that file.',
    status: 'bad-input',
  },
  'store.unreadable': {
    what: 'The store {path} could not be opened: {why}.',
    next: 'Check the path, or restore a backup.',
    status: 'store',
  },
  'store.not-a-store': {
    what: '{path} is not a Chancery store.',
    next: 'Name another file with --store, or on a server another schema.',
    status: 'store',
  },
  'store.missing': {
    what: 'There is no store at {path}.',
    next: 'Check the path, or make one with chancery take.',
    status: 'not-found',
  },
  'store.newer': {
    what: 'The store {path} has version {found}; this program knows up to {known}.',
    next: 'Use a newer Chancery. Nothing was changed.',
    status: 'store',
  },
  'store.busy': {
    what: 'The store {path} is in use by another process and did not come free in {waitMs} ms.',
    next: 'Try again when the other process is done.',
    status: 'unavailable',
  },
  'store.full': {
    what: 'The disk of {path} is full; the last change was not made.',
    next: 'Free some space and run the command again. What was acknowledged before is safe.',
    status: 'store',
  },
  'store.corrupt': {
    what: 'The log of {path} is broken at record {seq}: {why}.',
    next: 'Run chancery store check, then chancery store repair, or restore a backup; nothing was changed.',
    status: 'store',
  },
  'import.kind': {
    what: '“{kind}” is no register that can be imported; there are {kinds}.',
    next: 'See docs/how-to/import-a-register.md.',
    status: 'usage',
  },
  'import.columns': {
    what: '{name} is not a file of the kind {kind}: it lacks {columns}.',
    next: 'Check the kind and the file; nothing was imported.',
    status: 'bad-input',
  },
  'import.cut-short': {
    what: '{name} breaks off: {where}.',
    next: 'Get the file anew; nothing was imported.',
    status: 'bad-input',
  },
  'import.row-too-long': {
    what: 'Row {row} of {name} holds over {limit} characters.',
    next: 'Look for a quotation mark that is not closed; nothing was imported.',
    status: 'bad-input',
  },
  'import.mapping': {
    what: 'The mapping {name} is not valid: {why}.',
    next: 'See docs/how-to/import-a-register.md.',
    status: 'usage',
  },
  'import.changed': {
    what: '{name} changed while it was read.',
    next: 'Run the import again; what was imported stays and is not imported twice.',
    status: 'bad-input',
  },
  'store.address': {
    what: '{path} is no address of a store: {why}.',
    next: 'Name a file, or write postgres://user@host:5432/database; see docs/how-to/run-on-postgresql.md.',
    status: 'usage',
  },
  'store.unreachable': {
    what: 'The server of the store {path} could not be reached: {why}.',
    next: 'Check that the server runs and that the address is right, then run the command again. What was acknowledged before is safe.',
    status: 'unavailable',
  },
  'store.login': {
    what: 'The server of the store {path} refused the user or the password.',
    next: 'Check the user in the address, and the password there, in PGPASSWORD or in ~/.pgpass.',
    status: 'configuration',
  },
  'store.rights': {
    what: 'The user of the store {path} lacks a right on the server: {why}.',
    next: 'Let an administrator grant it; docs/how-to/run-on-postgresql.md lists what is needed. Nothing was changed.',
    status: 'configuration',
  },
  'store.too-old': {
    what: 'The server of the store {path} is PostgreSQL {found}; {needed} or later is needed.',
    next: 'Use a newer server. Nothing was changed.',
    status: 'configuration',
  },
  'store.read-only': {
    what: 'The server of the store {path} takes no writes: it is a replica, or set to read-only.',
    next: 'Name the primary server. Nothing was changed.',
    status: 'configuration',
  },
  'store.crowded': {
    what: 'There is no connection free to the store {path}: {why}.',
    next: 'Try again later, stop other processes, or raise max_connections on the server.',
    status: 'unavailable',
  },
  'store.differs': {
    what: 'The store {path} holds other facts than the one that is copied, from record {seq} on.',
    next: 'Copy into an empty store, or into one that an earlier copy began.',
    status: 'store',
  },
  'store.exists': {
    what: 'There is a file {path} already.',
    next: 'Name another, or take it away first.',
    status: 'usage',
  },
  'work.full': {
    what: 'The work list takes {cap} documents that nobody has read yet, and they would be more.',
    next: 'Start further workers (chancery worker), or add the documents later. None of these was added.',
    status: 'unavailable',
  },
  'work.unknown': {
    what: 'There is no ticket {ticket} in the work list.',
    next: 'See chancery queue status and chancery queue quarantined.',
    status: 'not-found',
  },
  'lexicon.invalid': {
    what: 'The lexicon file {file} is not valid: {why}.',
    next: 'Correct the file; see lexicon/README.md.',
    status: 'configuration',
  },
  'record.ruled-meanwhile': {
    what: '{author} ruled on the same meanwhile ({what} {target}): “{reason}”',
    next: 'Look at it as it is now, and rule again where that is still needed.',
    status: 'refused',
  },
  'record.unknown': {
    what: 'Nothing is known under “{id}”.',
    next: 'See chancery record for what there is.',
    status: 'not-found',
  },
  'record.similar': {
    what: 'Nothing is known under “{id}”; near to it: {names}.',
    next: 'Give one of these, or see chancery record for what there is.',
    status: 'not-found',
  },
  'record.not-yet': {
    what: 'On {day} nothing was known of {id}.',
    next: 'Give a later day, or none.',
    status: 'not-found',
  },
  'record.empty': {
    what: 'The record {path} holds no development.',
    next: 'File texts with chancery take, or give them to chancery brief.',
    status: 'not-found',
  },
  ...ASKING_ERRORS,
  ...DELIVERY_ERRORS,
} as const;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
export type ErrorStatus = (typeof ERROR_CATALOGUE)[ErrorCode]['status'];
export type ErrorParams = Readonly<Record<string, string | number>>;

function fill(words: string, params: ErrorParams): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Trouble that the caller or the world has made. `message` is for people; `code` is stable. */
export class ChanceryError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(fill(ERROR_CATALOGUE[code].what, params), cause === undefined ? {} : { cause });
    this.name = 'ChanceryError';
    this.code = code;
    this.params = params;
  }

  /** What the person can do next. */
  get next(): string {
    return fill(ERROR_CATALOGUE[this.code].next, this.params);
  }

  get status(): ErrorStatus {
    return ERROR_CATALOGUE[this.code].status;
  }
}
