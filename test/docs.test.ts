import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../src/surfaces/cli/program.ts';
import { systemDeps } from '../src/surfaces/cli/system-deps.ts';
import { anchorsOf, fencesOf, linksOf } from './docs/markdown.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.chancery']);

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const FILES = filesUnder('');
// The dispatches of the dossier and of the tests are texts to be read, not documents of the project.
const PAGES = FILES.filter(
  (path) => path.endsWith('.md') && !/^(?:examples\/.*\/|test\/|gate\/.*\/)/.test(path),
);
const DECISIONS = PAGES.filter((path) => path.startsWith(join('docs', 'decisions')));

describe.each(PAGES)('%s', (path) => {
  it('links to what is there', () => {
    const broken = linksOf(textOf(path)).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [target = '', anchor] = link.split('#');
      const file = target === '' ? path : join(dirname(path), target);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(textOf(file)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

function commandsOf(command: Command, above: string): Map<string, ReadonlySet<string>> {
  const flags = command.options.flatMap((option) => [option.long ?? '', option.short ?? '']);
  const own = new Map([[above, new Set([...flags, '--help', '-h'])]]);
  const parts = command.commands.flatMap((part) => [
    ...commandsOf(part, `${above} ${part.name()}`.trim()),
  ]);
  return new Map([...own, ...parts]);
}

const COMMANDS = commandsOf(buildProgram(systemDeps()).program, '');

/** Words after the program's name, up to a pipe or another end of the command. */
function callsIn(line: string): string[][] {
  return [...line.matchAll(/(?:^|[\s|;&(])(?:npx )?chancery((?: [^|;&<>#]*)?)/g)].map(
    ([, words]) => (words ?? '').match(/"[^"]*"|\S+/g) ?? [],
  );
}

/** What is wrong with a call; null where the command line knows it. */
function troubleOf(words: readonly string[]): string | null {
  const [first = '', second = ''] = words.filter((word) => !word.startsWith('-'));
  if (first === 'help') return null;
  const name = [`${first} ${second}`, first].find((known) => COMMANDS.has(known));
  if (name === undefined) return `there is no command ${first}`;
  const flags = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0]);
  const unknown = flags.find((flag) => flag !== undefined && !COMMANDS.get(name)?.has(flag));
  return unknown === undefined ? null : `${name} has no ${unknown}`;
}

describe('calls of the program in shell blocks', () => {
  const calls = PAGES.flatMap((path) =>
    fencesOf(textOf(path))
      .filter(({ language }) => language === 'sh')
      .flatMap(({ lines }) => lines)
      .flatMap((line) => callsIn(line).map((words) => ({ path, line: line.trim(), words }))),
  );

  it('are found', () => expect(calls.length).toBeGreaterThan(20));

  it.each(calls)('$path: $line', ({ words }) => {
    expect(troubleOf(words)).toBeNull();
  });

  it.each([
    ['brief a.md --nothing', 'brief has no --nothing'],
    ['explane x', 'there is no command explane'],
  ])('would not be known: %s', (line, trouble) => {
    expect(troubleOf(line.split(' '))).toBe(trouble);
  });
});

describe('calls of npm in shell blocks', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const own = new Set([
    'ci',
    'start',
    'test',
    ...Object.keys(scripts).map((name) => `run ${name}`),
  ]);
  const calls = PAGES.flatMap((path) =>
    fencesOf(textOf(path))
      .filter(({ language }) => language === 'sh')
      .flatMap(({ lines }) => lines)
      .flatMap((line) => [...line.matchAll(/\bnpm ((?:run )?[a-z:]+)/g)].map(([, call]) => call)),
  );

  it.each([...new Set(calls)])('npm %s', (call) => {
    expect([...own]).toContain(call);
  });
});

describe('README.md', () => {
  const blocks = fencesOf(textOf('README.md'))
    .filter(({ language }) => language === 'sh')
    .map(({ lines }) => lines.join('\n'));

  it.each(['npm ci && npm start', 'npm ci && npm test'])('has a block with %s alone', (line) => {
    expect(blocks).toContain(line);
  });

  it('names the test command that the check of a change runs', () => {
    expect(textOf('.ci/run').trimEnd().split('\n').at(-1)).toBe('npm ci && npm test');
    expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
  });
});

describe('decision records', () => {
  it.each(DECISIONS)('%s has its four headings and a day', (path) => {
    const text = textOf(path);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Choice',
      'Cost',
      'When to look again',
    ]);
    expect(text).toMatch(/^# \d{4} .+\n\n\d{4}-\d{2}-\d{2}\n/);
  });

  it('are numbered without a gap and listed', () => {
    const numbers = DECISIONS.map((path) => Number(path.split('/').at(-1)?.slice(0, 4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(DECISIONS.map((_, at) => at + 1));
    const listed = linksOf(textOf('docs/README.md')).map((link) => resolve('docs', link));
    expect(DECISIONS.filter((path) => !listed.includes(resolve(path)))).toEqual([]);
  });
});

describe('the project', () => {
  it('has a changelog with a place for what comes', () => {
    expect(textOf('CHANGELOG.md')).toMatch(/^## Unreleased$/m);
  });

  it('has no path of a machine in its texts', () => {
    // Taken apart, so that this file does not hold them itself.
    const paths = [
      ['', 'work', 'main'],
      ['', 'work', 'shared'],
      ['', 'work', '.library'],
      ['', 'tmp', 'team'],
      ['', 'root', ''],
      ['', 'Users', ''],
    ];
    const words = paths.map((parts) => parts.join('/'));
    const found = FILES.filter(
      (path) =>
        /\.(?:md|ts|tsx|json|ya?ml|css|html|txt)$/.test(path) && path !== 'package-lock.json',
    ).filter((path) => {
      const text = textOf(path);
      return words.some((word) => new RegExp(`(?<![\\w.-])${word}`).test(text));
    });
    expect(found).toEqual([]);
  });
});

describe('package-lock.json', () => {
  interface Locked {
    readonly version?: string;
    readonly integrity?: string;
    readonly resolved?: string;
    readonly link?: boolean;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    packages: Readonly<Record<string, Locked & Record<string, unknown>>>;
  };
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  it('asks for what package.json asks for', () => {
    const { dependencies, devDependencies, engines } = JSON.parse(textOf('package.json'));
    expect(packages['']).toMatchObject({ dependencies, devDependencies, engines });
  });

  it('names no host, and has the digest of every package', () => {
    const wrong = locked.filter(
      ([, entry]) => entry.resolved !== undefined || entry.integrity === undefined,
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('holds the packages of every platform', () => {
    const names = new Set(locked.map(([path]) => path.split('node_modules/').at(-1)));
    const missing = locked.flatMap(([, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });
});
