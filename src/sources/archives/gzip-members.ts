import { constants, crc32, inflateRawSync } from 'node:zlib';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import type { ByteWindow } from './byte-window.ts';

/** One member of a gzip file, unpacked, or what is wrong with it. */
export type GzipMember =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'broken' | 'large'; readonly why: string };

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const FIXED_HEADER = 10;
const TRAILER = 8;
const FIRST_LOOK = 64 * 1024;
/** How much of a member is unpacked to see whether a place is the start of one. */
const PROBE_BYTES = 2048;
/** Places that look like a start, one after the other, before the rest is given up. Bounds time alone. */
const MAX_PROBES = 2_000;
/** Broken members in a row, before the rest is given up: each may cost the unpacking of a whole record. */
const MAX_BROKEN = 200;

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** Length of the header (RFC 1952, 2.3); null where it is not all there, or not one. */
function headerLength(bytes: Buffer): number | null {
  if (bytes.length < FIXED_HEADER || bytes.indexOf(MAGIC) !== 0) return null;
  const flags = bytes[3] ?? 0;
  if ((flags & 0xe0) !== 0) return null;
  let at = FIXED_HEADER;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at < bytes.length ? at : null;
}

function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return typeof code === 'string' ? code : '';
}

type Try = GzipMember | { readonly kind: 'more' };

/** Unpacks the member at the start of the bytes, which may hold more than it or less. */
function unpack(bytes: Buffer): Try & { readonly length?: number } {
  const header = headerLength(bytes);
  if (header === null) return { kind: 'more' };
  let inflated: Inflated;
  try {
    inflated = inflateRawSync(bytes.subarray(header), {
      info: true,
      maxOutputLength: ARCHIVE_LIMITS.recordBytes,
      chunkSize: 64 * 1024,
    }) as unknown as Inflated;
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'Z_BUF_ERROR') return { kind: 'more' };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { kind: 'large', why: `it unpacks to more than ${ARCHIVE_LIMITS.recordBytes} bytes` };
    if (code.startsWith('Z_')) return { kind: 'broken', why: 'its compression is broken' };
    throw cause;
  }
  const { buffer, engine } = inflated;
  const length = header + engine.bytesWritten + TRAILER;
  if (bytes.length < length) return { kind: 'more' };
  if (
    buffer.length > ARCHIVE_LIMITS.ratioFromBytes &&
    buffer.length > ARCHIVE_LIMITS.ratio * length
  )
    return { kind: 'broken', why: `it unpacks to ${ARCHIVE_LIMITS.ratio} times its size`, length };
  const isSound =
    crc32(buffer) === bytes.readUInt32LE(length - TRAILER) &&
    buffer.length === bytes.readUInt32LE(length - 4);
  if (!isSound) return { kind: 'broken', why: 'its checksum is not the one it bears', length };
  return { kind: 'whole', bytes: buffer, length };
}

/** Whether a member starts here that opens as `opening` says. */
function startsMember(bytes: Buffer, opening: Buffer): boolean {
  const header = headerLength(bytes);
  if (header === null) return false;
  try {
    const start = inflateRawSync(bytes.subarray(header, header + PROBE_BYTES), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return start.indexOf(opening) === 0;
  } catch (cause) {
    if (codeOf(cause).startsWith('Z_')) return false;
    throw cause;
  }
}

/** Goes on to the next member that opens as `opening` says; false where there is none. */
async function seekMember(window: ByteWindow, opening: Buffer): Promise<boolean> {
  for (let probes = 0; probes < MAX_PROBES && (await window.seek(MAGIC, 1)); probes += 1) {
    await window.ensure(2 * PROBE_BYTES);
    if (startsMember(window.bytes, opening)) return true;
  }
  return false;
}

/**
 * The members of a gzip file one after the other, each with its own checksum looked at. After a broken member
 * it goes on at the next that opens as `opening` says; a member that is cut off by the end of the file is the
 * last. At most two records are held.
 */
export async function* gzipMembers(
  window: ByteWindow,
  opening: Buffer,
): AsyncGenerator<GzipMember> {
  let wanted = FIRST_LOOK;
  let broken = 0;
  while (broken <= MAX_BROKEN && (await window.ensure(1))) {
    await window.ensure(wanted);
    const found = unpack(window.bytes);
    if (found.kind === 'more') {
      const isMember = window.bytes.subarray(0, 3).equals(MAGIC.subarray(0, window.bytes.length));
      if (isMember && !window.isEnded && wanted < ARCHIVE_LIMITS.recordBytes) {
        wanted = Math.max(wanted, window.bytes.length) * 2;
        continue;
      }
      const why = !isMember
        ? 'it is not the start of a gzip member'
        : window.isEnded
          ? 'it is cut off'
          : `it is packed in more than ${ARCHIVE_LIMITS.recordBytes} bytes`;
      yield { kind: 'broken', why };
    } else {
      yield found.kind === 'whole'
        ? { kind: 'whole', bytes: found.bytes }
        : { kind: found.kind, why: found.why };
    }
    wanted = FIRST_LOOK;
    broken = found.kind === 'whole' ? 0 : broken + 1;
    if (found.kind !== 'more' && found.length !== undefined) window.drop(found.length);
    else if (!(await seekMember(window, opening))) return;
  }
}
