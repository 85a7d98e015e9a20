import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import {
  DAY_MS,
  DeliveryWorld,
  HOUR_MS,
  mail,
  movingDesk,
  never,
} from '../support/delivery-world.ts';

let desk: Desk;
let comes: (dispatch?: string) => void;
let world: DeliveryWorld;

beforeAll(async () => {
  world = await DeliveryWorld.open();
});
afterAll(() => world.close());
beforeEach(() => {
  world.begin();
  ({ desk, comes } = movingDesk());
  return () => world.end();
});

describe('a delivery by schedule', () => {
  it('says nothing where nothing moved, and notes that; or says so where that is wanted', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail());
    await deliveries.add(desk, mail({ name: 'Always', tellsQuiet: true }));
    world.nowAt += DAY_MS;
    const run = await deliveries.run(desk, never);
    expect(run.sent).toMatchObject([{ delivery: 'always' }]);
    expect(deliveries.log({ delivery: 'morning-digest' })).toMatchObject([{ state: 'quiet' }]);
    expect((await PostalMime.parse(world.smtp.mails[0]?.raw ?? '')).subject).toBe(
      'Always: nothing moved',
    );
  });

  it('holds what moved while the desk was off for days in one', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail());
    comes();
    world.nowAt += 3 * DAY_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 1 });
    expect(world.smtp.mails).toHaveLength(1);
    expect(deliveries.list()).toMatchObject([{ nextAt: Date.parse('2031-10-13T05:00:00Z') }]);
  });

  it('does not go out again where the clock is set back', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ tellsQuiet: true }));
    world.nowAt = Date.parse('2031-10-10T05:00:30Z');
    await deliveries.run(desk, never);
    world.nowAt -= 2 * HOUR_MS;
    await deliveries.run(desk, never);
    world.nowAt += 2 * HOUR_MS;
    await deliveries.run(desk, never);
    await deliveries.run(desk, never);
    expect(world.smtp.mails).toHaveLength(1);
    world.nowAt += DAY_MS;
    await deliveries.run(desk, never);
    expect(world.smtp.mails).toHaveLength(2);
  });

  it.each([
    'reader@paper.example, other@paper.example',
    'Reader <reader@paper.example>',
    'a\r\nBcc: b@c.example',
    'nobody',
    `${'a'.repeat(70)}@paper.example`,
  ])('is not addressed to %j', async (to) => {
    const deliveries = await world.opened();
    await expect(deliveries.add(desk, mail({ to }))).rejects.toMatchObject({
      code: 'deliver.mail-address',
    });
  });
});

