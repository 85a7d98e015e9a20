import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';

/** A folder of corpora that does not hold what its set's README promises. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

/** Whether there is a folder at the path. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}

/** Names of all files under the folder, with `/` between the parts, in code-unit order. */
export async function fileNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** The bytes of a file, unpacked where its name ends in `.gz`. */
export async function readBytes(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/**
 * SHA-256 over the names and contents of all files of a folder, in code-unit order of the names; each name
 * and each content goes in with its length in bytes before it, so that no two folders give one digest.
 */
export async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await fileNames(folder)) {
    const bytes = await readFile(join(folder, name));
    hash.update(`${Buffer.byteLength(name)}:${name}${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/** The value of a JSON text, checked against the shape. Throws CorpusError. */
export function parseShape<T extends z.ZodType>(json: string, shape: T, where: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new CorpusError(`${where} is not JSON`, { cause });
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CorpusError(`${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** One JSON file, plain or gzipped. Throws CorpusError where it is missing or of another shape. */
export async function readJson<T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> {
  let text: string;
  try {
    text = (await readBytes(path)).toString('utf8');
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new CorpusError(`there is no ${path}`, { cause });
  }
  return parseShape(text, shape, path);
}

/** The items of JSON Lines, plain or gzipped; blank lines are passed over. Throws CorpusError. */
export async function readLines<T extends z.ZodType>(
  path: string,
  shape: T,
): Promise<z.infer<T>[]> {
  const text = (await readBytes(path)).toString('utf8');
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${path}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parseShape(line, shape, where));
}

/** A file of JSON Lines: its name without endings, and its items. */
export interface Collection<T> {
  readonly name: string;
  readonly items: readonly T[];
}

/** All `.jsonl` and `.jsonl.gz` files that stand directly in a folder. Throws CorpusError where there is none. */
export async function readCollections<T extends z.ZodType>(
  folder: string,
  shape: T,
): Promise<Collection<z.infer<T>>[]> {
  const names = (await fileNames(folder)).filter((name) => /^[^/]+\.jsonl(?:\.gz)?$/.test(name));
  if (names.length === 0) throw new CorpusError(`there are no JSON Lines in ${folder}`);
  const found: Collection<z.infer<T>>[] = [];
  for (const name of names) {
    const items = await readLines(join(folder, name), shape);
    found.push({ name: name.replace(/\.jsonl(?:\.gz)?$/, ''), items });
  }
  return found;
}
