import { z } from 'zod';

/** What routes take, by name: bodies are read by these, and the OpenAPI document is written from them. */
export const BODIES = {
  Briefs: z
    .looseObject({})
    .describe('A brief, or `{ "briefs": [...] }`: docs/how-to/check-a-brief.md.'),
  Ruling: z
    .strictObject({
      ruling: z.enum(['confirm', 'reject', 'merge', 'split', 'rename', 'set', 'undo']),
      target: z
        .string()
        .min(1)
        .max(300)
        .describe('A claim, act, dispatch, development, entry, accord or ruling.'),
      values: z
        .array(z.string().max(500))
        .max(200)
        .default([])
        .describe('Stage and day for `set`; what is merged or parted; the words of a name.'),
      author: z.string().min(1).max(500),
      reason: z.string().min(1).max(500),
      expected: z
        .string()
        .max(60)
        .nullable()
        .describe('The `last` of the answer of `/rulings` that the editor has seen.'),
    })
    .describe('A ruling of an editor: docs/reference/http.md.'),
} as const;
export type BodyName = keyof typeof BODIES;
