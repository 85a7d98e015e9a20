import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHouse, type Tree } from './architecture/check-house.ts';
import { parseRoomTable } from './architecture/room-table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = parseRoomTable(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));

function treeOfProject(): Tree {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [
      path.slice(ROOT.length).replaceAll('\\', '/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}

/** A house in which everything is as it should be, with one file changed or added. */
function houseWith(files: Readonly<Record<string, string>>): Tree {
  const tree = new Map<string, string>();
  for (const { name } of ROOMS) {
    tree.set(`src/${name}/index.ts`, "export { thing } from './thing.ts';\n");
    tree.set(`src/${name}/thing.ts`, 'export const thing = 1;\n');
    tree.set(`src/${name}/types.ts`, 'export interface Thing {}\n');
    tree.set(`src/${name}/README.md`, '# A room\n');
  }
  for (const [path, content] of Object.entries(files)) tree.set(path, content);
  return tree;
}

function rulesBroken(tree: Tree): string[] {
  return [...new Set(checkHouse(tree, ROOMS).map(({ rule }) => rule))].sort();
}

describe('the table of rooms', () => {
  it('has the rooms from left to right', () => {
    expect(ROOMS.map(({ name }) => name).join(' ')).toBe(
      'kernel sources reading events stories record briefs desk surfaces',
    );
  });

  it('names the pure ones', () => {
    const pure = ROOMS.filter(({ isPure }) => isPure).map(({ name }) => name);
    expect(pure).toEqual(['kernel', 'reading', 'events', 'stories', 'record', 'briefs']);
  });

  it.each(['', '| Room | In |\n|---|---|\n| kernel | x | y | z | yes |'])(
    'is refused: %j',
    (text) => {
      expect(() => parseRoomTable(text)).toThrow('table of rooms');
    },
  );
});

describe('the house', () => {
  it('keeps its rules', () => {
    const broken = checkHouse(treeOfProject(), ROOMS);
    expect(broken.map(({ rule, path, why }) => `${rule}: ${path}: ${why}`)).toEqual([]);
  });
});

describe('the check lets pass', () => {
  const sound: readonly (readonly [string, string, string])[] = [
    ['values of the kernel', 'src/events/a.ts', "import { thing } from '../kernel/index.ts';"],
    [
      'types of a room to the left',
      'src/events/a.ts',
      "import type { T } from '../reading/index.ts';",
    ],
    ['values of the room itself', 'src/events/a.ts', "import { thing } from './thing.ts';"],
    ['all rooms in the desk', 'src/desk/a.ts', "import { thing } from '../briefs/index.ts';"],
    [
      'the desk in a surface',
      'src/surfaces/cli/a.ts',
      "import { thing } from '../../desk/index.ts';",
    ],
    [
      'modules of Node in the desk',
      'src/desk/a.ts',
      "import 'node:fs'; export const now = Date.now();",
    ],
    ['digests in the kernel', 'src/kernel/a.ts', "import { createHash } from 'node:crypto';"],
    [
      'a day from a given instant',
      'src/reading/a.ts',
      'export const day = (at: number) => new Date(at);',
    ],
    [
      'a property called process',
      'src/reading/a.ts',
      'export const a = { process: 1 }; a.process;',
    ],
    ['a type that names the outside', 'src/reading/a.ts', 'export type F = typeof fetch;'],
    [
      'anything in a test',
      'src/reading/a.test.ts',
      "import 'node:fs'; import '../desk/thing.ts'; fetch('');",
    ],
    ['four hundred lines', 'src/reading/a.ts', '\n'.repeat(400)],
  ];
  it.each(sound)('%s', (_name, path, content) => {
    expect(rulesBroken(houseWith({ [path]: content }))).toEqual([]);
  });
});

describe('the check finds', () => {
  const planted: readonly (readonly [string, string, string, string])[] = [
    [
      'value-import',
      'values of another room',
      'src/events/a.ts',
      "import { thing } from '../reading/index.ts';",
    ],
    [
      'value-import',
      'a type in an import of values',
      'src/events/a.ts',
      "import { type T } from '../reading/index.ts';",
    ],
    [
      'value-import',
      'a re-export',
      'src/events/a.ts',
      "export { thing } from '../reading/index.ts';",
    ],
    [
      'value-import',
      'an import while running',
      'src/events/a.ts',
      "export const a = () => import('../reading/index.ts');",
    ],
    [
      'value-import',
      'a surface beside the desk',
      'src/surfaces/a.ts',
      "import { thing } from '../record/index.ts';",
    ],
    [
      'type-import',
      'a type from the right',
      'src/events/a.ts',
      "import type { T } from '../stories/index.ts';",
    ],
    [
      'type-import',
      'a type written in place',
      'src/events/a.ts',
      "export type T = import('../stories/index.ts').T;",
    ],
    [
      'through-index',
      'the inside of another room',
      'src/desk/a.ts',
      "import { thing } from '../reading/thing.ts';",
    ],
    ['own-index', "a room's own index", 'src/events/a.ts', "import { thing } from './index.ts';"],
    [
      'own-index',
      "a room's own index from below",
      'src/desk/store/a.ts',
      "import type { T } from '../index.ts';",
    ],
    ['unresolved', 'a file that is not there', 'src/events/a.ts', "import './nowhere.ts';"],
    ['unresolved', 'an import without ending', 'src/events/a.ts', "import './thing';"],
    ['unresolved', 'a way out of the house', 'src/desk/a.ts', "import '../../test/a.ts';"],
    ['pure', 'a module of Node', 'src/reading/a.ts', "import { readFileSync } from 'node:fs';"],
    [
      'pure',
      'a module of Node by its old name',
      'src/reading/a.ts',
      "import { readFileSync } from 'fs';",
    ],
    [
      'pure',
      'a module of Node as a type',
      'src/reading/a.ts',
      "import type { Stats } from 'node:fs';",
    ],
    [
      'pure',
      'digests outside the kernel',
      'src/reading/a.ts',
      "import { createHash } from 'node:crypto';",
    ],
    ['pure', 'the clock', 'src/events/a.ts', 'export const now = Date.now();'],
    ['pure', 'the clock as a date', 'src/events/a.ts', 'export const now = new Date();'],
    ['pure', 'the clock as a text', 'src/events/a.ts', 'export const now = Date();'],
    ['pure', 'randomness', 'src/stories/a.ts', 'export const dice = () => Math.random();'],
    ['pure', 'the environment', 'src/record/a.ts', 'export const a = process.env as object;'],
    ['pure', 'the network', 'src/briefs/a.ts', "export const a = () => fetch('http://localhost');"],
    ['pure', 'a timer', 'src/kernel/a.ts', 'export const a = setTimeout;'],
    ['pure', 'where it stands', 'src/kernel/a.ts', 'export const a = import.meta.url;'],
    ['pure', 'a shorthand', 'src/kernel/a.ts', 'export const a = { process };'],
    ['index-list', 'code in an index', 'src/events/index.ts', 'export const a = 1;'],
    ['index-list', 'an export of everything', 'src/events/index.ts', "export * from './thing.ts';"],
    ['index-list', 'an import in an index', 'src/events/index.ts', "import './thing.ts';"],
    ['name', 'camel case', 'src/events/actFinder.ts', ''],
    ['name', 'a folder that says nothing', 'src/events/helpers/act.ts', ''],
    ['name', 'a file that says nothing', 'src/events/act-utils.ts', ''],
    ['name', 'a test with capitals', 'src/events/Act.test.ts', ''],
    ['length', 'a long file', 'src/events/a.ts', '\n'.repeat(401)],
    ['room', 'a folder that is no room', 'src/attic/a.ts', ''],
    ['room', 'a file beside the rooms', 'src/main.ts', ''],
  ];
  it.each(planted)('%s: %s', (rule, _name, path, content) => {
    expect(rulesBroken(houseWith({ [path]: content }))).toEqual([rule]);
  });

  it.each([
    ['of values', "import './b.ts';", "import './a.ts';"],
    ['of types', "import type { B } from './b.ts';", "import type { A } from './a.ts';"],
    ['of both', "import './b.ts';", "import type { A } from './a.ts';"],
    ['through a third', "import './c.ts';", "import './a.ts';"],
    ['of one', "import './a.ts';", ''],
  ])('circle %s', (_name, a, b) => {
    const files = {
      'src/events/a.ts': a,
      'src/events/b.ts': b,
      'src/events/c.ts': "import './b.ts';",
    };
    expect(rulesBroken(houseWith(files))).toEqual(['circle']);
  });

  it.each(['index.ts', 'types.ts', 'README.md'])('room-files: no %s', (file) => {
    const tree = new Map(houseWith({}));
    tree.delete(`src/briefs/${file}`);
    expect(rulesBroken(tree)).toContain('room-files');
  });
});