describe('what goes wrong', () => {
  it('is tried again later where the server puts it off, and is the same mail', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ tellsQuiet: true }));
    world.nowAt += DAY_MS;
    world.smtp.manner = 'puts-off';
    expect(await deliveries.run(desk, never)).toMatchObject({
      failed: [{ state: 'waiting', attempts: 1, trouble: { code: 'deliver.mail-failed' } }],
    });
    expect(await deliveries.run(desk, never)).toMatchObject({ sent: [], failed: [] });
    world.smtp.manner = 'takes';
    world.nowAt += 60_000;
    const [sent] = (await deliveries.run(desk, never)).sent;
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, trouble: null });
    expect(world.smtp.mails[0]?.raw).toContain(`<${sent?.id}@news.example>`);
  });

  it('is given up at once where the recipient is refused, and can be tried again by hand', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ tellsQuiet: true }));
    world.nowAt += DAY_MS;
    world.smtp.manner = 'refuses-recipient';
    const [dead] = (await deliveries.run(desk, never)).failed;
    expect(dead).toMatchObject({ state: 'dead', trouble: { code: 'deliver.mail-refused' } });
    expect(dead?.trouble?.words).toContain('550 5.1.1 nobody of that name');
    world.smtp.manner = 'takes';
    deliveries.retry(dead?.id ?? '');
    expect(await deliveries.run(desk, never)).toMatchObject({ sent: [{ id: dead?.id }] });
    expect(() => deliveries.retry(dead?.id ?? '')).toThrow(
      expect.objectContaining({ code: 'deliver.sending-unknown' }),
    );
  });

  it('is told where the server falls silent', async () => {
    const deliveries = await world.opened({ timeoutMs: 150 });
    await deliveries.add(desk, mail({ tellsQuiet: true }));
    world.nowAt += DAY_MS;
    world.smtp.manner = 'falls-silent';
    expect(await deliveries.run(desk, never)).toMatchObject({
      failed: [{ state: 'waiting', trouble: { code: 'deliver.mail-failed' } }],
    });
  });

  it('is given up after three days of failures, with the reason', async () => {
    world.receives(...Array.from({ length: 20 }, () => 500));
    const deliveries = await world.opened();
    await deliveries.add(desk, world.webhook());
    comes();
    for (let hours = 0; hours < 100; hours += 1) {
      await deliveries.run(desk, never);
      world.nowAt += HOUR_MS;
    }
    const [sending] = deliveries.log();
    expect(sending).toMatchObject({ state: 'dead', attempts: 10, nextAt: null });
    expect(sending?.trouble?.words).toBe(`The receiver at ${world.site.host} answered 500.`);
  });

  it('is no reason to send where mail is not set up, and says why', async () => {
    const deliveries = await world.opened({ mail: {} });
    expect(deliveries.mailState()).toMatchObject({ isSetUp: false });
    const { delivery } = await deliveries.add(desk, mail());
    const test = await deliveries.test(desk, delivery.id);
    expect(test).toMatchObject({ state: 'dead', trouble: { code: 'deliver.mail-not-set-up' } });
  });
});

describe('a webhook', () => {
  it('follows no redirect', async () => {
    const taken = world.receives(302);
    const deliveries = await world.opened();
    const { delivery } = await deliveries.add(desk, world.webhook());
    const sending = await deliveries.test(desk, delivery.id);
    expect(sending.trouble?.words).toContain('answered 302');
    expect([taken.length, world.site.asked.length]).toEqual([1, 1]);
  });

  it.each([
    'http://127.0.0.1/hook',
    'http://2130706433/hook',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'http://192.168.0.1:8080/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/hook',
    'http://localhost./hook',
    'http://desk.localhost/hook',
  ])('is not added at %s, and is where the host is allowed by name', async (to) => {
    const deliveries = await world.opened({ allowHosts: [] });
    await expect(deliveries.add(desk, world.webhook({ to }))).rejects.toMatchObject({
      code: 'fetch.address-refused',
    });
    expect(deliveries.list()).toEqual([]);
    const allowing = await world.opened({ allowHosts: [new URL(to).hostname] });
    expect(await allowing.add(desk, world.webhook({ to }))).toMatchObject({
      delivery: { id: 'hook' },
    });
  });

  it('does not reach an address that is not public any more: no connection is tried', async () => {
    const taken = world.receives();
    const { delivery } = await (await world.opened()).add(desk, world.webhook());
    const deliveries = await world.opened({ allowHosts: [] });
    const sending = await deliveries.test(desk, delivery.id);
    expect(sending).toMatchObject({ state: 'dead', trouble: { code: 'fetch.address-refused' } });
    expect([taken.length, world.site.asked.length]).toEqual([0, 0]);
  });

  it('that wants nothing more is paused, and goes on from there when it is resumed', async () => {
    const taken = world.receives(410);
    const deliveries = await world.opened();
    const { delivery } = await deliveries.add(desk, world.webhook());
    comes();
    await deliveries.run(desk, never);
    const [paused] = deliveries.list();
    expect(paused?.pausedWhy).toContain('410');
    comes();
    world.nowAt += DAY_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0, sent: [] });
    deliveries.setPaused(delivery.id, false);
    expect(await deliveries.run(desk, never)).toMatchObject({
      made: 1,
      sent: [{ developments: 1 }],
    });
    expect(taken).toHaveLength(2);
  });
});

