import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { parseCivilDay, type Span } from '../src/kernel/index.ts';
import { createReader, type Reader } from '../src/reading/index.ts';
import { readUnitsOf } from '../src/stories/discourse/discourse-input.ts';
import { marginalsOf, placesOfFeatures } from '../src/stories/discourse/role-chain.ts';
import { roleFeatures } from '../src/stories/discourse/role-features.ts';
import { roleFigures } from '../src/stories/discourse/role-figures.ts';
import { likelihoodsByTrees, mixed, withChain } from '../src/stories/discourse/role-trees.ts';
import { DISCOURSE_ROLES, type DiscourseRole, type RoleTrees } from '../src/stories/types.ts';
import { type Chain, type LabelledText, scoresIn, trainChain } from './discourse/chain-trainer.ts';
import { findBias, type Guessed, scoreRoles } from './discourse/role-scores.ts';
import { trainTrees } from './discourse/tree-trainer.ts';

const COMMAND = 'node --import tsx scripts/train-discourse.ts FOLDER';
const PLACES = 2 ** 16;
const FOLDS = 5;
/** Share of the trees in what is said; 0.5 to 0.7 came out alike. */
const OF_TREES = 0.6;
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

/** A text with the figures that the trees see beside the chain's likelihoods. */
interface Prepared extends LabelledText {
  readonly figures: readonly (readonly number[])[];
}

/** As the gate lays an article out: a paragraph a sentence. */
function labelled(article: Article, reader: Reader): Omit<Prepared, 'weight'> {
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
  return {
    figures: roleFigures(read),
    features: roleFeatures(read).map((own) => placesOfFeatures(own, PLACES)),
    roles: article.sentences.map(({ role }) => DISCOURSE_ROLES.indexOf(ROLE_NAMES[role] ?? 'none')),
  };
}

function byChain(chain: Chain, text: Prepared): Float64Array {
  return marginalsOf(scoresIn(text, chain.weights), chain.transitions).roles;
}

/** What a chain says of each text that was trained on the texts of other folds. */
function likelihoodsOfOthers(texts: readonly Prepared[]): Float64Array[] {
  const said: Float64Array[] = texts.map(() => new Float64Array());
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const chain = trainChain(
      texts.filter((_, at) => at % FOLDS !== fold),
      PLACES,
    );
    for (const [at, text] of texts.entries())
      if (at % FOLDS === fold) said[at] = byChain(chain, text);
  }
  return said;
}

/** The texts with what a chain says of them that has not seen them. */
type Seconded = Prepared & {
  readonly rows: readonly (readonly number[])[];
  readonly chain: Float64Array;
};

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

/** What is said of each text by trees that were trained on the texts of other folds. */
function guesses(texts: readonly Seconded[]): Guessed[] {
  const guessed: Guessed[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const trees = treesOf(texts.filter((_, at) => at % FOLDS !== fold));
    for (const [at, { rows, chain, roles, weight }] of texts.entries()) {
      if (at % FOLDS !== fold) continue;
      const likelihoods = mixed(chain, likelihoodsByTrees(rows, trees), OF_TREES);
      guessed.push({ likelihoods, roles, weight });
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

/**
 * Trains the roles of sentences on the training documents of the set `discourse`, finds the bias by cross-validation on
 * them, and writes `lexicon/models/discourse.json`. The validation documents are not read.
 */
async function train(folder: string): Promise<void> {
  const reader = createReader(await loadLexicon());
  const lines = (await readFile(join(folder, 'documents.jsonl'), 'utf8')).trim().split('\n');
  const articles = lines
    .map((line) => JSON.parse(line) as Article)
    .filter(({ split }) => split === 'train');
  const weights = weightsOfSources(articles);
  const texts = articles.map((article) => ({
    ...labelled(article, reader),
    weight: weights.get(article.source) ?? 1,
  }));
  const said = likelihoodsOfOthers(texts);
  const seconded = texts.map((text, at): Seconded => {
    const chain = said[at] ?? new Float64Array();
    return { ...text, chain, rows: withChain(text.figures, chain) };
  });
  const guessed = guesses(seconded);
  const bias = findBias(guessed);
  const { all, story } = scoreRoles(guessed, bias);
  const chain = trainChain(texts, PLACES);
  const trees = treesOf(seconded);
  const { scale, bytes } = quantised(chain);
  const file = {
    basis: `A linear chain over hashed features and trees over what it says, on the ${texts.length} training documents of the set discourse, by ${COMMAND}. In cross-validation on them, every source counting alike: macro-F1 ${all.toFixed(3)}, without NA ${story.toFixed(3)}.`,
    roles: DISCOURSE_ROLES,
    scale,
    bias,
    transitions: [...chain.transitions].map((value) => Math.round(value * 1000) / 1000),
    weights: Buffer.from(bytes.buffer).toString('base64'),
    trees: {
      share: trees.share,
      scale: trees.scale,
      base: [...trees.base],
      bounds: trees.bounds,
      nodes: Buffer.from(trees.nodes).toString('base64'),
    },
  };
  await writeFile(
    new URL('../lexicon/models/discourse.json', import.meta.url),
    `${JSON.stringify(file)}\n`,
  );
  process.stdout.write(`${file.basis}\n`);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write(`usage: ${COMMAND}\n`);
  process.exitCode = 2;
} else await train(folder);
