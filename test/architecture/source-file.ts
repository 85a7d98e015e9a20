import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** One import, or re-export, of a file. */
export interface Edge {
  readonly specifier: string;
  readonly kind: 'value' | 'type';
  /** Path of the file that a relative specifier means; null for packages and modules of Node. */
  readonly target: string | null;
  readonly isBuiltin: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly edges: readonly Edge[];
  /** Names of the outside world that it uses: clock, randomness, environment, network. */
  readonly impurities: readonly string[];
  /** Whether it holds nothing but exports of names from other files. */
  readonly isExportList: boolean;
  readonly lineCount: number;
}

/** A node of the syntax tree; we look at few kinds and walk over all. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const OUTSIDE = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'console',
  'crypto',
  'navigator',
  'localStorage',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'Worker',
  'require',
]);
const OUTSIDE_MEMBERS = new Set(['Date.now', 'Math.random', 'Temporal.Now', 'globalThis.process']);
/** Wrappers that hold an expression; all other nodes named TS… are types and run nothing. */
const TYPED_EXPRESSIONS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSParameterProperty',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function text(node: unknown, key: string): string | null {
  const value = isNode(node) ? node[key] : undefined;
  return typeof value === 'string' ? value : null;
}

/** Specifier and kind of an import in any of its forms; null for any other node. */
function importOf(node: Node): { specifier: string; kind: 'value' | 'type' } | null {
  const specifier = text(node['source'], 'value');
  if (specifier === null) return null;
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier, kind: node['importKind'] === 'type' ? 'type' : 'value' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { specifier, kind: node['exportKind'] === 'type' ? 'type' : 'value' };
    case 'ImportExpression':
      return { specifier, kind: 'value' };
    case 'TSImportType':
      return { specifier, kind: 'type' };
    default:
      return null;
  }
}

/** The name by which a node reaches outside; null when it does not. */
function impurityOf(node: Node, parent: Node | null): string | null {
  if (node.type === 'MemberExpression' && node['computed'] !== true) {
    const name = `${text(node['object'], 'name')}.${text(node['property'], 'name')}`;
    return OUTSIDE_MEMBERS.has(name) ? name : null;
  }
  if (node.type === 'MetaProperty') return 'import.meta';
  const callee = text(node['callee'], 'name');
  if (callee === 'Date') {
    const given = Array.isArray(node['arguments']) ? node['arguments'].length : 0;
    if (node.type === 'CallExpression') return 'Date()';
    if (node.type === 'NewExpression' && given === 0) return 'new Date()';
  }
  if (node.type !== 'Identifier') return null;
  const name = text(node, 'name') ?? '';
  const isKey = parent !== null && parent['computed'] !== true && parent['shorthand'] !== true;
  if (isKey && (parent['property'] === node || parent['key'] === node)) return null;
  return OUTSIDE.has(name) ? name : null;
}

interface Found {
  readonly imports: { specifier: string; kind: 'value' | 'type' }[];
  readonly impurities: Set<string>;
}

interface Within {
  readonly parent: Node | null;
  /** Whether the node belongs to a type, which runs nothing. */
  readonly isType: boolean;
}

function walk(node: Node, { parent, isType }: Within, found: Found): void {
  const imported = importOf(node);
  if (imported !== null) found.imports.push(imported);
  const typed = isType || (node.type.startsWith('TS') && !TYPED_EXPRESSIONS.has(node.type));
  if (!typed) {
    const impurity = impurityOf(node, parent);
    if (impurity !== null) found.impurities.add(impurity);
  }
  if (imported !== null && node.type !== 'TSImportType') return;
  for (const child of childrenOf(node)) walk(child, { parent: node, isType: typed }, found);
}

function isExportOfNames(node: Node): boolean {
  return node.type === 'ExportNamedDeclaration' && text(node['source'], 'value') !== null;
}

/** Reads what the rules ask of one file. Throws an Error when it is not TypeScript. */
export function parseSourceFile(path: string, content: string): SourceFile {
  const { program, errors } = parseSync(path, content);
  if (errors.length > 0) throw new Error(`${path} is not TypeScript: ${errors[0]?.message}`);
  const root = program as unknown as Node;
  const found: Found = { imports: [], impurities: new Set() };
  walk(root, { parent: null, isType: false }, found);
  const edges = found.imports.map(({ specifier, kind }): Edge => {
    const isRelative = specifier.startsWith('.');
    const target = isRelative ? posix.join(posix.dirname(path), specifier) : null;
    return { specifier, kind, target, isBuiltin: isBuiltin(specifier) };
  });
  const body = Array.isArray(root['body']) ? root['body'].filter(isNode) : [];
  return {
    path,
    edges,
    impurities: [...found.impurities].sort(),
    isExportList: body.every(isExportOfNames),
    lineCount: content.split('\n').length - (content.endsWith('\n') ? 1 : 0),
  };
}
