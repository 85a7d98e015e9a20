import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ChanceryError } from '../kernel/index.ts';
import { readingOf, recordRefusal } from './archives/archive-entry.ts';
import { archiveKindOf } from './archives/archive-kind.ts';
import { packedBytes } from './archives/packed-bytes.ts';
import { pdfItem, readArchive } from './archives/read-archive.ts';
import { parseMail } from './archives/read-mail.ts';
import type { InnerReader } from './archives/read-zip.ts';
import { isChosen, type Selection } from './archives/selection.ts';
import { decodeText } from './decode-text.ts';
import { parseDispatchRow, rowRefusal } from './dispatch-row.ts';
import { EMPTY_META } from './empty-meta.ts';
import { splitFrontMatter } from './front-matter.ts';
import { mediaTypeOfEnding, sniffMediaType } from './media-type.ts';
import { pointerOriginOf } from './pointers/pointer.ts';
import { type ByteStream, collectBytes, readFileBytes, statInput } from './read-bytes.ts';
import { readLines } from './read-lines.ts';
import type { RowMapping } from './row-mapping.ts';
import type { MediaType, SourceDocument, SourceItem, SourceLimits } from './types.ts';

const ROWS = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/** How a file is read. */
export interface FileReading {
  readonly selection?: Selection;
  /** How rows of another's shape are read; without it they are dispatches of ours. */
  readonly mapping?: RowMapping;
}

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

function itemOfLine(
  bytes: Uint8Array,
  at: { readonly name: string; readonly row: number },
  mapping: RowMapping | undefined,
): SourceItem {
  const { name, row } = at;
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
  const result = parseDispatchRow(json, name, mapping);
  return result.document === undefined
    ? rowRefusal(name, row, result.why)
    : { kind: 'document', document: result.document };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

function isRowChosen(item: SourceItem, record: number, selection: Selection): boolean {
  if (item.kind === 'refused')
    return isChosen({ record, address: null, day: null }, { ...selection, hosts: [] });
  const { address, publishedDay } = item.document.meta;
  return isChosen({ record, address, day: publishedDay }, selection);
}

async function* readRows(
  path: string,
  limits: SourceLimits,
  { selection = {}, mapping }: FileReading,
): AsyncGenerator<SourceItem> {
  await statInput(path);
  const packed = packedBytes(path);
  let isEmpty = true;
  let row = 0;
  for await (const { number, bytes } of readLines(packed.chunks, limits.maxBytes)) {
    row = number;
    if (bytes !== null && isBlank(bytes)) continue;
    // A file whose first line holds NUL bytes is no file of rows: one clear word instead of thousands.
    if (isEmpty && bytes?.includes(0)) throw new ChanceryError('input.binary', { name: path });
    isEmpty = false;
    if (number <= (selection.after ?? 0)) continue;
    const item =
      bytes === null
        ? rowRefusal(path, number, `it is longer than ${limits.maxBytes} bytes`)
        : itemOfLine(bytes, { name: path, row: number }, mapping);
    if (isRowChosen(item, number, selection))
      yield { ...item, at: { archive: path, record: number } };
  }
  const fault = packed.fault();
  if (fault !== null) yield rowRefusal(path, row + 1, `${fault}; what stands behind is lost`);
  else if (isEmpty) throw new ChanceryError('input.empty', { name: path });
}

/** The files of a ZIP: texts, pages and messages. Archives inside an archive are refused, not opened. */
function innerReader(path: string): InnerReader {
  return (inner) => {
    const name = `${path}/${inner}`;
    const kind = archiveKindOf(inner);
    if (kind === 'mail')
      return (bytes, record) => parseMail(bytes, { archive: path, record, name });
    if (kind === 'pdf') return (bytes) => pdfItem(bytes, path, inner);
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
 * Reads one file. Archives (`.warc`, `.warc.gz`, `.zip`, `.mbox`, `.eml`) give an item a record, a `.pdf` one. `.jsonl` and `.ndjson`, packed by gzip or not, hold a
 * dispatch a line and are streamed: one item a row that is not blank, a broken row as a refusal. Any other file is one document; `.txt` and `.md` may open with
 * front matter, an unknown ending is decided by the content.
 * Throws `input.missing`, `input.directory`, `input.unreadable`, `input.too-large`, `input.empty`,
 * `input.binary`, `input.encoding`, `input.front-matter`, `input.archive` and `input.pointers`.
 */
export async function* readFileDocuments(
  path: string,
  limits: SourceLimits,
  reading: FileReading = {},
): AsyncGenerator<SourceItem> {
  const { selection = {} } = reading;
  if (pointerOriginOf(path) !== null) throw new ChanceryError('input.pointers', { name: path });
  const kind = archiveKindOf(path);
  if (kind !== null) {
    yield* readArchive(path, kind, { limits, selection, inner: innerReader(path) });
    return;
  }
  if (ROWS.test(path)) {
    yield* readRows(path, limits, reading);
    return;
  }
  const ending = extname(path).toLowerCase();
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
  readingOf: (path: string) => Promise<FileReading> = async () => ({}),
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
    const isText = ROWS.test(name) || mediaTypeOfEnding(ending) !== null;
    const path = join(folder, name);
    if (name.startsWith('.')) continue;
    if (isText || kind !== null) yield* readFileDocuments(path, limits, await readingOf(path));
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
