import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChanceryError, canonicalJson } from '../../kernel/index.ts';
import { lexiconFolder } from './lexicon-paths.ts';
import { readLexicon } from './read-lexicon.ts';

/** Compiles `lexicon/` into `dist/lexicon.json`: a step of `npm run build`, after the compiler. */
async function build(): Promise<void> {
  const folder = lexiconFolder();
  const lexicon = await readLexicon(folder, { isComplete: true });
  await writeFile(join(folder, '..', 'dist', 'lexicon.json'), canonicalJson(lexicon));
}

try {
  await build();
} catch (error) {
  if (!(error instanceof ChanceryError)) throw error;
  process.stderr.write(`${error.message}\n${error.next}\n`);
  process.exitCode = 1;
}
