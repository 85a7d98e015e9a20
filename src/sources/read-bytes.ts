import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ChanceryError } from '../kernel/index.ts';

/** Bytes as they come, in pieces. */
export type ByteStream = AsyncIterable<Uint8Array | string>;

function errnoOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}

function unreadable(path: string, cause: unknown): ChanceryError {
  const errno = errnoOf(cause);
  if (errno === 'ENOENT' || errno === 'ENOTDIR')
    return new ChanceryError('input.missing', { path }, cause);
  if (errno === 'EISDIR') return new ChanceryError('input.directory', { path }, cause);
  const why =
    errno === 'EACCES' || errno === 'EPERM'
      ? 'permission denied'
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new ChanceryError('input.unreadable', { path, why }, cause);
}

/**
 * What stands under a path. Throws `input.missing`, `input.directory`, and `input.unreadable` for devices
 * and sockets: they have no end. Pipes are let through, so that `<(command)` works.
 */
export async function statInput(path: string): Promise<Stats> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (stats.isDirectory()) throw new ChanceryError('input.directory', { path });
  if (!stats.isFile() && !stats.isFIFO()) {
    throw new ChanceryError('input.unreadable', { path, why: 'it is a device or a socket' });
  }
  return stats;
}

/** The pieces of a file; errors of the file system come as `input.missing` or `input.unreadable`. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (cause) {
    throw cause instanceof ChanceryError ? cause : unreadable(path, cause);
  } finally {
    stream.destroy();
  }
}

/** All bytes of a stream. Throws `input.too-large` as soon as the limit is passed and reads no further. */
export async function collectBytes(
  stream: ByteStream,
  limits: { readonly name: string; readonly maxBytes: number },
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += piece.length;
    if (size > limits.maxBytes) {
      throw new ChanceryError('input.too-large', {
        name: limits.name,
        sizeBytes: `more than ${limits.maxBytes}`,
        limitBytes: limits.maxBytes,
      });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** All bytes of a file. A file that is too large is refused by its size, before a byte is read. */
export async function readFileBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  const stats = await statInput(path);
  if (stats.size > maxBytes) {
    throw new ChanceryError('input.too-large', {
      name: path,
      sizeBytes: stats.size,
      limitBytes: maxBytes,
    });
  }
  return collectBytes(readChunks(path), { name: path, maxBytes });
}
