import { z } from 'zod';
import { briefOutput, CLAIM_VERDICTS, SEARCH_FIELDS, type SearchField } from '../../desk/index.ts';
import { EVIDENCE_CLASSES, EXPECTATION_STATES, MODALITIES, STAGES } from '../../kernel/index.ts';
import { DELIVERY_ANSWERS } from './delivery-schemas.ts';

/**
 * The answers of the API. The OpenAPI document is written from these, and a test reads answers of every route by them.
 * What the reference describes elsewhere (acts, developments, dispatches) is left open here.
 */

const FIELDS = Object.keys(SEARCH_FIELDS) as SearchField[];

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' });
const when = z.string().describe('A day, month, year or interval (EDTF).').nullable();
const stage = z.enum(STAGES);
const evidenceClass = z.enum(EVIDENCE_CLASSES);
const open = z.looseObject({});
const cursor = z
  .string()
  .nullable()
  .describe('What to ask the next page with; null at the end of the list.');
const names = z.record(z.string(), z.string()).describe('Display names by code or identifier.');
const named = z.strictObject({ id: z.string(), name: z.string() });
const span = { start: z.int().min(0), end: z.int().min(0) };
const evidence = z.strictObject({ dispatch: z.string(), ...span });

const refusal = z.looseObject({ code: z.string(), words: z.string() });
const passage = z.strictObject({
  dispatch: z.string(),
  ...span,
  outlet: z.string().nullable(),
  title: z.string().nullable(),
  day: day.nullable(),
  words: z.string(),
});

const developmentRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  states: z.array(named),
  accord: named.nullable(),
  stage: stage.nullable(),
  previousStage: stage.nullable(),
  evidenceClass: evidenceClass.nullable(),
  firstDay: day,
  lastDay: day,
  outletCount: z.int(),
  originCount: z.int(),
  dispatchCount: z.int(),
  changed: z.string().nullable(),
  differsOn: z.array(z.string()).describe('What its dispatches do not agree on.'),
  consequence: z
    .strictObject({
      points: z.number(),
      parts: z.array(z.strictObject({ what: z.string(), points: z.number() })),
    })
    .describe('How much it weighs, and the parts of the sum.'),
});

const standing = z.strictObject({
  entry: z.string(),
  subject: z.string(),
  accord: z.string().nullable(),
  counterpart: z.string().nullable(),
  stage,
  since: when,
  sinceBasis: z.enum(['stated', 'inferred']).nullable(),
  evidenceClass,
  sinceClass: evidenceClass
    .optional()
    .describe('What the day rests on; left out where that is the class of the standing.'),
  because: z.array(z.string()),
  held: z.array(z.strictObject({ claim: z.string(), stage, why: z.string() })),
  previous: z.strictObject({ stage, since: when }).nullable(),
  rule: z.string(),
});
const standingShape = {
  entry: z.string(),
  subject: named,
  accord: named.nullable(),
  counterpart: named.nullable(),
  standing,
  label: z.string(),
  claimsLeft: z.int().optional().describe('Claims of it that are not named; left out for none.'),
};
const standingRow = z.strictObject(standingShape);
const change = z.strictObject({
  ...standingShape,
  knownDay: day,
  before: stage.nullable(),
  isTakenBack: z.boolean(),
});

const expectation = z.strictObject({
  id: z.string(),
  what: z.string(),
  action: z.string(),
  subjects: z.array(z.string()),
  subjectWords: z.string().nullable(),
  objects: z.array(z.string()),
  accord: z.string().nullable(),
  modality: z.enum(MODALITIES),
  window: when,
  wording: z.string().nullable(),
  saidBy: z.string().nullable(),
  basis: z.enum(['said', 'ladder']),
  dispatch: z.string().nullable(),
  act: z.string().nullable(),
  evidence: z.array(evidence),
  knownDay: day,
  state: z.enum(EXPECTATION_STATES),
  stateSince: day,
  stateBecause: z.array(z.string()),
});

const ruling = z.strictObject({
  id: z.string(),
  knownDay: day,
  ruling: z.enum(['confirm', 'reject', 'merge', 'split', 'rename', 'set', 'undo']),
  target: z.string(),
  value: z.string().nullable(),
  author: z.string(),
  reason: z.string(),
  undoneBy: z.string().nullable(),
});

