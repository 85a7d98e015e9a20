import { packedBytes } from '../archives/packed-bytes.ts';
import { isChosen, type Selection } from '../archives/selection.ts';
import { statInput } from '../read-bytes.ts';
import { readLines } from '../read-lines.ts';
import { type GdeltOrigin, parseGdeltRow } from './gdelt-rows.ts';
import { type PointerItem, type PointerOrigin, pointerRefusal } from './pointer.ts';
import { addressLinesOf, readAddressLines } from './read-address-lines.ts';
import { readSitemap } from './read-sitemap.ts';

/** The longest rows are those of the knowledge graph; they reach a few hundred kilobytes. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;

/** Which pointers are read. */
export interface PointerSelection extends Selection {
  /** Beginnings of CAMEO codes; then rows without a code are passed over. */
  readonly cameo?: readonly string[];
}

/** Whether a row is wanted. A refused row is: that it is broken shall be seen. */
export function isWanted(item: PointerItem, selection: PointerSelection): boolean {
  if (item.row <= (selection.after ?? 0)) return false;
  if (item.kind === 'refused') return true;
  if (item.kind === 'list') {
    // A list that was changed last before the range has nothing in it from the range.
    const { from } = selection;
    return from === undefined || item.changedDay === null || item.changedDay >= from;
  }
  const { address, seenDay, codes } = item.pointer;
  const { cameo = [] } = selection;
  if (cameo.length > 0 && !cameo.some((start) => codes?.cameo?.startsWith(start) === true))
    return false;
  return isChosen({ record: item.row, address, day: seenDay }, selection);
}

/** A file on the disk, and what to call it in refusals. */
interface ListFile {
  readonly path: string;
  readonly name: string;
}

async function* gdeltRows(
  { path, name }: ListFile,
  origin: GdeltOrigin,
): AsyncGenerator<PointerItem> {
  const packed = packedBytes(path);
  let row = 0;
  for await (const { number, bytes } of readLines(packed.chunks, MAX_ROW_BYTES)) {
    row = number;
    if (bytes?.length === 0) continue;
    if (bytes === null) yield pointerRefusal(name, row, `it is longer than ${MAX_ROW_BYTES} bytes`);
    else {
      const item = parseGdeltRow(bytes, origin, { name, row });
      if (item !== null) yield item;
    }
  }
  const fault = packed.fault();
  if (fault !== null) yield pointerRefusal(name, row + 1, `${fault}; what stands behind is lost`);
}

async function* sitemapRows({ path, name }: ListFile): AsyncGenerator<PointerItem> {
  const packed = packedBytes(path);
  const kind = addressLinesOf(name);
  const items =
    kind === null ? readSitemap(packed.chunks, name) : readAddressLines(packed.chunks, kind, name);
  let row = 0;
  for await (const item of items) {
    row = item.row;
    yield item;
  }
  const fault = packed.fault();
  if (fault !== null) yield pointerRefusal(name, row + 1, `${fault}; what stands behind is lost`);
}

/**
 * Reads a list of pointers row by row: GDELT tables and sitemaps, plain or packed. A broken row is refused by its number
 * and the next is read. `name` is what refusals call the file, else its path. Throws `input.missing`, `input.directory`,
 * `input.unreadable` and `input.archive`.
 */
export async function* readPointers(
  path: string,
  origin: PointerOrigin,
  { name = path, ...selection }: PointerSelection & { readonly name?: string },
): AsyncGenerator<PointerItem> {
  await statInput(path);
  const file = { path, name };
  const rows = origin === 'sitemap' ? sitemapRows(file) : gdeltRows(file, origin);
  for await (const item of rows) if (isWanted(item, selection)) yield item;
}
