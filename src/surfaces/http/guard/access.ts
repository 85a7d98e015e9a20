import type { TokenScope } from '../../../desk/index.ts';
import { ROUTES, type Route } from '../routes.ts';

/** What a request needs. `open` needs nothing, and shows nothing of the record. */
export type Access = TokenScope | 'open';

interface Rule {
  readonly method: string;
  readonly path: RegExp;
  readonly access: Access;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `{id}` is one part of the path, or all that follows where the route is deep. */
function pathOf(path: string, isDeep: boolean): RegExp {
  const parts = path.split(/\{\w+\}/).map(escaped);
  return new RegExp(`^${parts.join(isDeep ? '.+' : '[^/]+')}$`);
}

function ruleOf({ method, path, isDeep, scope }: Route): Rule {
  return { method, path: pathOf(`/api/v1${path}`, isDeep === true), access: scope };
}

const rule = (method: string, path: string, access: Access): Rule => ({
  method,
  path: pathOf(path, false),
  access,
});

/** Beside the routes of the table: what each of these shows decides, and a path that is not here is not answered. */
const RULES: readonly Rule[] = [
  ...ROUTES.map(ruleOf),
  rule('GET', '/api/v1/openapi.json', 'read'),
  rule('GET', '/healthz', 'open'),
  rule('GET', '/readyz', 'open'),
  rule('GET', '/metrics', 'read'),
  rule('POST', '/mcp', 'read'),
  rule('GET', '/sign-in', 'open'),
  rule('POST', '/sign-in', 'open'),
  rule('POST', '/sign-out', 'open'),
];

/** Script and style of the pages: the same for everybody. */
const ASSET = /^\/(?:assets\/|favicon|robots\.txt$)/;

function isApi(path: string): boolean {
  return /^\/(?:api|mcp)(?:\/|$)/.test(path);
}

/**
 * What asking `path` with `method` needs. Under `/api` only what the table names is answered (default deny): null where
 * nothing is there. `allow` lists what the path takes instead, empty where it takes nothing.
 */
export function accessOf(
  method: string,
  path: string,
): { readonly access: Access | null; readonly allow: readonly string[] } {
  const asked = method === 'HEAD' ? 'GET' : method;
  const there = RULES.filter((one) => one.path.test(path));
  const found = there.find((one) => one.method === asked);
  if (found !== undefined) return { access: found.access, allow: [] };
  const methods = new Set(there.map((one) => one.method));
  const pages = !isApi(path) && there.length === 0;
  if (pages && asked === 'GET') return { access: ASSET.test(path) ? 'open' : 'read', allow: [] };
  if (pages) methods.add('GET');
  return {
    access: null,
    allow: [...methods].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : one)),
  };
}
