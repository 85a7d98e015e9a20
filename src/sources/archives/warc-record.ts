import { createHash } from 'node:crypto';

/** A record of a web archive (ISO 28500): its named fields, in small letters, and its block. */
export interface WarcRecord {
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

const HEADER_END = Buffer.from('\r\n\r\n');
/** Named fields are a dozen short lines. */
export const MAX_WARC_HEADER = 64 * 1024;

/** Lines `Name: value` of a header; lines that go on an earlier one are joined to it. */
export function parseHeaderFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if ((line.startsWith(' ') || line.startsWith('\t')) && last !== '') {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    } else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

export interface WarcHeader {
  readonly fields: ReadonlyMap<string, string>;
  /** Bytes of the header with the empty line that ends it. */
  readonly length: number;
  readonly blockLength: number;
}

/** Reads the header at the start of the bytes; a text says what is wrong with it. */
export function parseWarcHeader(bytes: Buffer): WarcHeader | string {
  const end = bytes.subarray(0, MAX_WARC_HEADER).indexOf(HEADER_END);
  if (end < 0) return 'its header has no end';
  const [version = '', ...lines] = bytes.toString('utf8', 0, end).split('\r\n');
  if (!/^WARC\/1\.[01]$/.test(version)) return 'it does not begin with WARC/1.0 or WARC/1.1';
  const fields = parseHeaderFields(lines);
  const length = fields.get('content-length') ?? '';
  if (!/^\d{1,12}$/.test(length)) return 'it does not say its length';
  return { fields, length: end + HEADER_END.length, blockLength: Number(length) };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

/** Whether bytes have the digest that a field names; one in a way that we do not know is not looked at. */
export function hasDigest(bytes: Uint8Array, stated: string | undefined): boolean {
  const match = /^(sha1|sha-1|sha256|sha-256|md5):([A-Za-z0-9+/=_-]{20,90})$/i.exec(stated ?? '');
  if (match === null) return true;
  const [, method = '', value = ''] = match;
  const digest = createHash(method.toLowerCase().replace('-', '')).update(bytes).digest();
  return (
    value.toLowerCase() === digest.toString('hex') ||
    value.toUpperCase().replace(/=+$/, '') === base32(digest) ||
    value === digest.toString('base64')
  );
}
