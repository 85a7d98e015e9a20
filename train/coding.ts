import { codingFigures, type Dyad, pairOf, readDyads } from '../gate/sets/coding.ts';
import type { System } from '../gate/system.ts';
import { loadWordVectors } from '../src/desk/load-coders.ts';
import {
  compileLinearModel,
  compilePhrases,
  decideLabel,
  type Features,
  pairFeatures,
  predicateOf,
  scoreLabels,
  viewPair,
} from '../src/events/index.ts';
import type { PloverRoot } from '../src/kernel/index.ts';
import { crossValidate } from './folds.ts';
import { packModel, trainClassifier } from './linear-trainer.ts';
import type { Trainer } from './trainer.ts';

/**
 * Ten-fold macro-F1 over roots lies within 0.01 from a decay of 0.001 to 0.04 and from 10 to 30 epochs (November 2026), so the
 * least fitting of them was taken.
 */
const OPTIONS = { epochs: 10, rate: 0.1, decay: 0.003, minCount: 2 } as const;

interface Row {
  readonly dyad: Dyad;
  readonly ruleRoot: PloverRoot | null;
  readonly features: Features;
}

async function rowsOf(folder: string, system: System): Promise<Row[]> {
  const words = await loadWordVectors();
  const index = compilePhrases(system.lexicon.coding);
  return (await readDyads(folder)).map((dyad) => {
    const pair = pairOf(dyad, system);
    const view = viewPair(pair.tokens, pair, index);
    const predicate = predicateOf(view);
    return { dyad, ruleRoot: predicate.root, features: pairFeatures(view, predicate, words) };
  });
}

function modelOf(rows: readonly Row[], trainedOn: string): ReturnType<typeof packModel> {
  const examples = rows.map(({ dyad, features }) => ({ features, label: dyad.root }));
  return packModel(trainClassifier(examples, OPTIONS), trainedOn);
}

/** The roots of marked pairs, on the set `coding`. */
export const codingTrainer: Trainer = {
  model: 'pair-roots',
  set: 'coding',
  run: async ({ folder, system, folds, trainedOn }) => {
    const rows = await rowsOf(folder, system);
    const said = crossValidate(
      rows,
      ({ dyad }) => dyad.sentence,
      folds,
      (others) => {
        const model = compileLinearModel(modelOf(others, ''));
        return ({ features, ruleRoot }) => decideLabel(scoreLabels(model, features), ruleRoot);
      },
    );
    return {
      items: rows.length,
      figures: codingFigures(rows.map(({ dyad }, k) => ({ dyad, root: said[k] ?? null }))),
      data: modelOf(rows, trainedOn(rows.length)),
    };
  },
};
