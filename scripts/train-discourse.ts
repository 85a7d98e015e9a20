import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { compileWordVectors, type WordVectorData } from '../src/events/index.ts';
import { parseCivilDay, type Span } from '../src/kernel/index.ts';
import { createReader, type Reader } from '../src/reading/index.ts';
import { type ReadText, readUnitsOf } from '../src/stories/discourse/discourse-input.ts';
import { marginalsOf, rowsOfPlaces } from '../src/stories/discourse/role-chain.ts';
import { roleFeatures } from '../src/stories/discourse/role-features.ts';
import { roleFigures } from '../src/stories/discourse/role-figures.ts';
import { type Telling, tellingsOf } from '../src/stories/discourse/role-telling.ts';
import { likelihoodsByTrees, mixed, withChain } from '../src/stories/discourse/role-trees.ts';
import {
  DISCOURSE_ROLES,
  type DiscourseRole,
  type RoleTrees,
  type WordLeanings,
} from '../src/stories/types.ts';
import { fitBias, groupsOf } from './discourse/bias-fitter.ts';
import {
  type Chain,
  type LabelledText,
  scoresIn,
  TEXTS_OF_FEATURE,
  trainChain,
} from './discourse/chain-trainer.ts';
import { trainLeanings, type Vocabulary, vocabularyOf } from './discourse/leaning-trainer.ts';
import type { Guessed } from './discourse/role-scores.ts';
import { trainTrees } from './discourse/tree-trainer.ts';

const MODELS = new URL('../lexicon/models/', import.meta.url);
const COMMAND = 'node --import tsx scripts/train-discourse.ts FOLDER';
/** Words that get a leaning: the commonest of the vectors, and those of the texts. */
const WORDS = 8000;
const FOLDS = 5;
/** How often the texts are parted anew for the bias. */
const PARTINGS = 3;
/** Share of the trees in what is said; 0.6 to 0.8 came out alike. */
const OF_TREES = 0.7;
const ROLE_NAMES: Readonly<Record<string, DiscourseRole>> = {
  Main: 'main',
  Main_Consequence: 'consequence',
  Cause_Specific: 'cause',
  Cause_General: 'context',
  Distant_Historical: 'history',
  Distant_Anecdotal: 'anecdote',
  Distant_Evaluation: 'evaluation',
  Distant_Expectations_Consequences: 'expectation',
  NA: 'none',
};

interface Article {
  readonly split: string;
  readonly source: string;
  readonly date: string | null;
  readonly headline: string | null;
  readonly sentences: readonly { readonly text: string; readonly role: string }[];
}

/** A text that was read, with the places of the features of its sentences. */
interface Labelled {
  readonly read: ReadText;
  readonly tellings: readonly Telling[];
  readonly places: readonly (readonly number[])[];
  readonly roles: readonly number[];
  readonly weight: number;
}

type Prepared = Labelled & LabelledText;

/** As the gate lays an article out: a paragraph a sentence. */
function labelled(article: Article, reader: Reader): Omit<Labelled, 'weight'> {
  const title = article.headline ?? '';
  let text = `${title}\n\n`;
  const units: Span[] = [];
  for (const sentence of article.sentences) {
    const start = text.length;
    text += sentence.text.replace(/\s+/gu, ' ');
    units.push({ start, end: text.length });
    text += '\n\n';
  }
  const referenceDay = article.date === null ? null : parseCivilDay(article.date.slice(0, 10));
  const reading = reader.read({
    dispatch: null,
    text,
    titleSpan: { start: 0, end: title.length },
    language: 'en',
    referenceDay,
    referenceFrom: referenceDay === null ? 'none' : 'published',
  }).items;
  const read = readUnitsOf({ text, reading, units, referenceDay });
  const tellings = tellingsOf(read);
  return {
    read,
    tellings,
    places: roleFeatures(read, tellings),
    roles: article.sentences.map(({ role }) => DISCOURSE_ROLES.indexOf(ROLE_NAMES[role] ?? 'none')),
  };
}

/** Rows for the places of the features that several texts have, in the order of the places. */
function tableOf(texts: readonly Labelled[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { places } of texts)
    for (const place of new Set(places.flat())) counts.set(place, (counts.get(place) ?? 0) + 1);
  const kept = [...counts].flatMap(([place, count]) => (count >= TEXTS_OF_FEATURE ? [place] : []));
  return new Map(kept.sort((a, b) => a - b).map((place, row) => [place, row]));
}

function byChain(chain: Chain, text: Prepared): Float64Array {
  return marginalsOf(scoresIn(text, chain.weights), chain.transitions).roles;
}

/** The texts with what is said of them by chain and leanings that have not seen them. */
type Seconded = Prepared & {
  readonly rows: readonly (readonly number[])[];
  readonly chain: Float64Array;
};

function second(text: Prepared, chain: Chain, leanings: WordLeanings): Seconded {
  const said = byChain(chain, text);
  return {
    ...text,
    chain: said,
    rows: withChain(roleFigures(text.read, text.tellings, leanings), said),
  };
}

function leaningsFrom(texts: readonly Labelled[], vocabulary: Vocabulary): WordLeanings {
  return trainLeanings(
    texts.map(({ read, roles, weight }) => ({ units: read.units, roles, weight })),
    vocabulary,
  );
}

