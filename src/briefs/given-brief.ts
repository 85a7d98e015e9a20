import { z } from 'zod';
import type { Brief, SectionName } from './types.ts';

/** Bounds of a brief that somebody hands in: far above any that is read by people. */
const SENTENCES_AT_MOST = 500;
const LONGEST_TEXT = 4_000;
const CITED_AT_MOST = 100;

const id = z.string().min(1).max(300);
const offset = z.int().min(0);

const cited = z.union([
  z.object({ dispatch: id, start: offset, end: offset }),
  z.object({ quote: z.string().min(1).max(LONGEST_TEXT), dispatch: id.optional() }),
]);

const sentence = z.object({
  text: z.string().min(1).max(LONGEST_TEXT),
  kind: z.enum(['reported', 'record']).default('record'),
  evidence: z.array(cited).max(CITED_AT_MOST).default([]),
  entries: z.array(id).max(CITED_AT_MOST).default([]),
});

const section = z
  .object({ sentences: z.array(sentence).max(SENTENCES_AT_MOST) })
  .default({ sentences: [] });

const brief = z.object({
  id: id.optional(),
  title: z.string().max(LONGEST_TEXT).optional(),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  sections: z.object({
    happening: section,
    importance: section,
    next: section,
    beyond: section,
  }),
});

const given = z.union([
  z.object({ briefs: z.array(brief).min(1).max(100) }).transform((value) => value.briefs),
  brief.transform((value) => [value]),
]);

/** A brief as it was handed in: of this program or of another. Passages may be named by their words. */
export type GivenBrief = z.infer<typeof brief>;
export type GivenSentence = GivenBrief['sections'][SectionName]['sentences'][number];

/** What can be read again of any brief. */
export type CheckableBrief = Pick<Brief, 'title' | 'asOf' | 'sections'>;

/**
 * Parses one brief, or `{ briefs: [...] }`, from untrusted JSON. Keys that are not needed are left aside, so that
 * the output of `chancery brief --json` fits as it is. Returns what is wrong in words where the shape does not fit.
 */
export function parseGivenBriefs(
  value: unknown,
): { readonly briefs: readonly GivenBrief[] } | { readonly why: string } {
  const parsed = given.safeParse(value);
  if (parsed.success) return { briefs: parsed.data };
  const wrapped = typeof value === 'object' && value !== null && 'briefs' in value;
  const precise = wrapped
    ? z.object({ briefs: z.array(brief).min(1).max(100) }).safeParse(value)
    : brief.safeParse(value);
  const [issue] = precise.error?.issues ?? parsed.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return { why: `${at}${(issue?.message ?? 'it has another shape').replace(/\.$/, '')}` };
}
