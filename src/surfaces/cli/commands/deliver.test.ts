import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, runIn } from '../../../../test/support/cli-world.ts';
import { movingDesk } from '../../../../test/support/delivery-world.ts';
import { openSite, type Site } from '../../../../test/support/loopback-site.ts';
import { openSmtp, type SmtpSite } from '../../../../test/support/loopback-smtp.ts';

let smtp: SmtpSite;
let site: Site;
let store: string;
let moving: ReturnType<typeof movingDesk>;
const folder = mkdtempSync(join(tmpdir(), 'chancery-deliver-'));

beforeAll(async () => {
  smtp = await openSmtp();
  site = await openSite();
});
afterAll(async () => {
  await smtp.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  store = join(folder, `${randomUUID()}.sqlite`);
  smtp.mails.length = 0;
  smtp.manner = 'takes';
  moving = movingDesk();
});

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly untilStopped?: () => Promise<void>;
}

function run(words: readonly string[], { env = {}, untilStopped }: More = {}): Promise<Ran> {
  const mail = { CHANCERY_SMTP_URL: smtp.url, CHANCERY_MAIL_FROM: 'desk@news.example' };
  return runIn([...words, '--store', store], {
    desk: {
      ...moving.desk,
      close: async () => undefined,
      search: async () => ({ dispatches: [], cursor: null }) as never,
    },
    terminal: {
      env: { ...mail, CHANCERY_DESK_URL: 'https://desk.example', ...env },
      ...(untilStopped === undefined ? {} : { untilStopped }),
    },
  });
}

const mailed = ['deliver', 'add', 'Morning digest', '--mail', 'reader@paper.example'];
const hooked = (): string[] => ['deliver', 'add', 'Hook', '--webhook', `${site.origin}/hook`];
const allowed = (): string[] => ['--allow-host', site.host];

describe('chancery saved', () => {
  it('lists what chancery search --save keeps, and removes it where nothing is delivered by it', async () => {
    await run(['search', 'state:KAZ', '--save', 'Kazakhstan']);
    expect((await run(['saved', 'list'])).out).toMatch(/kazakhstan\s+Kazakhstan\s+state:KAZ/);
    await run([...mailed, '--search', 'kazakhstan']);
    const refused = await run(['saved', 'remove', 'kazakhstan']);
    expect([refused.status, refused.err]).toEqual([4, expect.stringContaining('Morning digest')]);
    await run(['deliver', 'remove', 'morning-digest']);
    expect((await run(['saved', 'remove', 'Kazakhstan'])).out).toBe(
      'Removed the search “Kazakhstan” (kazakhstan).\n',
    );
    expect(JSON.parse((await run(['saved', 'list', '--json'])).out)).toEqual({ searches: [] });
  });

  it('says which search is not there', async () => {
    const ran = await run(['saved', 'remove', 'nothing']);
    expect(ran.status).toBe(5);
    expect(ran.err).toContain('nothing');
  });
});

