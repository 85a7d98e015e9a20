import { describe, expect, it } from 'vitest';
import {
  affair,
  dispatchOf,
  readDispatch,
  relation,
  smallDeps,
} from '../../test/support/affairs.ts';
import { composeBrief } from './compose-brief.ts';

function brief(second: string) {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-a', day: '2026-03-03', outlet: 'Gulf Wire' },
      'Ties to be restored',
      'Saudi Arabia and Iran will restore diplomatic relations in May, Saudi Arabia said on Tuesday.',
    ),
    (act) => ({ ...act, modality: 'planned', stage: null }),
  );
  const courier = readDispatch(
    dispatchOf({ id: 'd-b', day: '2026-03-03', outlet: 'Courier' }, 'Iran speaks', second),
    (act) => ({ ...act, modality: 'denied' }),
  );
  const input = affair('irn-sau', {
    asOf: '2026-03-04',
    dispatches: [wire, courier],
    state: { standings: [relation('IRN', 'SAU', 'severed', { since: '2016-01-03' })] },
  });
  return composeBrief(input, smallDeps).items.sections.happening.sentences.map(({ text }) => text);
}

describe('what one side denies', () => {
  it('is not said in the first sentence without the denial, and the denial is printed', () => {
    const told = brief('Iran denied that it would restore diplomatic relations with Saudi Arabia.');
    expect(told[0]).toMatch(/; Iran denies it\.$/);
    expect(told.join(' ')).toContain('Iran denied that it would restore');
  });

  it('is no denial where it has only not come yet', () => {
    const told = brief('Iran has not restored diplomatic relations with Saudi Arabia.');
    expect(told[0]).not.toContain('denies');
  });
});
