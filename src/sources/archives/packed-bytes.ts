import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable, type Transform } from 'node:stream';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { readChunks, statInput } from '../read-bytes.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { type ListedFile, listedFiles, startOfFile } from './zip-list.ts';

/** A ratio is believed up to here: the first rows of a table may be alike. */
const RATIO_FROM_BYTES = 64 * 1024 * 1024;

/** The bytes of a file, unpacked as they are asked for. */
export interface PackedBytes {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What was wrong with the packing, once the chunks have ended; null where nothing was. */
  readonly fault: () => string | null;
}

class Unpacking implements PackedBytes {
  #fault: string | null = null;
  readonly chunks: AsyncIterable<Uint8Array>;

  constructor(open: (fail: (why: string) => void) => AsyncIterable<Uint8Array>) {
    this.chunks = open((why) => {
      this.#fault ??= why;
    });
  }

  readonly fault = (): string | null => this.#fault;
}

/** Runs packed bytes through an engine; a broken stream ends, and what was wrong is told. */
async function* through(
  packed: AsyncIterable<Uint8Array>,
  engine: Transform & { readonly bytesWritten: number },
  fail: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  pipeline(Readable.from(packed), engine, () => undefined);
  let bytes = 0;
  try {
    for await (const chunk of engine) {
      const piece = chunk as Uint8Array;
      bytes += piece.length;
      if (bytes > RATIO_FROM_BYTES && bytes > ARCHIVE_LIMITS.ratio * engine.bytesWritten) {
        fail(`it unpacks to more than ${ARCHIVE_LIMITS.ratio} times its size`);
        return;
      }
      yield piece;
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!code.startsWith('Z_')) throw cause;
    fail(code === 'Z_BUF_ERROR' ? 'it is cut off' : 'its compression is broken');
  } finally {
    engine.destroy();
  }
}

async function* ofListed(
  path: string,
  file: ListedFile,
  fail: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  const zip = await open(path);
  const start = await startOfFile(zip, file).finally(() => zip.close());
  if (start === null) return fail(`${file.name} is not where the list says`);
  if ((file.flags & 1) !== 0) return fail(`${file.name} is encrypted`);
  if (file.method !== 0 && file.method !== 8)
    return fail(`${file.name} is packed by method ${file.method}`);
  if (file.packedBytes === 0) return;
  const packed = createReadStream(path, { start, end: start + file.packedBytes - 1 });
  const chunks = file.method === 0 ? packed : through(packed, createInflateRaw(), fail);
  let sum = 0;
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      const piece = chunk as Uint8Array;
      sum = crc32(piece, sum);
      bytes += piece.length;
      yield piece;
    }
  } finally {
    packed.destroy();
  }
  if (bytes !== file.bytes) fail(`${file.name} is not as long as the list says`);
  else if (sum !== file.crc)
    fail(`the checksum of ${file.name} is not the one that the list bears`);
}

async function* ofZip(path: string, fail: (why: string) => void): AsyncGenerator<Uint8Array> {
  const { size } = await statInput(path);
  const zip = await open(path);
  const files = await listedFiles(zip, { name: path, sizeBytes: size })
    .then((listed) => [...listed])
    .finally(() => zip.close());
  for (const file of files) {
    if (file === null) return fail('its list of files breaks off');
    if (!file.name.endsWith('/')) yield* ofListed(path, file, fail);
  }
}

/**
 * The bytes of a file of rows: plain, `.gz`, or the files of a `.zip` one after the other. Never more than a piece is held.
 * Bytes that cannot be unpacked end the stream, and `fault` says so. Throws `input.missing`, `input.directory`,
 * `input.unreadable`, and `input.archive` for a ZIP without a list of its files.
 */
export function packedBytes(path: string): PackedBytes {
  if (/\.zip$/i.test(path)) return new Unpacking((fail) => ofZip(path, fail));
  if (/\.gz$/i.test(path))
    return new Unpacking((fail) =>
      through(readChunks(path), createGunzip({ chunkSize: 256 * 1024 }), fail),
    );
  return new Unpacking(() => readChunks(path));
}