const united = z.strictObject({
  id: z.string(),
  into: z.string(),
  name: z.string(),
  knownDay: day,
  why: z.string(),
});

const accord = z.strictObject({
  id: z.string(),
  name: z.string(),
  united: z.array(united),
  kind: z.string(),
  about: z.string().nullable(),
  depositaries: z.array(named),
  signed: when,
  inForce: when,
  entryIntoForce: z.string().nullable(),
  sectors: z.array(z.string()),
  isKnown: z.boolean(),
  partiesComplete: z.boolean(),
  asOf: day,
  parties: z.array(standingRow),
  stageDays: z.array(
    z.strictObject({
      from: stage,
      to: stage,
      cases: z.int().describe('Parties behind the figures; never under three.'),
      medianDays: z.int(),
      shortestDays: z.int(),
      longestDays: z.int(),
      entries: z.array(z.string()),
    }),
  ),
  expectations: z.array(expectation),
  developments: z.array(developmentRow),
});
const state = z.strictObject({
  code: z.string(),
  name: z.string(),
  official: z.string().nullable(),
  region: z.string().nullable(),
  asOf: day,
  accords: z.array(standingRow),
  relations: z.array(standingRow),
  expectations: z.array(expectation),
  developments: z.array(developmentRow),
});

const checked = z.strictObject({
  id: z.string().nullable(),
  asOf: day,
  sentences: z.int(),
  unsupported: z.array(
    z.strictObject({
      section: z.string(),
      sentence: z.int(),
      what: z.enum(['actor', 'accord', 'stage', 'number', 'day', 'evidence']),
      value: z.string(),
      text: z.string(),
    }),
  ),
});

const spans = z.array(z.strictObject(span));
const field = z.strictObject({ field: z.enum(FIELDS), id: z.string(), name: z.string() });
const searchView = z.strictObject({
  asOf: day,
  search: z.looseObject({ canonical: z.string(), fields: z.array(field) }),
  dispatches: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      titleMarks: spans,
      outlet: z.string().nullable(),
      day: day.nullable(),
      language: z.string(),
      development: z.string().nullable(),
      excerpts: z.array(z.strictObject({ ...span, words: z.string(), marks: spans })),
      stages: z.array(stage),
    }),
  ),
  developments: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      states: z.array(named),
      accord: named.nullable(),
      stage: stage.nullable(),
      firstDay: day,
      lastDay: day,
      dispatchCount: z.int(),
    }),
  ),
  entries: z.array(standingRow),
  cursor,
  meant: z.array(field),
});
const suggestion = z.strictObject({
  field: z.enum(FIELDS),
  name: z.string(),
  text: z.string(),
  about: z.string(),
});

const instant = z.int().describe('Epoch milliseconds.');
const source = z.strictObject({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  kind: z.string().nullable(),
  language: z.string().nullable(),
  region: z.string().nullable(),
  isOn: z.boolean(),
  isVerified: z.boolean(),
  movedFrom: z.string().nullable(),
  lastAskedAt: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  lastChangeAt: instant.nullable(),
  nextAt: instant,
  trouble: z.strictObject({ at: instant, code: z.string(), words: z.string() }).nullable(),
  counts: z.record(z.string(), z.int()).nullable(),
  medianDelayMs: z.number().nullable(),
});

