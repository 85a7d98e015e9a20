import { ChanceryError } from '../../kernel/index.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { readFileBytes, statInput } from '../read-bytes.ts';
import type { SourceItem, SourceLimits } from '../types.ts';
import { type ArchiveEntry, recordRefusal } from './archive-entry.ts';
import type { ArchiveKind } from './archive-kind.ts';
import { parseMail, readMbox } from './read-mail.ts';
import { readWarc } from './read-warc.ts';
import { type InnerReader, readZip } from './read-zip.ts';
import { isChosen, type Selection } from './selection.ts';

export interface ArchiveReading {
  readonly limits: SourceLimits;
  readonly selection: Selection;
  /** How the files of a ZIP are read. */
  readonly inner: InnerReader;
}

async function* readMailFile(path: string, limits: SourceLimits): AsyncGenerator<ArchiveEntry> {
  const bytes = await readFileBytes(path, limits.maxBytes);
  yield {
    record: 1,
    address: null,
    day: null,
    read: () => parseMail(bytes, { archive: path, record: 1, name: path }),
  };
}

async function* readPdfFile(path: string, limits: SourceLimits): AsyncGenerator<ArchiveEntry> {
  const bytes = await readFileBytes(path, limits.maxBytes);
  yield { record: 1, address: null, day: null, read: () => pdfItem(bytes, path, 1) };
}

/** A PDF as an item; one that cannot be read is refused by its number. */
export async function pdfItem(
  bytes: Uint8Array,
  archive: string,
  record: number | string,
): Promise<SourceItem> {
  const name = typeof record === 'string' ? `${archive}/${record}` : archive;
  const { document, why } = await readPdf(bytes, name);
  return document === null ? recordRefusal(archive, record, why) : { kind: 'document', document };
}

function entriesOf(path: string, kind: ArchiveKind, reading: ArchiveReading) {
  if (kind === 'zip') return readZip(path, reading.inner);
  if (kind === 'mbox') return readMbox(path);
  if (kind === 'mail') return readMailFile(path, reading.limits);
  if (kind === 'pdf') return readPdfFile(path, reading.limits);
  return readWarc(path, kind === 'warc-gzip');
}

/**
 * Reads what is selected of an archive, record by record; a record that cannot be read is refused by its number and
 * the next is read. Each item bears its number, so that a reading that was stopped can go on behind it.
 * Throws `input.missing`, `input.unreadable` and `input.archive`.
 */
export async function* readArchive(
  path: string,
  kind: ArchiveKind,
  reading: ArchiveReading,
): AsyncGenerator<SourceItem> {
  await statInput(path);
  let isEmpty = true;
  for await (const entry of entriesOf(path, kind, reading)) {
    isEmpty = false;
    if (!isChosen(entry, reading.selection)) continue;
    const item = await entry.read();
    if (item === null) continue;
    const dated =
      item.kind === 'document' && entry.day !== null && item.document.meta.publishedDay === null
        ? { ...item, document: { ...item.document, capturedDay: entry.day } }
        : item;
    yield { ...dated, at: { archive: path, record: entry.record } };
  }
  if (isEmpty) throw new ChanceryError('input.empty', { name: path });
}
