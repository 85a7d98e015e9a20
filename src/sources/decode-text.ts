import { ChanceryError } from '../kernel/index.ts';

/** Of the first 64 KiB; a text has none but tab and line ends, random bytes have a tenth. */
const MAX_CONTROL_SHARE = 0.02;
const CONTROL_SAMPLE_BYTES = 64 * 1024;
/** How far a page's own word on its charset may stand from the start (HTML Standard: 1024 bytes; some break it). */
const META_SAMPLE_BYTES = 4096;
const BLOCK_BYTES = 16 * 1024;

/** Bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding); Node 20 decodes them as control characters. */
const WINDOWS_1252_HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

export interface DecodeHints {
  /** What to call the input in messages. */
  readonly name: string;
  /** Charset that the transport declares; null when it declares none. */
  readonly charset: string | null;
  /** Whether a `<meta charset>` in the text itself counts. */
  readonly mayDeclareCharset: boolean;
}

function bomCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, META_SAMPLE_BYTES));
  const label = /<meta\b[^>]{0,400}?\bcharset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{2,40})/i.exec(
    head,
  );
  // A page that could be read as ASCII this far is not UTF-16, whatever it says (HTML Standard).
  return /^utf-?16/i.test(label?.[1] ?? '') ? 'utf-8' : (label?.[1] ?? null);
}

/** The name by which TextDecoder knows the charset; null when it knows none. */
function knownEncoding(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Whether bytes look like something else than text; for charsets whose ASCII part is ASCII. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  if (latin1(bytes.subarray(0, 5)) === '%PDF-') return true;
  const sample = bytes.subarray(0, CONTROL_SAMPLE_BYTES);
  let controls = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0;
    // Tab, line feed, form feed, carriage return and the escape of ISO-2022 belong to texts.
    const isText = byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 27;
    if (byte < 32 && !isText) controls += 1;
  }
  return controls > sample.length * MAX_CONTROL_SHARE;
}

function isWhole(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
}

/** How many bytes can be decoded before the first that cannot follow them; all, if only the end is missing. */
function goodBytes(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  // Blocks find the neighbourhood, single bytes the place: two passes, whatever the size.
  for (const step of [BLOCK_BYTES, 1]) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    if (good > 0) decoder.decode(bytes.subarray(0, good), { stream: true });
    try {
      for (; good < bytes.length; good += step) {
        decoder.decode(bytes.subarray(good, good + step), { stream: true });
      }
      return bytes.length;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
    }
  }
  return good;
}

/** Offset at which the first sequence begins that is not valid; the bytes must hold one. */
export function firstBadByte(bytes: Uint8Array, encoding: string): number {
  const good = goodBytes(bytes, encoding);
  // The good bytes may end inside of the broken sequence; the longest whole prefix ends before it.
  for (let end = good; end > Math.max(0, good - 4); end -= 1) {
    if (isWhole(bytes.subarray(0, end), encoding)) return end;
  }
  return Math.max(0, good - 4);
}

function decodeAs(bytes: Uint8Array, encoding: string, name: string): string {
  if (encoding === 'windows-1252') {
    return latin1(bytes).replace(
      /[\u0080-\u009f]/g,
      (unit) => WINDOWS_1252_HIGH[unit.charCodeAt(0) - 0x80] ?? unit,
    );
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const offset = firstBadByte(bytes, encoding);
    throw new ChanceryError(
      'input.encoding',
      { name, charset: encoding.toUpperCase(), offset },
      cause,
    );
  }
}

/**
 * Turns bytes into text: byte-order mark first, then the transport's charset, then the page's own, then
 * UTF-8; nothing is guessed and no byte is replaced. A charset that is not known counts as not declared.
 * Throws `input.empty` (nothing but white space), `input.binary` and `input.encoding` (with the offset of
 * the first bad byte).
 */
export function decodeText(bytes: Uint8Array, hints: DecodeHints): string {
  if (bytes.length === 0) throw new ChanceryError('input.empty', { name: hints.name });
  const declared =
    bomCharset(bytes) ??
    knownEncoding(hints.charset) ??
    (hints.mayDeclareCharset ? knownEncoding(metaCharset(bytes)) : null);
  const encoding = declared ?? 'utf-8';
  if (!encoding.startsWith('utf-16') && isBinary(bytes)) {
    throw new ChanceryError('input.binary', { name: hints.name });
  }
  const text = decodeAs(bytes, encoding, hints.name);
  if (!/[^\s\u200b\u2060\ufeff]/.test(text))
    throw new ChanceryError('input.empty', { name: hints.name });
  return text;
}
