import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { ChanceryError } from '../kernel/index.ts';
import { bareHost, isAllowedHost, isLiteralAddress, whyNotPublic } from './public-address.ts';

function addressRefused(host: string, why: string): ChanceryError {
  return new ChanceryError('fetch.address-refused', { host, why });
}

/**
 * Name resolution that gives public addresses or an error. One address that is not public refuses the
 * name: a name that points both ways is a trap. What was checked is what is connected to, so that a
 * second answer of the name server changes nothing.
 */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    for (const { address } of addresses) {
      const why = whyNotPublic(address);
      if (why !== null) {
        callback(addressRefused(hostname, why), []);
        return;
      }
    }
    const [first] = addresses;
    if (options.all === true || first === undefined) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/**
 * Refuses an address that is a number and not public unicast, or `localhost`, unless its host is allowed by name: it would be
 * refused whenever it is asked. Throws `fetch.address-refused`.
 */
export function refuseLiteralAddress(url: URL, allowHosts: readonly string[]): void {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (isAllowedHost(allowHosts, url.hostname, port)) return;
  const host = bareHost(url.hostname);
  if (/(?:^|\.)localhost\.?$/.test(host)) throw addressRefused(host, 'loopback');
  if (!isLiteralAddress(host)) return;
  const why = whyNotPublic(host);
  if (why !== null) throw addressRefused(host, why);
}

/**
 * A connector that opens no socket to an address that is not public unicast, unless its host is allowed
 * by name. The check stands here, behind every redirect and every literal address, because a lookup
 * function is not asked for literal addresses.
 */
export function guardedConnector(
  allowHosts: readonly string[],
  timeoutMs: number,
): buildConnector.connector {
  const open = buildConnector({ timeout: timeoutMs });
  const openPublic = buildConnector({ timeout: timeoutMs, lookup: lookupPublic });
  return (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    if (isAllowedHost(allowHosts, options.hostname, port)) {
      open(options, callback);
      return;
    }
    if (isLiteralAddress(options.hostname)) {
      const host = bareHost(options.hostname);
      const why = whyNotPublic(host);
      if (why !== null) {
        callback(addressRefused(host, why), null);
        return;
      }
    }
    openPublic(options, callback);
  };
}
