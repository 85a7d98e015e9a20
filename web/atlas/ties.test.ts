import { describe, expect, it } from 'vitest';
import { mainTies, nodesOf, type Tie } from './ties.ts';

function tie(id: string, evidenceClass: string, since: string | null): Tie {
  return {
    entry: `relation/HUB/${id}`,
    from: { id: 'HUB', name: 'Hub', kind: 'state' },
    to: { id, name: id, kind: 'state' },
    stage: 'established',
    row: { standing: { evidenceClass, since } } as unknown as Tie['row'],
  };
}

describe('the nodes of a network', () => {
  it('are those with most ties, then those that dispatches tell of, then the newest', () => {
    const ties = [
      tie('OLD', 'register', '1950-01-01'),
      tie('NEW', 'register', '2020-01-01'),
      tie('TOLD', 'one-origin', '1990-01-01'),
      tie('NOWHEN', 'register', null),
    ];
    const order = ['HUB', 'TOLD', 'NEW', 'OLD', 'NOWHEN'];
    expect(nodesOf(ties).map(({ id }) => id)).toEqual(order);
    expect(mainTies(ties, 3).map(({ to }) => to.id)).toEqual(['NEW', 'TOLD']);
  });
});
