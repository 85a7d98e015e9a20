import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ChanceryError } from '../kernel/index.ts';
import { readingOf, recordRefusal } from './archives/archive-entry.ts';
import { archiveKindOf } from './archives/archive-kind.ts';
import { readArchive } from './archives/read-archive.ts';
import { parseMail } from './archives/read-mail.ts';
import type { InnerReader } from './archives/read-zip.ts';
import type { Selection } from './archives/selection.ts';
import { decodeText } from './decode-text.ts';
import { parseDispatchRow, rowRefusal } from './dispatch-row.ts';
import { EMPTY_META } from './empty-meta.ts';
import { splitFrontMatter } from './front-matter.ts';
import { mediaTypeOfEnding, sniffMediaType } from './media-type.ts';
import { pointerOriginOf } from './pointers/pointer.ts';
import {
  type ByteStream,
  collectBytes,
  readChunks,
  readFileBytes,
  statInput,
} from './read-bytes.ts';
import { readLines } from './read-lines.ts';
import type { MediaType, SourceDocument, SourceItem, SourceLimits } from './types.ts';

const ROW_ENDINGS = new Set(['.jsonl', '.ndjson']);

function documentOf(bytes: Uint8Array, name: string, known: MediaType | null): SourceDocument {
  const text = decodeText(bytes, {
    name,
    charset: null,
    mayDeclareCharset: known === null || known === 'text/html',
  });
  const sniffed = known ?? sniffMediaType(text);
  if (sniffed === 'text/html') {
    return { name, mediaType: sniffed, content: text, sizeBytes: bytes.length, meta: EMPTY_META };
  }
  const { meta, content } = splitFrontMatter(text, name);
  if (!/\S/.test(content)) throw new ChanceryError('input.empty', { name });
  const mediaType = known ?? sniffMediaType(content);
  return { name, mediaType, content, sizeBytes: bytes.length, meta };
}

function itemOfLine(bytes: Uint8Array, name: string, row: number): SourceItem {
  let json: string;
  try {
    json = decodeText(bytes, { name, charset: null, mayDeclareCharset: false });
  } catch (cause) {
    if (!(cause instanceof ChanceryError)) throw cause;
    return rowRefusal(
      name,
      row,
      cause.code === 'input.binary' ? 'it is not text' : 'it is not valid UTF-8',
    );
  }
  const result = parseDispatchRow(json, name);
  return result.document === undefined
    ? rowRefusal(name, row, result.why)
    : { kind: 'document', document: result.document };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

async function* readRows(path: string, limits: SourceLimits): AsyncGenerator<SourceItem> {
  await statInput(path);
  let isEmpty = true;
  for await (const { number, bytes } of readLines(readChunks(path), limits.maxBytes)) {
    if (bytes !== null && isBlank(bytes)) continue;
    // A file whose first line holds NUL bytes is no file of rows: one clear word instead of thousands.
    if (isEmpty && bytes?.includes(0)) throw new ChanceryError('input.binary', { name: path });
    isEmpty = false;
    if (bytes === null)
      yield rowRefusal(path, number, `it is longer than ${limits.maxBytes} bytes`);
    else yield itemOfLine(bytes, path, number);
  }
  if (isEmpty) throw new ChanceryError('input.empty', { name: path });
}

/** The files of a ZIP: texts, pages and messages. Archives inside an archive are refused, not opened. */
function innerReader(path: string): InnerReader {
  return (inner) => {
    const name = `${path}/${inner}`;
    const kind = archiveKindOf(inner);
    if (kind === 'mail')
      return (bytes, record) => parseMail(bytes, { archive: path, record, name });
    if (kind === 'pdf') return () => recordRefusal(path, inner, 'it is a PDF');
    if (kind !== null || /\.(?:gz|tar|tgz|7z|rar)$/i.test(inner))
      return () =>
        recordRefusal(
          path,
          inner,
          'it is not a text; archives inside of an archive are not opened',
        );
    const mediaType = mediaTypeOfEnding(extname(inner));
    if (mediaType === null) return null;
    return (bytes, record) =>
      readingOf(path, record, () => ({
        kind: 'document',
        document: documentOf(bytes, name, mediaType),
      }));
  };
}

/**
 * Reads one file. Archives (`.warc`, `.warc.gz`, `.zip`, `.mbox`, `.eml`) give an item a record. `.jsonl` and `.ndjson` hold a dispatch a line and are streamed: one item a row that is
 * not blank, a broken row as a refusal. Any other file is one document; `.txt` and `.md` may open with
 * front matter, an unknown ending is decided by the content.
 * Throws `input.missing`, `input.directory`, `input.unreadable`, `input.too-large`, `input.empty`,
 * `input.binary`, `input.encoding`, `input.front-matter`, `input.archive`, `input.pointers` and `input.pdf`.
 */
export async function* readFileDocuments(
  path: string,
  limits: SourceLimits,
  selection: Selection = {},
): AsyncGenerator<SourceItem> {
  if (pointerOriginOf(path) !== null) throw new ChanceryError('input.pointers', { name: path });
  const kind = archiveKindOf(path);
  if (kind !== null) {
    yield* readArchive(path, kind, { limits, selection, inner: innerReader(path) });
    return;
  }
  const ending = extname(path).toLowerCase();
  if (ROW_ENDINGS.has(ending)) {
    yield* readRows(path, limits);
    return;
  }
  const bytes = await readFileBytes(path, limits.maxBytes);
  yield { kind: 'document', document: documentOf(bytes, path, mediaTypeOfEnding(ending)) };
}

/**
 * Reads the files that stand directly in a folder, in code-unit order of their names; dot files and
 * endings that are not read are passed over. Throws what `readFileDocuments` throws.
 */
export async function* readFolderDocuments(
  folder: string,
  limits: SourceLimits,
  selectionOf: (path: string) => Promise<Selection> = async () => ({}),
): AsyncGenerator<SourceItem> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing) throw new ChanceryError('input.missing', { path: folder }, cause);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('input.unreadable', { path: folder, why }, cause);
  }
  for (const name of names.sort()) {
    const ending = extname(name).toLowerCase();
    const kind = archiveKindOf(name);
    const isText = ROW_ENDINGS.has(ending) || mediaTypeOfEnding(ending) !== null;
    const path = join(folder, name);
    if (name.startsWith('.')) continue;
    if (kind === 'pdf') yield recordRefusal(folder, name, 'it is a PDF');
    else if (isText || kind !== null)
      yield* readFileDocuments(path, limits, await selectionOf(path));
  }
}

/**
 * Reads one document from a stream, as if it were a file without an ending. Reading ends as soon as more
 * than `maxBytes` came. Throws `input.too-large`, `input.empty`, `input.binary`, `input.encoding` and
 * `input.front-matter`.
 */
export async function readStdinDocument(
  stream: ByteStream,
  limits: SourceLimits,
): Promise<SourceDocument> {
  const name = 'standard input';
  return documentOf(await collectBytes(stream, { name, maxBytes: limits.maxBytes }), name, null);
}
