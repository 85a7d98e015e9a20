import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryWorld, mail, movingDesk } from '../support/delivery-world.ts';
import { CERTIFICATE } from '../support/loopback-certificate.ts';
import { openSmtp, type SmtpSite, type SmtpTls } from '../support/loopback-smtp.ts';

const { desk } = movingDesk();
let world: DeliveryWorld;
let site: SmtpSite;
let caFile: string;

beforeEach(async () => {
  world = await DeliveryWorld.open();
  world.begin();
  caFile = join(world.folder, 'authority.pem');
  writeFileSync(caFile, CERTIFICATE);
});
afterEach(async () => {
  world.end();
  await site.close();
  await world.close();
});

/** Sends one test over a server of that kind; a user is named, so that a password would go out. */
async function sent(offer: SmtpTls, more: { readonly tls?: string; readonly smtpCaFile?: string }) {
  site = await openSmtp(offer);
  const { tls, ...own } = more;
  const address = site.url.replace('//', '//desk@');
  const deliveries = await world.opened({
    mail: {
      smtpUrl: tls === undefined ? address : `${address}?tls=${tls}`,
      smtpPassword: 'hunter two',
      mailFrom: 'desk@news.example',
      ...own,
    },
  });
  const { delivery } = await deliveries.add(desk, mail());
  return deliveries.test(desk, delivery.id);
}

describe('mail over an encrypted connection', () => {
  it.each([
    ['from the first byte', 'implicit', {}],
    ['after STARTTLS, where it must be', 'starttls', { tls: 'required' }],
  ] as const)('goes out %s, to a server whose certificate is trusted', async (_, offer, more) => {
    expect(await sent(offer, { ...more, smtpCaFile: caFile })).toMatchObject({ state: 'sent' });
    expect(site.mails).toMatchObject([{ isEncrypted: true, login: ' desk hunter two' }]);
    expect(site.clear.filter((line) => !/^(?:EHLO|STARTTLS)/.test(line))).toEqual([]);
  });

  it('is encrypted where a server on this machine offers it, whoever signed', async () => {
    expect(await sent('starttls', {})).toMatchObject({ state: 'sent' });
    expect(site.mails).toMatchObject([{ isEncrypted: true }]);
  });

  it('is not where it is told not to be', async () => {
    expect(await sent('starttls', { tls: 'off' })).toMatchObject({ state: 'sent' });
    expect(site.mails).toMatchObject([{ isEncrypted: false }]);
  });

  it.each([
    ['whose certificate nobody trusts', 'implicit', {}, /self-signed/],
    ['whose certificate nobody trusts, after STARTTLS', 'starttls', { tls: 'required' }, /self/],
    ['that does not encrypt', 'none', { tls: 'required' }, /STARTTLS|TLS/],
  ] as const)('does not reach a server %s: no mail, no password', async (_, offer, more, why) => {
    const sending = await sent(offer, more);
    expect(sending).toMatchObject({ state: 'dead', trouble: { code: 'deliver.mail-failed' } });
    expect(sending.trouble?.words).toMatch(why);
    expect(site.mails).toEqual([]);
    expect(site.clear.join('\n')).not.toMatch(/^(?:AUTH|MAIL|DATA)/m);
  });

  it.each([
    ['is not there', undefined, /no such file/],
    ['holds no certificate', 'hello', /no certificate/],
  ])('is not set up with a file of certificates that %s', async (_, content, why) => {
    const smtpCaFile = join(world.folder, 'other.pem');
    if (content !== undefined) writeFileSync(smtpCaFile, content);
    const sending = await sent('implicit', { smtpCaFile });
    expect(sending).toMatchObject({ trouble: { code: 'deliver.mail-not-set-up' } });
    expect(sending.trouble?.words).toMatch(why);
  });

  it.each(['maybe', ''])('is not set up with tls=%s', async (tls) => {
    const sending = await sent('none', { tls });
    expect(sending).toMatchObject({ trouble: { code: 'deliver.mail-not-set-up' } });
  });
});
