import { z } from 'zod';

/** What routes take, by name: bodies are read by these, and the OpenAPI document is written from them. */
export const BODIES = {
  Briefs: z
    .looseObject({})
    .describe('A brief, or `{ "briefs": [...] }`: docs/how-to/check-a-brief.md.'),
} as const;
export type BodyName = keyof typeof BODIES;
