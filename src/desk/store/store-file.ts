import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ChanceryError } from '../../kernel/index.ts';

const MAGIC = 'SQLite format 3\u0000';

function unreadable(path: string, cause: unknown): ChanceryError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ENOTDIR: 'a part of its path is a file',
    EROFS: 'the file system is read-only',
    ENAMETOOLONG: 'its name is too long',
    ELOOP: 'its links go round in a circle',
  };
  const why = words[code ?? ''] ?? (cause instanceof Error ? cause.message : String(cause));
  return new ChanceryError('store.unreadable', { path, why }, cause);
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function firstBytes(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MAGIC.length);
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** SQLite would open a file that it may not write all the same, and fail at the first write. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

/** Looks at the file before SQLite does, because opening it would already change some that are not ours. */
export function inspectFile(path: string): 'new' | 'sqlite' {
  const stats = statOf(path);
  if (stats === null) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (cause) {
      throw unreadable(path, cause);
    }
    return 'new';
  }
  if (stats.isDirectory()) {
    throw new ChanceryError('store.unreadable', { path, why: 'it is a directory' });
  }
  if (!stats.isFile()) {
    throw new ChanceryError('store.unreadable', { path, why: 'it is not a file' });
  }
  if (!isWritable(path)) {
    throw new ChanceryError('store.unreadable', { path, why: 'permission is denied' });
  }
  if (stats.size === 0) return 'new';
  if (firstBytes(path) !== MAGIC) throw new ChanceryError('store.not-a-store', { path });
  return 'sqlite';
}
