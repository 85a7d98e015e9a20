import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import { notifiedWithdrawal } from '../../test/support/six-affairs.ts';
import { civilDay, edtf, type Stage } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import { contextOf } from './context.ts';
import { metCandidates } from './met-expectations.ts';

const EXPECTED: Expectation = {
  id: 'e-0000000000aa',
  what: 'withdrawal',
  action: 'withdrawal',
  subjects: ['LTU'],
  subjectWords: null,
  objects: [],
  accord: 'mine-ban-convention',
  modality: 'planned',
  window: edtf('2025-12-27'),
  wording: 'It takes effect on 27 December 2025.',
  saidBy: 'the foreign ministry',
  basis: 'said',
  dispatch: null,
  act: null,
  evidence: [],
  knownDay: civilDay('2025-06-28'),
  state: 'met',
  stateSince: civilDay('2025-12-27'),
  stateBecause: [],
};

/** What is said of an expectation where the state stands on a rung since a day. */
function told(
  stage: Stage,
  since: string,
  expected: Partial<Expectation> = {},
  before: { readonly stage: Stage; readonly since: string } | null = null,
  others: readonly Expectation[] = [],
): readonly string[] {
  const input = notifiedWithdrawal();
  const previous = before === null ? null : { ...before, since: edtf(before.since) };
  const standings = input.state.standings.map((row) => ({
    ...row,
    stage,
    since: edtf(since),
    previous,
  }));
  const context = contextOf({ ...input, state: { ...input.state, standings } }, smallDeps);
  const rows = [{ ...EXPECTED, ...expected }, ...others];
  return metCandidates(rows, context).flatMap(({ texts }) => texts.slice(0, 1));
}

describe('what was said to come, and has come', () => {
  it.each([
    ['2025-12-27', 'on 27 December 2025', 'on that day'],
    ['2025-12', 'in December 2025', 'on 27 December 2025'],
    ['2025-11', 'in November 2025', 'later, on 27 December 2025'],
    ['2026-01', 'in January 2026', 'earlier, on 27 December 2025'],
  ])('is told with its window %s and its day', (window, expected, came) => {
    expect(told('withdrawn', '2025-12-27', { window: edtf(window) })).toEqual([
      `Lithuania was expected to withdraw from the Mine Ban Convention ${expected}, according to the foreign ministry; it did so ${came}.`,
    ]);
  });

  it('is told once with all that was said of its window, in the order in which it was said', () => {
    const first: Expectation = {
      ...EXPECTED,
      id: 'e-0000000000ab',
      window: edtf('2025-06-28/2025-12-28'),
      wording: 'It takes effect within six months of notification.',
      knownDay: civilDay('2025-06-27'),
    };
    const second: Expectation = {
      ...EXPECTED,
      id: 'e-0000000000ac',
      window: edtf('2025-11'),
      saidBy: 'a spokesman',
      knownDay: civilDay('2025-08-01'),
      state: 'overtaken',
    };
    const newest = { knownDay: civilDay('2025-09-01') };
    expect(told('withdrawn', '2025-12-27', newest, null, [second, first])).toEqual([
      'Lithuania was expected to withdraw from the Mine Ban Convention within six months of notification, then in November 2025, then on 27 December 2025, according to the foreign ministry and a spokesman; it did so on that day.',
    ]);
  });

  it('is told with the rung that came with it', () => {
    const ratified = { action: 'ratification', window: edtf('2025-12') } as const;
    expect(told('in-force', '2025-12-27', ratified)).toEqual([
      'Lithuania was expected to ratify the Mine Ban Convention in December 2025, according to the foreign ministry; by the record it became a party on 27 December 2025.',
    ]);
  });

  it('takes no other step for it', () => {
    expect(told('withdrawal-notified', '2025-06-27')).toEqual([]);
  });

  it('finds a step that a further one has followed', () => {
    const notice = { action: 'withdrawal-notice', window: edtf('2025-06') } as const;
    const before = { stage: 'withdrawal-notified', since: '2025-06-27' } as const;
    expect(told('withdrawn', '2025-12-27', notice, before)).toEqual([
      'Lithuania was expected to give notice of withdrawal from the Mine Ban Convention in June 2025, according to the foreign ministry; it did so on 27 June 2025.',
    ]);
  });

  it('is not told without a day', () => {
    expect(told('withdrawn', '2025-12')).toEqual([]);
  });
});
