import { z } from 'zod';
import { foldLine, OUTLET_KINDS, parseInstant } from '../kernel/index.ts';
import type { SourceMeta } from './types.ts';

/** Longest title, name or address that is believed to be one, in UTF-16 units. */
const MAX_LINE = 2000;

const line = z
  .string()
  .max(MAX_LINE)
  .transform((text) => {
    const folded = foldLine(text);
    return folded === '' ? null : folded;
  });

/** Whether the text is an http or https address; anything else must not become a link. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

const address = z.string().max(MAX_LINE).refine(isWebAddress, 'not an http or https address');

const published = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'not an ISO 8601 day or instant');

const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/, 'not a language code')
  .transform((tag) => {
    const primary = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
    return primary.length === 2 || primary === 'und' ? primary : null;
  });

/** The fields that a front matter and a dispatch row share; each may be missing or null. */
export const metaFields = {
  id: line.nullish(),
  url: address.nullish(),
  outlet: line.nullish(),
  outletKind: z.enum(OUTLET_KINDS).nullish(),
  published: published.nullish(),
  title: line.nullish(),
  byline: line.nullish(),
  language: language.nullish(),
  revisionOf: line.nullish(),
} as const;

const metaSchema = z.object(metaFields);
type MetaFields = z.output<typeof metaSchema>;

/** The shared fields as the house keeps them. */
export function metaOf(fields: MetaFields): SourceMeta {
  const stated = fields.published == null ? null : parseInstant(fields.published);
  return {
    address: fields.url ?? null,
    outlet: fields.outlet ?? null,
    outletKind: fields.outletKind ?? null,
    title: fields.title ?? null,
    byline: fields.byline ?? null,
    language: fields.language ?? null,
    publishedAt: stated?.at ?? null,
    publishedDay: stated?.day ?? null,
    revisionOf: fields.revisionOf ?? null,
    sourceId: fields.id ?? null,
  };
}

/** The first thing that a schema found wrong, in one line, for people. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'it has not the expected shape';
  const path = issue.path.join('.');
  return foldLine(path === '' ? issue.message : `${path}: ${issue.message}`).slice(0, 300);
}
