import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { statInput } from '../read-bytes.ts';
import type { SourceItem } from '../types.ts';
import { type ArchiveEntry, recordRefusal } from './archive-entry.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { bytesAt, type ListedFile, listedFiles, startOfFile } from './zip-list.ts';

/** What speaks against a file before it is unpacked. */
function objection(file: ListedFile): string | null {
  const { bytes, packedBytes } = file;
  if ((file.flags & 1) !== 0) return 'it is encrypted';
  if (file.method !== 0 && file.method !== 8) return `it is packed by method ${file.method}`;
  if (Math.max(bytes, packedBytes) > ARCHIVE_LIMITS.recordBytes)
    return `it holds more than ${ARCHIVE_LIMITS.recordBytes} bytes`;
  if (bytes > ARCHIVE_LIMITS.ratioFromBytes && bytes > ARCHIVE_LIMITS.ratio * packedBytes)
    return `it unpacks to ${ARCHIVE_LIMITS.ratio} times its size`;
  return null;
}

/** The bytes of a file in the archive, looked at by length and checksum; a text says what is wrong. */
async function unpack(zip: FileHandle, file: ListedFile): Promise<Buffer | string> {
  const start = await startOfFile(zip, file);
  if (start === null) return 'it is not where the list says';
  const packed = await bytesAt(zip, start, file.packedBytes);
  if (packed.length < file.packedBytes) return 'it is cut off';
  let bytes = packed;
  if (file.method === 8) {
    try {
      // No more than the list says comes out, whatever the stream holds.
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, file.bytes) });
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      if (code === 'ERR_BUFFER_TOO_LARGE') return 'it is longer than the list says';
      if (!code.startsWith('Z_')) throw cause;
      return 'its compression is broken';
    }
  }
  if (bytes.length !== file.bytes) return 'it is not as long as the list says';
  return crc32(bytes) === file.crc ? bytes : 'its checksum is not the one that the list bears';
}

/** How the bytes of a file inside become an item; null for files that are not read. */
export type InnerReader = (
  name: string,
) => ((bytes: Uint8Array, number: number) => SourceItem | Promise<SourceItem>) | null;

/**
 * Reads the files of a ZIP by the list at its end, one at a time. Files that `inner` does not read are passed over.
 * Throws `input.archive` where there is no list, as in a file that is cut off.
 */
export async function* readZip(path: string, inner: InnerReader): AsyncGenerator<ArchiveEntry> {
  const { size } = await statInput(path);
  const zip = await open(path);
  try {
    let record = 0;
    for (const file of await listedFiles(zip, { name: path, sizeBytes: size })) {
      record += 1;
      yield entryOf(zip, file, { path, record, inner });
    }
  } finally {
    await zip.close();
  }
}

function entryOf(
  zip: FileHandle,
  file: ListedFile | null,
  { path, record, inner }: { path: string; record: number; inner: InnerReader },
): ArchiveEntry {
  const read = async (): Promise<SourceItem | null> => {
    if (file === null) return recordRefusal(path, record, 'the list of files breaks off here');
    if (file.name.endsWith('/')) return null;
    const readInner = inner(file.name);
    if (readInner === null) return null;
    const against = objection(file);
    const bytes = against ?? (await unpack(zip, file));
    return typeof bytes === 'string'
      ? recordRefusal(path, file.name, bytes)
      : readInner(bytes, record);
  };
  return { record, address: null, day: null, read };
}
