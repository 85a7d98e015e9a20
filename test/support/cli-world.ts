import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import {
  type AccordView,
  type Brief,
  DeliveryDesk,
  type Desk,
  type DevelopmentRow,
  type DispatchView,
  type EventRow,
  type Explanation,
  type RulingView,
  readRowMapping,
  readSecretFile,
  SourceDesk,
  type StandingRow,
  type StateView,
  type Taken,
  TokenBook,
  WorkDesk,
} from '../../src/desk/index.ts';
import { ChanceryError, civilDay, edtf, type Refusal } from '../../src/kernel/index.ts';
import type { CliDeps, DeskRoom, Sources } from '../../src/surfaces/cli/cli-deps.ts';
import { runCli } from '../../src/surfaces/cli/run-cli.ts';

/** A desk with two states, one accord and one development, for trying the command line without a store. */

type Expectation = Awaited<ReturnType<Desk['next']>>[number];
type Act = DispatchView['acts'][number];

const DAY = civilDay('2026-03-03');
const DEVELOPMENT = 'nor-fjord-compact';
const PATH = '/home/desk/.chancery/record.sqlite';

const NAMES: Readonly<Record<string, string>> = {
  NOR: 'Norway',
  CHL: 'Chile',
  'fjord-compact': 'Fjord Compact',
};

export const SOUP: Refusal = {
  stage: 'reading',
  code: 'reading.nothing-of-diplomacy',
  dispatch: null,
  span: null,
  params: {},
};

function named(id: string): { id: string; name: string } {
  return { id, name: NAMES[id] ?? id };
}

function standing(subject: string, about: Partial<StandingRow['standing']>): StandingRow {
  const { accord = null, counterpart = null } = about;
  const entry =
    accord === null ? `relation/${subject}/${counterpart}` : `party/${accord}/${subject}`;
  return {
    entry,
    subject: named(subject),
    accord: accord === null ? null : named(accord),
    counterpart: counterpart === null ? null : named(counterpart),
    label: about.stage === 'established' ? 'diplomatic relations' : 'signed',
    standing: {
      entry,
      subject,
      accord,
      counterpart,
      stage: 'signed',
      since: edtf('2026-03-03'),
      sinceBasis: 'stated',
      evidenceClass: 'party',
      because: ['c-000000000001'],
      held: [{ claim: 'c-000000000002', stage: 'in-force', why: 'too-weak' }],
      previous: null,
      rule: 'word-of-the-concerned',
      ...about,
    },
  };
}

const SIGNED = standing('NOR', { accord: 'fjord-compact' });
const RELATION = standing('CHL', {
  counterpart: 'NOR',
  stage: 'established',
  since: edtf('1918'),
  evidenceClass: 'register',
  held: [],
});

const ROW: DevelopmentRow = {
  id: DEVELOPMENT,
  title: 'Norway signs the Fjord Compact',
  states: [named('NOR')],
  accord: named('fjord-compact'),
  stage: 'signed',
  previousStage: null,
  evidenceClass: 'party',
  firstDay: DAY,
  lastDay: DAY,
  outletCount: 2,
  originCount: 1,
  dispatchCount: 2,
  changed: null,
  differsOn: [],
  consequence: { points: 4, parts: [{ what: 'stage: signed', points: 4 }] },
};

const EXPECTED: Expectation = {
  id: 'e-000000000001',
  what: 'ratification',
  action: 'ratification',
  subjects: ['NOR'],
  subjectWords: null,
  objects: [],
  accord: 'fjord-compact',
  modality: 'expected',
  window: edtf('2026-06'),
  wording: 'by midsummer',
  saidBy: 'NOR',
  basis: 'said',
  dispatch: 'd-000000000001',
  act: null,
  evidence: [{ dispatch: 'd-000000000001', start: 0, end: 6 }],
  knownDay: DAY,
  state: 'open',
  stateSince: DAY,
  stateBecause: [],
};

const UNSUPPORTED = {
  section: 'happening',
  sentence: 0,
  what: 'stage',
  value: 'in-force',
  text: 'Norway is a party.',
} as const;