describe('two processes, and one that is killed', () => {
  it('send one each, whoever comes first', async () => {
    const taken = world.receives();
    const [one, two] = [await world.opened(), await world.opened()];
    await one.add(desk, world.webhook());
    await one.add(desk, world.webhook({ name: 'Second' }));
    comes();
    const runs = await Promise.all([one.run(desk, never), two.run(desk, never)]);
    expect(runs.reduce((sum, { made }) => sum + made, 0)).toBe(2);
    expect(taken).toHaveLength(2);
    expect(new Set(taken.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('sends again under the same name what was cut off between sending and noting, and says so', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ tellsQuiet: true }));
    world.nowAt += DAY_MS;
    // The mail goes out; then the process is gone before it can note that.
    const { SendingBook } = await import('../../src/desk/deliveries/sending-book.ts');
    const { note } = SendingBook.prototype;
    SendingBook.prototype.note = () => {
      throw new Error('killed');
    };
    await deliveries.run(desk, never).catch(() => undefined);
    SendingBook.prototype.note = note;
    expect(world.smtp.mails).toHaveLength(1);
    const other = await world.opened();
    expect(other.log()).toMatchObject([{ state: 'sending', doubts: 0 }]);
    expect(await other.run(desk, never)).toMatchObject({ sent: [] });
    world.nowAt += HOUR_MS;
    expect(await other.run(desk, never)).toMatchObject({ sent: [{ attempts: 2, doubts: 1 }] });
    const ids = world.smtp.mails.map(({ raw }) => /message-id: (.*)/i.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('the file of the deliveries', () => {
  it('is for its owner alone, and no answer holds a secret', async () => {
    const deliveries = await world.opened();
    const { secret } = await deliveries.add(desk, world.webhook());
    expect(statSync(`${world.storePath}.deliveries`).mode & 0o077).toBe(0);
    expect(
      JSON.stringify([deliveries.list(), deliveries.log(), deliveries.mailState()]),
    ).not.toContain((secret ?? '').slice(6));
  });

  it('takes a password from a file for its owner alone', async () => {
    const path = join(world.folder, 'password');
    writeFileSync(path, 'hunter two\n');
    const env = {
      smtpUrl: 'smtps://desk@mail.example',
      mailFrom: 'desk@news.example',
      smtpPasswordFile: path,
    };
    chmodSync(path, 0o644);
    expect((await world.opened({ mail: env })).mailState().why).toContain('others than its owner');
    chmodSync(path, 0o600);
    const state = (await world.opened({ mail: env })).mailState();
    expect(state).toMatchObject({ isSetUp: true, from: 'Chancery <desk@news.example>' });
    expect(JSON.stringify(state)).not.toContain(readFileSync(path, 'utf8').trim());
  });

  it.each([
    [{ smtpUrl: 'smtp://desk:hunter2@mail.example' }, /holds a password/],
    [{ smtpUrl: 'http://mail.example' }, /not of the form/],
    [
      { smtpUrl: 'smtp://desk@mail.example?tls=off', smtpPassword: 'hunter2' },
      /without encryption/,
    ],
    [{ smtpUrl: 'smtp://desk@mail.example' }, /no password/],
  ])('%j is no setting of mail', async (given, why) => {
    const deliveries = await world.opened({ mail: { mailFrom: 'desk@news.example', ...given } });
    expect(deliveries.mailState().why).toMatch(why);
    expect(deliveries.mailState().why).not.toContain('hunter2');
  });
});

describe('the list', () => {
  it('keeps what was removed for a while, and takes it back', async () => {
    const deliveries = await world.opened();
    const { delivery } = await deliveries.add(desk, mail());
    deliveries.setRemoved(delivery.id, true);
    expect(deliveries.list()).toEqual([]);
    world.nowAt += DAY_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0 });
    deliveries.setRemoved(delivery.id, false);
    expect(deliveries.list()).toMatchObject([{ id: delivery.id }]);
    deliveries.setRemoved(delivery.id, true);
    world.nowAt += 31 * DAY_MS;
    await deliveries.run(desk, never);
    expect(() => deliveries.setRemoved(delivery.id, false)).toThrow(
      expect.objectContaining({ code: 'deliver.unknown' }),
    );
  });
});
