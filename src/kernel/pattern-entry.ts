import { z } from 'zod';
import { BILATERAL_ACTS, MODALITIES, PLOVER_ROOTS, TREATY_ACTIONS } from './vocabulary.ts';

const words = z.array(z.string().min(1));
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/**
 * A way in which news says an act. `triggers` are lemmas of verbs or nouns; the engine handles voice,
 * tense, negation, coordination and reported speech around them.
 */
export const patternSchema = z.strictObject({
  id: slug,
  /** Null for acts that have a root alone: a demand, a threat, a deployment. */
  action: z
    .enum([...TREATY_ACTIONS, ...BILATERAL_ACTS])
    .nullable()
    .default(null),
  /** PLOVER root and CAMEO code of an act that has no action. */
  root: z.enum(PLOVER_ROOTS).nullable().default(null),
  cameo: z
    .string()
    .regex(/^\d{2,4}$/)
    .nullable()
    .default(null),
  /** A sentence that the pattern must match, and one that it must refuse; both are tests. */
  matches: z.string(),
  refuses: z.string(),
  verbs: words.default([]),
  nouns: words.default([]),
  /** Words that must stand right after the verb, before its object ("out of", "up to"); empty string allows none. */
  particles: z.array(z.string()).default([]),
  /** Nouns of which one must stand in the object phrase ("ties", "relations", "ambassador"). */
  objectNouns: words.default([]),
  /** What the complement must be. */
  needs: z.enum(['accord', 'state', 'object-noun', 'none']),
  /**
   * Who the grammatical roles are. `joint`: subject and "with" partner do it alike. `body-acts`: the organisation that
   * is the accord does it to a member.
   */
  roles: z
    .enum(['subject-acts', 'joint', 'object-acts', 'accord-acts', 'body-acts'])
    .default('subject-acts'),
  /** Verbs of which one must have the noun as its subject ("talks collapsed"). */
  predicates: words.default([]),
  /** Beginnings of words of which one must stand elsewhere in the sentence. */
  context: words.default([]),
  /**
   * Whether the accord may stand elsewhere in the sentence: `bare` where nothing follows the verb ("had pulled out
   * in July"), `any` in every case ("Burundi's ratification").
   */
  loose: z.enum(['none', 'bare', 'any']).default('none'),
  /** Beginnings of words that must not stand in the sentence ("troops" beside "withdrew"). */
  avoids: words.default([]),
  /** Whether two sides must be named. */
  isPair: z.boolean().default(false),
  /** Whether somebody with a code must do it, even where an accord is the grammatical subject. */
  needsSubject: z.boolean().default(false),
  /** Whether the object of the verb is told and not acted on ("notified the United Nations that it was leaving X"). */
  isTold: z.boolean().default(false),
  /** A negation that the act consists of ("is no longer bound by", "would not renew"). */
  negation: z.enum(['none', 'not', 'no-longer']).default('none'),
  /** Modality that the trigger itself carries ("plans", "refuse") when nothing else says more. */
  modality: z.enum(MODALITIES).nullable().default(null),
  /** Lower runs first. */
  order: z.number().int().default(50),
});
export type PatternEntry = z.infer<typeof patternSchema>;
