import { describe, expect, it } from 'vitest';
import { claimOf, LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { civilDay, edtf, type Lexicon, type Stage } from '../kernel/index.ts';
import { derivedFactsOf, thresholdIn } from './derived-facts.ts';
import type { DerivedFact } from './derived-types.ts';
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

  it('names the first of its region and of its group, and not the second', () => {
    const groups: Lexicon = {
      ...lexiconWith({ partiesComplete: true }),
      states: LEXICON.states.map((state) => ({
        ...state,
        region: state.code === 'KAZ' || state.code === 'ISR' ? 'Inner' : 'Outer',
        groups: state.code === 'KAZ' || state.code === 'ARE' ? ['steppe'] : [],
      })),
    };
    const ofGroups = (standings: readonly Standing[]) =>
      kind(
        derivedFactsOf({
          entry: KAZ.entry,
          standings,
          before: null,
          claims: [],
          lexicon: groups,
          asOf: civilDay('2026-06-30'),
        }),
        'first-of',
      ).map((fact) => `${fact.of} ${fact.name}`);
    expect(ofGroups([KAZ])).toEqual(['region Inner', 'group steppe']);
    expect(ofGroups([KAZ, standing('ARE', 'in-force', '2020-01-01')])).toEqual(['region Inner']);
    expect(ofGroups([KAZ, standing('ISR', 'in-force', '2020-01-01')])).toEqual(['group steppe']);
    expect(ofGroups([KAZ, standing('ARE', 'in-force', '2026-06-20')])).toEqual([
      'region Inner',
      'group steppe',
    ]);
  });

  it('says who is the first to leave, and nothing where another has left, even if it came back', () => {
    const left = standing('KAZ', 'withdrawn', '2026-06-01');
    expect(kind(facts([left, OLD]), 'first-step')).toMatchObject([
      { stage: 'withdrawn', entries: [left.entry] },
    ]);
    expect(kind(facts([KAZ, OLD]), 'first-step')).toEqual([]);
    expect(kind(facts([left, standing('BHR', 'suspended', null)]), 'first-step')).toEqual([]);
    const back = standing('BHR', 'in-force', '2024-01-01', {
      held: [{ claim: 'c-1', stage: 'withdrawn', why: 'superseded' }],
    });
    expect(kind(facts([left, back]), 'first-step')).toEqual([]);
  });

  it.each<[string, string | null, boolean | null]>([
    ['made in the quarter before', '2026-05-20', true],
    ['made on the day', '2026-06-01', true],
    ['of long ago', '1992-04-10', false],
    ['of a year long past', '1992', false],
    ['without a day', null, false],
    ['made after the step', '2026-06-20', null],
    ['of the same year, no more is known', '2026', null],
  ])('says whether a tie is new: %s', (_name, since, isNew) => {
    const tie = standing('ISR', 'established', since, {
      entry: 'relation/ISR/KAZ',
      accord: null,
      counterpart: 'KAZ',
    });
    const member = standing('ISR', 'in-force', '2020-10-01');
    const found = kind(facts([KAZ, member, tie]), 'relation');
    expect(found.map((fact) => fact.isNew)).toEqual(isNew === null ? [] : [isNew]);
    expect(found.flatMap((fact) => fact.entries)).toEqual(
      isNew === null ? [] : [KAZ.entry, 'relation/ISR/KAZ'],
    );
  });

  it('lists what the state did at the time under other accords, apart from what others did', () => {
    const near = standing('BHR', 'signed', '2026-05-20');
    const other = standing('KAZ', 'signed', '2026-05-10', {
      entry: 'party/sea-treaty/KAZ',
      accord: 'sea-treaty',
    });
    expect(kind(facts([KAZ, near, other]), 'parallel-steps').map((fact) => fact.entries)).toEqual([
      [KAZ.entry, near.entry],
      [KAZ.entry, 'party/sea-treaty/KAZ'],
    ]);
  });

  it('names who of a group has not followed, with the entries of those who are in', () => {
    const lexicon: Lexicon = {
      ...lexiconWith({ partiesComplete: true }),
      states: LEXICON.states.map((state) => ({
        ...state,
        region: `Of ${state.code}`,
        groups: ['gulf-and-steppe'],
      })),
    };
    const input = { before: null, claims: [], lexicon, asOf: civilDay('2026-06-30') };
    const found = derivedFactsOf({
      ...input,
      entry: KAZ.entry,
      standings: [KAZ, standing('ARE', 'in-force', '2020-10-01')],
    });
    expect(kind(found, 'not-followed')).toEqual([
      {
        kind: 'not-followed',
        group: 'gulf-and-steppe',
        states: ['ISR', 'USA'],
        entries: [KAZ.entry, 'party/abraham-accords/ARE'],
      },
    ]);
  });

  it('tells of a relation whether it is new, the step before, and what else either did', () => {
    const tie = (since: string, more: Partial<Standing>): Standing =>
      standing('ISR', 'restored', since, { accord: null, ...more });
    const own = tie('2026-06-10', {
      entry: 'relation/ISR/KAZ',
      counterpart: 'KAZ',
      previous: { stage: 'severed', since: edtf('2026-01-01') },
    });
    const other = tie('2026-05-01', {
      entry: 'relation/ARE/ISR',
      subject: 'ARE',
      counterpart: 'ISR',
    });
    const input = { before: null, claims: [], lexicon: LEXICON, asOf: civilDay('2026-06-30') };
    expect(
      derivedFactsOf({ ...input, before: [], entry: own.entry, standings: [own, other, KAZ] }),
    ).toMatchObject([
      { kind: 'relation', isNew: true, since: '2026-06-10', entries: [own.entry] },
      { kind: 'days-since-change', days: 160, before: 'severed' },
      { kind: 'parallel-steps', steps: [{ entry: 'relation/ARE/ISR', day: '2026-05-01' }] },
    ]);
  });

  it('tells of an accord what is left until it is in force', () => {
    const lexicon = lexiconWith({
      partiesComplete: true,
      entryIntoForce: 'After 5 instruments of ratification.',
      inForce: null,
    });
    const input = { before: null, claims: [], lexicon, asOf: civilDay('2026-06-30') };
    expect(
      derivedFactsOf({ ...input, entry: `accord/${ACCORD}`, standings: [KAZ, OLD] }),
    ).toMatchObject([{ kind: 'until-force', needed: 5, have: 2, remaining: 3 }]);
  });

  it('is empty for what is no entry, and where nothing stands', () => {
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
