import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compileLinearModel,
  compilePairCoder,
  compilePhrases,
  compileWordVectors,
  type FactualityScorer,
  type LinearModel,
  type LinearModelData,
  type PairCoder,
  type RoleTagger,
  type SnippetTyper,
  scoreLabels,
  type WordVectorData,
  type WordVectors,
} from '../events/index.ts';
import type { Lexicon } from '../kernel/index.ts';
import type { EntityJudge, WordMeans } from '../reading/index.ts';
import { lexiconFolder } from './lexicon/lexicon-paths.ts';

/** The folder of the parameters that ship. */
export function modelFolder(): string {
  return join(lexiconFolder(), 'models');
}

/** A file of parameters. They ship with the code, so one that is missing or broken is a fault of the installation. */
async function readModel<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(modelFolder(), `${name}.json`), 'utf8')) as T;
}

/** The word vectors that ship. */
export async function loadWordVectors(): Promise<WordVectors> {
  return compileWordVectors(await readModel<WordVectorData>('word-vectors'));
}

/** The coder of marked pairs with the parameters that ship. */
export async function loadPairCoder(lexicon: Lexicon): Promise<PairCoder> {
  const [model, words] = await Promise.all([
    readModel<LinearModelData>('pair-roots'),
    loadWordVectors(),
  ]);
  return compilePairCoder(lexicon.coding, model, words);
}

/** The part of the scorer of factuality that the other one builds on. */
export async function loadPlainFactuality(): Promise<LinearModel> {
  return compileLinearModel(await readModel<LinearModelData>('factuality-plain'));
}

/** The scorer of factuality with the parameters that ship. */
export async function loadFactualityScorer(): Promise<FactualityScorer> {
  const [plain, news, words] = await Promise.all([
    loadPlainFactuality(),
    readModel<LinearModelData>('factuality-news'),
    loadWordVectors(),
  ]);
  return { plain, news: compileLinearModel(news), words };
}

/** The typer of snippets with the parameters that ship. */
export async function loadSnippetTyper(lexicon: Lexicon): Promise<SnippetTyper> {
  const [model, words] = await Promise.all([
    readModel<LinearModelData>('snippet-types'),
    loadWordVectors(),
  ]);
  return { phrases: compilePhrases(lexicon.coding), model: compileLinearModel(model), words };
}

/** The tagger of sources and targets with the parameters that ship. */
export async function loadRoleTagger(lexicon: Lexicon): Promise<RoleTagger> {
  const [model, words] = await Promise.all([
    readModel<LinearModelData>('role-spans'),
    loadWordVectors(),
  ]);
  return { phrases: compilePhrases(lexicon.coding), model: compileLinearModel(model), words };
}

/** What judges entities, from parameters and word vectors. */
export function entityJudge(data: LinearModelData, words: WordMeans): EntityJudge {
  const model = compileLinearModel(data);
  return {
    words,
    scores: (features) =>
      new Map(scoreLabels(model, features).map(({ label, score }) => [label, score])),
  };
}

/** The judge of entities with the parameters that ship. */
export async function loadEntityJudge(): Promise<EntityJudge> {
  const [data, words] = await Promise.all([
    readModel<LinearModelData>('entity-spans'),
    loadWordVectors(),
  ]);
  return entityJudge(data, words);
}