export function briefOf(id: string): Brief {
  const section = { sentences: [], silence: 'Nothing is said.' };
  return {
    id,
    title: `Title of ${id}`,
    asOf: DAY,
    sections: { happening: section, importance: section, next: section, beyond: section },
    differences: [],
    changed: [],
    expectations: [],
    acts: [],
    sources: { outlets: [], origins: [], independent: 0, dispatches: [] },
    standings: [],
  };
}

const TEXT = 'A signing\n\nNorway signed the Fjord Compact.\u001b[31m It was raining.';

const DISPATCH: DispatchView['dispatch'] = {
  id: 'd-000000000001',
  address: null,
  outlet: 'Harbour Post',
  outletKind: null,
  title: 'A signing',
  text: TEXT,
  titleSpan: { start: 0, end: 9 },
  language: 'en',
  byline: null,
  publishedAt: null,
  referenceDay: DAY,
  referenceFrom: 'given',
  receivedAt: 0,
  knownDay: DAY,
  revisionOf: null,
};

/** Of a text that is about no diplomacy. */
const SOUP_DISPATCH = 'd-000000000002';

const ACT: Act = {
  id: 'a-000000000001',
  dispatch: DISPATCH.id,
  sentence: 1,
  treatyAction: 'signature',
  bilateralAct: null,
  root: 'AGREE',
  cameo: '057',
  subjects: ['NOR'],
  objects: [],
  subjectWords: null,
  accord: {
    id: 'fjord-compact',
    name: 'Fjord Compact',
    isKnown: true,
    span: { start: 29, end: 42 },
  },
  stage: 'signed',
  modality: 'done',
  day: { value: edtf('2026-03-03'), basis: 'inferred', from: 'publication', span: null },
  saidDay: null,
  place: null,
  sectors: [],
  sectorSpans: [],
  speaker: null,
  person: null,
  trigger: { start: 18, end: 24 },
  evidence: { start: 11, end: 43 },
  isBackground: false,
  reasons: [],
};

const DEVELOPED: Awaited<ReturnType<Desk['development']>> = {
  id: DEVELOPMENT,
  dispatches: [DISPATCH.id],
  origins: [{ id: 'o-1', dispatches: [DISPATCH.id], why: [] }],
  leadAct: ACT,
  firstDay: DAY,
  lastDay: DAY,
  links: [],
};

const EXPLAINED: Explanation = {
  id: ACT.id,
  kind: 'act',
  title: 'Norway: signature',
  steps: [{ what: 'trigger', rule: 'sign', words: 'signed' }],
  passages: [
    { dispatch: DISPATCH.id, start: 11, end: 17, outlet: 'Harbour Post', words: 'Norway' },
  ],
  see: [DISPATCH.id],
  refusals: [],
};

const ACCORD: AccordView = {
  id: 'fjord-compact',
  name: 'Fjord Compact',
  united: [],
  kind: 'treaty',
  about: 'Fish and ships.',
  depositaries: [],
  signed: edtf('2026-03-03'),
  inForce: null,
  entryIntoForce: null,
  sectors: ['Fisheries'],
  isKnown: true,
  partiesComplete: false,
  asOf: DAY,
  stageDays: [],
  parties: [SIGNED],
  expectations: [EXPECTED],
  developments: [ROW],
};

function stateView(code: string): StateView {
  return {
    code,
    name: NAMES[code] ?? code,
    official: null,
    region: 'Somewhere',
    asOf: DAY,
    accords: code === 'NOR' ? [SIGNED] : [standing('CHL', { accord: 'fjord-compact' })],
    relations: code === 'NOR' ? [RELATION] : [],
    expectations: code === 'NOR' ? [EXPECTED] : [],
    developments: [ROW],
  };
}

function unknown(id: string): never {
  throw new ChanceryError('record.unknown', { id });
}

function find(name: string): Awaited<ReturnType<Desk['find']>> {
  const id = Object.keys(NAMES).find((one) => one === name || NAMES[one] === name);
  if (id === undefined) return null;
  return { kind: id === 'fjord-compact' ? 'accord' : 'state', ...named(id) };
}

