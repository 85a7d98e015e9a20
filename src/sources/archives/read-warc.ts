import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readChunks } from '../read-bytes.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { ByteWindow } from './byte-window.ts';
import { gzipMembers } from './gzip-members.ts';
import { warcEntry } from './warc-items.ts';
import { MAX_WARC_HEADER, parseWarcHeader, type WarcRecord } from './warc-record.ts';

const OPENING = Buffer.from('WARC/1.');
const NEXT_RECORD = Buffer.from('\r\n\r\nWARC/1.');
/** A record ends in two line ends. */
const RECORD_END = Buffer.from('\r\n\r\n');

type Found = WarcRecord | string;

/** The records of one member: one by the standard, several by some makers. */
function* recordsIn(member: Buffer): Generator<Found> {
  let rest = member;
  while (rest.length > 0) {
    const header = parseWarcHeader(rest);
    if (typeof header === 'string') {
      yield header;
      return;
    }
    const end = header.length + header.blockLength;
    if (rest.length < end) {
      yield 'it is shorter than it says';
      return;
    }
    const after = rest.subarray(end);
    const isEnded = after.length === 0 || after.indexOf(RECORD_END) === 0;
    yield isEnded
      ? { fields: header.fields, block: rest.subarray(header.length, end) }
      : 'it is longer than it says';
    if (!isEnded) return;
    rest = after.subarray(RECORD_END.length);
  }
}

/** Goes on at the next record behind a broken one. */
async function nextRecord(window: ByteWindow, from: number): Promise<boolean> {
  if (!(await window.seek(NEXT_RECORD, from))) return false;
  window.drop(RECORD_END.length);
  return true;
}

/** Passes over a block that is too long to be held. */
async function passOver(window: ByteWindow, size: number): Promise<void> {
  for (let left = size; left > 0; ) {
    if (window.bytes.length === 0 && !(await window.ensure(1))) return;
    const step = Math.min(left, window.bytes.length);
    window.drop(step);
    left -= step;
  }
}

/** The records of an archive that is not compressed, or as one whole. */
async function* plainRecords(window: ByteWindow): AsyncGenerator<Found> {
  while (await window.ensure(1)) {
    await window.ensure(MAX_WARC_HEADER);
    const header = parseWarcHeader(window.bytes);
    if (typeof header === 'string') {
      yield header;
      if (!(await nextRecord(window, 1))) return;
      continue;
    }
    const { fields, length, blockLength } = header;
    if (blockLength > ARCHIVE_LIMITS.recordBytes) {
      yield `it is longer than ${ARCHIVE_LIMITS.recordBytes} bytes`;
      await passOver(window, length + blockLength + RECORD_END.length);
      continue;
    }
    const end = length + blockLength;
    const isWhole = await window.ensure(end);
    await window.ensure(end + RECORD_END.length);
    const after = window.bytes.subarray(end, end + RECORD_END.length);
    if (isWhole && (after.length === 0 || after.equals(RECORD_END))) {
      yield { fields, block: window.bytes.subarray(length, end) };
      window.drop(end + after.length);
    } else {
      yield isWhole ? 'its length is not the one it states' : 'it is cut off';
      // What follows may stand inside of the length that was stated: go on from the header.
      if (!(await nextRecord(window, length - RECORD_END.length))) return;
    }
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(readChunks(path)), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (cause) {
    // A broken end is the end: the record that was under way is told to be cut off.
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!code.startsWith('Z_')) throw cause;
  } finally {
    gunzip.destroy();
  }
}

async function* entriesOf(found: AsyncIterable<Found>, name: string): AsyncGenerator<ArchiveEntry> {
  let number = 0;
  for await (const record of found) {
    number += 1;
    yield warcEntry(record, name, number);
  }
}

async function* plainEntries(path: string, stream: AsyncIterable<Uint8Array>) {
  const window = new ByteWindow(stream);
  try {
    yield* entriesOf(plainRecords(window), path);
  } finally {
    await window.close();
  }
}

/** What the members hold; null as the one and only element where the file is packed as one large member. */
async function* memberRecords(window: ByteWindow): AsyncGenerator<Found | null> {
  let isFirst = true;
  for await (const member of gzipMembers(window, OPENING)) {
    if (isFirst && member.kind === 'large') {
      yield null;
      return;
    }
    isFirst = false;
    if (member.kind === 'whole') yield* recordsIn(member.bytes);
    else yield member.why;
  }
}

/**
 * Reads a web archive record by record. Each record of a `.gz` is a member with a checksum of its own, so that
 * a broken one is refused by its number and the next is read; a file packed as one whole is read as a stream.
 */
export async function* readWarc(path: string, isGzip: boolean): AsyncGenerator<ArchiveEntry> {
  if (!isGzip) {
    yield* plainEntries(path, readChunks(path));
    return;
  }
  const window = new ByteWindow(readChunks(path));
  let number = 0;
  let isOneWhole = false;
  try {
    for await (const record of memberRecords(window)) {
      isOneWhole = record === null;
      if (record === null) break;
      number += 1;
      yield warcEntry(record, path, number);
    }
  } finally {
    await window.close();
  }
  if (isOneWhole) yield* plainEntries(path, unpacked(path));
}
