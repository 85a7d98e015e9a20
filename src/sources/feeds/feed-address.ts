/** Schemes that a link or a picture of a feed may have; what is left out runs code or opens a local file. */
const SCHEMES = new Set([
  'aim:',
  'callto:',
  'cid:',
  'ed2k:',
  'feed:',
  'ftp:',
  'gopher:',
  'http:',
  'https:',
  'irc:',
  'mailto:',
  'news:',
  'nntp:',
  'rsync:',
  'sftp:',
  'sip:',
  'sips:',
  'ssh:',
  'svn:',
  'tag:',
  'tel:',
  'telnet:',
  'urn:',
  'webcal:',
  'wtai:',
  'xmpp:',
]);

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}:)/i;

function joined(base: string, address: string): string {
  if (SCHEME.test(address) || !URL.canParse(address, base)) return address;
  // The address as it is written, where nothing has to be put before it.
  return new URL(address, base).href;
}

/** The address made whole with `base`; '' where its scheme is not harmless. Never throws. */
export function safeAddress(base: string, address: string): string {
  const whole = base === '' ? address : joined(base, address);
  // Browsers pass over white space and control signs inside of a scheme.
  const bare = [...whole].filter((sign) => sign > ' ' && sign !== '\u007f').join('');
  const scheme = SCHEME.exec(bare)?.[1]?.toLowerCase();
  return scheme === undefined || SCHEMES.has(scheme) ? whole : '';
}
