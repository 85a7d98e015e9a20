import type { Brief } from '../../src/briefs/index.ts';
import type {
  AccordView,
  ChangeRow,
  DevelopmentRow,
  DispatchView,
  Explanation,
  StandingRow,
  StateView,
} from '../../src/desk/index.ts';
import {
  civilDay,
  type Dispatch,
  type Evidence,
  type EvidenceClass,
  edtf,
  type Stage,
} from '../../src/kernel/index.ts';
import type { Expectation } from '../../src/record/index.ts';

/** The last day of this small record. */
export const LAST_DAY = civilDay('2031-03-14');

/** Names by code; the places and papers are made up. */
export const NAMES: Readonly<Record<string, string>> = {
  VEL: 'Velmar',
  ORR: 'Orrania',
  TASK: 'Taskand',
  'lake-pact': 'Lake Pact',
  'salt-road': 'Salt Road Convention',
};

const TEXTS = {
  'd-000000000001': {
    outlet: 'Harbour Gazette',
    title: 'Velmar signs the Lake Pact',
    body: [
      'Velmar signed the Lake Pact on Wednesday, its foreign ministry said, after four years of talks.',
      'Ratification is due before the end of June, the minister told reporters in the capital.',
      'Two earlier parties, Orrania and Taskand, took eleven months each to ratify.',
    ],
  },
  'd-000000000002': {
    outlet: 'Meridian Wire',
    title: 'Velmar has joined Lake Pact',
    body: [
      'Velmar has joined the Lake Pact, officials said on Thursday.',
      'The pact opens the lake ports to the ships of its members.',
    ],
  },
  'd-000000000003': {
    outlet: 'Orran Mail',
    title: 'Velmar has joined Lake Pact',
    body: [
      'Velmar has joined the Lake Pact, officials said on Thursday.',
      'The pact opens the lake ports to the ships of its members.',
    ],
  },
} as const;
type TextId = keyof typeof TEXTS;

export function textFor(title: string, body: readonly string[]): string {
  return [title, ...body].join('\n\n');
}

function dispatchOf(id: TextId): Dispatch {
  const { outlet, title, body } = TEXTS[id];
  return {
    id,
    address: `https://${outlet.toLowerCase().replace(' ', '-')}.example/lake-pact`,
    outlet,
    outletKind: 'national-daily',
    title,
    text: textFor(title, body),
    titleSpan: { start: 0, end: title.length },
    language: 'en',
    byline: 'By a correspondent',
    publishedAt: Date.parse('2031-03-13T08:00:00Z'),
    referenceDay: civilDay('2031-03-13'),
    referenceFrom: 'published',
    receivedAt: Date.parse('2031-03-13T09:00:00Z'),
    knownDay: civilDay('2031-03-13'),
    revisionOf: null,
  };
}

