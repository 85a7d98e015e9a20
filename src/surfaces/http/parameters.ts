import { z } from 'zod';
import { TODAY_ORDERS } from '../../desk/index.ts';
import { EVIDENCE_CLASSES, parseCivilDay, STAGES } from '../../kernel/index.ts';

const day = z
  .string()
  .refine((text) => parseCivilDay(text) !== null)
  .meta({ format: 'date' });
const text = z.string().min(1);

/** The parameters of all routes: requests are read by these, and the OpenAPI document is written from them. */
export const PARAMETERS = {
  'as-of': day.describe('Speak as known on this day; the last day of the record where left out.'),
  from: day.describe('Only from this day on.'),
  to: day.describe('Only up to this day.'),
  state: text.describe('Only of this state, by its code.'),
  accord: text.describe('Only under this accord, by its identifier.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .describe('How many rows at most; a list with cursors is given whole without it.'),
  cursor: text.describe('The `cursor` of the page before.'),
  after: text.describe('A place of the log, as `position` of the stream gives it.'),
  format: z.enum(['json', 'md', 'html', 'txt', 'pdf']).describe('The same as an ending.'),
  stage: z.enum(STAGES).describe('Only at this stage.'),
  sector: text.describe('Only of this sector, by its identifier.'),
  region: text.describe('Only of states of this subregion (UN M49), by its name.'),
  class: z.enum(EVIDENCE_CLASSES).describe('Only on evidence of this class.'),
  since: day.describe('Only what was told of on this day or later.'),
  order: z.enum(TODAY_ORDERS).describe('The newest first, or the most consequential first.'),
  all: text.describe('Also the sources that ship and are off.'),
  q: text.describe('A search: words, “phrases” and fields such as state:KAZ.'),
  delivery: text.describe('Only of this delivery, by its identifier.'),
  name: text.describe('Any name of a state or an accord.'),
  id: text.describe('A code or identifier; repeatable.'),
} as const;
export type ParameterName = keyof typeof PARAMETERS;
