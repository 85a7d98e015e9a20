import type { System } from '../gate/system.ts';
import type { LinearModelData } from '../src/events/index.ts';

export interface TrainingRun {
  /** The set's folder. */
  readonly folder: string;
  readonly system: System;
  readonly folds: number;
  /** The words that say on what the parameters were trained. */
  readonly trainedOn: (items: number) => string;
}

export interface TrainingResult {
  readonly items: number;
  /** The metrics of the set, each item judged by parameters that never saw its fold. */
  readonly figures: Readonly<Record<string, number>>;
  /** The parameters from all items. */
  readonly data: LinearModelData;
}

/** What trains one file of parameters. */
export interface Trainer {
  /** Name of the file under `lexicon/models/`. */
  readonly model: string;
  /** Name of the set under the corpora. */
  readonly set: string;
  readonly run: (run: TrainingRun) => Promise<TrainingResult>;
}
