import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClaimSample, claimOf } from '../../test/builders/sample-diplomacy.ts';
import {
  civilDay,
  EVIDENCE_CLASSES,
  type EvidenceClass,
  LEXICON_FILES,
  lexiconFileSchema,
  type Stage,
} from '../kernel/index.ts';
import { stageRank } from './ladders.ts';
import { decideStanding } from './standing.ts';
import type { Claim } from './types.ts';

const FILE = lexiconFileSchema(LEXICON_FILES['standing-rules']).parse(
  parse(readFileSync(new URL('../../lexicon/standing-rules.yaml', import.meta.url), 'utf8'), {
    schema: 'core',
  }),
);
const RULES = FILE.items;

type Row = readonly [Stage, EvidenceClass, ClaimSample];

function decide(rows: readonly Row[], asOf = '2026-12-31') {
  const claims = rows.map(([stage, evidenceClass, sample]) =>
    claimOf(stage, evidenceClass, sample),
  );
  return decideStanding('party/abraham-accords/KAZ', claims, {
    rules: RULES,
    asOf: civilDay(asOf),
  });
}

function short(rows: readonly Row[], asOf?: string): string {
  const { standing } = decide(rows, asOf);
  return standing === null
    ? 'nothing'
    : `${standing.stage} ${standing.evidenceClass} ${standing.since ?? 'undated'}`;
}

const ANNOUNCED: Row = ['announced', 'party', { known: '2025-11-07' }];
const BROKER: Row = ['announced', 'counterpart-or-broker', { known: '2025-11-06' }];

