import { LEXICON_FILES, type Lexicon } from '../kernel/index.ts';

/** A state of the sample: code, name, adjectives, capitals, subregion, and what else differs from the defaults. */
function state(
  code: string,
  name: string,
  more: { adjectives: string[]; capitals: string[]; region: string } & Record<string, unknown>,
): unknown {
  return { code, alpha2: code.slice(0, 2), name, status: 'un-member', ...more };
}

const STATES = [
  state('KAZ', 'Kazakhstan', {
    adjectives: ['Kazakh', 'Kazakhstani'],
    people: ['Kazakhs'],
    capitals: ['Astana'],
    cities: ['Almaty'],
    seats: ['the Akorda'],
    region: 'Central Asia',
    groups: ['central-asia'],
  }),
  state('UZB', 'Uzbekistan', {
    adjectives: ['Uzbek'],
    capitals: ['Tashkent'],
    region: 'Central Asia',
    groups: ['central-asia'],
  }),
  state('ISR', 'Israel', {
    adjectives: ['Israeli'],
    people: ['Israelis'],
    capitals: ['Jerusalem'],
    region: 'Western Asia',
  }),
  state('USA', 'United States', {
    article: true,
    names: ['US', 'U.S.', 'America'],
    adjectives: ['American'],
    people: ['Americans'],
    capitals: ['Washington'],
    seats: ['White House'],
    region: 'Northern America',
  }),
  state('SAU', 'Saudi Arabia', {
    official: 'Kingdom of Saudi Arabia',
    adjectives: ['Saudi'],
    people: ['Saudis'],
    capitals: ['Riyadh'],
    region: 'Western Asia',
    groups: ['gulf', 'arab'],
  }),
  state('IRN', 'Iran', { adjectives: ['Iranian'], capitals: ['Tehran'], region: 'Southern Asia' }),
  state('ARM', 'Armenia', {
    adjectives: ['Armenian'],
    capitals: ['Yerevan'],
    region: 'Western Asia',
  }),
  state('AZE', 'Azerbaijan', {
    adjectives: ['Azerbaijani'],
    capitals: ['Baku'],
    region: 'Western Asia',
  }),
  state('GEO', 'Georgia', {
    adjectives: ['Georgian'],
    capitals: ['Tbilisi'],
    region: 'Western Asia',
    homonyms: ['Georgia'],
  }),
  state('JOR', 'Jordan', {
    adjectives: ['Jordanian'],
    capitals: ['Amman'],
    cities: ['Irbid'],
    region: 'Western Asia',
    homonyms: ['Jordan'],
  }),
  state('SWE', 'Sweden', {
    adjectives: ['Swedish'],
    capitals: ['Stockholm'],
    region: 'Northern Europe',
    groups: ['nordic'],
  }),
  state('TUR', 'Turkey', {
    names: ['Türkiye'],
    adjectives: ['Turkish'],
    capitals: ['Ankara'],
    region: 'Western Asia',
  }),
  state('EST', 'Estonia', {
    adjectives: ['Estonian'],
    capitals: ['Tallinn'],
    region: 'Northern Europe',
    groups: ['baltic'],
  }),
  state('LVA', 'Latvia', {
    adjectives: ['Latvian'],
    capitals: ['Riga'],
    region: 'Northern Europe',
    groups: ['baltic'],
  }),
  state('LTU', 'Lithuania', {
    adjectives: ['Lithuanian'],
    capitals: ['Vilnius'],
    region: 'Northern Europe',
    groups: ['baltic'],
  }),
  state('COG', 'Congo-Brazzaville', {
    adjectives: ['Congolese'],
    capitals: ['Brazzaville'],
    region: 'Middle Africa',
  }),
  state('COD', 'Democratic Republic of the Congo', {
    adjectives: ['Congolese'],
    capitals: ['Kinshasa'],
    region: 'Middle Africa',
  }),
];

