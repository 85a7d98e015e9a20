import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ChanceryError, parseCivilDay, STAGES } from '../../kernel/index.ts';

const column = z.string().min(1).max(200);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** The day of a step: one column, or up to three with numbers. */
const when = z.union([
  column,
  z.strictObject({ year: column, month: column.optional(), day: column.optional() }),
]);

const mappingSchema = z.strictObject({
  /** Name of the register: the origin of its claims. */
  register: slug.optional(),
  /** `depositary` only for the accord's own depositary. */
  class: z.enum(['depositary', 'register']).default('register'),
  /** Who keeps the register, in words. */
  asserter: z.string().min(1).max(200).optional(),
  /** The day of which the register speaks. */
  asOf: z
    .string()
    .refine((text) => parseCivilDay(text) !== null, 'not a day YYYY-MM-DD')
    .optional(),
  /** How the bytes are read; registers of older make are often windows-1252. */
  charset: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  /** Columns of a CSV file. */
  columns: z
    .strictObject({
      party: column,
      counterpart: column.optional(),
      accord: column.optional(),
      accordId: column.optional(),
      steps: z
        .array(
          z.union([
            z.strictObject({ stage: z.enum(STAGES), on: when.optional() }),
            z.strictObject({
              stageFrom: column,
              values: z.record(z.string(), z.enum(STAGES)),
              on: when.optional(),
            }),
          ]),
        )
        .min(1),
    })
    .optional(),
  /** The accord of every row, where the file has no column for it. */
  accord: slug.optional(),
  /** The register's names or identifiers → the accord or code of the lexicon. */
  accords: z.record(z.string(), slug).default({}),
  parties: z.record(z.string(), z.string().regex(/^[A-Z][A-Z0-9-]{1,24}$/)).default({}),
  /** `keep` files accords that nobody knows under `x-` and a form of their title. */
  unknownAccords: z.enum(['refuse', 'keep']).default('refuse'),
});

export type RegisterMapping = z.infer<typeof mappingSchema>;

export const NO_MAPPING: RegisterMapping = mappingSchema.parse({});

/** Reads a mapping from YAML or JSON. Throws `import.mapping`, which says what is wrong and where. */
export function parseMapping(text: string, name: string): RegisterMapping {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  const [trouble] = document.errors;
  const wrong = (why: string, cause?: unknown): ChanceryError =>
    new ChanceryError('import.mapping', { name, why }, cause);
  if (trouble !== undefined) throw wrong(trouble.message.split('\n')[0] ?? '', trouble);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw wrong('an alias (*) is not read; write the value out', cause);
  }
  const parsed = mappingSchema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.replace(/^: /, ''));
}
