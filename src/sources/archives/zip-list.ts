import type { FileHandle } from 'node:fs/promises';
import { ChanceryError } from '../../kernel/index.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';

/** A file as the list at the end of a ZIP names it (APPNOTE 4.3.12). */
export interface ListedFile {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

const END_MARK = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const LIST_MARK = 0x02014b50;
/** A value that says: it stands in the ZIP64 record, which only files over 4 GiB or 65,535 entries need. */
const SEE_ZIP64 = 0xffffffff;

export async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

interface ListPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly count: number;
}

async function zip64Place(file: FileHandle, locatorAt: number): Promise<ListPlace | null> {
  const locator = await bytesAt(file, Math.max(0, locatorAt), 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return null;
  const end = await bytesAt(file, Number(locator.readBigUInt64LE(8)), 56).catch(() => null);
  if (end === null || end.length < 56 || end.readUInt32LE(0) !== 0x06064b50) return null;
  const [count, bytes, offset] = [32, 40, 48].map((at) => Number(end.readBigUInt64LE(at)));
  return { count: count ?? 0, bytes: bytes ?? 0, offset: offset ?? 0 };
}

/** Where the list is: the end record is the last thing in the file but for a comment of at most 64 KiB. */
async function findList(file: FileHandle, size: number): Promise<ListPlace | null> {
  const from = Math.max(0, size - END_BYTES - 0xffff);
  const tail = await bytesAt(file, from, size - from);
  const at = tail.lastIndexOf(END_MARK);
  if (at < 0 || tail.length < at + END_BYTES) return null;
  const place = {
    count: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const isPlain = place.count !== 0xffff && place.bytes !== SEE_ZIP64 && place.offset !== SEE_ZIP64;
  return isPlain ? place : ((await zip64Place(file, from + at - 20)) ?? place);
}

/** The three values that a ZIP64 field holds in this order, each only where the list says so. */
function wideValues(extra: Buffer, values: readonly number[]): number[] {
  let field = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) field = Buffer.from(extra.subarray(at + 4, at + 4 + length));
  }
  let at = 0;
  return values.map((value) => {
    if (value !== SEE_ZIP64 || field.length < at + 8) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}

function* filesIn(list: Buffer, count: number): Generator<ListedFile | null> {
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (list.length < at + 46 || list.readUInt32LE(at) !== LIST_MARK) {
      yield null;
      return;
    }
    const nameLength = list.readUInt16LE(at + 28);
    const extraLength = list.readUInt16LE(at + 30);
    const end = at + 46 + nameLength;
    const [bytes = 0, packedBytes = 0, offset = 0] = wideValues(
      list.subarray(end, end + extraLength),
      [list.readUInt32LE(at + 24), list.readUInt32LE(at + 20), list.readUInt32LE(at + 42)],
    );
    const flags = list.readUInt16LE(at + 8);
    yield {
      name: list.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', at + 46, end),
      flags,
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
      packedBytes,
      bytes,
      offset,
    };
    at = end + extraLength + list.readUInt16LE(at + 32);
  }
}

/**
 * The files that a ZIP lists, in the order of its list; null where the list breaks off.
 * Throws `input.archive` where there is no list, as in a file that is cut off, or one that is too long.
 */
export async function listedFiles(
  zip: FileHandle,
  of: { readonly name: string; readonly sizeBytes: number },
): Promise<Iterable<ListedFile | null>> {
  const bad = (why: string): ChanceryError =>
    new ChanceryError('input.archive', { name: of.name, why });
  const place = await findList(zip, of.sizeBytes);
  if (place === null) throw bad('it has no list of its files; it may be cut off');
  if (place.count > ARCHIVE_LIMITS.zipEntries || place.bytes > ARCHIVE_LIMITS.zipListBytes)
    throw bad(`it lists more than ${ARCHIVE_LIMITS.zipEntries} files`);
  if (place.offset + place.bytes > of.sizeBytes) throw bad('its list of files is not all there');
  return filesIn(await bytesAt(zip, place.offset, place.bytes), place.count);
}

const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;

/** Where the bytes of a file begin; null where the list points to something else. */
export async function startOfFile(zip: FileHandle, file: ListedFile): Promise<number | null> {
  const local = await bytesAt(zip, file.offset, LOCAL_BYTES);
  if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== LOCAL_MARK) return null;
  return file.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
}
