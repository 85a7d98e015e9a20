import { join } from 'node:path';
import {
  eventsIn,
  meanAbsoluteError,
  type Pair,
  pearson,
  readFactuality,
} from '../gate/sets/factuality.ts';
import type { System } from '../gate/system.ts';
import { loadPlainFactuality, loadWordVectors } from '../src/desk/load-coders.ts';
import {
  compileLinearModel,
  type Features,
  factualityFeatures,
  newsFeatures,
  settledFactuality,
  sumsOf,
} from '../src/events/index.ts';
import { crossValidate } from './folds.ts';
import { packModel, type TrainingOptions, trainRegressor } from './linear-trainer.ts';
import type { Trainer, TrainingRun } from './trainer.ts';

interface Row {
  readonly item: string;
  readonly features: Features;
  readonly value: number;
}

async function rowsOf(folder: string, collection: string, system: System): Promise<Row[]> {
  const words = await loadWordVectors();
  const found = (await readFactuality(folder)).find(({ name }) => name === collection);
  if (found === undefined) throw new Error(`there is no ${collection} in ${join(folder)}`);
  return found.items
    .flatMap((one) => eventsIn(one, system))
    .filter(({ at }) => at >= 0)
    .map(({ item, tokens, at, gold }) => ({
      item,
      features: factualityFeatures(tokens, at, words),
      value: gold,
    }));
}

function clipped(value: number): number {
  return Math.max(-3, Math.min(3, value));
}

function figuresOf(rows: readonly Row[], said: readonly number[]): Record<string, number> {
  const pairs: Pair[] = rows.map(({ value }, k) => ({ gold: value, said: said[k] ?? 0 }));
  return { mae: meanAbsoluteError(pairs), pearson: pearson(pairs) };
}

interface Recipe {
  readonly collection: string;
  readonly options: TrainingOptions;
  /** The score from the sum of the model. */
  readonly settle: (sum: number) => number;
  readonly prepare: (rows: Row[]) => Promise<Row[]>;
}

function trainerOf(model: string, { collection, options, settle, prepare }: Recipe): Trainer {
  const run = async ({ folder, system, folds, trainedOn }: TrainingRun) => {
    const rows = await prepare(await rowsOf(folder, collection, system));
    const said = crossValidate(
      rows,
      ({ item }) => item,
      folds,
      (others) => {
        const part = compileLinearModel(packModel(trainRegressor(others, options), ''));
        return ({ features }) => settle(sumsOf(part, features)[0] ?? 0);
      },
    );
    return {
      items: rows.length,
      figures: figuresOf(rows, said),
      data: packModel(trainRegressor(rows, options), trainedOn(rows.length)),
    };
  };
  return { model, set: 'factuality', run };
}
/** Factuality in plain English, on the collection uds-ih2. */
export const plainFactualityTrainer = trainerOf('factuality-plain', {
  collection: 'uds-ih2',
  options: { epochs: 8, rate: 0.05, decay: 0.0005, minCount: 3 },
  settle: clipped,
  prepare: async (rows) => rows,
});

/** Factuality in news, on the collection meantime, over what the plain model says. */
export const newsFactualityTrainer = trainerOf('factuality-news', {
  collection: 'meantime',
  options: { epochs: 25, rate: 0.05, decay: 0.006, minCount: 3 },
  settle: settledFactuality,
  prepare: async (rows) => {
    const plain = await loadPlainFactuality();
    return rows.map((row) => ({ ...row, features: newsFeatures(row.features, plain) }));
  },
});
