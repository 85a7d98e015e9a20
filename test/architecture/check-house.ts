import { importCircles } from './import-circles.ts';
import type { Room } from './room-table.ts';
import { type Edge, parseSourceFile, type SourceFile } from './source-file.ts';

/** Files under the root of the project, path to content. */
export type Tree = ReadonlyMap<string, string>;

export interface Violation {
  readonly rule:
    | 'room'
    | 'room-files'
    | 'value-import'
    | 'type-import'
    | 'through-index'
    | 'own-index'
    | 'index-list'
    | 'unresolved'
    | 'pure'
    | 'circle'
    | 'name'
    | 'length';
  readonly path: string;
  readonly why: string;
}

const MAX_LINES = 400;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const EMPTY_NAMES = /^(?:utils?|helpers?|common|misc|managers?)$/;

function roomNameOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function isCode(path: string): boolean {
  return /\.tsx?$/.test(path);
}

function nameViolations(path: string): Violation[] {
  const parts = path
    .replace(/(?:\.test)?\.tsx?$/, '')
    .split('/')
    .slice(1);
  return parts.flatMap((part) => {
    if (!KEBAB.test(part)) return [{ rule: 'name', path, why: `${part} is not kebab-case` }];
    const empty = part.split('-').find((word) => EMPTY_NAMES.test(word));
    return empty === undefined ? [] : [{ rule: 'name', path, why: `${empty} says nothing` }];
  });
}

/** Nobody imports the last room, so it needs no list of exports; the kernel is types throughout. */
function roomFiles(name: string, rooms: readonly Room[]): readonly string[] {
  if (name === rooms.at(-1)?.name) return ['README.md'];
  return name === 'kernel' ? ['README.md', 'index.ts'] : ['README.md', 'index.ts', 'types.ts'];
}

function roomViolations(tree: Tree, rooms: readonly Room[]): Violation[] {
  const folders = new Set([...tree.keys()].map((path) => /^src\/([^/]+)/.exec(path)?.[1] ?? ''));
  folders.delete('');
  const known = new Set(rooms.map(({ name }) => name));
  const strange = [...folders].filter((folder) => !known.has(folder));
  const missing = rooms.flatMap(({ name }) =>
    roomFiles(name, rooms)
      .map((file) => `src/${name}/${file}`)
      .filter((path) => !tree.has(path)),
  );
  return [
    ...strange.map((folder): Violation => {
      return { rule: 'room', path: `src/${folder}`, why: 'it is not in the table of rooms' };
    }),
    ...missing.map((path): Violation => ({ rule: 'room-files', path, why: 'it is missing' })),
  ];
}

function edgeViolations(file: SourceFile, edge: Edge, house: House): Violation[] {
  const { target, kind, specifier } = edge;
  const { path } = file;
  if (target === null) return [];
  if (!house.tree.has(target)) return [{ rule: 'unresolved', path, why: specifier }];
  const from = house.roomOf(path);
  const to = house.roomOf(target);
  if (from === null) return [];
  if (to === null) return [{ rule: 'room', path, why: `${specifier} is in no room` }];
  const isIndex = target === `src/${to.name}/index.ts`;
  if (from.name === to.name) {
    return isIndex ? [{ rule: 'own-index', path, why: specifier }] : [];
  }
  const violations: Violation[] = [];
  if (!isIndex) violations.push({ rule: 'through-index', path, why: specifier });
  if (kind === 'value' && !from.valuesFrom.includes(to.name)) {
    violations.push({ rule: 'value-import', path, why: `${from.name} takes values of ${to.name}` });
  }
  if (kind === 'type' && to.place > from.place) {
    violations.push({ rule: 'type-import', path, why: `${to.name} is right of ${from.name}` });
  }
  return violations;
}

function purityViolations(file: SourceFile, room: Room | null): Violation[] {
  if (room?.isPure !== true) return [];
  const builtins = file.edges
    .filter((edge) => edge.isBuiltin && !room.builtins.includes(edge.specifier))
    .map(({ specifier }) => specifier);
  return [...builtins, ...file.impurities].map((why) => ({ rule: 'pure', path: file.path, why }));
}

function shapeViolations(file: SourceFile): Violation[] {
  const { path, lineCount } = file;
  const violations: Violation[] = [];
  if (lineCount > MAX_LINES) violations.push({ rule: 'length', path, why: `${lineCount} lines` });
  if (/^src\/[^/]+\/index\.ts$/.test(path) && !file.isExportList) {
    violations.push({ rule: 'index-list', path, why: 'it holds more than named exports' });
  }
  return violations;
}

class House {
  readonly tree: Tree;
  readonly #rooms: ReadonlyMap<string, Room>;

  constructor(tree: Tree, rooms: readonly Room[]) {
    this.tree = tree;
    this.#rooms = new Map(rooms.map((room) => [room.name, room]));
  }

  roomOf(path: string): Room | null {
    return this.#rooms.get(roomNameOf(path) ?? '') ?? null;
  }
}

/** Everything in `src/` that breaks a rule of ARCHITECTURE.md. Tests are held to the rule of names alone. */
export function checkHouse(tree: Tree, rooms: readonly Room[]): readonly Violation[] {
  const house = new House(tree, rooms);
  const code = [...tree].filter(([path]) => path.startsWith('src/') && isCode(path));
  const files = code
    .filter(([path]) => !isTest(path))
    .map(([path, content]) => parseSourceFile(path, content));
  const graph = new Map(
    files.map(({ path, edges }) => [path, edges.flatMap(({ target }) => target ?? [])]),
  );
  return [
    ...roomViolations(tree, rooms),
    ...code.flatMap(([path]) => nameViolations(path)),
    ...files.flatMap((file) => [
      ...file.edges.flatMap((edge) => edgeViolations(file, edge, house)),
      ...purityViolations(file, house.roomOf(file.path)),
      ...shapeViolations(file),
    ]),
    ...importCircles(graph).map((circle): Violation => {
      return { rule: 'circle', path: circle[0] ?? '', why: circle.join(' ↔ ') };
    }),
  ];
}
