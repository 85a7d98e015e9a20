import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../folder.ts';

const ids = z.array(z.string());
const statement = z.object({ fact: z.string(), dispatches: ids });

const goldShape = z.object({
  accords: z.record(z.string(), z.string()),
  developments: z.array(z.object({ id: z.string(), dispatches: ids })),
  origins: z.array(ids),
  differences: z.array(
    z.object({
      about: z.string(),
      claims: z.array(z.object({ value: z.string(), dispatches: ids })),
    }),
  ),
  expectations: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      subjects: ids,
      accord: z.string().nullable(),
      window: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
      saidIn: ids,
      state: z.array(z.object({ asOf: z.string(), state: z.string() })),
    }),
  ),
  standings: z.array(
    z.object({
      asOf: z.string(),
      subject: z.string(),
      accord: z.string().nullish(),
      relationWith: z.string().nullish(),
      stage: z.string(),
      evidenceClass: z.string(),
    }),
  ),
  mustSay: z.object({
    happening: z.array(statement),
    importance: z.array(statement),
    next: z.array(statement),
    beyond: z.array(statement),
  }),
  mustNotSay: z.array(z.object({ statement: z.string(), asOf: z.string() })),
  distractors: ids,
});

/** What a careful reader of one dossier would conclude. */
export type Gold = z.infer<typeof goldShape>;
export type GoldExpectation = Gold['expectations'][number];

/** Reads `gold.json` of a dossier. Throws CorpusError. */
export async function readGold(folder: string): Promise<Gold> {
  return readJson(join(folder, 'gold.json'), goldShape);
}
