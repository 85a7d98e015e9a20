import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, digestOf } from '../../kernel/index.ts';
import type { SourceDocument } from '../../sources/index.ts';
import { parseKept } from './kept-json.ts';
import type { NewWork } from './work-contract.ts';

/** Shorter ones gain nothing by being packed. */
const MIN_PACKED = 1_500;
const PACKED = 'gzip:';

/** A document as a column of text; pages shrink to a quarter. */
export function packDocument(document: SourceDocument): string {
  const json = JSON.stringify(document);
  if (json.length < MIN_PACKED) return json;
  return `${PACKED}${gzipSync(json, { level: 3 }).toString('base64')}`;
}

/** Throws `store.corrupt`. */
export function unpackDocument(column: string, path: string): SourceDocument {
  if (!column.startsWith(PACKED)) return parseKept(column, path);
  const bytes = Buffer.from(column.slice(PACKED.length), 'base64');
  return parseKept(gunzipSync(bytes).toString(), path);
}

/** What two documents are the same by: what they say and what their source says of them, whatever their file is called. */
export function keyOf({ document, on }: NewWork): string {
  const { content, mediaType, meta, capturedDay = null } = document;
  return digestOf(canonicalJson({ content, mediaType, meta, capturedDay, on }));
}
