import ipaddr from 'ipaddr.js';

/** 2000::/3, all that is handed out as global unicast (IANA IPv6 address space). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
const WORDS: Readonly<Record<string, string>> = {
  unspecified: 'unspecified',
  broadcast: 'broadcast',
  multicast: 'multicast',
  linkLocal: 'link-local',
  loopback: 'loopback',
  private: 'private',
  carrierGradeNat: 'carrier-grade NAT',
  reserved: 'reserved',
  uniqueLocal: 'unique local',
  ipv4Mapped: 'IPv4 in IPv6',
  rfc6145: 'IPv4 translation',
  rfc6052: 'NAT64',
  '6to4': '6to4',
  teredo: 'Teredo',
  segmentRouting: 'segment routing',
};

/**
 * Why an IP address is not public unicast; null when it is, and may be contacted. Addresses that carry
 * another one inside (mapped, NAT64, 6to4, Teredo) are refused whole, whatever they carry.
 */
export function whyNotPublic(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an IP address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return WORDS[range] ?? range;
  // The library calls everything unicast that no special registry names.
  return parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST) ? 'reserved' : null;
}

/** The host of a URL without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
}

/** Whether the host of a URL is an IP address and not a name. */
export function isLiteralAddress(hostname: string): boolean {
  return ipaddr.isValid(bareHost(hostname));
}

/** Whether `host` or `host:port` is among the names that may be contacted wherever they lead. */
export function isAllowedHost(
  allowHosts: readonly string[],
  hostname: string,
  port: string,
): boolean {
  const host = bareHost(hostname).toLowerCase();
  const names = new Set([host, `[${host}]`, `${host}:${port}`, `[${host}]:${port}`]);
  return allowHosts.some((name) => names.has(name.trim().toLowerCase()));
}
