import PostalMime, { type Email } from 'postal-mime';
import { foldLine } from '../../kernel/index.ts';
import { EMPTY_META } from '../empty-meta.ts';
import { readChunks } from '../read-bytes.ts';
import type { SourceDocument, SourceItem } from '../types.ts';
import { type ArchiveEntry, brokenEntry, recordRefusal } from './archive-entry.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { ByteWindow } from './byte-window.ts';
import { parseMailDate } from './mail-date.ts';

const FEED = 10;
const FROM = Buffer.from('From ');
const NEXT_MESSAGE = Buffer.from('\nFrom ');
/** The line that parts messages bears a year and a time; a sentence that begins with "From" does not. */
const SEPARATOR =
  /^From \S{0,320} .{0,60}\d{2}:\d{2}(?::\d{2})? .{0,40}\d{4}|^From \S{1,320} +.{0,40}\d{4}\s*$/;

function line(text: string | undefined): string | null {
  const folded = foldLine((text ?? '').slice(0, 2000));
  return folded === '' ? null : folded;
}

function documentOf(email: Email, name: string, sizeBytes: number): SourceDocument | string {
  const text = email.text ?? '';
  const html = email.html ?? '';
  // The plain part is the letter itself; a page made for mail programs is tables around the same words.
  const isPlain = /\S/.test(text);
  if (!isPlain && !/\S/.test(html)) return 'it holds no text';
  const date = email.headers.find(({ key }) => key === 'date')?.value ?? '';
  const sent = parseMailDate(date);
  return {
    name,
    mediaType: isPlain ? 'text/plain' : 'text/html',
    content: isPlain ? text : html,
    sizeBytes,
    meta: {
      ...EMPTY_META,
      outlet: line(email.from?.name) ?? line(email.from?.address),
      title: line(email.subject),
      publishedAt: sent?.at ?? null,
      publishedDay: sent?.day ?? null,
      sourceId: line(email.messageId),
    },
  };
}

/** Reads one message. A message that is broken beyond reading is refused by its number. */
export async function parseMail(
  bytes: Uint8Array,
  of: { readonly archive: string; readonly record: number; readonly name: string },
): Promise<SourceItem> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, {
      maxNestingDepth: ARCHIVE_LIMITS.mailNesting,
      maxHeadersSize: ARCHIVE_LIMITS.mailHeaderBytes,
    });
  } catch (cause) {
    // The parser throws on the limits above and on broken codings alike.
    const why = cause instanceof Error ? foldLine(cause.message).slice(0, 120) : 'it is broken';
    return recordRefusal(of.archive, of.record, `it is no readable message (${why})`);
  }
  if (email.headers.length === 0) return recordRefusal(of.archive, of.record, 'it has no header');
  const document = documentOf(email, of.name, bytes.length);
  return typeof document === 'string'
    ? recordRefusal(of.archive, of.record, document)
    : { kind: 'document', document };
}

/** Undoes the mark before lines that begin like a separator. */
function unquoted(message: Buffer): Buffer {
  if (message.indexOf('\n>') < 0) return message;
  return Buffer.from(message.toString('latin1').replace(/^>(>{0,8}From )/gm, '$1'), 'latin1');
}

/** Where the next message begins in what is held; -1 where it does not. */
function separatorIn(bytes: Buffer, from: number): number {
  for (let at = from; ; ) {
    const found = bytes.indexOf(NEXT_MESSAGE, at);
    if (found < 0) return -1;
    const head = bytes.toString('latin1', found + 1, found + 400);
    if (SEPARATOR.test(head.split('\n', 1)[0] ?? '')) return found + 1;
    at = found + 1;
  }
}

function mailEntry(message: Buffer, path: string, record: number): ArchiveEntry {
  const start = message.indexOf(FEED) + 1;
  const head = message.toString('latin1', start, start + 64 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const date = /^date:[ \t]{0,8}([^\r\n]{1,80})/im.exec(head)?.[1] ?? '';
  return {
    record,
    address: null,
    day: parseMailDate(date)?.day ?? null,
    read: () =>
      parseMail(unquoted(message.subarray(start)), {
        archive: path,
        record,
        name: `${path}#${record}`,
      }),
  };
}

/** Reads a mailbox message by message (RFC 4155 and its kin); at most one message is held. */
export async function* readMbox(path: string): AsyncGenerator<ArchiveEntry> {
  const window = new ByteWindow(readChunks(path));
  try {
    let record = 0;
    while (await window.ensure(FROM.length)) {
      record += 1;
      if (window.bytes.indexOf(FROM) !== 0) {
        yield brokenEntry(path, record, 'it does not begin like a message of a mailbox');
        if (!(await window.seek(NEXT_MESSAGE, 0))) return;
        window.drop(1);
        continue;
      }
      let looked = 0;
      let end = separatorIn(window.bytes, looked);
      while (end < 0 && !window.isEnded && window.bytes.length <= ARCHIVE_LIMITS.recordBytes) {
        // A separator may stand across the border of what was held.
        looked = Math.max(0, window.bytes.length - 400);
        await window.ensure(Math.max(256 * 1024, 2 * window.bytes.length));
        end = separatorIn(window.bytes, looked);
      }
      if (end < 0 && !window.isEnded) {
        yield brokenEntry(path, record, `it is longer than ${ARCHIVE_LIMITS.recordBytes} bytes`);
        if (!(await window.seek(NEXT_MESSAGE, 1))) return;
        window.drop(1);
        continue;
      }
      const length = end < 0 ? window.bytes.length : end;
      yield mailEntry(window.bytes.subarray(0, length), path, record);
      window.drop(length);
    }
  } finally {
    await window.close();
  }
}
