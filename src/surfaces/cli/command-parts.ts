import { Option } from 'commander';
import type { CliDeps } from './cli-deps.ts';
import type { ExitStatus } from './exit-codes.ts';

export const DEFAULT_PORT = 4600;

export const STORE = [
  '--store <path>',
  'the record to use, a file or postgres://… (default: CHANCERY_STORE, .chancery/record.sqlite)',
] as const;
export const AS_OF = ['--as-of <day>', 'speak as known on this day, YYYY-MM-DD'] as const;
export const JSON_OUT = ['--json', 'print JSON'] as const;
export const ON = ['--on <day>', 'reference day for texts that state none, YYYY-MM-DD'] as const;

export function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

export function allowHost(): Option {
  return new Option(
    '--allow-host <host>',
    'contact this host although its address is not public; repeatable',
  )
    .argParser(collected)
    .default([], 'none');
}

export function limit(what: string): readonly [string, string] {
  return ['--limit <count>', what];
}

export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

/** Runs one command and keeps its status. `load` brings the command's code, so that others do not wait for it. */
export type Act = <A extends readonly unknown[]>(
  load: () => Promise<(deps: CliDeps, ...args: A) => Promise<ExitStatus>>,
) => (...args: A) => Promise<void>;
