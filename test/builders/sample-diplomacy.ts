import type { Act, ActSpeaker } from '../../src/events/index.ts';
import {
  type CivilDay,
  civilDay,
  type Dispatch,
  type EvidenceClass,
  edtf,
  type Lexicon,
  shortId,
  startOfDayAt,
} from '../../src/kernel/index.ts';
import type { Claim } from '../../src/record/index.ts';
import { type StoryItem, sketchOf } from '../../src/stories/index.ts';

/** Acts, dispatches and claims for tests of the rooms after events, with only what a test cares about written out. */

export type ActSample = Partial<Omit<Act, 'accord' | 'day' | 'speaker' | 'saidDay'>> & {
  readonly accord?: string | null;
  readonly day?: string | null;
  readonly saidDay?: string;
  readonly at?: number;
  readonly speaker?: Partial<ActSpeaker> | null;
};

function dayOf(value: string | null | undefined): Act['day'] {
  if (value === null || value === undefined) return null;
  return { value: edtf(value), basis: 'stated', from: '', span: null };
}

/** An act of KAZ under the Abraham Accords unless the sample says otherwise; `at` is where its trigger stands. */
export function actOf(dispatch: string, sample: ActSample = {}): Act {
  const {
    accord = sample.bilateralAct ? null : 'abraham-accords',
    day,
    saidDay,
    at = 200,
    speaker,
    ...rest
  } = sample;
  const span = { start: at, end: at + 6 };
  const treatyAction = sample.bilateralAct ? null : 'accession';
  return {
    id: shortId(
      'a',
      dispatch,
      String(at),
      sample.treatyAction ?? sample.bilateralAct ?? 'accession',
    ),
    dispatch,
    sentence: at === 0 ? 0 : 1,
    treatyAction,
    bilateralAct: null,
    root: 'AGREE',
    cameo: '057',
    subjects: ['KAZ'],
    objects: [],
    subjectWords: null,
    accord: accord === null ? null : { id: accord, name: accord, isKnown: true, span },
    stage: 'announced',
    modality: 'planned',
    day: dayOf(day),
    saidDay: dayOf(saidDay),
    place: null,
    sectors: [],
    sectorSpans: [],
    speaker: speaker ? { actors: [], text: 'someone', isAnonymous: false, span, ...speaker } : null,
    person: null,
    trigger: span,
    evidence: { start: Math.max(0, at - 10), end: at + 40 },
    isBackground: false,
    reasons: [],
    ...rest,
  };
}

export type ItemSample = Partial<Omit<StoryItem, 'acts' | 'knownDay' | 'sketch'>> & {
  readonly day?: string;
  readonly text?: string;
  readonly acts?: readonly ActSample[];
};

/** An item of a wire on 6 November 2025 unless the sample says otherwise. */
export function itemOf(dispatch: string, sample: ItemSample = {}): StoryItem {
  const {
    day = '2025-11-06',
    text = `words of ${dispatch} alone and of no other`,
    acts = [{}],
    ...rest
  } = sample;
  const knownDay = civilDay(day);
  return {
    dispatch,
    outlet: `Outlet ${dispatch}`,
    outletKind: 'wire',
    address: null,
    knownDay,
    orderAt: startOfDayAt(knownDay),
    revisionOf: null,
    title: 'A headline of some length',
    acts: acts.map((act) => actOf(dispatch, act)),
    sketch: sketchOf(text),
    words: [],
    ...rest,
  };
}

/** A dispatch of a wire, with a text long enough for the spans of `actOf`. */
export function dispatchOf(
  id: string,
  sample: Partial<Omit<Dispatch, 'knownDay'>> & { day?: string } = {},
): Dispatch {
  const { day = '2025-11-06', ...rest } = sample;
  const knownDay: CivilDay = civilDay(day);
  return {
    id,
    address: null,
    outlet: `Outlet ${id}`,
    outletKind: 'wire',
    title: null,
    text: 'x'.repeat(400),
    titleSpan: null,
    language: 'en',
    byline: null,
    publishedAt: startOfDayAt(knownDay),
    referenceDay: knownDay,
    referenceFrom: 'published',
    receivedAt: startOfDayAt(knownDay),
    knownDay,
    revisionOf: null,
    ...rest,
  };
}

