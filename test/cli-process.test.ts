import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/surfaces/cli/main.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const TEXT = `OSLO, 3 March 2026 - Norway and Chile signed the Fjord Compact on Tuesday, a ministry
spokesman said. The compact covers fisheries and shipping.`;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-cli-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function start(words: readonly string[]) {
  // Its own folder for temporary files shows what is left in it.
  const env = { ...process.env, TMPDIR: folder, CHANCERY_STORE: '', CHANCERY_PORT: '' };
  return spawn(process.execPath, ['--import', TSX, MAIN, ...words], { cwd: folder, env });
}

type Child = ReturnType<typeof start>;

function ended(child: Child): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

async function leftBehind(): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name === '.chancery' || /^chancery-[A-Za-z0-9]{6}$/.test(name));
}

describe('the program', () => {
  it('briefs standard input and leaves nothing behind', async () => {
    const child = start(['brief', '-', '--json', '--on', '2026-03-03']);
    child.stdin.end(TEXT);
    const { status, out, err } = await ended(child);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out).briefs[0].title).toContain('Fjord Compact');
    expect(await leftBehind()).toEqual([]);
  }, 60_000);

  it('ends quietly when its reader goes away', async () => {
    const child = start(['record']);
    child.stdout.destroy();
    const { status, err } = await ended(child);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  }, 60_000);

  it('removes its own store when it is interrupted', async () => {
    const child = start(['brief', '-']);
    child.stdin.on('error', () => undefined);
    const done = ended(child);
    while ((await leftBehind()).length === 0) await new Promise((go) => setTimeout(go, 50));
    child.kill('SIGINT');
    expect((await done).status).toBe(130);
    expect(await leftBehind()).toEqual([]);
  }, 60_000);

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'opens the desk and closes it on %s',
    async (signal) => {
      const child = start([
        'desk',
        '--port',
        '0',
        '--no-examples',
        '--json',
        '--store',
        `${signal}.sqlite`,
      ]);
      const done = ended(child);
      const line = await new Promise<string>((resolve) => {
        child.stdout.once('data', (chunk) => resolve(`${chunk}`));
      });
      const { address } = JSON.parse(line);
      expect((await fetch(`${address}/api/v1/status`)).status).toBe(200);
      child.kill(signal);
      const { status, err } = await done;
      expect({ status, err }).toEqual({ status: 0, err: '' });
    },
    60_000,
  );
});
