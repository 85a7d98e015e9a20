import { expect, it } from 'vitest';
import { runFaults } from '../faults/harness.ts';

/** A minute of the fault harness; `npm run faults` and `npm run test:long` run it for longer. */
it.each([
  ['postgresql', 40],
  ['sqlite', 20],
] as const)(
  '%s loses and doubles nothing in %i seconds of faults',
  {
    timeout: 420_000,
  },
  async (engine, seconds) => {
    const report = await runFaults({ engine, seconds, seed: 1, documents: 120 });
    expect(report.wrong).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(Object.values(report.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  },
);
