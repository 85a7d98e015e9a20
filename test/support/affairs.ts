import type { BriefDeps, BriefInput, BriefState } from '../../src/briefs/index.ts';
import type {
  AccordEntry,
  CivilDay,
  Dispatch,
  Edtf,
  EvidenceClass,
  OutletKind,
  Stage,
  StateEntry,
} from '../../src/kernel/index.ts';
import { civilDay, edtf, shortId } from '../../src/kernel/index.ts';
import { sentencesOf, smallReader } from './small-reader.ts';

type Standing = BriefState['standings'][number];
type Claim = BriefState['claims'][number];
type Expectation = BriefState['expectations'][number];
type Act = BriefInput['dispatches'][number]['acts'][number];

const NAMES: Readonly<Record<string, readonly [name: string, article?: 'the', plural?: 'plural']>> =
  {
    ARE: ['United Arab Emirates', 'the'],
    USA: ['United States', 'the'],
    KAZ: ['Kazakhstan'],
    ISR: ['Israel'],
    BHR: ['Bahrain'],
    MAR: ['Morocco'],
    SDN: ['Sudan'],
    HAMAS: ['Hamas'],
    LTU: ['Lithuania'],
    GAB: ['Gabon'],
    NOR: ['Norway'],
    SAU: ['Saudi Arabia'],
    IRN: ['Iran'],
    TLS: ['Timor-Leste'],
    'abraham-accords': ['Abraham Accords', 'the', 'plural'],
    'mine-ban-convention': ['Mine Ban Convention', 'the'],
    'high-seas-treaty': ['High Seas Treaty', 'the'],
    asean: ['ASEAN'],
    BGD: ['Bangladesh'],
    NPL: ['Nepal'],
  };

function accord(id: string, more: Partial<AccordEntry>): AccordEntry {
  return {
    id,
    name: NAMES[id]?.[0] ?? id,
    article: true,
    plural: false,
    names: [],
    descriptions: [],
    kind: 'treaty',
    ladder: 'accord',
    organisation: null,
    seats: [],
    depositary: [],
    brokers: [],
    adopted: null,
    signed: null,
    inForce: null,
    entryIntoForce: null,
    sectors: [],
    parties: [],
    partiesComplete: false,
    about: null,
    ...more,
  };
}

const ACCORDS: readonly AccordEntry[] = [
  accord('abraham-accords', {
    kind: 'declaration',
    plural: true,
    signed: edtf('2020-09-15'),
    brokers: ['USA'],
    partiesComplete: true,
    about: 'A set of declarations by which states normalise their relations with Israel.',
    parties: [
      { state: 'ARE', stage: 'in-force', since: null, signed: edtf('2020-09-15') },
      { state: 'BHR', stage: 'in-force', since: null, signed: edtf('2020-09-15') },
      { state: 'MAR', stage: 'in-force', since: null, signed: edtf('2020-12-22') },
    ],
  }),
  accord('mine-ban-convention', {
    kind: 'convention',
    signed: edtf('1997-12-03'),
    inForce: edtf('1999-03-01'),
  }),
  accord('high-seas-treaty', { adopted: edtf('2023-06-19') }),
  accord('asean', { kind: 'organisation', ladder: 'organisation', adopted: edtf('1967-08-08') }),
];

function state(code: string, region: string): StateEntry {
  return {
    code,
    alpha2: code.slice(0, 2),
    name: NAMES[code]?.[0] ?? code,
    article: NAMES[code]?.[1] === 'the',
    official: null,
    names: [],
    adjectives: [],
    people: [],
    capitals: [],
    seats: [],
    status: 'un-member',
    region,
    groups: [],
    homonyms: [],
  };
}

const STATES: readonly StateEntry[] = [
  state('KAZ', 'Central Asia'),
  state('ARE', 'Western Asia'),
  state('BHR', 'Western Asia'),
  state('ISR', 'Western Asia'),
  state('MAR', 'Northern Africa'),
  state('SDN', 'Northern Africa'),
];

/** A small lexicon and the small reader. */
export const smallDeps: BriefDeps = {
  nameOf: (id) => {
    const row = NAMES[id];
    return row === undefined
      ? null
      : { name: row[0], article: row[1] === 'the', plural: row[2] === 'plural' };
  },
  accordInfo: (id) => ACCORDS.find((entry) => entry.id === id) ?? null,
  stateInfo: (code) => STATES.find((entry) => entry.code === code) ?? null,
  sectorName: (id) => id,
  groupName: () => null,
  actionNoun: (action) => action,
  check: { understand: smallReader },
};

interface DispatchOptions {
  readonly id: string;
  readonly day: string;
  readonly outlet: string;
  readonly kind?: OutletKind;
  readonly revisionOf?: string;
}

/** A dispatch of title and body. */
export function dispatchOf(options: DispatchOptions, title: string, body: string): Dispatch {
  const text = `${title}\n\n${body}`;
  return {
    id: options.id,
    address: `https://${options.id}.example/story`,
    outlet: options.outlet,
    outletKind: options.kind ?? 'wire',
    title,
    text,
    titleSpan: { start: 0, end: title.length },
    language: 'en',
    byline: null,
    publishedAt: Date.parse(`${options.day}T12:00:00Z`),
    referenceDay: civilDay(options.day),
    referenceFrom: 'published',
    receivedAt: Date.parse(`${options.day}T13:00:00Z`),
    knownDay: civilDay(options.day),
    revisionOf: options.revisionOf ?? null,
  };
}

