import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActSample,
  actOf,
  claimOf,
  dispatchOf,
  LEXICON,
} from '../../test/builders/sample-diplomacy.ts';
import { civilDay, type Dispatch } from '../kernel/index.ts';
import { type ExpectationInput, expectationsOf, type SaidAct } from './expectations.ts';
import { settleExpectations } from './settle-expectations.ts';
import { decideStandings } from './standing.ts';
import type { Claim } from './types.ts';

const RULES = [
  {
    id: 'any',
    stages: ['announced', 'signed', 'declined', 'ratified'] as const,
    atLeast: 'one-origin' as const,
    why: '',
  },
].map((rule) => ({ ...rule, stages: [...rule.stages] }));
const CEREMONY = { treatyAction: 'signature' } as const;

type Told = readonly [string, string, ActSample, Partial<Omit<Dispatch, 'knownDay'>>?];

function inputOf(
  told: readonly Told[],
  asOf: string,
  claims: readonly Claim[] = [],
): ExpectationInput {
  const said: SaidAct[] = told.map(([id, day, sample, dispatch]) => ({
    act: actOf(id, sample),
    dispatch: dispatchOf(id, { outlet: 'Steppe Courier', ...dispatch, day }),
  }));
  const day = civilDay(asOf);
  const { items } = decideStandings(claims, { rules: RULES, asOf: day, lexicon: LEXICON });
  return { said, standings: items, claims, lexicon: LEXICON, asOf: day };
}

function settled(told: readonly Told[], asOf: string, claims: readonly Claim[] = []): string[] {
  const input = inputOf(told, asOf, claims);
  return settleExpectations(expectationsOf(input), input).map(
    ({ action, window, basis, state, stateSince }) =>
      `${action} ${window ?? 'some day'} ${basis} ${state} ${stateSince}`,
  );
}

const IN_NOVEMBER: Told = ['d-1', '2025-11-07', { ...CEREMONY, day: '2025-11-07/2025-11-30' }];
const BY_YEAR_END: Told = [
  'd-2',
  '2025-11-08',
  { ...CEREMONY, day: '2025-11-08/2025-12-31' },
  { revisionOf: 'd-1' },
];
const SOON: Told = ['d-3', '2025-11-06', CEREMONY];