async function takeAll(documents: Sources): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for await (const item of documents) {
    const refusals = item.kind === 'refused' ? [item.refusal] : [];
    const name = item.kind === 'refused' ? 'row 1' : item.document.name;
    const isDiplomacy = name.includes('news');
    taken.push({
      name,
      dispatch: item.kind === 'refused' ? null : isDiplomacy ? DISPATCH.id : SOUP_DISPATCH,
      status: item.kind === 'refused' ? 'refused' : 'read',
      development: isDiplomacy ? 'nor-fjord-compact' : null,
      actCount: isDiplomacy ? 1 : 0,
      refusals: item.kind === 'document' && !isDiplomacy ? [SOUP] : refusals,
    });
  }
  return taken;
}

const RULED: RulingView = {
  id: 'f-0000000000aa',
  knownDay: DAY,
  ruling: 'reject',
  target: 'c-0000000000bb',
  value: null,
  author: 'A. Editor',
  reason: 'The ministry denies it.',
  undoneBy: null,
};

function notAsked(): never {
  throw new Error('no command of these tests asks for it');
}

export function fakeDesk(changes: Partial<Desk> = {}): Desk {
  const state = { isClosed: false };
  return {
    take: takeAll,
    dispatchesOf: notAsked,
    keepPrepared: async () => undefined,
    search: notAsked,
    today: notAsked,
    suggest: async () => [],
    derived: async () => [],
    claims: async () => [],
    parties: async () => [],
    changes: async () => [{ ...SIGNED, knownDay: DAY, before: 'announced', isTakenBack: false }],
    history: async (entry) =>
      entry === SIGNED.entry
        ? {
            entry,
            asOf: DAY,
            standing: SIGNED,
            steps: [{ ...SIGNED, knownDay: DAY, before: 'announced', isTakenBack: false }],
            claims: [],
            united: [],
            rulings: [RULED],
          }
        : unknown(entry),
    rule: async (command) => ({ ...RULED, ruling: command.ruling, target: command.target }),
    rulings: async () => [RULED],
    overview: async (topic) => ({
      items: briefOf(`${topic.kind}/${'states' in topic ? topic.states.join('+') : 'x'}`),
      refusals: [],
    }),
    checkBriefs: async (value) => [
      {
        id: DEVELOPMENT,
        asOf: DAY,
        sentences: 2,
        unsupported: value === 'held' ? [] : [UNSUPPORTED],
      },
    ],
    importRegister: async ({ kind, isDryRun }) => ({
      register: kind,
      file: 'list.csv',
      edition: 'ab'.repeat(32),
      day: DAY,
      evidenceClass: 'register',
      isDryRun: isDryRun ?? false,
      rows: 2,
      added: 1,
      replaced: 0,
      known: 1,
      refused: 0,
      changes: [
        {
          entry: 'party/fjord-compact/NOR',
          stage: 'signed',
          holds: edtf('2026-03-03'),
          before: null,
          isReplacement: false,
        },
      ],
      refusals: [],
    }),
    understand: async (document) => ({
      dispatch: { ...DISPATCH, title: document.name },
      reading: {
        language: 'en',
        sentences: document.name.includes('news')
          ? [
              {
                start: 11,
                end: 43,
                index: 0,
                paragraph: 1,
                role: 'body',
                wordsStart: 11,
                tokens: [],
              },
            ]
          : [],
        mentions: [],
        accords: [],
        days: [],
        quotes: [],
        passages: [],
        times: [],
      },
      acts: document.name.includes('news') ? [ACT] : [],
      refusals: document.name.includes('news') ? [] : [SOUP],
    }),
    developments: async () => [ROW],
    development: async (id) => (id === DEVELOPMENT ? DEVELOPED : unknown(id)),
    brief: async (id, options) => {
      if (id !== DEVELOPMENT) return unknown(id);
      if (options?.asOf !== undefined && options.asOf < DAY) return unknown(id);
      return { items: briefOf(id), refusals: [] };
    },
    accord: async () => ACCORD,
    state: async (code) => stateView(code),
    accords: async () => [{ ...named('fjord-compact'), partyCount: 1, developmentCount: 1 }],
    states: async () => [
      { ...named('CHL'), accordCount: 1, developmentCount: 0 },
      { ...named('NOR'), accordCount: 1, developmentCount: 1 },
    ],
    next: async (options = {}) => {
      if (options.state === 'CHL') return [];
      if (options.from === undefined) return [EXPECTED, { ...EXPECTED, window: null }];
      return options.from > '2026-06-30' ? [] : [EXPECTED];
    },
    dispatch: async (id) =>
      id === DISPATCH.id || id === SOUP_DISPATCH
        ? {
            dispatch: { ...DISPATCH, id },
            sentences: [],
            acts: [ACT],
            refusals: [SOUP],
            development: id === SOUP_DISPATCH ? null : DEVELOPMENT,
            origin: null,
            revisions: [],
          }
        : unknown(id),
    dispatches: async () => [DISPATCH],
    explain: async (id) =>
      id === ACT.id
        ? EXPLAINED
        : id === 'c-000000000001'
          ? { ...EXPLAINED, id, kind: 'claim' }
          : unknown(id),
    find: async (name) => find(name),
    nameOf: (id) => NAMES[id] ?? id,
    names: async (ids) => ids.map((id) => ({ id, name: NAMES[id] ?? id })),
    refusals: async () => [],
    events: async () => [],
    eventsOf: ({ acts }) => acts.map(({ id }) => ({ event_id: id }) as EventRow),
    facts: async () => [],
    checkClaim: async () => ({ asOf: DAY, statements: [], refusals: [] }),
    changesAfter: async () => ({ changes: [], position: '4-0123456789ab', isOtherLog: false }),
    rebuild: async () => ({ facts: 4, digest: 'abc' }),
    backup: async (path) => ({ facts: 4, path }),
    check: async () => ({ facts: 4, isSound: true, trouble: null, broken: [] }),
    status: async () => ({
      path: PATH,
      version: 1,
      facts: 4,
      dispatches: 2,
      acts: 1,
      developments: 1,
      claims: 1,
      refusals: 1,
    }),
    lastDay: async () => DAY,
    close: async () => {
      if (state.isClosed) throw new Error('closed twice');
      state.isClosed = true;
    },
    ...changes,
  };
}

