import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ChanceryError, OUTLET_KINDS, parseInstant } from '../kernel/index.ts';
import { parseMailDate } from './archives/mail-date.ts';
import { firstIssue, metaFields, metaOf } from './meta-fields.ts';
import type { SourceDocument } from './types.ts';

/** Where a value stands in a row: keys parted by dots. Several are tried in turn. */
const path = z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).min(1)]);

const mappingSchema = z
  .strictObject({
    /** Fields of the dispatch → keys of the row. */
    fields: z.strictObject({
      id: path.optional(),
      url: path.optional(),
      outlet: path.optional(),
      outletKind: path.optional(),
      published: path.optional(),
      title: path.optional(),
      byline: path.optional(),
      language: path.optional(),
      revisionOf: path.optional(),
      text: path.optional(),
      html: path.optional(),
    }),
    /** What holds for every row that does not say it itself. */
    set: z
      .strictObject({
        outlet: z.string().min(1).max(200).optional(),
        outletKind: z.enum(OUTLET_KINDS).optional(),
        language: z
          .string()
          .regex(/^[a-z]{2,3}$/)
          .optional(),
      })
      .default({}),
    /** How the day is written. */
    published: z.enum(['iso', 'seconds', 'milliseconds', 'compact', 'mail']).default('iso'),
  })
  .refine(({ fields }) => fields.text !== undefined || fields.html !== undefined, {
    path: ['fields'],
    message: 'neither text nor html is named',
  });

/** How rows of another's JSON Lines become dispatches. */
export type RowMapping = z.infer<typeof mappingSchema>;

/** Reads a mapping from YAML or JSON. Throws `input.mapping`, which says what is wrong and where. */
export function parseRowMapping(text: string, name: string): RowMapping {
  const wrong = (why: string, cause?: unknown): ChanceryError =>
    new ChanceryError('input.mapping', { name, why }, cause);
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  const [trouble] = document.errors;
  if (trouble !== undefined) throw wrong(trouble.message.split('\n')[0] ?? '', trouble);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw wrong('an alias (*) is not read; write the value out', cause);
  }
  const parsed = mappingSchema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  throw wrong(firstIssue(parsed.error));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under keys parted by dots; a key that has the dots in it goes before. */
function valueAt(row: unknown, keys: string): unknown {
  if (!isObject(row)) return undefined;
  if (Object.hasOwn(row, keys)) return row[keys];
  const dot = keys.indexOf('.');
  if (dot < 0 || !Object.hasOwn(row, keys.slice(0, dot))) return undefined;
  return valueAt(row[keys.slice(0, dot)], keys.slice(dot + 1));
}

/** A value as text: of a list the texts in it, parted by `joint`. Null for what is no text. */
function textIn(value: unknown, joint: string): string | null {
  if (typeof value === 'string') return /\S/.test(value) ? value : null;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return null;
  const texts = value.flatMap((one) => textIn(one, joint) ?? []);
  return texts.length === 0 ? null : texts.join(joint);
}

function found(row: unknown, keys: string | readonly string[] | undefined, joint = ', ') {
  for (const one of typeof keys === 'string' ? [keys] : (keys ?? [])) {
    const text = textIn(valueAt(row, one), joint);
    if (text !== null) return text;
  }
  return null;
}

/** A moment in seconds or milliseconds; null where it is no number or no day of this age. */
function epochIso(text: string, unitMs: number): string | null {
  const at = /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text.trim()) ? Number(text) * unitMs : Number.NaN;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function compactIso(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})Z?)?$/.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const civil = `${year}-${month}-${day}`;
  return hour === undefined ? civil : `${civil}T${hour}:${minute}:${second}Z`;
}

/** The day in the form that rows have; null where it is not written as the mapping says. */
function publishedIso(text: string, form: RowMapping['published']): string | null {
  if (form === 'seconds') return epochIso(text, 1000);
  if (form === 'milliseconds') return epochIso(text, 1);
  if (form === 'compact') return compactIso(text);
  if (form === 'iso') return parseInstant(text) === null ? null : text;
  const stated = parseMailDate(text);
  // The day is that of the sender's own offset, which the instant alone does not tell.
  const zone = /([+-]\d{2})(\d{2})\s*$/.exec(text.trim());
  if (stated?.at == null) return null;
  if (zone === null) return new Date(stated.at).toISOString();
  const [, hours, minutes] = zone;
  const offsetMs = (Number(hours) * 60 + Math.sign(Number(`${hours}1`)) * Number(minutes)) * 60_000;
  return new Date(stated.at + offsetMs).toISOString().replace('Z', `${hours}:${minutes}`);
}

const shared = z.object(metaFields);

/** A row of another's shape as a document, or why it is none. The row is what `JSON.parse` gave. */
export function documentOfMappedRow(
  row: unknown,
  mapping: RowMapping,
  of: { readonly name: string; readonly sizeBytes: number },
): { readonly document: SourceDocument } | { readonly why: string; readonly document?: never } {
  if (!isObject(row)) return { why: 'it is no object' };
  const { fields, set } = mapping;
  const html = found(row, fields.html, '\n');
  const text = html === null ? found(row, fields.text, '\n\n') : null;
  const content = html ?? text;
  if (content === null) return { why: 'it holds no text where the mapping says' };
  const day = found(row, fields.published);
  const published = day === null ? null : publishedIso(day, mapping.published);
  if (day !== null && published === null)
    return { why: `its day “${day.slice(0, 40)}” is not written as ${mapping.published}` };
  const parsed = shared.safeParse({
    id: found(row, fields.id),
    url: found(row, fields.url),
    outlet: found(row, fields.outlet) ?? set.outlet ?? null,
    outletKind: found(row, fields.outletKind) ?? set.outletKind ?? null,
    published,
    title: found(row, fields.title),
    byline: found(row, fields.byline),
    language: found(row, fields.language) ?? set.language ?? null,
    revisionOf: found(row, fields.revisionOf),
  });
  if (!parsed.success) return { why: firstIssue(parsed.error) };
  const meta = metaOf(parsed.data);
  return {
    document: {
      name: meta.sourceId === null ? of.name : `${of.name} (${meta.sourceId})`,
      mediaType: html === null ? 'text/plain' : 'text/html',
      content,
      sizeBytes: of.sizeBytes,
      meta,
    },
  };
}
