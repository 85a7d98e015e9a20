import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runIn } from '../../../../test/support/cli-world.ts';
import { TokenBook } from '../../../desk/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-token-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const storePath = join(folder, 'record.sqlite');
const room = { TokenBook: { open: () => TokenBook.open({ storePath }) } };
const run = (...words: string[]) => runIn(['token', ...words], { room });

describe('chancery token', () => {
  it('makes a token that is shown this once, lists it and takes it back', async () => {
    const made = await run(
      'add',
      'news\u001b[31mroom',
      '--scope',
      'rule',
      '--expires',
      '2090-01-01',
    );
    expect(made.out).toMatch(/^chy_[0-9a-f]{8}_[\w-]{43}\n$/);
    expect(made.err).toContain('for rule, to 2090-01-01');
    const list = await run('list');
    expect(list.out).toMatch(/rule +\S+ \S+ +never +to 2090-01-01/);
    expect(list.out).not.toContain('\u001b');
    expect(list.out).not.toContain(made.out.slice(13, 40));
    const id = made.out.slice(4, 12);
    expect((await run('revoke', id)).out).toContain(`(${id})`);
    expect((await run('list', '--json')).out).toMatch(/"revokedAt": \d+/);
  });

  it.each([
    [['add', ''], 2],
    [['add', 'x', '--scope', 'all'], 2],
    [['add', 'x', '--expires', '2031-02-30'], 2],
    [['revoke', 'nobody'], 5],
    [['revoke'], 2],
  ])('%j ends with %i', async (words, status) => {
    expect((await run(...words)).status).toBe(status);
  });
});