describe('chancery deliver', () => {
  it('adds by schedule, lists, pauses, resumes, removes and restores', async () => {
    const added = await run([...mailed, '--weekly', 'monday 07:30', '--zone', 'Europe/Oslo']);
    expect(added).toMatchObject({ status: 0, out: '' });
    expect(added.err).toContain('“Morning digest” (morning-digest) added');
    expect((await run(['deliver', 'list'])).out).toMatch(
      /morning-digest\s+reader@paper\.exa\S*\s+everything\s+weekly monday 07:30/,
    );
    expect((await run(['deliver', 'pause', 'Morning digest'])).out).toContain('Paused');
    expect((await run(['deliver', 'list'])).out).toContain('paused');
    expect((await run(['deliver', 'resume', 'morning-digest'])).out).toContain('Resumed');
    expect((await run(['deliver', 'remove', 'morning-digest'])).out).toContain('Removed');
    expect((await run(['deliver', 'list'])).out).toContain('0 deliveries');
    expect((await run(['deliver', 'restore', 'morning-digest'])).out).toContain('Restored');
  });

  it('gives the secret of a webhook to standard output alone, this once', async () => {
    const { out, err } = await run([...hooked(), ...allowed()]);
    expect(out).toMatch(/^whsec_[\w+/=]{32,}\n$/);
    expect(err).not.toContain(out.trim());
    const listed = await run(['deliver', 'list', '--json']);
    expect(listed.out).not.toContain(out.trim().slice(6));
  });

  it.each([
    [[], 'Give one of --mail and --webhook.'],
    [['--mail', 'a@b.example', '--webhook', 'https://b.example'], 'Give one of'],
    [['--mail', 'a@b.example', '--zone', 'Europe/Oslo'], '--zone goes with'],
    [['--mail', 'a@b.example', '--daily', '25:00'], 'from 00:00 to 23:59'],
    [['--mail', 'a@b.example', '--daily', '07:00', '--zone', 'Mars/Olympus'], 'Mars/Olympus'],
    [['--mail', 'a@b.example', '--weekly', 'someday 07:00'], '--weekly takes a day'],
    [['--mail', 'a@b.example', '--daily', '07:00', '--weekly', 'monday 07:00'], 'two schedules'],
    [['--mail', 'nobody'], 'nobody'],
    [['--webhook', 'ftp://b.example'], 'ftp://b.example'],
    [['--webhook', 'http://10.0.0.1/hook'], '10.0.0.1 is not a public address'],
    [['--mail', 'a@b.example', '--search', 'none'], 'none'],
  ])('refuses %j', async (words, why) => {
    const ran = await run(['deliver', 'add', 'x', ...words]);
    expect(ran.status).not.toBe(0);
    expect(ran.err).toContain(why);
    expect((await run(['deliver', 'list'])).out).toContain('0 deliveries');
  });

  it('tries one, and says what the other side said, with the status', async () => {
    await run([...mailed, '--daily', '07:00']);
    expect(await run(['deliver', 'test', 'morning-digest'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('a test: sent'),
    });
    smtp.manner = 'refuses-recipient';
    const refused = await run(['deliver', 'test', 'morning-digest']);
    expect(refused.status).toBe(6);
    expect(refused.out).toContain('550 5.1.1 nobody of that name');
    expect(smtp.mails).toHaveLength(1);
  });

  it('sends what is due, logs it, and puts back what was given up', async () => {
    await run(mailed);
    moving.comes();
    smtp.manner = 'refuses-recipient';
    const first = await run(['deliver', 'run']);
    expect([first.status, first.out]).toEqual([
      6,
      expect.stringMatching(/^1 made, 0 sent, 1 not sent\.\nmorning-digest: given up\./),
    ]);
    const { sendings } = JSON.parse((await run(['deliver', 'log', '--json'])).out);
    smtp.manner = 'takes';
    expect((await run(['deliver', 'retry', sendings[0].id])).out).toContain(sendings[0].id);
    expect(await run(['deliver', 'run'])).toMatchObject({
      status: 0,
      out: '0 made, 1 sent, 0 not sent.\n',
    });
    const log = await run(['deliver', 'log', 'morning-digest', '--limit', '5']);
    expect(log.out).toMatch(/morning-digest: sent\s+msg_[\w-]{24} · 1 development · 1 attempt/);
    expect((await run(['deliver', 'log', 'no-such'])).status).toBe(5);
    expect((await run(['deliver', 'retry', sendings[0].id])).status).toBe(5);
  });

  it('takes a secret from a file for its owner alone', async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, `whsec_${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
    const ran = await run([...hooked(), ...allowed(), '--secret-file', path]);
    expect([ran.status, ran.out]).toEqual([0, '']);
  });
});

describe('a desk and a watch that run', () => {
  it('deliver each news once, both at one time and after a start anew', async () => {
    const bodies: string[] = [];
    let came = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      came = resolve;
    });
    site.pages.set('/hook', (request, response) => {
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200).end();
        came();
      });
    });
    await run([...hooked(), ...allowed()]);
    moving.comes();
    const both = await Promise.all(
      ['desk', 'watch'].map((word) => run([word, ...allowed()], { untilStopped: () => arrived })),
    );
    // What was said goes with the status, so that a failure says why.
    expect(both.map(({ status, err }) => [status, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    await run(['desk', ...allowed()], {
      untilStopped: () => new Promise((r) => setTimeout(r, 50)),
    });
    expect(bodies).toHaveLength(1);
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      type: 'chancery.digest',
      data: { developments: [{ id: 'vel-lake-pact' }] },
    });
    const { sendings } = JSON.parse((await run(['deliver', 'log', '--json'])).out);
    expect(sendings).toMatchObject([{ state: 'sent', attempts: 1, doubts: 0 }]);
  });

  it.each(['desk', 'watch'])('of chancery %s --no-deliver sends nothing', async (word) => {
    await run(mailed);
    moving.comes();
    await run([word, '--no-deliver'], {
      untilStopped: () => new Promise((r) => setTimeout(r, 50)),
    });
    expect(smtp.mails).toEqual([]);
    expect((await run(['deliver', 'log'])).out).toContain('0 sendings');
  });
});
