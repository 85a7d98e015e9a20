/** The words for trouble with saved searches and deliveries. Part of the catalogue. */
export const DELIVERY_ERRORS = {
  'deliver.unknown': {
    what: 'No delivery is known as “{id}”.',
    next: 'See chancery deliver list.',
    status: 'not-found',
  },
  'deliver.sending-unknown': {
    what: 'No sending is known as “{id}”, or it was not given up.',
    next: 'See chancery deliver log.',
    status: 'not-found',
  },
  'deliver.search-unknown': {
    what: 'No search is saved as “{id}”.',
    next: 'See chancery saved list, or save one with chancery search --save NAME.',
    status: 'not-found',
  },
  'deliver.search-in-use': {
    what: 'The search “{name}” is delivered by {deliveries}.',
    next: 'Remove those deliveries first.',
    status: 'refused',
  },
  'deliver.name-taken': {
    what: 'There is a {kind} “{name}” already.',
    next: 'Give another name, or remove it first.',
    status: 'usage',
  },
  'deliver.full': {
    what: 'There are {limit} of them already.',
    next: 'Remove some first.',
    status: 'usage',
  },
  'deliver.mail-address': {
    what: '“{address}” is not a mail address.',
    next: 'Give one address, such as desk@news.example, without a name.',
    status: 'bad-input',
  },
  'deliver.schedule-invalid': {
    what: 'The schedule cannot be read: {why}.',
    next: 'Say daily or weekly with a time and a time zone, or that it goes out with each news.',
    status: 'usage',
  },
  'deliver.secret-file': {
    what: 'The file {path} is not taken as a secret: {why}.',
    next: 'Put the secret alone into it, and let its owner alone read it (chmod 600).',
    status: 'configuration',
  },
  'deliver.mail-not-set-up': {
    what: 'Mail cannot be sent: {why}.',
    next: 'Set CHANCERY_SMTP_URL and CHANCERY_MAIL_FROM; see docs/how-to/a-digest-each-morning.md.',
    status: 'configuration',
  },
  'deliver.mail-refused': {
    what: 'The mail server refused it for good: {why}.',
    next: 'Check the address of the delivery and the sender.',
    status: 'refused',
  },
  'deliver.mail-failed': {
    what: 'The mail server did not take it: {why}.',
    next: 'Check CHANCERY_SMTP_URL and the server; it is tried again.',
    status: 'unavailable',
  },
  'deliver.webhook-status': {
    what: 'The receiver at {host} answered {code}.',
    next: 'Look into the receiver; it is tried again.',
    status: 'unavailable',
  },
  'deliver.webhook-gone': {
    what: 'The receiver at {host} answered 410: it wants nothing more.',
    next: 'The delivery was paused. Resume it when the receiver is back, or remove it.',
    status: 'refused',
  },
} as const;