describe('expectations', () => {
  it.each<[string, readonly Told[], string, readonly Claim[], readonly string[]]>([
    [
      'are open while the window lasts',
      [IN_NOVEMBER],
      '2025-11-30',
      [],
      ['signature 2025-11-07/2025-11-30 said open 2025-11-07'],
    ],
    [
      'are missed the day after',
      [IN_NOVEMBER],
      '2025-12-01',
      [],
      ['signature 2025-11-07/2025-11-30 said missed 2025-12-01'],
    ],
    [
      'without a window stay open',
      [SOON],
      '2027-01-01',
      [],
      ['signature some day said open 2025-11-06'],
    ],
    [
      'are overtaken by a corrected window',
      [IN_NOVEMBER, BY_YEAR_END],
      '2025-11-08',
      [],
      [
        'signature 2025-11-07/2025-11-30 said overtaken 2025-11-08',
        'signature 2025-11-08/2025-12-31 said open 2025-11-08',
      ],
    ],
    [
      'are not overtaken before the correction is known',
      [IN_NOVEMBER, BY_YEAR_END],
      '2025-11-07',
      [],
      ['signature 2025-11-07/2025-11-30 said open 2025-11-07'],
    ],
    [
      'are not overtaken by another outlet’s guess',
      [
        IN_NOVEMBER,
        ['d-4', '2025-11-09', { ...CEREMONY, day: '2026-02' }, { outlet: 'Harbour Gazette' }],
      ],
      '2025-11-10',
      [],
      [
        'signature 2025-11-07/2025-11-30 said open 2025-11-07',
        'signature 2026-02 said open 2025-11-09',
      ],
    ],
    [
      'are withdrawn where the correction drops them',
      [
        IN_NOVEMBER,
        ['d-2', '2025-11-08', { stage: 'acceded', modality: 'done' }, { revisionOf: 'd-1' }],
      ],
      '2025-11-09',
      [],
      ['signature 2025-11-07/2025-11-30 said withdrawn 2025-11-08'],
    ],
    [
      'are met by the record',
      [IN_NOVEMBER],
      '2025-12-31',
      [claimOf('signed', 'party', { known: '2025-11-20' })],
      ['signature 2025-11-07/2025-11-30 said met 2025-11-20'],
    ],
    [
      'are met late',
      [IN_NOVEMBER],
      '2026-03-31',
      [claimOf('signed', 'party', { known: '2026-03-01' })],
      ['signature 2025-11-07/2025-11-30 said met 2026-03-01'],
    ],
    [
      'are not met by what came before the word',
      [IN_NOVEMBER],
      '2025-11-10',
      [claimOf('signed', 'party', { known: '2024-03-01' })],
      ['signature 2025-11-07/2025-11-30 said open 2025-11-07'],
    ],
    [
      'are met by a step of which only the year is known, if it is known after the word',
      [IN_NOVEMBER],
      '2025-12-01',
      [claimOf('signed', 'party', { known: '2025-11-20', holds: '2025' })],
      ['signature 2025-11-07/2025-11-30 said met 2025-11-20'],
    ],
    [
      'are overtaken when the state declines',
      [IN_NOVEMBER],
      '2025-12-31',
      [
        claimOf('announced', 'party', { known: '2025-11-06' }),
        claimOf('declined', 'party', { known: '2025-11-15' }),
      ],
      ['signature 2025-11-07/2025-11-30 said overtaken 2025-11-15'],
    ],
    [
      'come from the ladder where nobody said the next step',
      [],
      '2025-12-31',
      [claimOf('announced', 'party', { known: '2025-11-06' })],
      ['signature some day ladder open 2025-11-06'],
    ],
    [
      'do not come from the ladder after the baseline alone',
      [],
      '2025-12-31',
      [claimOf('announced', 'register', { known: '2025-11-06', dispatch: null })],
      [],
    ],
    [
      'do not come from the ladder after the signature of a declaration',
      [],
      '2025-12-31',
      [claimOf('signed', 'party', { known: '2025-11-06' })],
      [],
    ],
    [
      'come from the ladder after the signature of a convention',
      [],
      '2025-12-31',
      [
        claimOf('signed', 'party', {
          known: '2025-11-06',
          accord: 'sea-treaty',
          entry: 'party/sea-treaty/KAZ',
        }),
      ],
      ['ratification some day ladder open 2025-11-06'],
    ],
    [
      'are none of what is done, denied or history',
      [
        ['d-1', '2025-11-07', { modality: 'done' }],
        ['d-2', '2025-11-07', { modality: 'denied' }],
        ['d-3', '2025-11-07', { isBackground: true }],
      ],
      '2025-12-01',
      [],
      [],
    ],
    [
      'of a visit are met by an act that tells it as done',
      [
        [
          'd-1',
          '2025-11-07',
          {
            bilateralAct: 'visit',
            subjects: ['ISR'],
            objects: ['KAZ'],
            stage: null,
            day: '2026-03/2026-05',
          },
        ],
        [
          'd-2',
          '2026-04-02',
          {
            bilateralAct: 'visit',
            subjects: ['ISR'],
            objects: ['KAZ'],
            stage: null,
            modality: 'done',
            day: '2026-04-01',
          },
        ],
      ],
      '2026-05-01',
      [],
      ['visit 2026-03/2026-05 said met 2026-04-02'],
    ],
    [
      'of an organ are met by what is told of its organisation',
      [
        [
          'd-1',
          '2025-11-07',
          {
            bilateralAct: 'lift-sanctions',
            subjects: ['RIVER-COUNCIL'],
            objects: ['KAZ'],
            stage: null,
            day: '2025',
          },
        ],
        [
          'd-2',
          '2025-12-02',
          {
            bilateralAct: 'lift-sanctions',
            subjects: ['RIVER-UNION'],
            objects: ['KAZ'],
            stage: null,
            modality: 'done',
          },
        ],
      ],
      '2025-12-03',
      [],
      ['lift-sanctions 2025 said met 2025-12-02'],
    ],
    [
      'of one side are not met by the same act of the other',
      [
        [
          'd-1',
          '2025-11-07',
          {
            bilateralAct: 'open-embassy',
            subjects: ['ISR'],
            objects: ['KAZ'],
            stage: null,
            day: '2026-03/2026-05',
          },
        ],
        [
          'd-2',
          '2026-04-02',
          {
            bilateralAct: 'open-embassy',
            subjects: ['KAZ'],
            objects: ['ISR'],
            stage: null,
            modality: 'done',
            day: '2026-04-01',
          },
        ],
      ],
      '2026-05-01',
      [],
      ['open-embassy 2026-03/2026-05 said open 2025-11-07'],
    ],
  ])('%s', (_name, told, asOf, claims, expected) => {
    expect(settled(told, asOf, claims)).toEqual(expected);
    expect(settled([...told].reverse(), asOf, [...claims].reverse())).toEqual(expected);
  });

  it('of several dispatches are one, in the words of the first', () => {
    const text = `${'x'.repeat(190)}A signing ceremony will be held soon.${'x'.repeat(40)}`;
    const input = inputOf(
      [
        ['d-2', '2025-11-08', CEREMONY],
        [
          'd-1',
          '2025-11-07',
          { ...CEREMONY, speaker: { actors: ['USA'], text: 'the American president' } },
          { text },
        ],
      ],
      '2025-12-01',
    );
    const [expectation, ...others] = expectationsOf(input);
    expect(others).toEqual([]);
    expect(expectation).toMatchObject({
      what: 'signing ceremony',
      saidBy: 'the American president',
      dispatch: 'd-1',
      knownDay: '2025-11-07',
    });
    expect(expectation?.evidence.map(({ dispatch }) => dispatch)).toEqual(['d-1', 'd-2']);
    expect(expectation?.wording).toContain('signing ceremony will be held soon');
  });

  it('name the outlet where the text calls the speaker by a pronoun', () => {
    const speaker = { actors: ['USA'], text: 'he', isAnonymous: false };
    const [expectation] = expectationsOf(
      inputOf([['d-1', '2025-11-07', { ...CEREMONY, speaker }]], '2025-12-01'),
    );
    expect(expectation?.saidBy).toBe('Steppe Courier');
  });

  it('as known on a day are not changed by what is known later', () => {
    const told = fc.subarray<Told>([
      IN_NOVEMBER,
      BY_YEAR_END,
      SOON,
      ['d-9', '2025-12-20', { ...CEREMONY, day: '2026-01' }],
    ]);
    const asOf = fc.constantFrom(
      '2025-11-06',
      '2025-11-07',
      '2025-11-20',
      '2025-12-01',
      '2026-02-01',
    );
    fc.assert(
      fc.property(told, asOf, (entries, day) => {
        const known = entries.filter(([, said]) => said <= day);
        expect(settled(entries, day)).toEqual(settled(known, day));
      }),
    );
  });
});
