import { expect, it } from 'vitest';
import { runFaults } from '../../faults/harness.ts';

it.each(['postgresql', 'sqlite'] as const)(
  '%s loses and doubles nothing in faults of minutes',
  async (engine) => {
    const report = await runFaults({ engine, seconds: 150, seed: 7, documents: 500 });
    expect(report.wrong).toEqual([]);
  },
);
