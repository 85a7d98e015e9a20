import { z } from 'zod';
import {
  EVIDENCE_CLASSES,
  EXPECTATION_STATES,
  MODALITIES,
  REFUSAL_WORDS,
  REFUSING_STAGES,
  STAGES,
} from '../kernel/index.ts';

const id = z.string().min(1);
const count = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const when = z
  .string()
  .regex(/^[\d./~?-]{4,25}$/)
  .describe('A day, month, year or interval: the subset of EDTF that is named in the reference.');
const stage = z.enum(STAGES);
const modality = z.enum(MODALITIES);

const evidence = z
  .strictObject({ dispatch: id, start: count, end: count })
  .describe('A passage: UTF-16 units of the text of a dispatch, the end exclusive.');
const passages = z.array(evidence);

const sentence = z.strictObject({
  text: z.string().min(1),
  kind: z.enum(['reported', 'record']),
  evidence: passages,
  entries: z.array(id),
  isDrafted: z
    .literal(true)
    .optional()
    .describe('A language model put it into words; it has passed the same check.'),
});

const section = z.strictObject({
  sentences: z.array(sentence).max(5),
  silence: z.string().optional(),
});

const difference = z.strictObject({
  about: z.string(),
  subject: z.string(),
  claims: z.array(
    z.strictObject({
      value: z.string(),
      outlets: z.array(z.string()),
      dispatches: z.array(id),
      evidence: passages,
      since: day,
      remark: z.string().nullable(),
    }),
  ),
  held: z.string().nullable(),
});

const change = z.strictObject({
  what: z.enum(['ruling', 'stage', 'day', 'difference', 'expectation', 'sources', 'sentence']),
  text: z.string(),
  entries: z.array(id),
  evidence: passages,
});

const expectation = z.strictObject({
  id,
  text: z.string(),
  window: when.nullable(),
  wording: z.string().nullable(),
  saidBy: z.string().nullable(),
  basis: z.enum(['said', 'ladder']),
  state: z.enum(EXPECTATION_STATES),
  evidence: passages,
});

const act = z.strictObject({
  id,
  subjects: z.array(id),
  objects: z.array(id),
  action: id,
  accord: id.nullable(),
  stage: stage.nullable(),
  modality,
  day: when.nullable(),
  dayBasis: z.enum(['stated', 'inferred']).nullable(),
  dayFrom: z.string().nullable(),
  dayOf: z.enum(['act', 'announcement']).nullable(),
  announced: z
    .strictObject({
      day: when,
      basis: z.enum(['stated', 'inferred']),
      from: z.string().nullable(),
    })
    .nullable(),
  sectors: z.array(id),
  speaker: z.string().nullable(),
  evidence: passages,
});

const sources = z.strictObject({
  outlets: z.array(z.strictObject({ outlet: z.string(), dispatches: z.array(id) })),
  origins: z.array(z.strictObject({ id, dispatches: z.array(id), why: z.array(z.string()) })),
  independent: z.int(),
  dispatches: z.array(
    z.strictObject({
      id,
      outlet: z.string().nullable(),
      title: z.string().nullable(),
      address: z.string().nullable(),
      day: day.nullable(),
      revisionOf: id.nullable(),
    }),
  ),
});

const brief = z.strictObject({
  id,
  title: z.string().min(1),
  asOf: day,
  sections: z.strictObject({
    happening: section,
    importance: section,
    next: section,
    beyond: section,
  }),
  differences: z.array(difference),
  changed: z.array(change),
  expectations: z.array(expectation),
  acts: z.array(act),
  sources,
  standings: z.array(
    z.strictObject({
      entry: id,
      label: z.string(),
      stage,
      since: when.nullable(),
      evidenceClass: z.enum(EVIDENCE_CLASSES),
      sinceClass: z
        .enum(EVIDENCE_CLASSES)
        .optional()
        .describe('What the day rests on; left out where that is the class of the standing.'),
    }),
  ),
  drafting: z
    .strictObject({
      model: z.string(),
      kept: count,
      dropped: count,
      failure: z.string().nullable(),
    })
    .optional()
    .describe('That a language model was asked for prose, and what came of it.'),
  order: z
    .array(
      z.strictObject({
        development: id,
        title: z.string(),
        points: z.number(),
        parts: z.array(z.strictObject({ what: z.string(), points: z.number() })),
      }),
    )
    .optional()
    .describe(
      'Of a brief over several developments: their order, most consequential first, and its reasons.',
    ),
});

const REFUSAL_CODES = Object.keys(REFUSAL_WORDS).sort() as [string, ...string[]];

const refusal = z.strictObject({
  stage: z.enum(REFUSING_STAGES),
  code: z.enum(REFUSAL_CODES),
  dispatch: id.nullable(),
  span: z.strictObject({ start: count, end: count }).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The published output as a zod schema: `{ briefs, refusals }`. */
export const briefOutput = z.strictObject({ briefs: z.array(brief), refusals: z.array(refusal) });

/** The same as JSON Schema 2020-12; `docs/reference/brief.schema.json` is this value, written out. */
export const briefSchema: Readonly<Record<string, unknown>> = {
  ...z.toJSONSchema(briefOutput),
  title: 'Briefs and refusals',
  description:
    'What Chancery publishes about developments: cited briefs, and what was left unsaid and why.',
};