const OFFICE_HOLDERS = [
  {
    state: 'KAZ',
    office: 'head-of-state',
    title: 'President',
    person: 'Kassym-Jomart Tokayev',
    from: '2019-03-20',
  },
  {
    state: 'ISR',
    office: 'head-of-government',
    title: 'Prime Minister',
    person: 'Benjamin Netanyahu',
    names: ['Netanyahu'],
    from: '2022-12-29',
  },
  {
    state: 'USA',
    office: 'head-of-state',
    title: 'President',
    person: 'Joe Biden',
    names: ['Biden'],
    from: '2021-01-20',
    to: '2025-01-20',
  },
  {
    state: 'USA',
    office: 'head-of-state',
    title: 'President',
    person: 'Donald Trump',
    names: ['Trump'],
    from: '2025-01-20',
  },
  {
    state: 'NATO',
    office: 'head-of-body',
    title: 'Secretary General',
    person: 'Mark Rutte',
    from: '2024-10-01',
  },
];

const ACCORDS = [
  {
    id: 'abraham-accords',
    name: 'Abraham Accords',
    plural: true,
    kind: 'framework',
    ladder: 'accord',
  },
  {
    id: 'nato',
    name: 'North Atlantic Treaty Organization',
    names: ['NATO'],
    kind: 'organisation',
    ladder: 'organisation',
    organisation: 'NATO',
  },
  {
    id: 'ecowas',
    name: 'Economic Community of West African States',
    names: ['ECOWAS'],
    kind: 'organisation',
    ladder: 'organisation',
    organisation: 'ECOWAS',
  },
  {
    id: 'bbnj-agreement',
    name: 'High Seas Treaty',
    names: ['BBNJ Agreement'],
    kind: 'treaty',
    ladder: 'accord',
  },
  {
    id: 'israel-jordan-peace-treaty',
    name: 'Israel–Jordan peace treaty',
    kind: 'treaty',
    ladder: 'accord',
    parties: [
      { state: 'ISR', stage: 'in-force' },
      { state: 'JOR', stage: 'in-force' },
    ],
  },
  {
    id: 'baltic-assembly',
    name: 'Baltic Assembly',
    kind: 'organisation',
    ladder: 'organisation',
    organisation: 'BA',
    parties: [
      { state: 'EST', stage: 'member' },
      { state: 'LVA', stage: 'member', since: '1992' },
      { state: 'LTU', stage: 'member', since: '2026-03-01' },
    ],
    partiesComplete: true,
  },
  { id: 'paris-agreement', name: 'Paris Agreement', kind: 'treaty', ladder: 'accord' },
  {
    id: 'ottawa-convention',
    name: 'Ottawa Convention',
    descriptions: ['the mine-ban treaty', 'landmine treaty'],
    kind: 'convention',
    ladder: 'accord',
  },
];

const NOTABLES = [
  { name: 'Karin Almquist', state: 'SWE', roles: ['MIL 2019-07/2023', 'LEG 2024/..'] },
  { name: 'River Institute', kind: 'institution', state: 'SWE', roles: ['EDU'] },
  { name: 'Joe Biden', state: 'USA', roles: ['LEG 1973/2009-01-14'] },
];

/** A small lexicon for tests of this room; it is no source of facts. */
export function sampleLexicon(): Lexicon {
  return {
    version: 'sample',
    states: STATES.map((item) => LEXICON_FILES.states.parse(item)),
    officeHolders: OFFICE_HOLDERS.map((item) => LEXICON_FILES['office-holders'].parse(item)),
    vacancies: [],
    notables: NOTABLES.map((item) => LEXICON_FILES.notables.parse(item)),
    bodies: [
      LEXICON_FILES.bodies.parse({ code: 'EU-COM', name: 'European Commission', kind: 'organ' }),
      LEXICON_FILES.bodies.parse({
        code: 'DESERT-FRONT',
        name: 'Desert Front',
        kind: 'armed-movement',
        home: 'COD',
      }),
    ],
    groups: [
      {
        id: 'baltic-states',
        name: 'Baltic states',
        names: ['three Baltic states'],
        members: ['EST', 'LVA', 'LTU'],
      },
      {
        id: 'central-asia',
        name: 'Central Asian states',
        names: ['Central Asian'],
        members: ['KAZ', 'UZB'],
      },
    ].map((item) => LEXICON_FILES.groups.parse(item)),
    accords: ACCORDS.map((item) => LEXICON_FILES.accords.parse(item)),
    relations: [],
    registerParties: [],
    registerAccords: [],
    sectors: [],
    actions: [],
    stageRules: [],
    standingRules: [],
    patterns: [],
    cues: [],
    coding: [],
    asOf: {},
  };
}
