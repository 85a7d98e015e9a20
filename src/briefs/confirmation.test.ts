import { describe, expect, it } from 'vitest';
import { dispatchOf, readDispatch, smallDeps } from '../../test/support/affairs.ts';
import { announcedAccession } from '../../test/support/six-affairs.ts';
import type { Act } from '../events/index.ts';
import { edtf } from '../kernel/index.ts';
import { confirmationCandidate } from './confirmation.ts';
import { contextOf } from './context.ts';
import type { BriefInput } from './types.ts';

/** The announcement of the broker, and one of the state's own on a day. */
function withOwnWord(day: string): BriefInput {
  const input = announcedAccession();
  const [wire] = input.dispatches;
  const lead = input.development.leadAct;
  if (wire === undefined || lead === null) throw new Error('the affair has changed');
  const ministry = readDispatch(
    dispatchOf(
      { id: 'd-ministry', day, outlet: 'Foreign Ministry', kind: 'ministry' },
      'On the accords',
      'Kazakhstan announced that Kazakhstan would join the Abraham Accords.',
    ),
  );
  const dayOf = (value: string): Act['saidDay'] => ({
    value: edtf(value),
    basis: 'stated',
    from: value,
    span: null,
  });
  const told = (act: Act, id: string, subjects: readonly string[], value: string): Act => ({
    ...act,
    id,
    subjects,
    stage: 'announced',
    modality: 'done',
    treatyAction: 'announcement',
    objects: ['KAZ'],
    speaker: null,
    saidDay: dayOf(value),
  });
  const broker = told(lead, 'a-broker', ['USA'], '2025-11-06');
  const own = { ...told(lead, 'a-own', ['KAZ'], day), dispatch: 'd-ministry' };
  const evidence = { start: 16, end: 80 };
  return {
    ...input,
    development: { ...input.development, leadAct: { ...own, objects: [], evidence } },
    dispatches: [
      { ...wire, acts: [broker] },
      { ...ministry, acts: [{ ...own, objects: [], evidence }] },
    ],
  };
}

function told(input: BriefInput): readonly string[] {
  return confirmationCandidate(contextOf(input, smallDeps))?.texts ?? [];
}

describe('the word of those concerned after that of another', () => {
  it('is said with both days', () => {
    expect(told(withOwnWord('2025-11-07'))).toEqual([
      'The United States had announced it on 6 November 2025, and Kazakhstan confirmed its decision on 7 November 2025.',
    ]);
  });

  it.each([['2025-11-06'], ['2025-11-05']])('is no confirmation on %s', (day) => {
    expect(told(withOwnWord(day))).toEqual([]);
  });
});