async function* openInputs(inputs: readonly string[]): Sources {
  for (const name of inputs) {
    if (name.startsWith('missing')) throw new ChanceryError('input.missing', { path: name });
    if (name.startsWith('huge'))
      throw new ChanceryError('input.too-large', { name, sizeBytes: 9, limitBytes: 8 });
    if (name.startsWith('row')) {
      yield { kind: 'refused', refusal: SOUP };
      continue;
    }
    yield {
      kind: 'document',
      document: {
        name,
        mediaType: 'text/plain',
        content: TEXT,
        sizeBytes: TEXT.length,
        meta: {
          address: null,
          outlet: null,
          outletKind: null,
          title: null,
          byline: null,
          language: null,
          publishedAt: null,
          publishedDay: null,
          revisionOf: null,
          sourceId: null,
        },
      },
    };
  }
}

async function* openNothing(): AsyncGenerator<Uint8Array> {
  yield* [];
}

export interface World {
  readonly desk?: Partial<Desk>;
  readonly room?: Partial<DeskRoom>;
  readonly deps?: Partial<CliDeps>;
  readonly terminal?: Partial<CliDeps['terminal']>;
  /** Whether the store that is asked for is there; true unless said otherwise. */
  readonly hasStore?: boolean;
}

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Files that were written, by path. */
  readonly written: Readonly<Record<string, string>>;
  /** Stores that were opened, in order. */
  readonly opened: readonly string[];
  /** Temporary folders made and removed. */
  readonly folders: { readonly made: number; readonly removed: number };
}

let tokenFolder: string | null = null;

/** A place for tokens that is gone when the tests are. */
function tokenPath(): string {
  return join(ownFolder(), 'record.sqlite');
}

/** A path of the fake desk, brought to a place of the tests' own; paths in the temporary folder are real already. */
function ownPath(path: string): string {
  return path.startsWith(tmpdir()) ? path : join(ownFolder(), basename(path));
}

function ownFolder(): string {
  if (tokenFolder === null) {
    tokenFolder = mkdtempSync(join(tmpdir(), 'chancery-cli-tokens-'));
  }
  return tokenFolder;
}

