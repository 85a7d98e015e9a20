import { describe, expect, it } from 'vitest';
import { runIn, type World } from '../../../../test/support/cli-world.ts';
import { ChanceryError, civilDay } from '../../../kernel/index.ts';

const EMPTY = {
  path: 'x',
  version: 1,
  facts: 0,
  dispatches: 0,
  acts: 0,
  developments: 0,
  claims: 0,
  refusals: 0,
};

/** A desk that is stopped once it has told that it is open, and what was asked of the server. */
function openDesk(): {
  world: World;
  asked: { port: number; host: string }[];
  access: object[];
  closed: () => number;
} {
  const asked: { port: number; host: string }[] = [];
  const access: object[] = [];
  let closedCount = 0;
  const world: World = {
    terminal: { untilStopped: () => new Promise((resolve) => setTimeout(resolve, 20)) },
    deps: {
      loadServe: async () => async (options) => {
        asked.push({ port: options.port, host: options.host });
        if (options.access !== undefined) access.push(options.access);
        return {
          address: `http://${options.host}:${options.port}`,
          close: async () => {
            closedCount += 1;
          },
        };
      },
    },
  };
  return { world, asked, access, closed: () => closedCount };
}

describe('chancery desk', () => {
  it.each([
    ['desk', {}, 4600, '127.0.0.1'],
    ['desk', { CHANCERY_PORT: '8080' }, 8080, '127.0.0.1'],
    ['desk --port 9000 --host 0.0.0.0', { CHANCERY_PORT: '8080' }, 9000, '0.0.0.0'],
  ])('%s with %o listens on %i', async (words, env, port, host) => {
    const { world, asked, closed } = openDesk();
    const ran = await runIn(words.split(' '), { ...world, terminal: { ...world.terminal, env } });
    expect(ran.status).toBe(0);
    expect(asked).toEqual([{ port, host }]);
    expect(closed()).toBe(1);
    expect(ran.out).toContain(`http://${host}:${port}/brief/nor-fjord-compact`);
  });

  it('says who is let in', async () => {
    const { world, access } = openDesk();
    await runIn(['desk', '--public-url', 'https://desk.example', '--rate', '60'], world);
    await runIn(['desk', '--require-token'], world);
    expect(access).toMatchObject([
      { publicUrl: new URL('https://desk.example'), needsToken: false, ratePerMinute: 60 },
      { publicUrl: null, needsToken: true, ratePerMinute: 1200 },
    ]);
  });

  it.each([
    ['--rate', 'many'],
    ['--rate', '-1'],
    ['--public-url', 'desk.example'],
    ['--public-url', 'ftp://desk.example'],
    ['--public-url', 'https://desk.example/below'],
  ])('refuses %s %s', async (...words) => {
    expect(await runIn(['desk', ...words], openDesk().world)).toMatchObject({ status: 2, out: '' });
  });

  it.each([
    ['an empty record is given the dossier', 'desk --json', 0, 2],
    ['an empty record is left empty', 'desk --json --no-examples', 0, 0],
    ['a record that holds something is left as it is', 'desk --json', 5, 0],
  ])('%s', async (_, words, dispatches, read) => {
    const { world } = openDesk();
    const status = async () => ({ ...EMPTY, dispatches });
    const ran = await runIn(words.split(' '), { ...world, desk: { status } });
    expect(ran.out.split('\n')).toHaveLength(2);
    expect(JSON.parse(ran.out)).toMatchObject({ read, dispatches });
  });

  it('stops before it is open when it is asked to', async () => {
    const status = async () => EMPTY;
    const developments = () => new Promise<never>(() => undefined);
    const ran = await runIn(['desk'], { desk: { status, developments } });
    expect(ran.status).toBe(0);
    expect(ran.out).toBe('');
  });

  it('closes the record where the port is taken', async () => {
    let closedCount = 0;
    const close = async () => {
      closedCount += 1;
    };
    const ran = await runIn(['desk'], {
      desk: { close, lastDay: async () => civilDay('2026-01-01') },
      deps: {
        loadServe: async () => async () => {
          throw new ChanceryError('desk.port-in-use', { host: '127.0.0.1', port: 4600 });
        },
      },
    });
    expect(ran.status).toBe(6);
    expect(ran.err).toContain('Port 4600 on 127.0.0.1 is in use.');
    expect(closedCount).toBe(1);
  });
});
