import { createHmac } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { DeliveryWorld, HOUR_MS, mail, never, START } from '../support/delivery-world.ts';
import { type Draft, draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
let desk: Desk;
let world: DeliveryWorld;

const SECOND = {
  outlet: 'Lima Gazette',
  day: '2031-10-10',
  title: 'Uruguay to join the Sunwater Compact, officials say',
  paragraphs: [
    'Uruguay will join the Sunwater Compact, its foreign ministry announced on Thursday.',
  ],
};

function joins(state: string, accord: string, day: string, over: Partial<Draft> = {}) {
  return draft({
    outlet: `${state} Post`,
    day,
    title: `${state} to join the ${accord}`,
    paragraphs: [`${state} will join the ${accord}, its foreign ministry announced on Thursday.`],
    ...over,
  });
}

beforeAll(async () => {
  world = await DeliveryWorld.open();
  desk = await desks.open();
  await desk.take(from([joins('Uruguay', 'Sunwater Compact', '2031-10-08')]));
});
afterAll(async () => {
  await world.close();
  await desks.clear();
});
beforeEach(() => {
  world.begin();
  return () => world.end();
});

describe('what a delivery tells', () => {
  it('goes out at its time, with what is new and all its links, and once', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail());
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0, sent: [] });
    await desk.take(from([draft(SECOND), joins('Norway', 'Artemis Accords', '2031-10-10')]));
    world.nowAt = Date.parse('2031-10-10T05:00:00Z');
    expect(await deliveries.run(desk, never)).toMatchObject({
      made: 1,
      sent: [{ developments: 2 }],
    });
    world.nowAt += HOUR_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0, sent: [] });
    const [taken, second] = world.smtp.mails;
    expect(second).toBeUndefined();
    expect(taken).toMatchObject({ from: 'desk@news.example', to: ['reader@paper.example'] });
    const read = await PostalMime.parse(taken?.raw ?? '');
    expect(read.subject).toMatch(/^Morning digest: .+, and 1 more$/);
    expect(read.from).toMatchObject({ name: 'Foreign desk', address: 'desk@news.example' });
    expect(read.messageId).toMatch(/^<msg_[\w-]{24}@news\.example>$/);
    const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toContain(
      '<https://desk.example/deliveries#morning-digest>',
    );
    expect(header('auto-submitted')).toBe('auto-generated');
    for (const part of [read.text ?? '', read.html ?? '']) {
      expect(part).toContain('Artemis Accords');
      expect(part).toContain('https://desk.example/brief/');
      expect(part).toContain('https://lima-gazette.example/2031-10-10');
      expect(part).toMatch(/https:\/\/desk\.example\/dispatch\/d-[0-9a-f]{12}\?at=\d+-\d+/);
      expect(part).toContain('https://desk.example/deliveries#morning-digest');
    }
    // Nothing is fetched when it is opened.
    expect(read.html).not.toMatch(/<(?:img|script|link|iframe)|url\(|@import/i);
  });

  it('tells what weighs most first, however many texts the others have', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ schedule: { kind: 'news' } }));
    const talks = (outlet: string) =>
      joins('Peru', 'Sunwater Compact', '2031-10-12', {
        outlet,
        title: 'Peru in talks on the Sunwater Compact',
        paragraphs: [
          'Peru is negotiating the Sunwater Compact, its foreign ministry said on Sunday.',
        ],
      });
    await desk.take(
      from([
        ...['Quay Post', 'Pier Post', 'Mole Post'].map(talks),
        joins('Ghana', 'Artemis Accords', '2031-10-12', {
          title: 'Ghana signs the Artemis Accords',
          paragraphs: [
            'Ghana signed the Artemis Accords on Sunday, its foreign ministry announced.',
          ],
        }),
      ]),
    );
    await deliveries.run(desk, never);
    const { subject, text } = await PostalMime.parse(world.smtp.mails[0]?.raw ?? '');
    expect(subject).toMatch(/^Morning digest: Ghana /);
    expect(text).toMatch(/^1\. Ghana [^]*^2\. /m);
  });

  it('says of a test that it is one, and of no stretch that it has no length', async () => {
    const deliveries = await world.opened();
    const { delivery } = await deliveries.add(desk, mail());
    await deliveries.test(desk, delivery.id);
    const { text } = await PostalMime.parse(world.smtp.mails[0]?.raw ?? '');
    expect(text).toContain('This is a test');
    expect(text).not.toMatch(/moved (?:at|between)/);
  });

  it('keeps hostile words of a text out of the headers, and inert in both parts', async () => {
    const deliveries = await world.opened();
    await deliveries.add(desk, mail({ name: 'Digest', schedule: { kind: 'news' } }));
    const title =
      'Norway to join the Artemis Accords\r\nBcc: all@paper.example\u202e\u0000<img src=x onerror=alert(1)>';
    await desk.take(
      from([
        joins('Norway', 'Artemis Accords', '2031-10-10', {
          title,
          outlet: 'Post"\r\n<script>alert(1)</script>',
          address: 'https://post.example/"><script>',
          paragraphs: [
            'Norway <b onclick="x">will join</b> the Artemis Accords, its foreign ministry announced on Thursday.\r\n.\r\nMAIL FROM:<x@evil.example>',
          ],
        }),
      ]),
    );
    await deliveries.run(desk, never);
    expect(world.smtp.mails).toHaveLength(1);
    const raw = world.smtp.mails[0]?.raw ?? '';
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(?:bcc|.*evil\.example)/im);
    const read = await PostalMime.parse(raw);
    expect(read.bcc).toBeUndefined();
    expect(read.html).not.toMatch(/<(?:script|img|b onclick)/i);
    expect(`${read.subject}${read.text}${read.html}`).not.toMatch(/[\u202a-\u202e\u0000]/);
  });

  it('is signed, tells each news once, and is the same at each attempt', async () => {
    const taken = world.receives(500);
    const deliveries = await world.opened();
    await deliveries.saveSearch(desk, { name: 'Uruguay', query: 'state:URY' });
    const { secret } = await deliveries.add(desk, world.webhook({ search: 'uruguay' }));
    await desk.take(from([joins('Chile', 'Artemis Accords', '2031-10-11')]));
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0 });
    await desk.take(from([draft({ ...SECOND, outlet: 'Quito Gazette', day: '2031-10-11' })]));
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 1, failed: [{ attempts: 1 }] });
    // The receiver asked for two hours.
    world.nowAt += HOUR_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ sent: [], failed: [] });
    world.nowAt += HOUR_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ sent: [{ attempts: 2 }] });
    world.nowAt += HOUR_MS;
    expect(await deliveries.run(desk, never)).toMatchObject({ made: 0, sent: [] });
    expect(taken).toHaveLength(2);
    expect(taken[1]?.headers['webhook-id']).toBe(taken[0]?.headers['webhook-id']);
    expect(taken[1]?.body).toBe(taken[0]?.body);
    const { headers, body = '' } = taken[1] ?? {};
    const key = Buffer.from((secret ?? '').slice(6), 'base64');
    const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`;
    expect(headers?.['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(Number(headers?.['webhook-timestamp'])).toBe((START + 2 * HOUR_MS) / 1000);
    const { type, data } = JSON.parse(body);
    expect(type).toBe('chancery.digest');
    expect(data.search).toEqual({ name: 'Uruguay', query: 'state:URY' });
    expect(data.developments).toHaveLength(1);
    expect(data.developments[0].dispatches).toMatchObject([
      { outlet: 'Quito Gazette', address: 'https://quito-gazette.example/2031-10-11' },
    ]);
    expect(body).not.toContain('Chile');
  });

  it('holds searches that can be read, by one name each, and none that is delivered is removed', async () => {
    const deliveries = await world.opened();
    const saved = await deliveries.saveSearch(desk, { name: 'Río, état', query: ' state:URY ' });
    expect(saved).toMatchObject({ id: 'rio-etat', query: 'state:URY' });
    await expect(
      deliveries.saveSearch(desk, { name: 'Río, état', query: 'state:NOR' }),
    ).rejects.toMatchObject({ code: 'deliver.name-taken' });
    await expect(
      deliveries.saveSearch(desk, { name: 'Wrong', query: 'state:nowhere-at-all' }),
    ).rejects.toMatchObject({ code: 'search.value-unknown' });
    await deliveries.add(desk, mail({ search: 'rio-etat' }));
    expect(() => deliveries.removeSearch('rio-etat')).toThrow(
      expect.objectContaining({ code: 'deliver.search-in-use' }),
    );
    await expect(deliveries.add(desk, mail({ name: 'x', search: 'none' }))).rejects.toMatchObject({
      code: 'deliver.search-unknown',
    });
  });
});