afterAll(() => {
  if (tokenFolder !== null) rmSync(tokenFolder, { recursive: true, force: true });
});

/** Runs the words as the program would, over the fake desk. */
export async function runIn(words: readonly string[], world: World = {}): Promise<Ran> {
  const said = { out: '', err: '' };
  const written: Record<string, string> = {};
  const opened: string[] = [];
  const folders = { made: 0, removed: 0 };
  const room: DeskRoom = {
    openDesk: async ({ storePath }) => {
      opened.push(storePath);
      return fakeDesk(world.desk);
    },
    openInputs,
    repairStore: async () => ({
      facts: 3,
      quarantined: [{ seq: 2, id: null, kind: null, why: 'its content cannot be read' }],
      quarantine: 'x.sqlite.quarantine.jsonl',
      saved: 'x.sqlite.before-repair',
    }),
    restoreStore: async () => ({ facts: 4, saved: 'x.sqlite.before-restore' }),
    openMarks: () => ({ after: async () => 0, filed: () => undefined }),
    copyBetween: async () => ({ facts: 9, copied: 4, logDigest: 'aa', tableDigest: 'bb' }),
    isServerStore: (path) => path.startsWith('postgres://'),
    storeName: (path) => path.replace(/:[^/@]*@/, '@'),
    readBriefJson: async (input) => input,
    readRowMapping,
    readSourceText: async (input) => input,
    SourceDesk: {
      open: (given) => SourceDesk.open({ ...given, storePath: ownPath(given.storePath) }),
    },
    WorkDesk: { open: () => WorkDesk.open({ storePath: tokenPath() }) },
    TokenBook: { open: () => TokenBook.open({ storePath: tokenPath() }) },
    DeliveryDesk: {
      open: (given) => DeliveryDesk.open({ ...given, storePath: ownPath(given.storePath) }),
    },
    readSecretFile,
    printPdf: async (html) => Buffer.from(`%PDF ${html}`),
    readBundledDossier: () => openInputs(['news 1', 'news 2']),
    renderBrief: async (brief, format) => `${format}: ${brief.title}\n`,
    defaultStorePath: (env, cwd) => env['CHANCERY_STORE'] || `${cwd}/.chancery/record.sqlite`,
    renderEvents: async (rows, format) =>
      `${format}: ${rows.map((row) => row.event_id).join(' ')}\n`,
    exportCalendar: async (_, { base, from, state }) => `calendar ${base} ${from} ${state}\n`,
    exportFeed: async (_, { base, format, accord, limit }) =>
      `feed ${base} ${format} ${accord} ${limit}\n`,
    exportClaims: async (_, { format, asOf }) => ({ file: `claims ${format} ${asOf}\n`, count: 1 }),
    exportParties: async (_, { format, accord }) => ({
      file: `parties ${format} ${accord}\n`,
      count: 2,
    }),
    exportSite: async () => ({ pages: 3 }),
    webRoot: () => '/home/desk/dist/web',
    keepServingHeapSmall: () => undefined,
    ...world.room,
  };
  const deps: CliDeps = {
    terminal: {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      stdin: openNothing(),
      env: {},
      cwd: '/home/desk',
      isOutTerminal: false,
      isErrTerminal: false,
      columns: null,
      monotonicMs: () => 0,
      untilStopped: async () => undefined,
      onInterrupt: () => () => undefined,
      ...world.terminal,
    },
    loadDesk: async () => room,
    loadServe: async () => async () => ({
      address: 'http://127.0.0.1:4600',
      close: async () => undefined,
    }),
    loadMcp: async () => async () => undefined,
    exists: () => world.hasStore ?? true,
    writeFile: (path, content) => {
      written[path] = Buffer.from(content).toString();
    },
    makeTemporaryFolder: () => {
      folders.made += 1;
      return {
        path: '/tmp/throwaway',
        remove: () => {
          folders.removed += 1;
        },
      };
    },
    readVersion: () => '1.2.3',
    ...world.deps,
  };
  const status = await runCli(words, deps);
  return { status, out: said.out, err: said.err, opened, folders, written };
}
