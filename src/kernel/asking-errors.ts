/** The words for trouble with the desk that is served, with who may ask it, and with requests. Part of the catalogue. */
export const ASKING_ERRORS = {
  'desk.port-in-use': {
    what: 'Port {port} on {host} is in use.',
    next: 'Stop what runs there, or choose another with --port or CHANCERY_PORT.',
    status: 'unavailable',
  },
  'desk.port-invalid': {
    what: '“{port}” is not a port.',
    next: 'Give a number from 0 to 65535.',
    status: 'usage',
  },
  'search.field-unknown': {
    what: 'There is no field “{field}”.',
    next: 'The fields are {fields}. Put the words into quotation marks to look for them as they are.',
    status: 'usage',
  },
  'search.value-unknown': {
    what: 'No {field} is known as “{value}”.',
    next: '{known}',
    status: 'usage',
  },
  'search.empty': {
    what: 'The search names nothing to look for.',
    next: 'Write words, “a phrase”, or a field such as state:KAZ.',
    status: 'usage',
  },
  'search.too-long': {
    what: 'The search is longer than {limit} characters.',
    next: 'Look for the few words that matter.',
    status: 'usage',
  },
  'token.name-taken': {
    what: 'There is a token “{name}” already.',
    next: 'Give another name, or revoke it first.',
    status: 'usage',
  },
  'token.unknown': {
    what: 'No token is known as “{name}”.',
    next: 'See chancery token list.',
    status: 'not-found',
  },
  'http.token-missing': {
    what: 'The desk wants a token for this.',
    next: 'Send it as Authorization: Bearer TOKEN; chancery token add makes one. In a browser: open /sign-in.',
    status: 'refused',
  },
  'http.token-refused': {
    what: 'The token is not known, has ended or was revoked.',
    next: 'See chancery token list, and make another with chancery token add.',
    status: 'refused',
  },
  'http.scope-refused': {
    what: 'This wants a token with the scope {needed}; the one that was sent has {held}.',
    next: 'Make one with chancery token add --scope {needed}.',
    status: 'refused',
  },
  'http.rate-limited': {
    what: 'There were too many requests.',
    next: 'Try again in {seconds} seconds.',
    status: 'unavailable',
  },
  'http.streams-full': {
    what: 'The desk has as many listeners as it takes.',
    next: 'Close others, or try again in {seconds} seconds.',
    status: 'unavailable',
  },
  'http.host-refused': {
    what: 'The desk does not answer to the host name of this request.',
    next: 'Open it as http://127.0.0.1 or http://localhost, with its port; another name is given with --public-url.',
    status: 'refused',
  },
  'http.origin-refused': {
    what: 'The request comes from a page of another site ({origin}).',
    next: 'Ask from the desk itself or from a program.',
    status: 'refused',
  },
  'http.body-refused': {
    what: 'The body is not what this route reads: {why}.',
    next: 'Send JSON with the header Content-Type: application/json.',
    status: 'bad-input',
  },
  'http.body-too-large': {
    what: 'The body holds more than {limitBytes} bytes.',
    next: 'Send less at once.',
    status: 'too-large',
  },
  'http.method-refused': {
    what: 'Nothing here takes {method}.',
    next: 'Use a method that the header Allow names.',
    status: 'usage',
  },
  'http.no-such-route': {
    what: 'There is nothing at {path}.',
    next: 'Check the address.',
    status: 'not-found',
  },
  'http.not-built': {
    what: 'The pages of the desk have not been built.',
    next: 'Run npm run build, then start the desk again.',
    status: 'configuration',
  },
} as const;
