import { readSnippets, type Snippet, sentencesOf, weightedF1 } from '../gate/sets/types.ts';
import { loadWordVectors } from '../src/desk/load-coders.ts';
import {
  compileLinearModel,
  compilePhrases,
  type Features,
  scoreLabels,
  snippetFeatures,
} from '../src/events/index.ts';
import { crossValidate } from './folds.ts';
import { packModel, trainClassifier } from './linear-trainer.ts';
import type { Trainer } from './trainer.ts';

const OPTIONS = { epochs: 15, rate: 0.1, decay: 0.002, minCount: 2 } as const;

interface Row {
  readonly snippet: Snippet;
  readonly features: Features;
}

function modelOf(rows: readonly Row[], trainedOn: string): ReturnType<typeof packModel> {
  const examples = rows.map(({ snippet, features }) => ({ features, label: snippet.type }));
  return packModel(trainClassifier(examples, OPTIONS), trainedOn);
}

/** The types of snippets, on the set `types`. Equal texts stand in one fold. */
export const typesTrainer: Trainer = {
  model: 'snippet-types',
  set: 'types',
  run: async ({ folder, system, folds, trainedOn }) => {
    const words = await loadWordVectors();
    const phrases = compilePhrases(system.lexicon.coding);
    const rows = (await readSnippets(folder)).map((snippet) => ({
      snippet,
      features: snippetFeatures(sentencesOf(snippet, system), phrases, words),
    }));
    const said = crossValidate(
      rows,
      ({ snippet }) => snippet.text,
      folds,
      (others) => {
        const model = compileLinearModel(modelOf(others, ''));
        return ({ features }) => scoreLabels(model, features)[0]?.label ?? null;
      },
    );
    const typed = rows.map(({ snippet }, k) => ({ gold: snippet.type, said: said[k] ?? null }));
    return {
      items: rows.length,
      figures: { weightedF1: weightedF1(typed) },
      data: modelOf(rows, trainedOn(rows.length)),
    };
  },
};
