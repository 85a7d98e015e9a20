import { z } from 'zod';
import { ChanceryError, foldLine } from '../../kernel/index.ts';
import { DELIVERY_BODIES } from './delivery-schemas.ts';

/** What routes take, by name: bodies are read by these, and the OpenAPI document is written from them. */
export const BODIES = {
  Briefs: z
    .looseObject({})
    .describe('A brief, or `{ "briefs": [...] }`: docs/how-to/check-a-brief.md.'),
  Claim: z
    .strictObject({ text: z.string().min(1).max(2_000).describe('One or a few sentences.') })
    .describe('A text to hold against the record.'),
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
  SourceAdded: z
    .strictObject({
      address: z.string().min(1).max(2000),
      name: z.string().min(1).max(200).optional(),
      isOn: z.boolean().default(true),
    })
    .describe('A feed by its address. It is not asked yet.'),
  SourceSwitched: z
    .strictObject({ id: z.string().min(1).max(200), isOn: z.boolean() })
    .describe('A source of the list, on or off.'),
  SourceTested: z
    .strictObject({ source: z.string().min(1).max(2000) })
    .describe('A source of the list, or any public address: a feed, or a page that names one.'),
  Opml: z
    .strictObject({ opml: z.string().min(1), isOn: z.boolean().default(false) })
    .describe('A list of feeds as OPML. They are added off, unless told otherwise.'),
  ...DELIVERY_BODIES,
} as const;
export type BodyName = keyof typeof BODIES;

/** A body of the shape that a route takes. Throws `http.body-refused` with the first thing that is wrong. */
export function bodyAs<N extends BodyName>(name: N, value: unknown): z.output<(typeof BODIES)[N]> {
  const { data, error } = BODIES[name].safeParse(value);
  if (error === undefined) return data as z.output<(typeof BODIES)[N]>;
  const [first] = error.issues;
  const place = first?.path.join('.') ?? '';
  const why = `${place === '' ? '' : `${place}: `}${first?.message ?? 'it has another shape'}`;
  throw new ChanceryError('http.body-refused', { why: foldLine(why).slice(0, 200) });
}
