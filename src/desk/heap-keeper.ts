import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a watch holds on to is under 150 MB, and an archive under 220; above this there is garbage. */
const ROOMY_BYTES = 224 * 2 ** 20;
/** Garbage is collected when the heap has grown by so much since the last time. */
const GROWTH = 1.25;

/** The heap of a desk that answers questions grows by so many hundredths of what lives in it before it is swept. */
const SERVING_GROWTH_PERCENT = 25;

/**
 * Keeps the heap of a process that answers questions near what it holds; to be called once, at its start. V8 takes the
 * memory of the machine as leave to let garbage lie: a desk that holds 150 MB came to 900. Costs about a sixth more time
 * where every brief is composed anew, nothing where they are kept.
 */
export function keepServingHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${SERVING_GROWTH_PERCENT}`);
}

/** Of the process, as its heap is. */
const state: { collect: (() => void) | null; afterBytes: number } = {
  collect: null,
  afterBytes: 0,
};

/**
 * Collects garbage in long work; to be called between two pieces of it. V8 lets garbage lie until the heap meets a limit that it
 * takes from the memory of the machine: an archive of 5,000 pages, of which filing holds 250 MB at any time, then takes 900.
 */
export function keepHeapSmall(): void {
  const { heapUsed } = process.memoryUsage();
  if (heapUsed < ROOMY_BYTES || heapUsed < GROWTH * state.afterBytes) return;
  if (state.collect === null) {
    setFlagsFromString('--expose-gc');
    state.collect = runInNewContext('gc') as () => void;
  }
  state.collect();
  state.afterBytes = process.memoryUsage().heapUsed;
}
