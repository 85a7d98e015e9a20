import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClaimSample, claimOf } from '../../test/builders/sample-diplomacy.ts';
import {
  civilDay,
  type EvidenceClass,
  LEXICON_FILES,
  lexiconFileSchema,
  type Stage,
} from '../kernel/index.ts';
import { decideStanding } from './standing.ts';

/* The life of a party: it suspends, gives notice, leaves, lets lapse, and comes back; sources contradict one another. */

const RULES = lexiconFileSchema(LEXICON_FILES['standing-rules']).parse(
  parse(readFileSync(new URL('../../lexicon/standing-rules.yaml', import.meta.url), 'utf8'), {
    schema: 'core',
  }),
).items;
const ENTRY = 'party/abraham-accords/KAZ';

type Row = readonly [Stage, EvidenceClass, ClaimSample];

function at(rows: readonly Row[], day: string) {
  const claims = rows.map(([stage, by, sample]) => claimOf(stage, by, sample));
  const { standing } = decideStanding(ENTRY, claims, { rules: RULES, asOf: civilDay(day) });
  return standing;
}

function course(rows: readonly Row[], days: readonly string[]): string[] {
  return days.map((day) => {
    const standing = at(rows, day);
    return standing === null ? 'nothing' : `${standing.stage} since ${standing.since}`;
  });
}

const PARTY: Row = ['in-force', 'depositary', { known: '2021-02-01' }];

describe('the life of a party', () => {
  it('suspends and resumes: only a voice that binds it brings it back', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['suspended', 'party', { known: '2023-03-01' }],
      ['in-force', 'one-origin', { known: '2023-06-01', origin: 'o-a' }],
      ['in-force', 'one-origin', { known: '2023-06-02', origin: 'o-b' }],
      ['in-force', 'party', { known: '2024-01-15' }],
    ];
    expect(course(rows, ['2023-02-28', '2023-03-01', '2023-06-30', '2024-01-15'])).toEqual([
      'in-force since 2021-02-01',
      'suspended since 2023-03-01',
      'suspended since 2023-03-01',
      'in-force since 2024-01-15',
    ]);
  });

  it('is not out before the day on which a register has its notice take effect', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['withdrawal-notified', 'register', { known: '2025-06-02' }],
      ['withdrawn', 'register', { known: '2025-06-02', holds: '2026-06-02' }],
      ['withdrawn', 'one-origin', { known: '2026-02-03', origin: 'o-a', holds: null }],
      ['withdrawn', 'party', { known: '2026-03-03', origin: 'o-b' }],
    ];
    expect(course(rows, ['2025-06-02', '2026-02-03', '2026-04-01', '2026-06-02'])).toEqual([
      'withdrawal-notified since 2025-06-02',
      'withdrawal-notified since 2025-06-02',
      'withdrawal-notified since 2025-06-02',
      'withdrawn since 2026-06-02',
    ]);
    // Two years before, it was another leaving.
    const older = course(
      [PARTY, ['withdrawn', 'party', { known: '2024-02-03' }], ...rows.slice(1, 3)],
      ['2024-03-01'],
    );
    expect(older).toEqual(['withdrawn since 2024-02-03']);
  });

  it('gives notice, is out when it has run, signs again and is in again', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['withdrawal-notified', 'party', { known: '2022-01-10' }],
      ['withdrawn', 'one-origin', { known: '2023-01-10' }],
      ['announced', 'party', { known: '2024-06-01' }],
      ['acceded', 'depositary', { known: '2025-02-01' }],
    ];
    expect(course(rows, ['2022-12-31', '2023-01-10', '2024-06-01', '2025-02-01'])).toEqual([
      'withdrawal-notified since 2022-01-10',
      'withdrawn since 2023-01-10',
      'announced since 2024-06-01',
      'acceded since 2025-02-01',
    ]);
    expect(at(rows, '2025-02-01')?.previous).toEqual({ stage: 'announced', since: '2024-06-01' });
  });

  it('takes a notice back before it has run', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['withdrawal-notified', 'depositary', { known: '2022-01-10' }],
      ['in-force', 'depositary', { known: '2022-06-01' }],
    ];
    expect(course(rows, ['2022-05-31', '2022-06-01'])).toEqual([
      'withdrawal-notified since 2022-01-10',
      'in-force since 2022-06-01',
    ]);
  });

  it('lets an accord lapse: expiry needs two voices or one that is near', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['terminated', 'one-origin', { known: '2026-02-05', origin: 'o-a' }],
      ['terminated', 'one-origin', { known: '2026-02-06', origin: 'o-b' }],
    ];
    expect(course(rows, ['2026-02-05', '2026-02-06'])).toEqual([
      'in-force since 2021-02-01',
      'terminated since 2026-02-05',
    ]);
  });

  it('waits with a lapse that is known beforehand until its day', () => {
    const rows: readonly Row[] = [
      PARTY,
      ['terminated', 'party', { known: '2026-01-10', holds: '2026-02-05' }],
    ];
    expect(course(rows, ['2026-02-04', '2026-02-05'])).toEqual([
      'in-force since 2021-02-01',
      'terminated since 2026-02-05',
    ]);
  });

  it('keeps and shows what contradicts it, and says why it did not move', () => {
    const rows: readonly Row[] = [
      ['announced', 'party', { known: '2025-11-07' }],
      ['acceded', 'one-origin', { known: '2025-11-07', origin: 'o-a' }],
      ['acceded', 'one-origin', { known: '2025-11-08', origin: 'o-b' }],
      ['withdrawn', 'anonymous', { known: '2025-11-09' }],
    ];
    const standing = at(rows, '2025-11-30');
    expect(standing?.stage).toBe('announced');
    expect(standing?.held.map(({ stage, why }) => `${stage} ${why}`).sort()).toEqual([
      'acceded contradicted',
      'acceded contradicted',
      'withdrawn too-weak',
    ]);
  });

  it('is named by the nearest voice where one day gives two stages of one rung', () => {
    const rows = (near: Stage, far: Stage): readonly Row[] => [
      [far, 'party', { known: '2025-05-02' }],
      [near, 'depositary', { known: '2025-05-02' }],
    ];
    expect(at(rows('accepted', 'ratified'), '2025-06-01')?.stage).toBe('accepted');
    expect(at(rows('ratified', 'accepted'), '2025-06-01')?.stage).toBe('ratified');
  });
});