/** Where some words stand in one of the texts. */
export function evidence(id: string, words: string): Evidence {
  const { text } = dispatchOf(id as TextId);
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in ${id}`);
  return { dispatch: id, start, end: start + words.length };
}

export const SIGNED = evidence(
  'd-000000000001',
  'Velmar signed the Lake Pact on Wednesday, its foreign ministry said, after four years of talks.',
);
const DUE = evidence(
  'd-000000000001',
  'Ratification is due before the end of June, the minister told reporters in the capital.',
);
const JOINED = evidence(
  'd-000000000002',
  'Velmar has joined the Lake Pact, officials said on Thursday.',
);
const PORTS = evidence(
  'd-000000000002',
  'The pact opens the lake ports to the ships of its members.',
);

function standing(
  subject: string,
  of: { accord?: string; counterpart?: string; stage: Stage; since: string; rests: EvidenceClass },
): StandingRow {
  const entry =
    of.accord === undefined
      ? `relation/${[subject, of.counterpart].sort().join('/')}`
      : `party/${of.accord}/${subject}`;
  const named = (id: string | undefined) =>
    id === undefined ? null : { id, name: NAMES[id] ?? id };
  return {
    entry,
    subject: { id: subject, name: NAMES[subject] ?? subject },
    accord: named(of.accord),
    counterpart: named(of.counterpart),
    label: of.stage === 'signed' ? 'signed, not yet in force' : of.stage.replaceAll('-', ' '),
    standing: {
      entry,
      subject,
      accord: of.accord ?? null,
      counterpart: of.counterpart ?? null,
      stage: of.stage,
      since: edtf(of.since),
      sinceBasis: of.stage === 'signed' ? 'inferred' : 'stated',
      evidenceClass: of.rests,
      because: ['c-000000000001'],
      held: [],
      previous: null,
      rule: 'signed-needs-two-origins',
    },
  };
}

export const STANDINGS: readonly StandingRow[] = [
  standing('VEL', { accord: 'lake-pact', stage: 'signed', since: '2031-03-12', rests: 'party' }),
  standing('ORR', {
    accord: 'lake-pact',
    stage: 'in-force',
    since: '2028-02',
    rests: 'depositary',
  }),
  standing('TASK', { accord: 'lake-pact', stage: 'withdrawn', since: '2030', rests: 'register' }),
];

const RELATIONS: readonly StandingRow[] = [
  standing('ORR', { counterpart: 'VEL', stage: 'established', since: '1994', rests: 'register' }),
];

function expectation(id: string, over: Partial<Expectation>): Expectation {
  return {
    id,
    what: 'ratification',
    action: 'ratification',
    subjects: ['VEL'],
    subjectWords: null,
    objects: [],
    accord: 'lake-pact',
    modality: 'planned',
    window: edtf('../2031-06-30'),
    wording: 'before the end of June',
    saidBy: 'VEL',
    basis: 'said',
    dispatch: DUE.dispatch,
    act: 'a-000000000002',
    evidence: [DUE],
    knownDay: civilDay('2031-03-13'),
    state: 'open',
    stateSince: civilDay('2031-03-13'),
    stateBecause: [],
    ...over,
  };
}

export const EXPECTATIONS: readonly Expectation[] = [
  expectation('e-000000000001', {}),
  expectation('e-000000000002', {
    what: 'signature',
    window: edtf('2031-02'),
    wording: 'in February',
    state: 'met',
    stateSince: civilDay('2031-03-12'),
  }),
  expectation('e-000000000003', {
    subjects: ['ORR'],
    what: 'opening of an embassy',
    accord: null,
    window: edtf('2031-01-01/2031-01-31'),
    wording: null,
    saidBy: null,
    state: 'missed',
    stateSince: civilDay('2031-02-01'),
  }),
  expectation('e-000000000004', {
    subjects: [],
    subjectWords: 'more countries',
    window: null,
    wording: 'soon',
  }),
  expectation('e-000000000005', {
    what: 'deposit',
    basis: 'ladder',
    window: null,
    wording: null,
    saidBy: null,
    state: 'overtaken',
    evidence: [],
  }),
];

export const DEVELOPMENTS: readonly DevelopmentRow[] = [
  {
    id: 'vel-lake-pact',
    title: 'Velmar signed the Lake Pact on 12 March 2031',
    states: [{ id: 'VEL', name: 'Velmar' }],
    accord: { id: 'lake-pact', name: 'Lake Pact' },
    stage: 'signed',
    previousStage: 'announced',
    evidenceClass: 'party',
    firstDay: civilDay('2031-03-01'),
    lastDay: civilDay('2031-03-13'),
    outletCount: 3,
    originCount: 2,
    dispatchCount: 3,
    changed: 'Meridian Wire says “joined” where the ministry says “signed”.',
    differsOn: ['stage'],
    consequence: {
      points: 5,
      parts: [
        { what: 'stage: signed', points: 4 },
        { what: 'class of evidence: party', points: 1 },
      ],
    },
  },
  {
    id: 'orr-vel-embassy',
    title: 'Orrania announced an embassy in Velmar',
    states: [
      { id: 'ORR', name: 'Orrania' },
      { id: 'VEL', name: 'Velmar' },
    ],
    accord: null,
    stage: 'announced',
    previousStage: null,
    evidenceClass: 'anonymous',
    firstDay: civilDay('2030-12-02'),
    lastDay: civilDay('2030-12-02'),
    outletCount: 1,
    originCount: 1,
    dispatchCount: 1,
    changed: null,
    differsOn: [],
    consequence: {
      points: 2,
      parts: [
        { what: 'stage: announced', points: 3 },
        { what: 'class of evidence: anonymous', points: -1 },
      ],
    },
  },
];

export const BRIEF: Brief = {
  id: 'vel-lake-pact',
  title: 'Velmar signed the Lake Pact on 12 March 2031',
  asOf: LAST_DAY,
  sections: {
    happening: {
      sentences: [
        {
          text: 'Velmar signed the Lake Pact on 12 March 2031; it is not yet a party.',
          kind: 'record',
          evidence: [SIGNED, JOINED],
          entries: ['party/lake-pact/VEL'],
        },
        {
          text: 'Velmar signed the Lake Pact on Wednesday, its foreign ministry said.',
          kind: 'reported',
          evidence: [SIGNED],
          entries: ['a-000000000001'],
        },
      ],
    },
    importance: {
      sentences: [
        {
          text: 'The pact opens the lake ports to the ships of its members.',
          kind: 'reported',
          evidence: [PORTS],
          entries: [],
        },
      ],
    },
    next: {
      sentences: [
        {
          text: 'Ratification is due before the end of June.',
          kind: 'reported',
          evidence: [DUE],
          entries: ['e-000000000001'],
        },
      ],
    },
    beyond: {
      sentences: [
        {
          text: 'One state is a party in force; one has withdrawn.',
          kind: 'record',
          evidence: [],
          entries: ['party/lake-pact/ORR', 'party/lake-pact/TASK'],
        },
      ],
    },
  },
  differences: [
    {
      about: 'stage',
      subject: 'VEL lake-pact',
      claims: [
        {
          value: 'signed',
          outlets: ['Harbour Gazette'],
          dispatches: ['d-000000000001'],
          evidence: [SIGNED],
          since: civilDay('2031-03-13'),
          remark: null,
        },
        {
          value: 'member',
          outlets: ['Meridian Wire', 'Orran Mail'],
          dispatches: ['d-000000000002', 'd-000000000003'],
          evidence: [JOINED],
          since: civilDay('2031-03-13'),
          remark: 'premature',
        },
      ],
      held: 'signed, on the word of the party concerned',
    },
  ],
  changed: [
    {
      what: 'stage',
      text: 'Velmar: announced → signed.',
      entries: ['party/lake-pact/VEL'],
      evidence: [SIGNED],
    },
  ],
  expectations: [
    {
      id: 'e-000000000001',
      text: 'Velmar ratifies the Lake Pact',
      window: edtf('../2031-06-30'),
      wording: 'before the end of June',
      saidBy: 'VEL',
      basis: 'said',
      state: 'open',
      evidence: [DUE],
    },
  ],
  acts: [
    {
      id: 'a-000000000001',
      subjects: ['VEL'],
      objects: [],
      action: 'signature',
      accord: 'lake-pact',
      stage: 'signed',
      modality: 'done',
      day: edtf('2031-03-12'),
      dayBasis: 'inferred',
      dayFrom: '“Wednesday”, reckoned from publication 2031-03-13',
      dayOf: 'act',
      announced: null,
      sectors: ['trade'],
      speaker: 'VEL',
      evidence: [SIGNED],
    },
  ],
  sources: {
    outlets: [
      { outlet: 'Harbour Gazette', dispatches: ['d-000000000001'] },
      { outlet: 'Meridian Wire', dispatches: ['d-000000000002'] },
      { outlet: 'Orran Mail', dispatches: ['d-000000000003'] },
    ],
    origins: [
      { id: 'o-1', dispatches: ['d-000000000001'], why: [] },
      { id: 'o-2', dispatches: ['d-000000000002', 'd-000000000003'], why: ['same text'] },
    ],
    independent: 2,
    dispatches: (Object.keys(TEXTS) as TextId[]).map((id) => ({
      id,
      outlet: TEXTS[id].outlet,
      title: TEXTS[id].title,
      address: null,
      day: civilDay('2031-03-13'),
      revisionOf: null,
    })),
  },
  standings: [
    {
      entry: 'party/lake-pact/VEL',
      label: 'Velmar, Lake Pact',
      stage: 'signed',
      since: edtf('2031-03-12'),
      evidenceClass: 'party',
    },
  ],
};

export const ACCORD: AccordView = {
  id: 'lake-pact',
  name: 'Lake Pact',
  united: [],
  kind: 'treaty',
  about: 'Opens the ports of the lake to the ships of its parties.',
  depositaries: [{ id: 'ORR', name: 'Orrania' }],
  signed: edtf('2027-05-04'),
  inForce: edtf('2028-02'),
  entryIntoForce: 'Thirty days after the second deposit.',
  sectors: ['trade', 'transport'],
  isKnown: true,
  partiesComplete: false,
  asOf: LAST_DAY,
  stageDays: [
    {
      from: 'signed',
      to: 'ratified',
      cases: 3,
      medianDays: 330,
      shortestDays: 300,
      longestDays: 412,
      entries: ['party/lake-pact/ORR'],
    },
  ],
  parties: STANDINGS,
  expectations: EXPECTATIONS.slice(0, 2),
  developments: DEVELOPMENTS.slice(0, 1),
};

export const STATE: StateView = {
  code: 'VEL',
  name: 'Velmar',
  official: 'Republic of Velmar',
  region: 'Lakeland',
  asOf: LAST_DAY,
  accords: STANDINGS.slice(0, 1),
  relations: RELATIONS,
  expectations: EXPECTATIONS.slice(0, 1),
  developments: DEVELOPMENTS,
};

export function dispatchView(id: string): DispatchView | null {
  if (!(id in TEXTS)) return null;
  const dispatch = dispatchOf(id as TextId);
  return {
    dispatch,
    sentences: [{ start: 0, end: dispatch.text.length }],
    acts: [],
    refusals: [
      {
        stage: 'events',
        code: 'events.accord-unclear',
        dispatch: id,
        span: null,
        params: { text: 'the deal' },
      },
    ],
    development: 'vel-lake-pact',
    origin: 'o-1',
    revisions: [],
  };
}

export function explanation(id: string): Explanation {
  return {
    id,
    kind: 'standing',
    title: 'Velmar under the Lake Pact: signed',
    steps: [
      { what: 'stage', rule: 'signed-by-party', words: 'The party concerned says that it signed.' },
      { what: 'day', rule: 'weekday-before', words: '“Wednesday” before 13 March is 12 March.' },
    ],
    passages: [{ ...SIGNED, outlet: 'Harbour Gazette', words: 'Velmar signed the Lake Pact' }],
    see: ['a-000000000001'],
    refusals: [],
  };
}

/** What moved, one standing on one day. */
export const CHANGES: readonly ChangeRow[] = STANDINGS.map((row, index) => ({
  ...row,
  knownDay: civilDay(`2031-03-${12 + index}`),
  before: index === 0 ? ('announced' as const) : null,
  isTakenBack: false,
}));

export const OVERVIEW_TITLE = 'What moved: Velmar and the lake';

/** The order of a brief over several developments, and its reasons. */
export const ORDER: NonNullable<Brief['order']> = [
  {
    development: 'vel-lake-pact',
    title: 'Velmar signed the Lake Pact on 12 March 2031',
    points: 8.5,
    parts: [
      { what: 'signed', points: 5 },
      { what: 'word of the party concerned', points: 3 },
      { what: 'two origins', points: 0.5 },
    ],
  },
  {
    development: 'orr-vel-embassy',
    title: 'Orrania announced an embassy in Velmar',
    points: 2,
    parts: [{ what: 'announced', points: 2 }],
  },
];
