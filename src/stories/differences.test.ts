import { describe, expect, it } from 'vitest';
import { type ItemSample, itemOf } from '../../test/builders/sample-diplomacy.ts';
import { groupItems } from './developments.ts';
import type { DifferenceOptions } from './difference-claims.ts';
import { differencesOf } from './differences.ts';
import type { StoryCount } from './types.ts';

const PAIR = { subjects: ['KAZ', 'ISR'] } as const;
const JOINED = { stage: 'acceded', modality: 'done', day: '2025-11-06' } as const;
const SIGNING = { treatyAction: 'signature', day: '2025-11-07/2025-11-30' } as const;

function differencesAmong(samples: readonly ItemSample[], options?: DifferenceOptions): string[] {
  const items = samples.map((sample, index) =>
    itemOf(`d-${index + 1}`, { words: ['accord'], ...sample }),
  );
  const found = groupItems(items).flatMap((development) =>
    differencesOf(development, items, options),
  );
  return found.map(
    ({ about, subject, claims }) =>
      `${about} ${subject}: ${claims.map((c) => `${c.value} (${c.dispatches.join(' ')}${c.remark ? `, ${c.remark}` : ''})`).join(' | ')}`,
  );
}

describe('differences', () => {
  it.each<[string, readonly ItemSample[], readonly string[]]>([
    ['given agreement, are none', [{}, {}], []],
    [
      'given “joins” beside “will join”, are of stage',
      [{}, { acts: [JOINED] }, { day: '2025-11-07' }],
      ['stage KAZ abraham-accords: acceded (d-2) | announced (d-1 d-3)'],
    ],
    [
      'given a step a month later, are none: that is progress',
      [
        {},
        {
          day: '2025-12-06',
          acts: [
            { treatyAction: 'signature', stage: 'signed', modality: 'done', day: '2025-12-05' },
          ],
        },
      ],
      [],
    ],
    [
      'given an express denial, are of stage',
      [
        { acts: [JOINED] },
        { acts: [{ treatyAction: 'signature', modality: 'denied', stage: null }, { at: 300 }] },
      ],
      ['stage KAZ abraham-accords: acceded (d-1) | announced (d-2) | no signature (d-2)'],
    ],
    [
      'given a memorandum signed on the same occasion, are none',
      [
        {},
        {
          acts: [
            {},
            {
              accord: 'x-memorandum-on-minerals',
              treatyAction: 'signature',
              stage: 'signed',
              modality: 'done',
              at: 400,
            },
          ],
        },
      ],
      [],
    ],
    [
      'given a signature and a ratification that is still ahead, are none',
      [
        { acts: [{ treatyAction: 'signature', stage: 'signed', modality: 'done' }] },
        {
          acts: [
            { treatyAction: 'signature', stage: 'signed', modality: 'done' },
            { treatyAction: 'ratification', modality: 'denied', stage: null, at: 300 },
            { treatyAction: 'ratification', modality: 'planned', stage: null, at: 400 },
          ],
        },
      ],
      [],
    ],
    [
      'given a signature and talks that are ahead, are none',
      [
        { acts: [{ ...PAIR, treatyAction: 'signature', stage: 'signed', modality: 'done' }] },
        { acts: [{ ...PAIR, bilateralAct: 'hold-talks', stage: null, modality: 'planned' }] },
      ],
      [],
    ],
    [
      'given “is expected to join” beside “joins”, are of stage',
      [{ acts: [{ modality: 'expected', stage: null }] }, { acts: [JOINED] }],
      ['stage KAZ abraham-accords: acceded (d-2) | accession expected (d-1)'],
    ],
    [
      'given a corrected window, mark the old one as withdrawn',
      [
        { acts: [SIGNING] },
        {
          day: '2025-11-08',
          revisionOf: 'd-1',
          acts: [{ ...SIGNING, day: '2025-11-08/2025-12-31' }],
        },
      ],
      [
        'date KAZ abraham-accords signature: 2025-11-07/2025-11-30 (d-1, withdrawn-by-correction) | 2025-11-08/2025-12-31 (d-2)',
      ],
    ],
    [
      'given two days of one signature, are of date',
      [
        {
          acts: [
            { treatyAction: 'signature', stage: 'signed', modality: 'done', day: '2025-11-05' },
          ],
        },
        {
          acts: [
            { treatyAction: 'signature', stage: 'signed', modality: 'done', day: '2025-11-06' },
          ],
        },
      ],
      ['date KAZ abraham-accords signature: 2025-11-05 (d-1) | 2025-11-06 (d-2)'],
    ],
    [
      'given a month and a day in it, are none',
      [
        {
          acts: [{ treatyAction: 'signature', stage: 'signed', modality: 'done', day: '2025-11' }],
        },
        {
          acts: [
            { treatyAction: 'signature', stage: 'signed', modality: 'done', day: '2025-11-06' },
          ],
        },
      ],
      [],
    ],
    [
      'given two places in a row, are of count',
      [
        { counts: [{ noun: 'state', value: 4, span: { start: 1, end: 5 } }] },
        { counts: [{ noun: 'state', value: 5, span: { start: 1, end: 5 } }] },
      ],
      ['count KAZ abraham-accords state: 4 (d-1) | 5 (d-2)'],
    ],
  ])('%s', (_name, samples, expected) => {
    expect(differencesAmong(samples)).toEqual(expected);
    const ids = samples.map((sample, index) => ({ ...sample, dispatch: `d-${index + 1}` }));
    expect(differencesAmong(ids)).toEqual(expected);
  });

  it('count totals only within days of one another, and places in a row whenever they are given', () => {
    const count = (value: number, isTotal: boolean): StoryCount[] => [
      { noun: 'party', value, span: { start: 1, end: 5 }, ...(isTotal ? { isTotal: true } : {}) },
    ];
    const samples = (isTotal: boolean): ItemSample[] => [
      { counts: count(81, isTotal) },
      { day: '2025-11-20', counts: count(83, isTotal) },
    ];
    expect(differencesAmong(samples(true))).toEqual([]);
    expect(differencesAmong(samples(false))).toHaveLength(1);
    expect(differencesAmong([{ counts: count(81, true) }, { counts: count(83, true) }])).toEqual([
      'count KAZ abraham-accords party: 81 (d-1) | 83 (d-2)',
    ]);
  });

  it('are of name where signatories stand for parties', () => {
    const counted = (noun: string): ItemSample => ({
      counts: [{ noun, value: 60, span: { start: 1, end: 5 } }],
    });
    expect(differencesAmong([counted('ratification'), counted('signatory')])).toContain(
      'name KAZ abraham-accords 60: 60 ratifications (d-1) | 60 signatories (d-2)',
    );
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'a day',
      'A ceremony is planned before the end of November, he said.',
      'A ceremony is planned before the end of the year, he said.',
      [
        'date KAZ abraham-accords: before the end of November (d-1, withdrawn-by-correction) | before the end of the year (d-2)',
      ],
    ],
    [
      'a number',
      'Aid of 40 million euros was promised to the harbour town.',
      'Aid of 14 million euros was promised to the harbour town.',
      [
        'amount KAZ abraham-accords: 14 million euros (d-2) | 40 million euros (d-1, withdrawn-by-correction)',
      ],
    ],
    [
      'how far a step is, beside a notice of correction',
      'Norway and Iceland have already left the pact.',
      'Norway has left the pact; Iceland is to leave in May.\nCorrection: Iceland is still a party.',
      [
        'stage KAZ abraham-accords: and Iceland have already left the pact (d-1, withdrawn-by-correction) | has left the pact; Iceland is to leave in May (d-2)',
      ],
    ],
    [
      'its wording alone',
      'The two ministers met in Oslo on Friday.',
      'The two ministers sat down in Oslo on Friday.',
      [],
    ],
  ])('are seen where a version changes %s', (_name, was, is, expected) => {
    const texts = new Map([
      ['d-1', was],
      ['d-2', is],
    ]);
    expect(differencesAmong([{}, { revisionOf: 'd-1' }], { texts })).toEqual(expected);
  });

  it('carry the remark of one who knows the standing', () => {
    const remarkOf: DifferenceOptions['remarkOf'] = ({ value }) =>
      value === 'acceded' ? 'premature' : null;
    expect(differencesAmong([{}, { acts: [JOINED] }], { remarkOf })).toEqual([
      'stage KAZ abraham-accords: acceded (d-2, premature) | announced (d-1)',
    ]);
  });
});