/** Two states with relations, one broker, an accord of two parties, an organisation. */
export const LEXICON: Lexicon = {
  version: 'test',
  states: [
    state('KAZ', 'Kazakhstan', 'Kazakh'),
    state('ISR', 'Israel', 'Israeli'),
    state('USA', 'United States', 'American'),
    state('ARE', 'United Arab Emirates', 'Emirati'),
  ],
  officeHolders: [],
  vacancies: [],
  notables: [],
  bodies: [
    {
      code: 'RIVER-COUNCIL',
      name: 'River Council',
      article: true,
      names: [],
      kind: 'organ',
      of: 'RIVER-UNION',
      seats: [],
    },
  ],
  groups: [],
  accords: [
    accord('abraham-accords', 'declaration', 'accord', {
      brokers: ['USA'],
      signed: edtf('2020-09-15'),
      parties: [
        party('ARE', 'in-force', { signed: edtf('2020-09-15') }),
        party('ISR', 'in-force', { signed: edtf('2020-09-15') }),
      ],
    }),
    accord('moon-treaty', 'treaty', 'accord', { depositary: ['GBR', 'RUS', 'USA'] }),
    accord('sea-treaty', 'convention', 'accord', {
      depositary: ['UN'],
      inForce: edtf('2026-01-17'),
    }),
    accord('river-union', 'organisation', 'organisation', {
      organisation: 'RU-ORG',
      inForce: edtf('2001-03-01'),
      parties: [party('ARE', 'member', {}), party('ISR', 'applied', {})],
    }),
  ],
  registerParties: [],
  registerAccords: [],
  relations: [
    { a: 'KAZ', b: 'ISR', state: 'established', since: edtf('1992-04-10') },
    { a: 'KAZ', b: 'ARE', state: 'none', since: null },
  ],
  sectors: [],
  actions: [
    {
      action: 'signature',
      kind: 'treaty',
      root: 'SUPPORT',
      rootAhead: null,
      cameo: '057',
      noun: 'signature',
    },
    {
      action: 'accession',
      kind: 'treaty',
      root: 'SUPPORT',
      rootAhead: null,
      cameo: '057',
      noun: 'accession',
    },
  ],
  stageRules: [],
  standingRules: [],
  patterns: [],
  cues: [],
  coding: [],
  asOf: { accords: '2025-12-31', relations: '2025-12-31' },
};

function state(code: string, name: string, adjective: string): Lexicon['states'][number] {
  return {
    code,
    alpha2: code.slice(0, 2),
    name,
    article: false,
    official: null,
    names: [],
    adjectives: [adjective],
    people: [],
    capitals: [],
    seats: [],
    status: 'un-member',
    region: 'Somewhere',
    groups: [],
    homonyms: [],
  };
}

function party(
  code: string,
  stage: Lexicon['accords'][number]['parties'][number]['stage'],
  more: Partial<Lexicon['accords'][number]['parties'][number]>,
): Lexicon['accords'][number]['parties'][number] {
  return { state: code, stage, since: null, signed: null, ...more };
}

function accord(
  id: string,
  kind: Lexicon['accords'][number]['kind'],
  ladder: 'accord' | 'organisation',
  more: Partial<Lexicon['accords'][number]>,
): Lexicon['accords'][number] {
  return {
    id,
    name: id,
    article: true,
    plural: false,
    names: [],
    descriptions: [],
    kind,
    ladder,
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

export type ClaimSample = Partial<Omit<Claim, 'holds' | 'knownDay'>> & {
  readonly known: string;
  readonly holds?: string | null;
};

/** A claim that KAZ is under the Abraham Accords; it holds from the day it is known unless the sample says otherwise. */
export function claimOf(
  stage: Claim['stage'],
  evidenceClass: EvidenceClass,
  sample: ClaimSample,
): Claim {
  const { known, holds = known, ...rest } = sample;
  const origin = sample.origin ?? `o-${evidenceClass}-${known}`;
  return {
    id: shortId('c', stage, evidenceClass, known, holds ?? '', origin),
    entry: 'party/abraham-accords/KAZ',
    subject: 'KAZ',
    accord: 'abraham-accords',
    counterpart: null,
    stage,
    modality: stage === 'announced' ? 'planned' : 'done',
    holds: holds === null ? null : edtf(holds),
    holdsBasis: holds === null ? null : 'stated',
    holdsFrom: '',
    knownDay: civilDay(known),
    dispatch: `d-${origin}`,
    act: null,
    origin,
    evidence: [],
    evidenceClass,
    classWhy: '',
    asserter: `the outlet of ${origin}`,
    ...rest,
  };
}
