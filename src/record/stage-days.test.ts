import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDay, edtf, type Stage } from '../kernel/index.ts';
import { stageDaysOf } from './stage-days.ts';
import type { Claim, Standing } from './types.ts';

const STATES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];

type Step = readonly [stage: Stage, day: string | null];

/** A party that went through steps, the last of which is its standing. */
function party(state: string, steps: readonly Step[]): { standing: Standing; claims: Claim[] } {
  const entry = `party/x-pact/${state}`;
  const claims = steps.map(
    ([stage, day]): Claim => ({
      id: `c-${state}-${stage}`,
      entry,
      subject: state,
      accord: 'x-pact',
      counterpart: null,
      stage,
      modality: 'done',
      holds: day === null ? null : edtf(day),
      holdsBasis: day === null ? null : 'stated',
      holdsFrom: '',
      knownDay: civilDay('2020-01-01'),
      dispatch: null,
      act: null,
      origin: 'register:x',
      evidence: [],
      evidenceClass: 'register',
      classWhy: '',
      asserter: 'x',
    }),
  );
  const last = claims.at(-1) as Claim;
  const held = claims.slice(0, -1);
  return {
    claims,
    standing: {
      entry,
      subject: state,
      accord: 'x-pact',
      counterpart: null,
      stage: last.stage,
      since: last.holds,
      sinceBasis: last.holdsBasis,
      evidenceClass: 'register',
      because: [last.id],
      held: held.map(({ id, stage }) => ({ claim: id, stage, why: 'superseded' })),
      previous: null,
      rule: 'signed-in-public',
    },
  };
}

function figures(parties: readonly ReturnType<typeof party>[]) {
  return stageDaysOf(
    parties.map(({ standing }) => standing),
    parties.flatMap(({ claims }) => claims),
  );
}

/** Parties that signed on one day and ratified so many days later. */
function ratifiedAfter(counts: readonly number[]) {
  return counts.map((count, at) =>
    party(STATES[at] ?? '', [
      ['signed', '2010-03-01'],
      ['ratified', addDays(civilDay('2010-03-01'), count)],
    ]),
  );
}

describe('days between stages', () => {
  it.each([
    [[], null],
    [[10], null],
    [[10, 20], null],
    [[10, 20, 400], { cases: 3, medianDays: 20, shortestDays: 10, longestDays: 400 }],
    [[0, 0, 0], { cases: 3, medianDays: 0, shortestDays: 0, longestDays: 0 }],
    [[40, 10, 20, 30], { cases: 4, medianDays: 25, shortestDays: 10, longestDays: 40 }],
    [[1, 2, 2, 3], { cases: 4, medianDays: 2, shortestDays: 1, longestDays: 3 }],
  ] as const)('of steps that took %j days are %j', (counts, wanted) => {
    const [figure] = figures(ratifiedAfter(counts));
    if (wanted === null) expect(figure).toBeUndefined();
    else expect(figure).toMatchObject({ from: 'signed', to: 'ratified', ...wanted });
  });

  it.each<[string, readonly Step[]]>([
    [
      'a year',
      [
        ['signed', '2010'],
        ['ratified', '2011-03-01'],
      ],
    ],
    [
      'a month',
      [
        ['signed', '2010-03-01'],
        ['ratified', '2011-03'],
      ],
    ],
    [
      'about a day',
      [
        ['signed', '2010-03-01~'],
        ['ratified', '2011-03-01'],
      ],
    ],
    [
      'by a day',
      [
        ['signed', '../2010-03-01'],
        ['ratified', '2011-03-01'],
      ],
    ],
    [
      'a stretch',
      [
        ['signed', '2010-03-01/2010-03-04'],
        ['ratified', '2011-03-01'],
      ],
    ],
    [
      'no day',
      [
        ['signed', null],
        ['ratified', '2011-03-01'],
      ],
    ],
    [
      'days the wrong way round',
      [
        ['signed', '2011-03-02'],
        ['ratified', '2011-03-01'],
      ],
    ],
    ['one step alone', [['ratified', '2011-03-01']]],
  ])('leave out a case of which %s is known', (_, steps) => {
    const two = ratifiedAfter([10, 20]);
    expect(figures([...two, party('ZZZ', steps)])).toEqual([]);
    const three = figures([...ratifiedAfter([10, 20, 30]), party('ZZZ', steps)]);
    expect(three).toMatchObject([{ cases: 3 }]);
    expect(three[0]?.entries).not.toContain('party/x-pact/ZZZ');
  });

  it.each<[Stage, Stage]>([
    ['announced', 'signed'],
    ['applied', 'candidate'],
    ['applied', 'member'],
    ['candidate', 'accession-signed'],
    ['accession-signed', 'member'],
    ['ratified', 'in-force'],
    ['acceded', 'in-force'],
    ['withdrawal-notified', 'withdrawn'],
  ])('are counted from %s to %s', (from, to) => {
    const parties = ['AAA', 'BBB', 'CCC'].map((state, at) =>
      party(state, [
        [from, '2010-03-01'],
        [to, `2010-03-${11 + at}`],
      ]),
    );
    expect(figures(parties)).toMatchObject([{ cases: 3, medianDays: 11 }]);
  });

  it('do not count what was held back', () => {
    const parties = ratifiedAfter([10, 20, 30]).map((one) => ({
      ...one,
      standing: {
        ...one.standing,
        held: one.standing.held.map((held) => ({ ...held, why: 'too-weak' as const })),
      },
    }));
    expect(figures(parties)).toEqual([]);
  });

  it('never rest on fewer than three cases, lie in order, and name each case', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 6 }), (counts) => {
        const found = figures(ratifiedAfter(counts));
        expect(found.length).toBe(counts.length < 3 ? 0 : 1);
        for (const { cases, shortestDays, medianDays, longestDays, entries } of found) {
          expect(cases).toBe(counts.length);
          expect(new Set(entries).size).toBe(cases);
          expect(shortestDays).toBe(Math.min(...counts));
          expect(longestDays).toBe(Math.max(...counts));
          expect(medianDays).toBeGreaterThanOrEqual(shortestDays);
          expect(medianDays).toBeLessThanOrEqual(longestDays);
        }
      }),
    );
  });
});
