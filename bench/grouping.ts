/**
 * `npm run bench:grouping`: how the time for grouping grows. Groups 25,000, 50,000 and 100,000 generated dispatches
 * into developments with their origins, and prints for each the seconds, the seconds for n log n of them, and the memory in use. `--count N` for another
 * largest number, `--json` for a machine. Growth no faster than n log n shows as equal figures in the third column.
 */
import { parseArgs } from 'node:util';
import { groupItems } from '../src/stories/index.ts';
import { generatedItems } from './generated-stories.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});
const largest = Number(values.count);
const items = generatedItems(largest);

const rows = [largest / 4, largest / 2, largest].map((count) => {
  const some = items.slice(0, Math.round(count));
  const startedAt = process.cpuUsage();
  const developments = groupItems(some);
  // Time of the processor, so that what else the machine does is left out.
  const seconds = process.cpuUsage(startedAt).user / 1e6;
  return {
    dispatches: some.length,
    seconds,
    microsecondsForNLogN: (seconds * 1e6) / (some.length * Math.log2(some.length)),
    developments: developments.length,
    largest: Math.max(...developments.map(({ dispatches }) => dispatches.length)),
    heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
  };
});

if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  process.stdout.write('dispatches  seconds  µs / n log n  developments  largest  MB\n');
  for (const row of rows) {
    const cells = [
      String(row.dispatches).padStart(10),
      row.seconds.toFixed(1).padStart(7),
      row.microsecondsForNLogN.toFixed(2).padStart(12),
      String(row.developments).padStart(12),
      String(row.largest).padStart(7),
      row.heapMegabytes.toFixed(0).padStart(5),
    ];
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}
