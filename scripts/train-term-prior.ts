import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { createReader } from '../src/reading/index.ts';
import { rawTermsOf, termPriorFrom } from '../src/stories/index.ts';

/** Places of the prior; 7,000 terms of the training part fill one in twenty. */
const PLACES = 2 ** 17;
const COMMAND = 'node --import tsx scripts/train-term-prior.ts FOLDER';

interface Article {
  readonly split: string;
  readonly headline: string | null;
  readonly sentences: readonly { readonly text: string }[];
}

/**
 * Counts in how many articles of the training part of the set `discourse` each term stands and writes
 * `lexicon/models/term-prior.json`. The argument is the folder of the set.
 */
async function train(folder: string): Promise<void> {
  const reader = createReader(await loadLexicon());
  const lines = (await readFile(join(folder, 'documents.jsonl'), 'utf8')).trim().split('\n');
  const articles = lines
    .map((line) => JSON.parse(line) as Article)
    .filter(({ split }) => split === 'train');
  const documents = articles.map(({ headline, sentences }) => {
    const title = headline ?? '';
    const text = [title, ...sentences.map((one) => one.text.replace(/\s+/gu, ' '))].join('\n\n');
    const { items } = reader.read({
      dispatch: null,
      text,
      titleSpan: { start: 0, end: title.length },
      language: 'en',
      referenceDay: null,
      referenceFrom: 'none',
    });
    return new Set(rawTermsOf(items).map(({ term }) => term));
  });
  const { documents: count, prior } = termPriorFrom(documents, PLACES);
  const file = {
    basis: `Document counts of hashed terms over the ${count} training articles of the set discourse, by ${COMMAND}`,
    documents: count,
    unseen: prior.unseen,
    rarities: Buffer.from(prior.rarities).toString('base64'),
  };
  await writeFile(
    new URL('../lexicon/models/term-prior.json', import.meta.url),
    `${JSON.stringify(file)}\n`,
  );
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write(`usage: ${COMMAND}\n`);
  process.exitCode = 2;
} else await train(folder);
