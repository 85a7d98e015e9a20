import type { System } from './system.ts';

/** One thing that came out otherwise than the set says, for the person who mends it. */
export interface Miss {
  /** What kind of error it is; errors of one kind are counted together. */
  readonly kind: string;
  /** The item's identifier in the set. */
  readonly item: string;
  /** What stood in the text, what was wanted and what came, in short. */
  readonly words: string;
}

/** What one set came to. Metrics are in [0, 1] but for those that METRICS.md calls a number. */
export interface Measured {
  /** Items of the set. */
  readonly n: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly misses: readonly Miss[];
}

/** How one set is measured. */
export interface GateSet {
  /** Name of its folder under the corpora. */
  readonly name: string;
  /** Metrics that it always prints; a set may print more (per collection, per section). */
  readonly metrics: readonly string[];
  /** Reads the folder and measures the system on it. Throws CorpusError where the folder is not laid out so. */
  readonly measure: (folder: string, system: System) => Promise<Measured>;
}
