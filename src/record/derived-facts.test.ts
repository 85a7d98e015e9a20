import { describe, expect, it } from 'vitest';
import { claimOf, LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { civilDay, edtf, type Lexicon, type Stage } from '../kernel/index.ts';
import { type DerivedFact, derivedFactsOf, thresholdIn } from './derived-facts.ts';
import { stageDaysOf } from './stage-days.ts';
import type { Standing } from './types.ts';

const ACCORD = 'abraham-accords';

function standing(
  subject: string,
  stage: Stage,
  since: string | null,
  more: Partial<Standing> = {},
): Standing {
  return {
    entry: `party/${ACCORD}/${subject}`,
    subject,
    accord: ACCORD,
    counterpart: null,
    stage,
    since: since === null ? null : edtf(since),
    sinceBasis: since === null ? null : 'stated',
    evidenceClass: 'party',
    because: [],
    held: [],
    previous: null,
    rule: '',
    ...more,
  };
}

function lexiconWith(over: Partial<Lexicon['accords'][number]>): Lexicon {
  return {
    ...LEXICON,
    accords: LEXICON.accords.map((one) => (one.id === ACCORD ? { ...one, ...over } : one)),
  };
}

function facts(
  standings: readonly Standing[],
  over: Partial<Lexicon['accords'][number]> = {},
  before: readonly Standing[] | null = null,
): DerivedFact[] {
  return derivedFactsOf({
    entry: `party/${ACCORD}/KAZ`,
    standings,
    before,
    claims: [],
    lexicon: lexiconWith({ partiesComplete: true, ...over }),
    asOf: civilDay('2026-06-30'),
  });
}

function kind<K extends DerivedFact['kind']>(all: readonly DerivedFact[], wanted: K) {
  return all.filter((fact): fact is Extract<DerivedFact, { kind: K }> => fact.kind === wanted);
}

const KAZ = standing('KAZ', 'in-force', '2026-06-01', {
  previous: { stage: 'signed', since: edtf('2026-05-02') },
});
const OLD = standing('BHR', 'in-force', '2020-10-01');

describe('what follows from the record', () => {
  it('counts parties before and after, with their entries', () => {
    const [count] = kind(facts([KAZ, OLD], {}, [OLD]), 'party-count');
    expect(count).toMatchObject({ before: 1, after: 2 });
    expect(count?.entries).toContain('party/abraham-accords/BHR');
  });

  it('counts nothing where the lexicon does not hold every party', () => {
    const all = facts([KAZ, OLD], { partiesComplete: false }, [OLD]);
    expect(kind(all, 'party-count')).toEqual([]);
    expect(kind(all, 'first-of')).toEqual([]);
  });

  it('tells the days since the step before, over exact days alone', () => {
    expect(kind(facts([KAZ]), 'days-since-change')).toMatchObject([{ days: 30, before: 'signed' }]);
    const vague = standing('KAZ', 'in-force', '2026-06');
    expect(kind(facts([vague]), 'days-since-change')).toEqual([]);
  });

  it('lists steps of others within ninety days', () => {
    const near = standing('BHR', 'signed', '2026-05-20');
    const far = standing('MAR', 'signed', '2025-05-20');
    expect(kind(facts([KAZ, near, far]), 'parallel-steps')).toMatchObject([
      { steps: [{ entry: 'party/abraham-accords/BHR', day: '2026-05-20' }] },
    ]);
  });

  it('says what is left until entry into force, and nothing once it is in force', () => {
    const condition =
      'Thirty days after the deposit of the fifth of 5 instruments of ratification.';
    const open = { entryIntoForce: condition, inForce: null };
    expect(kind(facts([KAZ, OLD], open), 'until-force')).toMatchObject([
      { needed: 5, have: 2, remaining: 3 },
    ]);
    const done = { entryIntoForce: condition, inForce: edtf('2021-01-01') };
    expect(kind(facts([KAZ, OLD], done), 'until-force')).toEqual([]);
  });

  it('is empty for what is no entry of a party', () => {
    const input = {
      standings: [KAZ],
      before: null,
      claims: [],
      lexicon: LEXICON,
      asOf: civilDay('2026-06-30'),
    };
    expect(derivedFactsOf({ ...input, entry: 'relation/ISR/KAZ' })).toEqual([]);
    expect(derivedFactsOf({ ...input, entry: 'nonsense' })).toEqual([]);
  });

  it.each([
    ['120 days after the 60th ratification.', 60],
    ['When sixty states have ratified it.', 60],
    ['After 5 instruments of ratification.', 5],
    ['When all signatories have notified one another.', null],
    [null, null],
  ])('reads the number in “%s”', (condition, needed) => {
    expect(thresholdIn(condition)).toBe(needed);
  });
});

describe('days between stages', () => {
  const rows = (count: number) =>
    ['BHR', 'MAR', 'KAZ', 'UZB'].slice(0, count).map((subject, at) => {
      const signed = { ...claimOf('signed', 'party', { known: '2026-01-01' }), id: `c-${subject}` };
      return {
        claim: signed,
        standing: standing(subject, 'in-force', `2026-0${at + 2}-01`, {
          held: [{ claim: signed.id, stage: 'signed', why: 'superseded' }],
        }),
      };
    });
  const figures = (count: number) =>
    stageDaysOf(
      rows(count).map((row) => row.standing),
      rows(count).map((row) => row.claim),
    );

  it('gives the middle, the shortest and the longest with the cases', () => {
    expect(figures(3)).toMatchObject([
      {
        from: 'signed',
        to: 'in-force',
        cases: 3,
        medianDays: 59,
        shortestDays: 31,
        longestDays: 90,
      },
    ]);
  });

  it('gives no figure under three cases', () => {
    expect(figures(2)).toEqual([]);
  });
});
