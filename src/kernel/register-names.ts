import { z } from 'zod';
import { type Edtf, parseEdtf } from './edtf.ts';

/** How registers call what the lexicon holds; two lists of the lexicon of their own, so that a register can be read. */

const words = z.array(z.string().min(1));
const code = z.string().regex(/^[A-Z][A-Z0-9-]{1,24}$/);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const when = z
  .string()
  .refine((text) => parseEdtf(text) !== null, 'not an EDTF value')
  .transform((text) => text as Edtf);

/** How registers call a state: numbers and names beside those of `states`. */
export const registerPartySchema = z.strictObject({
  code,
  /** ISO 3166-1 numeric. */
  iso: z.number().int().positive().optional(),
  /** Numbers of the Correlates of War list of states; several where the list divides what goes on as one. */
  cow: z.array(z.number().int().positive()).default([]),
  names: words.default([]),
  /** Name of a state that is no more; its code stands nowhere else. */
  former: z.string().optional(),
  until: when.optional(),
});
export type RegisterParty = z.infer<typeof registerPartySchema>;

/** How registers call an accord: official titles, and the identifiers that they give it. */
export const registerAccordSchema = z.strictObject({
  accord: slug,
  titles: words.default([]),
  /** Chapter and number in the UN Treaty Collection. */
  untc: words.default([]),
  ieadb: words.default([]),
  atop: words.default([]),
  desta: words.default([]),
  manytreaties: words.default([]),
  /** Abbreviation in the Correlates of War list of organisations. */
  cowIgo: words.default([]),
  wikidata: words.default([]),
});
export type RegisterAccord = z.infer<typeof registerAccordSchema>;
