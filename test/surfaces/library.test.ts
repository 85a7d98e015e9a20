import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { serveDesk } from '../../src/surfaces/http/serve-desk.ts';
import { fakeDesk } from '../browser/fake-desk.ts';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const { exports } = JSON.parse(textOf('package.json')) as { exports: Record<string, string> };
const entries = Object.entries(exports).filter(([name]) => name !== './package.json');

const served = await serveDesk({ desk: fakeDesk(), host: '127.0.0.1', port: 0, webRoot: '/none' });
afterAll(() => served.close());

async function run(example: string, ...words: string[]): Promise<string> {
  const path = fileURLToPath(new URL(`examples/library/${example}`, ROOT));
  const asked = ['--import', 'tsx', path, ...words];
  const { stdout } = await promisify(execFile)(process.execPath, asked, {
    cwd: fileURLToPath(ROOT),
  });
  return stdout;
}

describe('entries of the package', () => {
  it.each(entries)('%s is there and has its row in the reference', (name, target) => {
    expect(target).toMatch(/^\.\/dist\/src\/.+\/index\.js$/);
    const source = target.replace('./dist/', '').replace(/js$/, 'ts');
    expect(existsSync(new URL(source, ROOT))).toBe(true);
    expect(textOf('docs/reference/library.md')).toContain(
      `| \`${name.replace('.', 'chancery')}\` |`,
    );
  });

  it('are all rooms, the desk under the name of the package', () => {
    const rooms = ['kernel', 'sources', 'reading', 'events', 'stories', 'record', 'briefs'];
    expect(entries.map(([name]) => name)).toEqual([
      '.',
      ...rooms.map((room) => `./${room}`),
      './client',
    ]);
  });
});

describe('examples of the library', () => {
  it('brief a text', async () => {
    const brief = await run('brief-a-text.ts');
    expect(brief).toContain("## What's Happening?");
    expect(brief).toContain('https://harbour-post.example/uruguay');
  });

  it('read a sentence', async () => {
    expect(await run('read-a-sentence.ts')).toBe('ARM paris-agreement signed done 2016-04-22\n');
  });

  it('ask a desk', async () => {
    expect(await run('ask-a-desk.ts', served.address, 'VEL')).toMatch(
      /(open|met|missed|overtaken)\n$/,
    );
  });
});
