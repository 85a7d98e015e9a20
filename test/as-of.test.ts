import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../src/surfaces/cli/program.ts';
import { systemDeps } from '../src/surfaces/cli/system-deps.ts';
import { openApi } from '../src/surfaces/http/openapi.ts';

/* Whatever reads the record can be asked as of a day. What cannot says here why. */

const COMMANDS_WITHOUT: Readonly<Record<string, string>> = {
  read: 'it reads a text, not the record',
  take: 'it files',
  import: 'it files',
  desk: 'each of its pages takes the day in its address',
  mcp: 'each of its tools takes the day',
  'rule confirm': 'it files',
  'rule reject': 'it files',
  'rule merge': 'it files',
  'rule split': 'it files',
  'rule rename': 'it files',
  'rule set': 'it files',
  'rule undo': 'it files',
  fetch: 'it files',
  watch: 'it files',
};

/** Commands about the file that holds the record, what is followed, who may ask and what is sent: none tells of the record. */
const FAMILIES_WITHOUT = [
  'store',
  'sources',
  'pointers',
  'token',
  'queue',
  'worker',
  'deliver',
  'saved',
];

const ROUTES_WITHOUT: Readonly<Record<string, string>> = {
  '/status': 'what the store holds today',
  '/find': 'names of codes',
  '/suggest': 'names of codes',
  '/changes': 'what comes in from now on',
  '/openapi.json': 'it is about the routes',
};

function leaves(command: Command, above: string): { name: string; flags: string[] }[] {
  const name = above === '' ? command.name() : `${above} ${command.name()}`;
  if (command.commands.length > 0) return command.commands.flatMap((part) => leaves(part, name));
  return [{ name, flags: command.options.flatMap((option) => option.long ?? []) }];
}

const commands = buildProgram(systemDeps()).program.commands.flatMap((part) => leaves(part, ''));

describe('every command that reads the record', () => {
  it.each(commands)('$name takes --as-of', ({ name, flags }) => {
    const isWithout =
      name in COMMANDS_WITHOUT || FAMILIES_WITHOUT.includes(name.split(' ')[0] ?? '');
    expect(flags.includes('--as-of')).toBe(!isWithout);
  });

  it('is not excused twice or in vain', () => {
    const names = new Set(commands.map(({ name }) => name));
    expect(Object.keys(COMMANDS_WITHOUT).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('every route that reads the record', () => {
  const { paths } = openApi() as {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { parameters?: readonly { name: string }[] }>>>
    >;
  };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method === 'get' || path === '/check')
      .map(([method, { parameters = [] }]) => ({
        path,
        method,
        names: parameters.map(({ name }) => name),
      })),
  );

  it.each(routes)('$method $path takes as-of', ({ path, names }) => {
    const isOfTheDesk = /^\/(?:sources|searches|deliveries)\b/.test(path);
    expect(names.includes('as-of')).toBe(!(path in ROUTES_WITHOUT || isOfTheDesk));
  });

  it('is there', () => {
    expect(routes.length).toBeGreaterThan(30);
    const known = new Set(routes.map(({ path }) => path));
    expect(Object.keys(ROUTES_WITHOUT).filter((path) => !known.has(path))).toEqual([]);
  });
});
