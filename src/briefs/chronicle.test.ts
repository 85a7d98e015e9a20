import { describe, expect, it } from 'vitest';
import { claim, smallDeps } from '../../test/support/affairs.ts';
import { notifiedWithdrawal } from '../../test/support/six-affairs.ts';
import { civilDay, type Stage } from '../kernel/index.ts';
import { chroniclesOf } from './chronicle.ts';
import { contextOf } from './context.ts';
import type { BriefInput } from './types.ts';

type Claim = BriefInput['state']['claims'][number];

/** The affair of a withdrawal, told by its dispatch, with claims of the given steps. */
function withSteps(steps: readonly (readonly [Stage, string, Partial<Claim>?])[]): BriefInput {
  const input = notifiedWithdrawal();
  const [row] = input.state.standings;
  const [source] = input.dispatches;
  if (row === undefined || source === undefined) throw new Error('the affair has changed');
  const { id, text } = source.dispatch;
  const claims = steps.map(([stage, holds, more], index) => ({
    ...claim(row, stage, holds),
    id: `c-00000000000${index}`,
    dispatch: id,
    evidence: [{ dispatch: id, start: 0, end: Math.min(40, text.length) }],
    ...more,
  }));
  return {
    ...input,
    asOf: civilDay('2026-01-01'),
    state: { ...input.state, claims, standings: [{ ...row, because: [], held: [] }] },
  };
}

function told(input: BriefInput): readonly string[] {
  return chroniclesOf(contextOf(input, smallDeps)).flatMap(({ candidate }) => candidate.texts);
}

describe('the steps of a state under an accord', () => {
  it('are told in the order of their days', () => {
    const input = withSteps([
      ['withdrawn', '2025-09-04'],
      ['withdrawal-notified', '2025-03-04'],
    ]);
    expect(told(input)).toEqual([
      'Lithuania gave notice of withdrawal from the Mine Ban Convention on 4 March 2025 and left on 4 September 2025.',
    ]);
  });

  it('are no chronicle where there is one alone', () => {
    expect(told(withSteps([['withdrawal-notified', '2025-03-04']]))).toEqual([]);
  });

  it.each([
    ['planned', { modality: 'planned' as const }],
    ['presupposed', { isPresupposed: true as const }],
  ])('leave out what is only %s', (_name, more) => {
    const input = withSteps([
      ['withdrawal-notified', '2025-03-04'],
      ['withdrawn', '2025-09-04', more],
    ]);
    expect(told(input)).toEqual([]);
  });

  it('leave out what the record holds back', () => {
    const input = withSteps([
      ['withdrawal-notified', '2025-03-04'],
      ['withdrawn', '2025-03-05'],
    ]);
    const [row] = input.state.standings;
    if (row === undefined) throw new Error('no standing');
    const held = [{ claim: 'c-000000000001', stage: 'withdrawn', why: 'contradicted' } as const];
    const state = { ...input.state, standings: [{ ...row, held }] };
    expect(told({ ...input, state })).toEqual([]);
  });

  it('leave out what lies years before the event', () => {
    const input = withSteps([
      ['ratified', '2003-05-12'],
      ['withdrawal-notified', '2025-03-04'],
    ]);
    expect(told(input)).toEqual([]);
  });
});
