import type { StageTimes } from './reading-line.ts';
import type { Tally } from './store/work-contract.ts';
import type { Taken } from './types.ts';

/** What is counted of every document that comes into the record, whoever reads it: `/metrics` adds nothing of its own. */
export function talliesOf(taken: Taken, timesMs: Partial<StageTimes>): Tally[] {
  const stages = Object.entries(timesMs).map(([label, ms]): Tally => {
    return { name: 'stage-us', label, value: ms * 1_000 };
  });
  const refusals = taken.status === 'known' ? [] : taken.refusals;
  return [
    { name: 'documents', label: taken.status, value: 1 },
    ...refusals.map(({ code }): Tally => ({ name: 'refusals', label: code, value: 1 })),
    ...stages,
  ];
}
