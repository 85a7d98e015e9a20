/** Where the program takes time from; handed in, so that tests and rebuilds have their own. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly nowAt: () => number;
  /** Milliseconds from an arbitrary start that never goes back; for durations. */
  readonly monotonicMs: () => number;
}
