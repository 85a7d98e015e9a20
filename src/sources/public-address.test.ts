import { describe, expect, test } from 'vitest';
import { isAllowedHost, isLiteralAddress, whyNotPublic } from './public-address.ts';

describe('addresses that are contacted', () => {
  test.each(['1.1.1.1', '8.8.8.8', '151.101.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s',
    (address) => expect(whyNotPublic(address)).toBeNull(),
  );
});

describe('addresses that are not', () => {
  const cases: [address: string, why: RegExp][] = [
    ['0.0.0.0', /unspecified/],
    ['10.1.2.3', /private/],
    ['100.64.0.1', /carrier/],
    ['127.0.0.1', /loopback/],
    ['127.255.255.254', /loopback/],
    ['169.254.169.254', /link-local/],
    ['172.16.0.1', /private/],
    ['192.0.0.8', /reserved/],
    ['192.0.2.1', /reserved/],
    ['192.88.99.1', /reserved/],
    ['192.168.1.1', /private/],
    ['198.18.0.1', /./],
    ['203.0.113.9', /reserved/],
    ['224.0.0.1', /multicast/],
    ['240.0.0.1', /reserved/],
    ['255.255.255.255', /broadcast/],
    ['::', /unspecified/],
    ['::1', /loopback/],
    ['::ffff:8.8.8.8', /IPv4 in IPv6/],
    ['::ffff:127.0.0.1', /IPv4 in IPv6/],
    ['::7f00:1', /./],
    ['::ffff:0:127.0.0.1', /./],
    ['64:ff9b::7f00:1', /NAT64/],
    ['64:ff9b:1::7f00:1', /NAT64/],
    ['100::1', /./],
    ['2001::1', /Teredo/],
    ['2001:db8::1', /reserved/],
    ['2002:7f00:1::', /6to4/],
    ['3fff::1', /./],
    ['5f00::1', /segment/],
    ['4000::1', /reserved/],
    ['fc00::1', /unique local/],
    ['fd12:3456::1', /unique local/],
    ['fe80::1', /link-local/],
    ['fe80::1%eth0', /./],
    ['fec0::1', /./],
    ['ff02::1', /multicast/],
    ['localhost', /not an IP/],
    ['', /not an IP/],
  ];
  test.each(cases)('%s', (address, why) => expect(whyNotPublic(address) ?? 'public').toMatch(why));

  test.each(['4000::1', '3fff::1', '100::1', 'fec0::1', '198.18.0.1'])(
    '%s is not public',
    (address) => expect(whyNotPublic(address)).not.toBeNull(),
  );
});

test('a host is allowed by its own name alone', () => {
  const allow = ['desk.example:8080', 'Intranet', '[::1]:9000', '127.0.0.1:81'];
  const cases: [host: string, port: string, isAllowed: boolean][] = [
    ['desk.example', '8080', true],
    ['DESK.example', '8080', true],
    ['desk.example', '80', false],
    ['sub.desk.example', '8080', false],
    ['intranet', '443', true],
    ['intranet.', '443', false],
    ['[::1]', '9000', true],
    ['::1', '9000', true],
    ['::1', '9001', false],
    ['127.0.0.1', '81', true],
    ['127.0.0.1', '82', false],
    ['localhost', '81', false],
  ];
  for (const [host, port, isAllowed] of cases) {
    expect([host, port, isAllowedHost(allow, host, port)]).toEqual([host, port, isAllowed]);
  }
  expect(isAllowedHost([], 'localhost', '80')).toBe(false);
});

test('literal addresses are told from names', () => {
  expect(['127.0.0.1', '[::1]', '::1', 'localhost', 'a.example'].map(isLiteralAddress)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
