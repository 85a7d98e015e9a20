import {
  type Entity,
  entityFigures,
  type MarkedText,
  readMarkedTexts,
} from '../gate/sets/entities.ts';
import type { System } from '../gate/system.ts';
import { entityJudge, loadWordVectors } from '../src/desk/load-coders.ts';
import type { WordMeans } from '../src/reading/index.ts';
import { crossValidate } from './folds.ts';
import { type Example, packModel, trainClassifier } from './linear-trainer.ts';
import type { Trainer } from './trainer.ts';

/**
 * Ten-fold span F1 lies within 0.01 from 3 to 6 epochs, from a rate of 0.03 to 0.1 and from a decay of 0.0005 to
 * 0.002 (November 2026); higher rates fit worse.
 */
const OPTIONS = { epochs: 6, rate: 0.05, decay: 0.0005, minCount: 2, isAveraged: true } as const;
/** The label of stretches that are no entity. */
const NONE = 'none';

interface Row {
  readonly marked: MarkedText;
  readonly examples: readonly Example[];
}

function rowOf(marked: MarkedText, system: System, words: WordMeans): Row {
  const kinds = new Map(marked.gold.map(({ start, end, kind }) => [`${start}:${end}`, kind]));
  const reading = system.read({ text: marked.text, day: null });
  const candidates = system.line.reader.entityCandidates(marked.text, reading, words);
  const examples = Array.from(candidates, ({ start, end, features }) => ({
    features,
    label: kinds.get(`${start}:${end}`) ?? NONE,
  }));
  return { marked, examples };
}

function modelOf(rows: readonly Row[], trainedOn: string): ReturnType<typeof packModel> {
  const examples = rows.flatMap((row) => row.examples);
  return packModel(trainClassifier(examples, OPTIONS), trainedOn);
}

/** Which stretches of a text are entities, on the set `entities`; a text stands in one fold. */
export const entityTrainer: Trainer = {
  model: 'entity-spans',
  set: 'entities',
  run: async ({ folder, system, folds, trainedOn }) => {
    const words = await loadWordVectors();
    const texts = await readMarkedTexts(folder, system);
    const rows = texts.map((marked) => rowOf(marked, system, words));
    const said = crossValidate(
      rows,
      ({ marked }) => marked.id,
      folds,
      (others) => {
        const judge = entityJudge(modelOf(others, ''), words);
        return ({ marked: { text } }): readonly Entity[] =>
          system.line.reader.entities(text, system.read({ text, day: null }), judge);
      },
    );
    const items = rows.map(({ marked }, k) => ({ marked, said: said[k] ?? [] }));
    return {
      items: rows.length,
      figures: entityFigures(items).metrics,
      data: modelOf(rows, trainedOn(rows.length)),
    };
  },
};
