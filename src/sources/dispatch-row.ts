import { z } from 'zod';
import type { Refusal } from '../kernel/index.ts';
import { firstIssue, metaFields, metaOf } from './meta-fields.ts';
import { documentOfMappedRow, type RowMapping } from './row-mapping.ts';
import type { SourceDocument, SourceItem } from './types.ts';

const dispatchRowSchema = z.object({
  ...metaFields,
  body: z.string().refine((text) => /\S/.test(text), 'it holds no text'),
});

/** A dispatch as one JSON object, or why it is none. */
type RowResult =
  | { readonly document: SourceDocument }
  | { readonly why: string; readonly document?: never };

/**
 * Reads one JSON object: `body` is needed; `id, url, outlet, outletKind, published, title, byline, language,
 * revisionOf` may be missing; other keys are left alone. `body` is plain text. With a mapping, the row has the keys that it names.
 */
export function parseDispatchRow(json: string, name: string, mapping?: RowMapping): RowResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    if (cause instanceof SyntaxError) return { why: 'it is not JSON' };
    // JSON.parse runs out of stack on deep nesting.
    if (cause instanceof RangeError) return { why: 'it nests too deep' };
    throw cause;
  }
  const sizeBytes = Buffer.byteLength(json);
  if (mapping !== undefined) return documentOfMappedRow(value, mapping, { name, sizeBytes });
  const parsed = dispatchRowSchema.safeParse(value);
  if (!parsed.success) return { why: firstIssue(parsed.error) };
  const { body, ...fields } = parsed.data;
  const meta = metaOf(fields);
  return {
    document: {
      name: meta.sourceId === null ? name : `${name} (${meta.sourceId})`,
      mediaType: 'text/plain',
      content: body,
      sizeBytes,
      meta,
    },
  };
}

/** The refusal of a row; rows are counted from 1. */
export function rowRefusal(name: string, row: number, why: string): SourceItem {
  const refusal: Refusal = {
    stage: 'sources',
    code: 'sources.dispatch-row-invalid',
    dispatch: null,
    span: null,
    params: { name, row, why },
  };
  return { kind: 'refused', refusal };
}
