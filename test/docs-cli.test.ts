import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXIT_STATUS } from '../src/surfaces/cli/exit-codes.ts';
import { buildProgram } from '../src/surfaces/cli/program.ts';
import { systemDeps } from '../src/surfaces/cli/system-deps.ts';

const page = await readFile(new URL('../docs/reference/cli.md', import.meta.url), 'utf8');
const VARIABLES = [
  'CHANCERY_STORE',
  'CHANCERY_PORT',
  'CHANCERY_DRAFT_URL',
  'CHANCERY_DRAFT_MODEL',
  'CHANCERY_DRAFT_KEY',
  'CHANCERY_AUTHOR',
  'CHANCERY_CONTACT',
  'CHANCERY_SMTP_URL',
  'CHANCERY_SMTP_PASSWORD',
  'CHANCERY_SMTP_PASSWORD_FILE',
  'CHANCERY_SMTP_CA_FILE',
  'CHANCERY_MAIL_FROM',
  'CHANCERY_DESK_URL',
  'CHANCERY_TOKEN',
  'CHANCERY_DEBUG',
  'NO_COLOR',
];

interface Entry {
  readonly name: string;
  readonly flags: readonly string[];
}

function entriesOf(command: Command, above: string): Entry[] {
  const name = above === '' ? command.name() : `${above} ${command.name()}`;
  const flags = command.options.flatMap((option) => option.long ?? []);
  return [{ name, flags }, ...command.commands.flatMap((part) => entriesOf(part, name))];
}

/** The text under the heading of a command, with that of the command it is a part of. */
function sectionOf(name: string): string {
  const [, part] = page.split(new RegExp(`^#{2,3} ${name}$`, 'm'));
  return part?.split(/^## /m)[0] ?? '';
}

const entries = entriesOf(buildProgram(systemDeps()).program, '');

describe('docs/reference/cli.md', () => {
  it.each(entries.slice(1))('has a heading for $name and names each of its flags', (entry) => {
    const { name, flags } = entry;
    const parent = sectionOf(name.split(' ').slice(0, 2).join(' '));
    expect(parent).not.toBe('');
    expect(sectionOf(name)).not.toBe('');
    expect(flags.filter((flag) => !`${parent}${sectionOf(name)}`.includes(`\`${flag}`))).toEqual(
      [],
    );
  });

  it('names the flags of the program itself', () => {
    for (const flag of [...(entries[0]?.flags ?? []), '--help']) expect(page).toContain(flag);
  });

  it('names no flag that no command knows', () => {
    const known = new Set([...entries.flatMap((entry) => entry.flags), '--help']);
    const named = [...page.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag);
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
  });

  it.each(Object.entries(EXIT_STATUS))('has a row for exit status %s', (name, status) => {
    expect(page).toContain(`| ${status} | \`${name}\` |`);
  });

  it.each(VARIABLES)('has a row for %s', (name) => {
    expect(page).toContain(`| \`${name}\` |`);
  });

  it('leaves out no variable that the command line reads', async () => {
    const { readdir } = await import('node:fs/promises');
    const folder = new URL('../src/surfaces/cli/', import.meta.url);
    const names = (await readdir(folder, { recursive: true })).filter((name) =>
      /(?<!\.test)\.ts$/.test(name),
    );
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
    const read = texts.flatMap((text) => [...text.matchAll(/\bCHANCERY_[A-Z_]+|\bNO_COLOR/g)]);
    expect(new Set(read.map(([name]) => name))).toEqual(new Set(VARIABLES));
  });
});