function secondedByOthers(
  texts: readonly Prepared[],
  { features, vocabulary }: { readonly features: number; readonly vocabulary: Vocabulary },
): Seconded[] {
  const seconded: Seconded[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = texts.filter((_, at) => at % FOLDS !== fold);
    const chain = trainChain(others, features);
    const leanings = leaningsFrom(others, vocabulary);
    for (const [at, text] of texts.entries())
      if (at % FOLDS === fold) seconded[at] = second(text, chain, leanings);
  }
  return seconded;
}

function treesOf(texts: readonly Seconded[]): RoleTrees {
  return trainTrees(
    {
      figures: texts.flatMap(({ rows }) => rows),
      roles: texts.flatMap(({ roles }) => roles),
      weights: texts.flatMap(({ roles, weight }) => roles.map(() => weight)),
    },
    OF_TREES,
  );
}

/** What is said of each text by trees that were trained on the texts of other folds; the seed parts the texts. */
function guesses(texts: readonly Seconded[], seed: number): Guessed[] {
  const foldOf = groupsOf(texts.length, FOLDS, seed);
  const guessed: Guessed[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const trees = treesOf(texts.filter((_, at) => foldOf[at] !== fold));
    for (const [at, { rows, chain, roles, weight }] of texts.entries()) {
      if (foldOf[at] !== fold) continue;
      const likelihoods = mixed(chain, likelihoodsByTrees(rows, trees), OF_TREES);
      guessed[at] = { likelihoods, roles, weight };
    }
  }
  return guessed;
}

function quantised({ weights }: Chain): { readonly scale: number; readonly bytes: Int8Array } {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  return { scale, bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** What an article of each source counts, so that every source counts alike: two of three are news agencies. */
function weightsOfSources(articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of articles) counts.set(source, (counts.get(source) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return new Map([...counts].map(([source, count]) => [source, most / count]));
}

/** How far each place lies behind the one before, seven bits a byte, the lowest first. */
function waysBetween(places: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const place of places) {
    let way = place - last;
    last = place;
    for (; way >= 0x80; way >>>= 7) bytes.push((way & 0x7f) | 0x80);
    bytes.push(way);
  }
  return Uint8Array.from(bytes);
}

/** Common words of English and those of the texts, as points that ship beside the roles. */
async function vocabularyFor(texts: readonly Labelled[]): Promise<Vocabulary> {
  const data: WordVectorData = JSON.parse(
    await readFile(new URL('word-vectors.json', MODELS), 'utf8'),
  );
  const own = new Set(
    texts.flatMap(({ read }) =>
      read.units.flatMap(({ tokens }) => tokens.map(({ lemma }) => lemma)),
    ),
  );
  const words = data.words.split(' ').filter((word, at) => at < WORDS || own.has(word));
  return vocabularyOf(
    words,
    compileWordVectors(data),
    texts.map(({ read }) => read),
  );
}

/**
 * Trains the roles of sentences on the training documents of the set `discourse`, fits the bias by cross-validation over
 * several partings of them, and writes `lexicon/models/discourse.json`. The validation documents are not read. The same
 * documents give the same bytes.
 */
async function train(folder: string): Promise<void> {
  const reader = createReader(await loadLexicon());
  const lines = (await readFile(join(folder, 'documents.jsonl'), 'utf8')).trim().split('\n');
  const articles = lines
    .map((line) => JSON.parse(line) as Article)
    .filter(({ split }) => split === 'train');
  const weights = weightsOfSources(articles);
  const read = articles.map((article) => ({
    ...labelled(article, reader),
    weight: weights.get(article.source) ?? 1,
  }));
  const table = tableOf(read);
  const texts = read.map(
    (text): Prepared => ({
      ...text,
      features: text.places.map((own) => Int32Array.from(rowsOfPlaces(own, table))),
    }),
  );
  const vocabulary = await vocabularyFor(texts);
  const seconded = secondedByOthers(texts, { features: table.size, vocabulary });
  const partings = Array.from({ length: PARTINGS }, (_, at) => guesses(seconded, at + 1));
  const { bias, share, scores } = fitBias(partings);
  const chain = trainChain(texts, table.size);
  const leanings = leaningsFrom(texts, vocabulary);
  const trees = treesOf(seconded);
  const { scale, bytes } = quantised(chain);
  const file = {
    basis: `A linear chain over hashed features and trees over what it says, on the ${texts.length} training documents of the set discourse, by ${COMMAND}. In cross-validation on them, the bias fitted on other texts than those that are scored, every source counting alike: macro-F1 ${scores.all.toFixed(3)}, without NA ${scores.story.toFixed(3)}; ${share} of the mean bias kept.`,
    roles: DISCOURSE_ROLES,
    scale,
    bias,
    transitions: [...chain.transitions].map((value) => Math.round(value * 1000) / 1000),
    places: Buffer.from(waysBetween([...table.keys()])).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
    leanings: {
      scale: leanings.scale,
      words: Buffer.from(Uint32Array.from(leanings.rows.keys()).buffer).toString('base64'),
      values: Buffer.from(leanings.values.buffer).toString('base64'),
      weights: Buffer.from(leanings.weights.buffer).toString('base64'),
    },
    trees: {
      share: trees.share,
      scale: trees.scale,
      base: [...trees.base],
      bounds: trees.bounds,
      nodes: Buffer.from(trees.nodes).toString('base64'),
    },
  };
  await writeFile(new URL('discourse.json', MODELS), `${JSON.stringify(file)}\n`);
  process.stdout.write(`${file.basis}\n`);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write(`usage: ${COMMAND}\n`);
  process.exitCode = 2;
} else await train(folder);
