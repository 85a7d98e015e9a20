import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ChanceryError, type CivilDay } from '../../kernel/index.ts';
import { readChunks, statInput } from '../read-bytes.ts';
import { ATOP } from './atop.ts';
import { COW_IGO } from './cow-igo.ts';
import type { CsvRegister } from './csv-register.ts';
import { DESTA } from './desta.ts';
import { IEADB } from './ieadb.ts';
import { MANYTREATIES } from './manytreaties.ts';
import { mappedCsv } from './mapped-csv.ts';
import type { RegisterMapping } from './mapping.ts';
import { CsvHeading, type CsvRecord, readCsv } from './read-csv.ts';
import type { RegisterItem, RegisterKind } from './register-row.ts';
import { statusPageItems } from './untc-rows.ts';
import { statusPageOf } from './untc-status-page.ts';
import { StatusPageReader } from './untc-table-reader.ts';
import { readBindings } from './wikidata.ts';

/** A register's file and how to read it. */
export interface RegisterFile {
  readonly kind: RegisterKind;
  readonly path: string;
  readonly mapping: RegisterMapping;
  readonly mappingName: string;
}

/** What a pass over a file tells besides its rows. */
export interface FilePass {
  /** SHA-256 of the bytes of the file, once it is read to its end. */
  edition: string;
  /** The day of which the register speaks, where the file says so. */
  day: CivilDay | null;
  bytes: number;
}

const CSV_REGISTERS: Readonly<Partial<Record<RegisterKind, CsvRegister>>> = {
  atop: ATOP,
  desta: DESTA,
  ieadb: IEADB,
  manytreaties: MANYTREATIES,
  'cow-igo': COW_IGO,
};

/** Pages of a status page are whole in memory, in text; the largest there are have a megabyte. */
const MAX_PAGE_BYTES = 32 * 1024 * 1024;

async function* unpacked(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (!path.endsWith('.gz')) {
    yield* chunks;
    return;
  }
  const gunzip = createGunzip();
  // The error comes to the reader below; the callback alone keeps it from being thrown a second time.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (cause) {
    if (cause instanceof ChanceryError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError(
      'import.cut-short',
      { name: path, where: `while it was unpacked (${why})` },
      cause,
    );
  }
}

/** The file as text in pieces; its digest and size are noted in `pass`. Throws `input.encoding` where it is not in its charset. */
async function* textsOf(file: RegisterFile, pass: FilePass): AsyncGenerator<string> {
  const { path } = file;
  const { charset } = file.mapping;
  await statInput(path);
  const hash = createHash('sha256');
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: false });
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readChunks(path)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const decode = (chunk: Uint8Array | null): string => {
    try {
      return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      const offset = `${pass.bytes} or within ${chunk?.length ?? 0} after it`;
      throw new ChanceryError('input.encoding', { name: path, charset, offset }, cause);
    }
  };
  for await (const chunk of unpacked(path, hashed())) {
    const text = decode(chunk);
    pass.bytes += chunk.length;
    if (text !== '') yield text;
  }
  const rest = decode(null);
  if (rest !== '') yield rest;
  pass.edition = hash.digest('hex');
  if (pass.bytes === 0) throw new ChanceryError('input.empty', { name: path });
}

function checkHeading(register: CsvRegister, heading: CsvHeading, file: RegisterFile): void {
  const missing = register.needs.map((names) => names.filter((name) => !heading.has(name)));
  if (missing.some((names) => names.length === 0)) return;
  const fewest = missing.reduce((a, b) => (b.length < a.length ? b : a));
  throw new ChanceryError('import.columns', {
    name: file.path,
    kind: file.kind,
    columns: fewest.slice(0, 8).join(', '),
  });
}

/** A last row that lacks columns means that the file breaks off in it; in the middle it is the row's own trouble. */
async function* csvItems(
  register: CsvRegister,
  file: RegisterFile,
  texts: AsyncIterable<string>,
): AsyncGenerator<RegisterItem> {
  let take: ReturnType<CsvRegister['open']> | null = null;
  let width = 0;
  let held: CsvRecord | null = null;
  const isShort = (record: CsvRecord): boolean => record.cells.length < width;
  for await (const record of readCsv(texts, {
    name: file.path,
    delimiter: file.mapping.delimiter,
  })) {
    if (take === null) {
      const heading = new CsvHeading(record.cells);
      checkHeading(register, heading, file);
      take = register.open(heading);
      width = record.cells.length;
      continue;
    }
    if (held !== null) {
      if (isShort(held)) {
        const why = `${held.cells.length} columns, the heading has ${width}`;
        yield { kind: 'refused', row: held.row, why };
      } else yield* take(held);
    }
    held = record;
  }
  if (take === null) throw new ChanceryError('input.empty', { name: file.path });
  if (held !== null) {
    if (isShort(held)) {
      const where = `row ${held.row}, which has ${held.cells.length} of ${width} columns`;
      throw new ChanceryError('import.cut-short', { name: file.path, where });
    }
    yield* take(held);
  }
  if (held === null)
    throw new ChanceryError('import.cut-short', {
      name: file.path,
      where: 'the heading, which no row follows',
    });
  yield* take(null);
}

async function* pageItems(
  file: RegisterFile,
  texts: AsyncIterable<string>,
  pass: FilePass,
): AsyncGenerator<RegisterItem> {
  const reader = new StatusPageReader();
  for await (const text of texts) {
    if (pass.bytes > MAX_PAGE_BYTES) {
      const limitBytes = MAX_PAGE_BYTES;
      throw new ChanceryError('input.too-large', {
        name: file.path,
        sizeBytes: pass.bytes,
        limitBytes,
      });
    }
    reader.write(text);
  }
  const page = statusPageOf(reader.end());
  if (page === null) {
    const columns = 'a table of participants';
    throw new ChanceryError('import.columns', { name: file.path, kind: file.kind, columns });
  }
  if (!page.isWhole) {
    const where = `after ${page.participants.at(-1)?.name ?? 'the heading of its table'}`;
    throw new ChanceryError('import.cut-short', { name: file.path, where });
  }
  pass.day = page.statusDay;
  yield* statusPageItems(page);
}

/**
 * Reads a register from its file, item by item; at most a row, or a group of rows of one accord, is held in memory.
 * `pass` is filled on the way. Throws `import.columns`, `import.cut-short`, `import.row-too-long`, `import.mapping`
 * and what reading a file throws.
 */
export async function* readRegister(
  file: RegisterFile,
  pass: FilePass,
): AsyncGenerator<RegisterItem> {
  const texts = textsOf(file, pass);
  if (file.kind === 'untc') yield* pageItems(file, texts, pass);
  else if (file.kind === 'wikidata') yield* readBindings(texts, file.path);
  else {
    const register =
      file.kind === 'csv' ? mappedCsv(file.mapping, file.mappingName) : CSV_REGISTERS[file.kind];
    if (register === undefined) throw new Error(`no reader for ${file.kind}`);
    yield* csvItems(register, file, texts);
  }
}

export function newPass(): FilePass {
  return { edition: '', day: null, bytes: 0 };
}
