import { z } from 'zod';
import { BILATERAL_ACTS, MODALITIES, PLOVER_ROOTS, TREATY_ACTIONS } from './vocabulary.ts';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const words = z.array(z.string().min(1));

/** A root of PLOVER: its quad class and the modes that it has. */
export const eventTypeSchema = z.strictObject({
  root: z.enum(PLOVER_ROOTS),
  /** 1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds. */
  quad: z.number().int().min(1).max(4),
  about: z.string(),
  modes: z.array(z.strictObject({ id: slug, about: z.string() })).default([]),
});
export type EventTypeEntry = z.infer<typeof eventTypeSchema>;

/**
 * A context of PLOVER and what gives it to an act: any one of the lists that fits is enough. The name is that of the
 * codebook, with its low lines.
 */
export const contextSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/),
  about: z.string(),
  /** Words or phrases in the sentence of the act. */
  words: words.default([]),
  /** Sectors of the act, or of its accord as the lexicon has it. */
  sectors: z.array(slug).default([]),
  actions: z.array(z.enum([...TREATY_ACTIONS, ...BILATERAL_ACTS])).default([]),
  /** Roots that give it whatever the action is. */
  roots: z.array(z.enum(PLOVER_ROOTS)).default([]),
  /** Kinds of the accord, as the lexicon has it. */
  accordKinds: z.array(slug).default([]),
  modalities: z.array(z.enum(MODALITIES)).default([]),
  /** Whether an act that is told as background has it. */
  isBackground: z.boolean().default(false),
});
export type ContextEntry = z.infer<typeof contextSchema>;