describe('the standing', () => {
  it.each<[string, readonly Row[], string]>([
    ['is nothing without claims', [], 'nothing'],
    [
      'given a broker and then the party, rests on the party',
      [BROKER, ANNOUNCED],
      'announced party 2025-11-07',
    ],
    [
      'given the baseline and one report of the same, is told on the report',
      [
        ['signed', 'register', { known: '2025-01-10', origin: 'baseline' }],
        ['signed', 'one-origin', { known: '2025-11-07' }],
      ],
      'signed one-origin 2025-01-10',
    ],
    [
      'given the baseline alone, is told on the baseline',
      [['signed', 'register', { known: '2025-01-10', origin: 'baseline' }]],
      'signed register 2025-01-10',
    ],
    [
      'given one report, is not borne out by the baseline as a second origin',
      [
        ['acceded', 'register', { known: '2025-01-10', origin: 'baseline' }],
        ['acceded', 'one-origin', { known: '2025-11-07' }],
      ],
      'acceded register 2025-01-10',
    ],
    [
      'given a notice by the depositary and one report that it took effect, is withdrawn on both',
      [
        ['withdrawal-notified', 'depositary', { known: '2025-06-27' }],
        ['withdrawn', 'one-origin', { known: '2025-12-27' }],
      ],
      'withdrawn depositary 2025-12-27',
    ],
    [
      'given one report of a withdrawal and no notice, does not move',
      [
        ['in-force', 'party', { known: '2025-06-27' }],
        ['withdrawn', 'one-origin', { known: '2025-12-27' }],
      ],
      'in-force party 2025-06-27',
    ],
    [
      'given two undated reports eight months apart, takes them for two attempts',
      [
        ['acceded', 'one-origin', { known: '2025-06-26', holds: null, origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2026-02-20', holds: null, origin: 'o-2' }],
      ],
      'nothing',
    ],
    [
      'given a dated report and a later undated one, takes them for one',
      [
        ['acceded', 'one-origin', { known: '2025-06-26', origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2025-09-20', holds: null, origin: 'o-2' }],
      ],
      'acceded two-independent-origins 2025-06-26',
    ],
    [
      'given an undated report and a day after it, takes them for two',
      [
        ['acceded', 'one-origin', { known: '2025-06-26', holds: null, origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2025-09-20', origin: 'o-2' }],
      ],
      'nothing',
    ],
    [
      'given a tabloid beside one outlet, is not borne out',
      [
        ['acceded', 'one-origin', { known: '2025-06-26', origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2025-06-26', origin: 'o-2', isLoud: true }],
      ],
      'nothing',
    ],
    [
      'given an application under a treaty after the word that it will come, stands where it stood',
      [ANNOUNCED, ['applied', 'one-origin', { known: '2025-11-10' }]],
      'announced party 2025-11-07',
    ],
    [
      'given one headline “joined”, does not move',
      [['acceded', 'one-origin', { known: '2025-11-07' }]],
      'nothing',
    ],
    [
      'given the party’s “will join” and a tabloid’s “joined”, stays announced',
      [ANNOUNCED, ['acceded', 'one-origin', { known: '2025-11-07' }]],
      'announced party 2025-11-07',
    ],
    [
      'and a tabloid’s “signs up”, stays announced',
      [ANNOUNCED, ['signed', 'one-origin', { known: '2025-11-07' }]],
      'announced party 2025-11-07',
    ],
    [
      'and two outlets’ “joined” of that day, stays announced',
      [
        ANNOUNCED,
        ['acceded', 'one-origin', { known: '2025-11-07', origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2025-11-07', origin: 'o-2' }],
      ],
      'announced party 2025-11-07',
    ],
    [
      'given one outlet’s signature two weeks after, waits for a second',
      [ANNOUNCED, ['signed', 'one-origin', { known: '2025-11-21', origin: 'o-1' }]],
      'announced party 2025-11-07',
    ],
    [
      'given two origins’ signature two weeks after, moves',
      [
        ANNOUNCED,
        ['signed', 'one-origin', { known: '2025-11-21', origin: 'o-1' }],
        ['signed', 'one-origin', { known: '2025-11-22', holds: '2025-11-21', origin: 'o-2' }],
      ],
      'signed two-independent-origins 2025-11-21',
    ],
    [
      'given the report of a signature on the day that a party had named for it, moves',
      [
        ['announced', 'party', { known: '2025-11-07', ahead: civilDay('2025-11-21') }],
        ['signed', 'one-origin', { known: '2025-11-21', origin: 'o-1' }],
      ],
      'signed one-origin 2025-11-21',
    ],
    [
      'given the same before that day, waits',
      [
        ['announced', 'party', { known: '2025-11-07', ahead: civilDay('2025-11-21') }],
        ['signed', 'one-origin', { known: '2025-11-20', origin: 'o-1' }],
      ],
      'announced party 2025-11-07',
    ],
    [
      'given two texts of one outlet, counts one voice',
      [
        ANNOUNCED,
        ['signed', 'one-origin', { known: '2025-11-12', origin: 'o-1', asserter: 'Fjord Post' }],
        ['signed', 'one-origin', { known: '2025-11-13', origin: 'o-2', asserter: 'Fjord Post' }],
      ],
      'announced party 2025-11-07',
    ],
    [
      'given a signature that one outlet dates three weeks after the announcement, moves',
      [ANNOUNCED, ['signed', 'one-origin', { known: '2025-11-28', origin: 'o-1' }]],
      'signed one-origin 2025-11-28',
    ],
    [
      'given the same without a day, waits',
      [ANNOUNCED, ['signed', 'one-origin', { known: '2025-11-28', holds: null, origin: 'o-1' }]],
      'announced party 2025-11-07',
    ],
    [
      'given two copies of one wire, counts one',
      [
        ['acceded', 'one-origin', { known: '2026-03-01', origin: 'o-1' }],
        ['acceded', 'one-origin', { known: '2026-03-02', origin: 'o-1' }],
      ],
      'nothing',
    ],
    [
      'given two unnamed sources, does not move',
      [
        ['signed', 'anonymous', { known: '2026-03-01', origin: 'o-1' }],
        ['signed', 'anonymous', { known: '2026-03-02', origin: 'o-2' }],
      ],
      'nothing',
    ],
    [
      'given one outlet’s signature and no other voice, moves',
      [['signed', 'one-origin', { known: '2026-03-01' }]],
      'signed one-origin 2026-03-01',
    ],
    [
      'given an early “signed” that comes true, holds from when the party says',
      [
        ANNOUNCED,
        ['signed', 'one-origin', { known: '2025-11-07' }],
        ['signed', 'party', { known: '2026-03-01' }],
      ],
      'signed party 2026-03-01',
    ],
    [
      'given a headline that outruns its own text, hears the text',
      [
        ['announced', 'one-origin', { known: '2025-11-07', origin: 'o-1' }],
        ['signed', 'one-origin', { known: '2025-11-07', origin: 'o-1' }],
      ],
      'announced one-origin 2025-11-07',
    ],
    [
      'given the history of a signature in one text, moves',
      [
        [
          'announced',
          'one-origin',
          { known: '2026-03-01', holds: '2025-11-06', modality: 'done', origin: 'o-1' },
        ],
        ['signed', 'one-origin', { known: '2026-03-01', origin: 'o-1' }],
      ],
      'signed one-origin 2026-03-01',
    ],
    [
      'is not lowered by a later, lower word',
      [
        ['signed', 'party', { known: '2026-03-01' }],
        ['announced', 'party', { known: '2026-04-01' }],
      ],
      'signed party 2026-03-01',
    ],
    [
      'goes off the ladder',
      [
        ['in-force', 'depositary', { known: '2020-01-01' }],
        ['withdrawal-notified', 'party', { known: '2025-06-01' }],
        ['withdrawn', 'depositary', { known: '2025-12-01' }],
      ],
      'withdrawn depositary 2025-12-01',
    ],
    [
      'and back on it',
      [
        ['in-force', 'depositary', { known: '2020-01-01' }],
        ['withdrawn', 'party', { known: '2022-06-01' }],
        ['acceded', 'party', { known: '2025-12-01' }],
      ],
      'acceded party 2025-12-01',
    ],
    [
      'given notice, is not set back by who still counts it a party',
      [
        ['in-force', 'register', { known: '2020-01-01' }],
        ['withdrawal-notified', 'depositary', { known: '2025-06-01' }],
        ['in-force', 'one-origin', { known: '2025-07-01', origin: 'o-1' }],
        ['in-force', 'one-origin', { known: '2025-07-02', origin: 'o-2' }],
      ],
      'withdrawal-notified depositary 2025-06-01',
    ],
    [
      'given an old withdrawal learnt late, keeps the later accession',
      [
        ['in-force', 'register', { known: '2010-01-01' }],
        ['withdrawn', 'party', { known: '2025-01-01', holds: '2005-01-01' }],
      ],
      'in-force register 2010-01-01',
    ],
    [
      'given a step that holds later, waits',
      [['in-force', 'depositary', { known: '2026-01-01', holds: '2027-02-01' }], ANNOUNCED],
      'announced party 2025-11-07',
    ],
    [
      'given an undated corroboration, keeps the day',
      [
        ['signed', 'party', { known: '2026-03-01' }],
        ['signed', 'depositary', { known: '2026-04-01', holds: null }],
      ],
      'signed depositary 2026-03-01',
    ],
  ])('%s', (_name, rows, expected) => {
    expect(short(rows)).toBe(expected);
  });

  it('calls an undated word for what it stands on no contradiction, but where it came before the step', () => {
    const signed: Row = ['signed', 'party', { known: '2025-11-07', holds: '2025-11-06' }];
    // A headline that outruns its own text, before the step and on the day after it.
    const textOf = (known: string): Row[] => [
      ['announced', 'one-origin', { known, origin: `o-${known}` }],
      ['signed', 'one-origin', { known, holds: null, origin: `o-${known}` }],
    ];
    const { standing, refusals } = decide([
      signed,
      ...textOf('2025-11-01'),
      ...textOf('2025-11-07'),
    ]);
    expect(standing?.stage).toBe('signed');
    const held = standing?.held.filter(({ stage }) => stage === 'signed') ?? [];
    expect(held.map(({ why }) => why).sort()).toEqual(['contradicted', 'earlier']);
    expect(refusals.filter(({ code }) => code === 'record.contradicted')).toHaveLength(1);
  });

  it('keeps what moved it, what it was, and what was held and why', () => {
    const { standing, refusals } = decide([
      BROKER,
      ANNOUNCED,
      ['acceded', 'one-origin', { known: '2025-11-07' }],
      ['signed', 'anonymous', { known: '2025-12-01' }],
      ['signed', 'party', { known: '2026-03-01' }],
    ]);
    expect(standing).toMatchObject({
      stage: 'signed',
      rule: 'signed-in-public',
      previous: { stage: 'announced', since: '2025-11-07' },
    });
    expect(standing?.held.map(({ stage, why }) => `${stage} ${why}`).sort()).toEqual([
      'acceded too-weak',
      'announced superseded',
      'announced superseded',
      'signed too-weak',
    ]);
    expect(
      refusals
        .map(({ code, params }) => `${code} ${params['stage']} ${params['evidenceClass']}`)
        .sort(),
    ).toEqual([
      'record.evidence-too-weak acceded one-origin',
      'record.evidence-too-weak signed anonymous',
    ]);
  });

  it('says where a claim does not follow', () => {
    const { refusals } = decide([
      ['in-force', 'depositary', { known: '2020-01-01' }],
      ['declined', 'party', { known: '2025-01-01' }],
    ]);
    expect(refusals).toMatchObject([
      { code: 'record.ladder-order', params: { current: 'in-force', stage: 'declined' } },
    ]);
  });

  it('of a relation: agreed after a break, then restored', () => {
    const entry = 'relation/ISR/KAZ';
    const claims = [
      claimOf('established', 'register', { known: '1992-04-10', entry }),
      claimOf('severed', 'party', { known: '2020-01-01', entry }),
      claimOf('announced', 'party', { known: '2025-01-01', entry }),
      claimOf('restored', 'party', { known: '2025-06-01', entry }),
    ];
    const stageOn = (asOf: string) =>
      decideStanding(entry, claims, { rules: RULES, asOf: civilDay(asOf) }).standing?.stage;
    expect(['2019-12-31', '2020-02-01', '2025-02-01', '2025-07-01'].map(stageOn)).toEqual([
      'established',
      'severed',
      'announced',
      'restored',
    ]);
  });
});

const anyClaim = fc
  .record({
    stage: fc.constantFrom<Stage>(
      'interest',
      'announced',
      'signed',
      'ratified',
      'in-force',
      'withdrawn',
    ),
    evidenceClass: fc.constantFrom<EvidenceClass>(
      ...EVIDENCE_CLASSES.filter((name) => name !== 'two-independent-origins'),
    ),
    knownMonth: fc.integer({ min: 1, max: 12 }),
    holdsMonth: fc.option(fc.integer({ min: 1, max: 12 })),
    origin: fc.constantFrom('o-1', 'o-2', 'o-3'),
  })
  .map(({ stage, evidenceClass, knownMonth, holdsMonth, origin }): Claim => {
    const day = (month: number) => `2025-${String(month).padStart(2, '0')}-10`;
    return claimOf(stage, evidenceClass, {
      known: day(knownMonth),
      holds: holdsMonth === null ? null : day(holdsMonth),
      origin,
    });
  });
const someClaims = fc.array(anyClaim, { maxLength: 12 });
const anyDay = fc
  .integer({ min: 1, max: 12 })
  .map((month) => civilDay(`2025-${String(month).padStart(2, '0')}-20`));
const ENTRY = 'party/abraham-accords/KAZ';

describe('the standing, whatever the claims,', () => {
  it('does not depend on their order or repetition', () => {
    fc.assert(
      fc.property(someClaims, anyDay, fc.nat(), (claims, asOf, turn) => {
        const turned = [...claims.slice(turn % (claims.length + 1)), ...claims].reverse();
        const context = { rules: RULES, asOf };
        expect(decideStanding(ENTRY, turned, context)).toEqual(
          decideStanding(ENTRY, claims, context),
        );
      }),
    );
  });

  it('as known on a day is not changed by what is known later', () => {
    fc.assert(
      fc.property(someClaims, someClaims, anyDay, (claims, more, asOf) => {
        const later = more.filter((claim) => claim.knownDay > asOf);
        const context = { rules: RULES, asOf };
        expect(decideStanding(ENTRY, [...claims, ...later], context)).toEqual(
          decideStanding(ENTRY, claims, context),
        );
      }),
    );
  });

  it('never rises above what a party says by a weaker claim of the same time', () => {
    fc.assert(
      fc.property(
        someClaims.map((claims) =>
          claims.filter(
            (claim) =>
              EVIDENCE_CLASSES.indexOf(claim.evidenceClass) > EVIDENCE_CLASSES.indexOf('party'),
          ),
        ),
        anyDay,
        (weaker, day) => {
          const word = claimOf('announced', 'party', { known: day, origin: 'o-party' });
          const sameTime = weaker
            .filter((claim) => claim.stage !== 'withdrawn')
            .map((claim) =>
              claimOf(claim.stage, claim.evidenceClass, { known: day, origin: claim.origin }),
            );
          const { standing } = decideStanding(ENTRY, [word, ...sameTime], {
            rules: RULES,
            asOf: day,
          });
          expect(stageRank('accord', standing?.stage ?? 'none')).toBe(
            stageRank('accord', 'announced'),
          );
        },
      ),
    );
  });

  it('rests on a class that its rule admits', () => {
    fc.assert(
      fc.property(someClaims, anyDay, (claims, asOf) => {
        const { standing } = decideStanding(ENTRY, claims, { rules: RULES, asOf });
        if (standing === null) return;
        const rule = RULES.find((row) => row.id === standing.rule);
        expect(rule?.stages).toContain(standing.stage);
        expect(EVIDENCE_CLASSES.indexOf(standing.evidenceClass)).toBeLessThanOrEqual(
          EVIDENCE_CLASSES.indexOf(rule?.atLeast ?? 'anonymous'),
        );
        expect(standing.because.length).toBeGreaterThan(0);
      }),
    );
  });
});
