import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { parseCivilDay, type Span } from '../src/kernel/index.ts';
import { createReader, type Reader } from '../src/reading/index.ts';
import { readUnitsOf } from '../src/stories/discourse/discourse-input.ts';
import { marginalsOf, placesOfFeatures } from '../src/stories/discourse/role-chain.ts';
import { roleFeatures } from '../src/stories/discourse/role-features.ts';
import { DISCOURSE_ROLES, type DiscourseRole } from '../src/stories/types.ts';
import { type Chain, type LabelledText, scoresIn, trainChain } from './discourse/chain-trainer.ts';
import { findBias, type Guessed, scoreRoles } from './discourse/role-scores.ts';

const COMMAND = 'node --import tsx scripts/train-discourse.ts FOLDER';
const PLACES = 2 ** 17;
const FOLDS = 3;
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

/** As the gate lays an article out: a paragraph a sentence. */
function labelled(article: Article, reader: Reader): Omit<LabelledText, 'weight'> {
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
  const features = roleFeatures(readUnitsOf({ text, reading, units, referenceDay }));
  return {
    features: features.map((own) => placesOfFeatures(own, PLACES)),
    roles: article.sentences.map(({ role }) => DISCOURSE_ROLES.indexOf(ROLE_NAMES[role] ?? 'none')),
  };
}

function guess(chain: Chain, text: LabelledText): Guessed {
  const { roles } = marginalsOf(scoresIn(text, chain.weights), chain.transitions);
  return { likelihoods: roles, roles: text.roles, weight: text.weight };
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
  const guessed: Guessed[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const chain = trainChain(
      texts.filter((_, at) => at % FOLDS !== fold),
      PLACES,
    );
    for (const [at, text] of texts.entries())
      if (at % FOLDS === fold) guessed.push(guess(chain, text));
  }
  const bias = findBias(guessed);
  const { all, story } = scoreRoles(guessed, bias);
  const chain = trainChain(texts, PLACES);
  const { scale, bytes } = quantised(chain);
  const file = {
    basis: `A linear chain over hashed features, on the ${texts.length} training documents of the set discourse, by ${COMMAND}. In cross-validation on them, every source counting alike: macro-F1 ${all.toFixed(3)}, without NA ${story.toFixed(3)}.`,
    roles: DISCOURSE_ROLES,
    scale,
    bias,
    transitions: [...chain.transitions].map((value) => Math.round(value * 1000) / 1000),
    weights: Buffer.from(bytes.buffer).toString('base64'),
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
