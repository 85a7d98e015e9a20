import { ChanceryError } from '../../kernel/index.ts';

/** A store on a PostgreSQL server, as `postgres://user@host:port/database?schema=name` names it. */
export interface ServerAddress {
  /** What the client of the server takes, with the password where one was given. Never shown. */
  readonly connection: string;
  /** The schema in which the tables of the store stand. */
  readonly schema: string;
  /** The address without its password, for messages. */
  readonly name: string;
}

const DEFAULT_SCHEMA = 'chancery';
/** A name that needs no quotes anywhere. PostgreSQL cuts longer ones off. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

export function isServerStore(path: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(path);
}

/** Any address on the net: `mysql://…` is no file of that name. */
function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path);
}

/** Names by which SQLite keeps a database in memory, in no file or in one named otherwise. */
const NO_FILE = /^(?:$|:memory:|file:)/;

/** Throws `store.address` for an address of another kind of server, and for what names no file. */
export function refuseOtherServers(path: string): void {
  if (NO_FILE.test(path)) {
    const why = 'a store is a file, or on a PostgreSQL server, and never in memory alone';
    throw new ChanceryError('store.address', { path: path === '' ? '“”' : path, why });
  }
  if (!isAddress(path) || isServerStore(path)) return;
  const why = 'a store is a file, or on a PostgreSQL server';
  throw new ChanceryError('store.address', { path: storeName(path), why });
}

/** The parameters of the address that people may see; a password may also stand among them. */
const SHOWN = ['host', 'port', 'user', 'schema', 'sslmode'];

function shown(url: URL): string {
  const { username, host, pathname } = url;
  const asked = new URLSearchParams();
  for (const key of SHOWN) {
    const value = url.searchParams.get(key);
    if (value !== null) asked.set(key, value);
  }
  const query = asked.size === 0 ? '' : `?${asked}`;
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}${query}`;
}

/**
 * What to call a store in messages: a file by its path, a server without the password.
 * An address that cannot be taken apart is not repeated at all, because nobody knows where in it a password stands.
 */
export function storeName(path: string): string {
  if (!isAddress(path)) return path;
  if (!isServerStore(path)) return `${path.slice(0, path.indexOf(':'))}://…`;
  const url = URL.canParse(path) ? new URL(path) : null;
  return url === null ? 'postgres://…' : shown(url);
}

/** Throws `store.address`. */
export function parseServerAddress(path: string): ServerAddress {
  const fail = (why: string): never => {
    // Without a cause: that of a URL holds the address with its password.
    throw new ChanceryError('store.address', { path: storeName(path), why });
  };
  if (!URL.canParse(path))
    return fail('it is no URL; signs like @ : / # in a password are written %40 %3A %2F %23');
  const url = new URL(path);
  const name = shown(url);
  const schema = url.searchParams.get('schema') ?? DEFAULT_SCHEMA;
  if (!SCHEMA.test(schema) || schema.startsWith('pg_')) {
    return fail(`“${schema}” is no name of a schema; it takes small letters, digits and _`);
  }
  if (url.pathname.length < 2) return fail('it names no database');
  url.searchParams.delete('schema');
  const given = url.searchParams.get('options');
  const ours = `-c search_path=${schema}`;
  url.searchParams.set('options', given === null ? ours : `${given} ${ours}`);
  return { connection: url.toString(), schema, name };
}

/** What files that belong to a store are named after: the store's own path, or the schema, in the working directory. */
export function fileNameOf(path: string): string {
  return isServerStore(path) ? `chancery-${parseServerAddress(path).schema}.sqlite` : path;
}