/** A dispatch as the small reader understands it. */
export function readDispatch(
  dispatch: Dispatch,
  change: (act: Act) => Act = (act) => act,
): BriefInput['dispatches'][number] {
  const acts = smallReader(dispatch.text, dispatch.referenceDay)
    .acts.filter((act) => act.evidence.start > (dispatch.titleSpan?.end ?? 0))
    .map((act) => change({ ...act, dispatch: dispatch.id }));
  return { dispatch, sentences: sentencesOf(dispatch.text), acts };
}

interface StandingOptions {
  readonly since?: string;
  readonly previous?: Standing['previous'];
  readonly because?: readonly string[];
  readonly evidenceClass?: EvidenceClass;
}

/** Standing of a state under an accord. */
export function party(
  accordId: string,
  subject: string,
  stage: Stage,
  options: StandingOptions = {},
): Standing {
  return standing(
    `party/${accordId}/${subject}`,
    { subject, accord: accordId, counterpart: null },
    stage,
    options,
  );
}

/** Standing of two states with each other. */
export function relation(
  a: string,
  b: string,
  stage: Stage,
  options: StandingOptions = {},
): Standing {
  return standing(
    `relation/${a}/${b}`,
    { subject: a, accord: null, counterpart: b },
    stage,
    options,
  );
}

function standing(
  entry: string,
  who: Pick<Standing, 'subject' | 'accord' | 'counterpart'>,
  stage: Stage,
  options: StandingOptions,
): Standing {
  return {
    entry,
    ...who,
    stage,
    since: options.since === undefined ? null : edtf(options.since),
    sinceBasis: options.since === undefined ? null : 'stated',
    evidenceClass: options.evidenceClass ?? 'register',
    because: options.because ?? [],
    held: [],
    previous: options.previous ?? null,
    rule: 'test',
  };
}

/** A claim of the baseline. */
export function claim(of: Standing, stage: Stage, holds: string): Claim {
  return {
    id: shortId('c', of.entry, stage),
    entry: of.entry,
    subject: of.subject,
    accord: of.accord,
    counterpart: of.counterpart,
    stage,
    modality: 'done',
    holds: edtf(holds),
    holdsBasis: 'stated',
    holdsFrom: '',
    knownDay: civilDay('2020-01-01'),
    dispatch: null,
    act: null,
    origin: 'baseline',
    evidence: [],
    evidenceClass: 'register',
    classWhy: 'baseline',
    asserter: 'baseline',
  };
}

/** An expectation that an act of a dispatch says. */
export function expectation(more: Partial<Expectation> & { readonly id: string }): Expectation {
  return {
    what: 'signature',
    action: 'signature',
    subjects: [],
    subjectWords: null,
    objects: [],
    accord: null,
    modality: 'expected',
    window: null,
    wording: null,
    saidBy: null,
    basis: 'said',
    dispatch: null,
    act: null,
    evidence: [],
    knownDay: civilDay('2025-01-01'),
    state: 'open',
    stateSince: civilDay('2025-01-01'),
    stateBecause: [],
    ...more,
  };
}

interface AffairOptions {
  readonly asOf: string;
  readonly dispatches: BriefInput['dispatches'];
  readonly state?: Partial<BriefState>;
  readonly before?: BriefInput['before'];
  /** Dispatches that share an origin. */
  readonly origins?: readonly (readonly string[])[];
  readonly lead?: Act | null;
}

/** The input of a brief. The first act of the first dispatch leads unless another is named. */
export function affair(id: string, options: AffairOptions): BriefInput {
  const ids = options.dispatches.map((row) => row.dispatch.id);
  const days = options.dispatches.map((row) => row.dispatch.knownDay).sort();
  const origins = options.origins ?? ids.map((item) => [item]);
  return {
    asOf: civilDay(options.asOf),
    development: {
      id,
      dispatches: ids,
      origins: origins.map((group) => ({ id: `o-${group[0]}`, dispatches: group, why: [] })),
      leadAct: options.lead === undefined ? (options.dispatches[0]?.acts[0] ?? null) : options.lead,
      firstDay: days[0] ?? (options.asOf as CivilDay),
      lastDay: days[days.length - 1] ?? (options.asOf as CivilDay),
      links: [],
    },
    dispatches: options.dispatches,
    state: {
      standings: options.state?.standings ?? [],
      claims: options.state?.claims ?? [],
      expectations: options.state?.expectations ?? [],
      differences: options.state?.differences ?? [],
    },
    before: options.before ?? null,
  };
}

/** Adds a day to the acts of one action. */
export function withDay(action: string, day: string): (act: Act) => Act {
  const value: Edtf = edtf(day);
  return (act) =>
    act.treatyAction === action || act.bilateralAct === action
      ? {
          ...act,
          day: {
            value,
            basis: 'inferred',
            from: '“Thursday”, reckoned from publication',
            span: null,
          },
        }
      : act;
}