describe('the rows of a register', () => {
  const rows = fc.array(
    fc.record({
      stage: fc.constantFrom<Stage>('signed', 'acceded', 'in-force', 'suspended', 'withdrawn'),
      year: fc.integer({ min: 1990, max: 2030 }),
      holds: fc.boolean(),
    }),
    { maxLength: 8 },
  );

  it('come to the same whether they are of one register or of as many as there are rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2000, max: 2030 }), (sample, year) => {
        const claims = (originOf: (index: number) => string) =>
          sample.map((row, index) => ({
            ...claimOf(row.stage, 'register', {
              known: '1999-12-31',
              holds: row.holds ? `${row.year}-03-01` : null,
              origin: originOf(index),
              dispatch: null,
            }),
            id: `c-${index}`,
          }));
        const context = { rules: RULES, asOf: civilDay(`${year}-06-30`) };
        expect(
          decideStanding(
            ENTRY,
            claims(() => 'register/one'),
            context,
          ),
        ).toEqual(
          decideStanding(
            ENTRY,
            claims((index) => `register/${index}`),
            context,
          ),
        );
      }),
    );
  });
});

describe('what the day of a standing rests on', () => {
  it.each<[string, readonly Row[], string | undefined]>([
    [
      'a register where a paper tells the step without a day',
      [
        ['signed', 'register', { known: '2021-01-06', origin: 'baseline' }],
        ['signed', 'one-origin', { known: '2021-01-07', holds: null }],
      ],
      'register',
    ],
    [
      'the paper as well where it tells the same day',
      [
        ['signed', 'register', { known: '2021-01-06', origin: 'baseline' }],
        ['signed', 'one-origin', { known: '2021-01-07', holds: '2021-01-06' }],
      ],
      undefined,
    ],
    [
      'a register where the paper tells another day',
      [
        ['signed', 'register', { known: '2021-01-06', origin: 'baseline' }],
        ['signed', 'one-origin', { known: '2021-01-07' }],
      ],
      'register',
    ],
    ['the paper alone', [['signed', 'one-origin', { known: '2021-01-07' }]], undefined],
    [
      'the register alone',
      [['signed', 'register', { known: '2021-01-06', origin: 'baseline' }]],
      undefined,
    ],
  ])('%s', (_, rows, sinceClass) => {
    const standing = at(rows, '2021-02-01');
    expect(standing?.since).toMatch(/^2021-01-0[67]$/);
    expect(standing?.sinceClass).toBe(sinceClass);
  });
});
