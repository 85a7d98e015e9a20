import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { parseHeaderFields } from './warc-record.ts';

/** An answer of a server as an archive keeps it. */
export interface HttpAnswer {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  /** As it was sent. */
  readonly sent: Buffer;
}

const MAX_HEADER = 256 * 1024;

/** Reads the header of an answer; null where the bytes are none. */
export function parseHttpAnswer(block: Buffer): HttpAnswer | null {
  const head = block.subarray(0, MAX_HEADER);
  const crlf = head.indexOf('\r\n\r\n');
  const end = crlf >= 0 ? crlf : head.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = head.toString('latin1', 0, end).split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(first)?.[1];
  if (status === undefined) return null;
  return {
    status: Number(status),
    fields: parseHeaderFields(lines),
    sent: block.subarray(end + (crlf >= 0 ? 4 : 2)),
  };
}

/** Undoes `Transfer-Encoding: chunked`; archives often keep the header and not the chunks, then nothing is undone. */
function unchunked(sent: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = sent.indexOf('\r\n', at);
    if (line < 0 || line - at > 80) return at === 0 ? sent : Buffer.concat(pieces);
    const size = /^([0-9a-f]{1,8})\s{0,8}(?:;|$)/i.exec(sent.toString('latin1', at, line))?.[1];
    if (size === undefined) return at === 0 ? sent : Buffer.concat(pieces);
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}

function decoded(body: Buffer, coding: string): Buffer | string {
  const limit = { maxOutputLength: ARCHIVE_LIMITS.recordBytes };
  const first = body[0] ?? 0;
  if (coding === 'gzip' || coding === 'x-gzip')
    return first === 0x1f && body[1] === 0x8b ? gunzipSync(body, limit) : body;
  if (coding === 'deflate')
    return (first & 0x0f) === 8 ? inflateSync(body, limit) : inflateRawSync(body, limit);
  if (coding === 'br') return brotliDecompressSync(body, limit);
  return `it is in the coding “${coding.slice(0, 40)}”, which is not read`;
}

/** The body with its codings undone; a text says why that cannot be done. */
export function bodyOf({ fields, sent }: HttpAnswer): Buffer | string {
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  const body = isChunked ? unchunked(sent) : sent;
  const codings = (fields.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length === 0) return body;
  if (codings.length > 1) return `it is compressed ${codings.length} times over`;
  let whole: Buffer | string;
  try {
    whole = decoded(body, codings[0] ?? '');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return `it unpacks to more than ${ARCHIVE_LIMITS.recordBytes} bytes`;
    // Brotli's errors are named ERR_ or ERR__ERROR_… by Node, those of zlib Z_….
    if (/^(?:Z_|ERR_)/.test(code)) return 'its compression is broken';
    throw cause;
  }
  if (typeof whole === 'string' || whole.length <= ARCHIVE_LIMITS.ratioFromBytes) return whole;
  return whole.length > ARCHIVE_LIMITS.ratio * body.length
    ? `it unpacks to ${ARCHIVE_LIMITS.ratio} times its size`
    : whole;
}
