import { ChanceryError } from '../../kernel/index.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html) that the world can cause. */
const CODES = {
  perm: 3,
  busy: 5,
  locked: 6,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  notadb: 26,
} as const;

/** SQLite's fixed words for them: one of the two libraries gives no number when a statement is read to its end. */
const WORDS: readonly (readonly [string, number])[] = [
  ['database or disk is full', CODES.full],
  ['database is locked', CODES.busy],
  ['database table is locked', CODES.locked],
  ['disk I/O error', CODES.ioerr],
  ['database disk image is malformed', CODES.corrupt],
  ['file is not a database', CODES.notadb],
  ['attempt to write a readonly database', CODES.readonly],
  ['unable to open database file', CODES.cantopen],
];

/** The system's own number for "no space left on device". */
const ENOSPC = 28;

function numberOf(error: Error, key: string): number | null {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : null;
}

/** The primary result code of SQLite that an error carries; null for any other error. */
function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const code = numberOf(error, 'errcode');
  if (code !== null) return code & 0xff;
  if (Reflect.get(error, 'code') !== 'ERR_SQLITE_ERROR') return null;
  return WORDS.find(([words]) => error.message.includes(words))?.[1] ?? null;
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code === CODES.busy || code === CODES.locked;
}

/** Turns trouble of SQLite that the world has made into a ChanceryError; leaves all else as it is. */
export function storeTrouble(error: unknown, path: string, waitMs: number): unknown {
  const code = sqliteCodeOf(error);
  if (code === null || !(error instanceof Error)) return error;
  const why = error.message;
  switch (code) {
    case CODES.busy:
    case CODES.locked:
      return new ChanceryError('store.busy', { path, waitMs }, error);
    case CODES.full:
      return new ChanceryError('store.full', { path }, error);
    case CODES.ioerr:
      return numberOf(error, 'systemErrno') === ENOSPC
        ? new ChanceryError('store.full', { path }, error)
        : new ChanceryError('store.unreadable', { path, why }, error);
    case CODES.corrupt:
      return new ChanceryError('store.corrupt', { path, seq: 'unknown', why }, error);
    case CODES.notadb:
      return new ChanceryError('store.not-a-store', { path }, error);
    case CODES.readonly:
      return new ChanceryError('store.unreadable', { path, why: 'it may not be written' }, error);
    case CODES.perm:
    case CODES.cantopen:
      return new ChanceryError('store.unreadable', { path, why }, error);
    default:
      return error;
  }
}
