import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What filing holds on to is under 256 MB; above this there is garbage. */
const ROOMY_BYTES = 280 * 2 ** 20;
/** Garbage is collected when the heap has grown by so much since the last time. */
const GROWTH = 1.25;

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
