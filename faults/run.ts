/**
 * `npm run faults -- --minutes N --seed S`: workers, applier, desk, server and network fail at random under load; afterwards
 * nothing may be lost, doubled or different. `--engine sqlite|postgresql|both`, `--documents N` at most, over all minutes.
 * Ends with 1 where something is wrong.
 */
import { parseArgs } from 'node:util';
import { runFaults } from './harness.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'both' },
    documents: { type: 'string', default: '400' },
  },
});
const ENGINES = {
  both: ['postgresql', 'sqlite'],
  postgresql: ['postgresql'],
  postgres: ['postgresql'],
  sqlite: ['sqlite'],
} as const;
if (!Object.hasOwn(ENGINES, values.engine))
  throw new Error(`--engine is one of ${Object.keys(ENGINES).join(', ')}`);
const engines = ENGINES[values.engine as keyof typeof ENGINES];
const startedMs = performance.now();
for (const engine of engines) {
  const report = await runFaults({
    engine,
    seconds: (Number(values.minutes) * 60) / engines.length,
    seed: Number(values.seed),
    documents: Number(values.documents),
    onEvent: (words) => {
      console.error(`${((performance.now() - startedMs) / 1_000).toFixed(1)} s: ${words}`);
    },
  });
  console.log(JSON.stringify(report, null, 2));
  if (report.wrong.length > 0) process.exitCode = 1;
}
