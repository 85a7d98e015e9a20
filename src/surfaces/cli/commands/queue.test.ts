import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runIn } from '../../../../test/support/cli-world.ts';
import { openInputs, WorkDesk } from '../../../desk/index.ts';

let folder: string;
let path: string;
const run = (...words: string[]) =>
  runIn([...words, '--store', path], {
    room: { WorkDesk, openInputs },
    terminal: { untilStopped: () => new Promise<void>(() => undefined) },
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-queue-'));
  path = join(folder, 'record.sqlite');
  for (const name of ['one', 'two']) {
    const text = `Chile and Kenya signed memorandum ${name} on trade in Nairobi on 7 November 2025, ministers said.`;
    writeFileSync(join(folder, `${name}.txt`), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

it('adds texts, tells where they are, reads and files them, and drops their bytes', async () => {
  const added = await run('queue', 'add', join(folder, 'one.txt'), join(folder, 'two.txt'));
  expect(added.out).toContain('2 documents added');
  expect((await run('queue', 'add', join(folder, 'one.txt'))).out).toContain('in the list already');
  expect((await run('queue', 'status')).out).toContain('2 documents to read');
  expect((await run('queue', 'show', '2')).out).toContain('Ticket 2: waiting');
  const worked = await run('worker', '--until-empty', '--json');
  expect(JSON.parse(worked.out)).toMatchObject({ read: 2, filed: 2, failed: 0 });
  const events = worked.err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['started', 'read', 'applier', 'filed', 'stopped']),
  );
  expect(worked.err).not.toContain('memorandum');
  const shown = JSON.parse((await run('queue', 'show', '2', '--json')).out);
  expect(shown).toMatchObject({ state: 'filed', taken: { status: 'read' } });
  expect((await run('queue', 'status')).out).toContain('2 filed, 0 in quarantine');
  const trimmed = await run('store', 'trim', '--bytes-before', '2999-01-01', '--json');
  expect(JSON.parse(trimmed.out).documents).toBe(2);
}, 60_000);

it.each([
  [['queue', 'add', 'no-such-file'], 'input.missing'],
  [['queue', 'add', 'x', '--cap', '0'], 'input.argument'],
  [['queue', 'show', 'one'], 'input.argument'],
  [['queue', 'show', '9'], 'work.unknown'],
  [['queue', 'retry'], 'input.argument'],
  [['queue', 'retry', '9'], 'work.unknown'],
  [['worker', '--batch', '0'], 'input.argument'],
  [['worker', '--log-level', 'loud'], 'input.argument'],
  [['store', 'trim'], 'input.argument'],
  [['store', 'trim', '--bytes-before', 'never'], 'input.day-invalid'],
] as const)('%j is refused with %s', async (words, code) => {
  const { err } = await run(...words);
  expect(err).toContain(`[${code}]`);
});

it('refuses what would be too many, where it may not wait', async () => {
  const words = ['queue', 'add', join(folder, 'one.txt'), join(folder, 'two.txt')];
  const { err } = await run(...words, '--cap', '1', '--no-wait');
  expect(err).toContain('[work.full]');
  expect((await run('queue', 'quarantined')).out).toContain('Nothing is in quarantine');
});
