import { ChanceryError } from '../kernel/index.ts';

/** An http or https address, without a name, a password or a fragment. Throws `fetch.address-invalid`. */
export function webAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new ChanceryError('fetch.address-invalid', { address: text.slice(0, 500) });
  }
  // Names and passwords in an address are never sent, and a fragment means nothing to a server.
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
