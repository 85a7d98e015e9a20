import { describe, expect, it } from 'vitest';
import { runIn } from '../../../../test/support/cli-world.ts';
import type { ServeMcp } from '../cli-deps.ts';

describe('chancery mcp', () => {
  it.each([
    [
      ['--url', 'https://desk.example/below'],
      { CHANCERY_TOKEN: 'chy_x' },
      'https://desk.example',
      'chy_x',
    ],
    [['--url', 'https://desk.example'], {}, 'https://desk.example', null],
    [[], { CHANCERY_TOKEN: 'chy_x' }, undefined, undefined],
  ])('%j asks %3$s', async (words, env, url, token) => {
    const asked: Parameters<ServeMcp>[0][] = [];
    const loadMcp = async () => async (options: Parameters<ServeMcp>[0]) => {
      asked.push(options);
    };
    const ran = await runIn(['mcp', ...words], { deps: { loadMcp }, terminal: { env } });
    expect([ran.status, ran.out, asked.length]).toEqual([0, '', 1]);
    const desk = asked[0]?.desk;
    const place = desk !== undefined && 'url' in desk ? desk : undefined;
    expect([place?.url, place?.token]).toEqual([url, token]);
  });

  it.each([
    [['--url', 'desk.example']],
    [['--url', 'file:///etc/passwd']],
    [['--url', 'https://desk.example', '--store', 'x.sqlite']],
  ])('refuses %j', async (words) => {
    expect(await runIn(['mcp', ...words])).toMatchObject({ status: 2, out: '' });
  });
});
