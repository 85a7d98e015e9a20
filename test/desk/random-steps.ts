import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk, RulingCommand } from '../../src/desk/index.ts';
import { type CivilDay, civilDay } from '../../src/kernel/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { EMBASSIES, ESCAZU } from '../support/escazu-dispatches.ts';
import { LAKE_HEAD, lakeMapping } from '../support/lake-office.ts';
import { draft, from, type TemporaryDesks } from './temporary-desks.ts';

/** An entry that the steps are about. */
export const ENTRY = 'party/escazu-agreement/PRY';
const SURE = { author: 'A. Editor', reason: 'The instrument was seen.' } as const;

/** One thing that may be filed. */
export interface Step {
  readonly name: string;
  /** From which day what it files is known. */
  readonly day: CivilDay;
  readonly isRuling: boolean;
  readonly do: (desk: Desk) => Promise<unknown>;
}

type Text = Parameters<typeof draft>[0];

const TEXTS: readonly Text[] = [
  ESCAZU.announced,
  { ...ESCAZU.joined, address: 'https://harbour-post.example/paraguay' },
  {
    outlet: 'Harbour Post',
    day: '2026-01-09',
    title: 'Correction: Paraguay will sign Escazú Agreement',
    address: 'https://harbour-post.example/paraguay',
    paragraphs: [
      'Paraguay will sign the Escazú Agreement on forests and rivers. An earlier version of this report said that it had joined.',
    ],
  },
  EMBASSIES,
  {
    outlet: 'Suva Courier',
    day: '2026-02-11',
    title: 'Fiji, Samoa agree ties',
    paragraphs: [
      'SUVA - Fiji and Samoa established diplomatic relations on Tuesday, the two foreign ministers said.',
    ],
  },
  ESCAZU.signed,
  {
    outlet: 'River Tribune',
    day: '2026-03-04',
    title: 'Paraguay signs accord on forests',
    paragraphs: [
      'Paraguay signed the Escazú Agreement on Tuesday. Its congress is expected to ratify it by June 2026.',
    ],
  },
  {
    outlet: 'Capital Herald',
    day: '2026-03-20',
    title: 'Paraguay ratifies Escazú Agreement',
    paragraphs: ['Paraguay ratified the Escazú Agreement on 19 March, the congress said.'],
  },
];

const HEAD = LAKE_HEAD;
const MAPPING = lakeMapping('signed', 'ratified');
const EDITIONS: readonly (readonly [CivilDay, string])[] = [
  [
    civilDay('2026-01-31'),
    `${HEAD}\nPRY,Escazú Agreement,2018-09-27,\nFJI,Compact on Lakes,2003,2004-05\n`,
  ],
  [
    civilDay('2026-02-20'),
    `${HEAD}\nPRY,Escazú Agreement,2018-09-28,\nFJI,Compact on Lakes,2003,2004-06\nWSM,Compact on Lakes,2005-01-02,\n`,
  ],
];

async function importEdition(
  desk: Desk,
  { at, desks }: { readonly at: number; readonly desks: TemporaryDesks },
): Promise<void> {
  const [day, text] = EDITIONS[at] ?? [];
  if (day === undefined || text === undefined) throw new Error(`there is no edition ${at}`);
  const folder = await desks.folder();
  const [path, mapping] = [join(folder, `lakes-${at}.csv`), join(folder, 'lakes.yaml')];
  await writeFile(path, text);
  await writeFile(mapping, MAPPING);
  await desk.importRegister({ kind: 'csv', path, mapping, on: day });
}

async function dispatchOf(desk: Desk, outlet: string, day: string): Promise<string | null> {
  const all = await desk.dispatches({ asOf: civilDay('2030-01-01'), limit: 100 });
  return all.find((one) => one.outlet === outlet && one.knownDay === day)?.id ?? null;
}

/** A ruling that names what is there; left out where it is not. */
function ruling(
  name: string,
  text: string,
  aim: (desk: Desk) => Promise<Pick<RulingCommand, 'ruling' | 'target' | 'values'> | null>,
): Step {
  const day = civilDay(text);
  return {
    name,
    day,
    isRuling: true,
    do: async (desk) => {
      const found = await aim(desk);
      if (found !== null) await desk.rule({ ...found, ...SURE, on: day });
    },
  };
}

async function undoing(desk: Desk, kind: RulingCommand['ruling']) {
  const made = await desk.rulings({ asOf: civilDay('2030-01-01') });
  const found = made.find((one) => one.ruling === kind && one.undoneBy === null);
  return found === undefined ? null : ({ ruling: 'undo', target: found.id, values: [] } as const);
}

const RULINGS: readonly Step[] = [
  ruling('retract', '2026-01-12', async (desk) => {
    const target = await dispatchOf(desk, 'Andes Wire', '2026-01-05');
    return target === null ? null : { ruling: 'reject', target, values: [] };
  }),
  ruling('take the retraction back', '2026-01-20', (desk) => undoing(desk, 'reject')),
  ruling('set', '2026-03-05', async () => ({
    ruling: 'set',
    target: ENTRY,
    values: ['interest'],
  })),
  ruling('take the setting back', '2026-03-08', (desk) => undoing(desk, 'set')),
  ruling('merge', '2026-03-06', async (desk) => {
    const [a, b] = [
      await dispatchOf(desk, 'Harbour Post', '2026-01-06'),
      await dispatchOf(desk, 'Plains Gazette', '2026-02-10'),
    ];
    if (a === null || b === null) return null;
    const together = (await desk.dispatch(a)).development === (await desk.dispatch(b)).development;
    return together ? null : { ruling: 'merge', target: a, values: [b] };
  }),
  ruling('take the merger back', '2026-03-09', (desk) => undoing(desk, 'merge')),
  ruling('split', '2026-03-10', async (desk) => {
    const [a, b] = [
      await dispatchOf(desk, 'Plains Gazette', '2026-02-10'),
      await dispatchOf(desk, 'Suva Courier', '2026-02-11'),
    ];
    const development = a === null ? null : (await desk.dispatch(a)).development;
    if (b === null || development === null) return null;
    const together = (await desk.dispatch(b)).development === development;
    return together ? { ruling: 'split', target: development, values: [b] } : null;
  }),
  ruling('confirm', '2026-03-22', async (desk) => {
    const target = await dispatchOf(desk, 'Capital Herald', '2026-03-20');
    const claims = await desk.claims({ accord: 'escazu-agreement', asOf: civilDay('2030-01-01') });
    const claim = claims.find(({ dispatch, stage }) => dispatch === target && stage === 'ratified');
    return target === null || claim === undefined
      ? null
      : { ruling: 'confirm', target: claim.claim_id, values: [] };
  }),
  ruling('rename', '2026-03-11', async () => ({
    ruling: 'rename',
    target: 'escazu-agreement',
    values: ['Escazú Accord'],
  })),
];

/** Texts that come late, a correction, two editions of a register, rulings of every kind and their undoing. */
export const stepsFor = (desks: TemporaryDesks): readonly Step[] => [
  ...TEXTS.map((text): Step => {
    const item: SourceItem = draft(text);
    const name = `${text.outlet} ${text.day}`;
    return {
      name,
      day: civilDay(text.day),
      isRuling: false,
      do: (desk) => desk.take(from([item])),
    };
  }),
  ...EDITIONS.map(([day], at): Step => {
    return {
      name: `edition ${at}`,
      day,
      isRuling: false,
      do: (desk) => importEdition(desk, { at, desks }),
    };
  }),
  ...RULINGS,
];