const checkedStatement = z.strictObject({
  entry: z.string(),
  stated: z.strictObject({ stage, modality: z.enum(MODALITIES), day: when, words: z.string() }),
  verdict: z.enum(CLAIM_VERDICTS),
  held: standingRow.nullable(),
  sources: z.array(
    z.strictObject({
      claim: z.string(),
      stage,
      evidenceClass,
      asserter: z.string().nullable(),
      knownDay: day,
      dispatch: z.string().nullable(),
      outlet: z.string().nullable(),
      address: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
});
const row = z.record(
  z.string(),
  z.union([z.string(), z.int(), z.boolean(), z.array(z.string()), z.null()]),
);
const asOf = day;

export const ANSWERS = {
  Developments: z.strictObject({ asOf, developments: z.array(developmentRow), cursor }),
  Development: z.strictObject({ asOf, development: open, names }),
  Brief: z.strictObject({
    brief: briefOutput.shape.briefs.element,
    passages: z.array(passage),
    refusals: z.array(refusal),
    names,
  }),
  Accords: z.strictObject({
    asOf,
    accords: z.array(named.extend({ partyCount: z.int(), developmentCount: z.int() })),
    cursor,
  }),
  Accord: z.strictObject({ accord, expectationsLeft: z.int(), names }),
  States: z.strictObject({
    asOf,
    states: z.array(named.extend({ accordCount: z.int(), developmentCount: z.int() })),
    cursor,
  }),
  State: z.strictObject({ state, expectationsLeft: z.int(), names }),
  Next: z.strictObject({ asOf, expectations: z.array(expectation), names, cursor }),
  Timeline: z.strictObject({ asOf, changes: z.array(change), cursor }),
  Day: z.strictObject({ asOf, day, changes: z.array(change), rulings: z.array(ruling) }),
  History: z.strictObject({
    history: z.strictObject({
      entry: z.string(),
      asOf,
      standing: standingRow.nullable(),
      steps: z.array(change),
      claims: z.array(z.strictObject({ claim: open, fate: z.string() })),
      united: z.array(united),
      rulings: z.array(ruling),
    }),
    names,
  }),
  Rulings: z.strictObject({
    asOf,
    rulings: z.array(ruling),
    last: z.string().nullable().describe('The last ruling of the log; null where there is none.'),
    cursor,
  }),
  Ruled: z.strictObject({ ruling, last: z.string() }),
  Claims: z.strictObject({ asOf, claims: z.array(row), cursor }),
  Parties: z.strictObject({ asOf, parties: z.array(row), cursor }),
  Dispatches: z.strictObject({ asOf, dispatches: z.array(open), cursor }),
  Dispatch: z.looseObject({ dispatch: open, refusals: z.array(refusal), names }),
  Explanation: z.looseObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    steps: z.array(z.strictObject({ what: z.string(), rule: z.string(), words: z.string() })),
    see: z.array(z.string()),
    names,
  }),
  Status: z.looseObject({ version: z.int(), facts: z.int(), lastDay: day }),
  Names: z.strictObject({ names: z.array(named) }),
  Found: z.strictObject({
    found: z
      .strictObject({ kind: z.enum(['state', 'accord']), id: z.string(), name: z.string() })
      .nullable(),
  }),
  Today: z.strictObject({
    today: z.strictObject({
      asOf,
      developments: z.array(developmentRow),
      lookedThrough: z.int(),
      choices: z.strictObject({
        states: z.array(named),
        accords: z.array(named),
        sectors: z.array(named),
        regions: z.array(z.string()),
      }),
    }),
  }),
  Search: z.strictObject({ found: searchView, names }),
  Suggestions: z.strictObject({ suggestions: z.array(suggestion) }),
  Sources: z.strictObject({
    sources: z.array(source),
    offered: z.int().describe('How many there are with those that ship.'),
    quarantine: z.array(z.strictObject({ source: z.string(), why: z.string(), at: instant })),
  }),
  Switched: z.strictObject({ sources: z.array(source) }),
  SourceTested: z.strictObject({
    tested: z.strictObject({
      address: z.string(),
      version: z.string(),
      title: z.string().nullable(),
      entries: z.int(),
      newestAt: instant.nullable(),
      fault: z.string().nullable(),
    }),
  }),
  ...DELIVERY_ANSWERS,
  Checked: z.strictObject({ checked: z.array(checked) }),
  CheckedClaim: z.strictObject({
    asOf,
    statements: z.array(checkedStatement),
    refusals: z.array(refusal),
  }),
  OpenApi: z.looseObject({ openapi: z.string() }),
  Problem: z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      code: z.string().describe('Stable: docs/reference/errors.md.'),
      what: z.string().describe('What happened, in words.'),
      next: z.string().describe('What to do next, in words.'),
    })
    .describe('A problem document (RFC 9457).'),
} as const;
export type AnswerName = keyof typeof ANSWERS;
