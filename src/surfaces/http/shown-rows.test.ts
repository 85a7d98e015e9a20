import { describe, expect, it } from 'vitest';
import type { StandingRow } from '../../desk/index.ts';
import { civilDay } from '../../kernel/index.ts';
import type { Expectation, HeldClaim } from '../../record/index.ts';
import { shownExpectations, shownRow } from './shown-rows.ts';

function rowWith(because: readonly string[], held: readonly HeldClaim[]): StandingRow {
  const entry = 'party/lake-pact/VEL';
  return {
    ...{ entry, subject: { id: 'VEL', name: 'Velmar' } },
    ...{ accord: { id: 'lake-pact', name: 'Lake Pact' }, counterpart: null, label: 'signed' },
    standing: {
      ...{ entry, subject: 'VEL', accord: 'lake-pact', counterpart: null, stage: 'signed' },
      ...{ since: '2031-03-12', sinceBasis: 'stated', evidenceClass: 'party' },
      ...{ because, held, previous: null, rule: 'signed' },
    },
  } as StandingRow;
}

const held = (why: HeldClaim['why'], count: number): HeldClaim[] =>
  Array.from({ length: count }, (_, at) => ({ claim: `c-${why}-${at}`, stage: 'signed', why }));

describe('shownRow', () => {
  it('leaves a row as it is whose claims are few', () => {
    const row = rowWith(['c-1', 'c-2'], held('superseded', 2));
    expect(shownRow(row)).toBe(row);
  });

  it('names what speaks against the standing first, and counts what it does not name', () => {
    const all = [...held('superseded', 30), ...held('contradicted', 2), ...held('earlier', 4)];
    const row = shownRow(rowWith(['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7'], all));
    expect(row.standing.because).toEqual(['c-1', 'c-2', 'c-3']);
    expect(row.standing.held.map(({ why }) => why)).toEqual(['contradicted', 'contradicted']);
    expect(row.claimsLeft).toBe(7 + 36 - 5);
    expect(shownRow(row)).toEqual({ ...row, claimsLeft: row.claimsLeft });
  });
});

function expectation(id: string, more: Partial<Expectation>): Expectation {
  return {
    ...{ id, state: 'open', window: null, stateSince: civilDay('2031-01-01') },
    ...more,
  } as Expectation;
}

describe('shownExpectations', () => {
  it('shows the open ones by their day, then what was decided last', () => {
    const rows = [
      expectation('e-met', { state: 'met', stateSince: civilDay('2030-02-01') }),
      expectation('e-undated', {}),
      expectation('e-late', { window: '2032-06' as Expectation['window'] }),
      expectation('e-missed', { state: 'missed', stateSince: civilDay('2031-02-01') }),
      expectation('e-soon', { window: '2031-04-02' as Expectation['window'] }),
    ];
    const { expectations, expectationsLeft } = shownExpectations(rows);
    expect(expectations.map(({ id }) => id)).toEqual([
      ...['e-soon', 'e-late', 'e-undated', 'e-missed', 'e-met'],
    ]);
    expect(expectationsLeft).toBe(0);
  });

  it('says how many it leaves to the list of all', () => {
    const rows = Array.from({ length: 254 }, (_, at) => expectation(`e-${at}`, {}));
    const shown = shownExpectations(rows);
    expect(shown.expectations).toHaveLength(40);
    expect(shown.expectationsLeft).toBe(214);
  });
});
