import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChanceryError, canonicalJson } from '../../kernel/index.ts';
import { readSourceList } from '../sources/source-list.ts';
import { lexiconFolder } from './lexicon-paths.ts';
import { readLexicon } from './read-lexicon.ts';

/** Compiles `lexicon/` into `dist/lexicon.json` and `dist/sources.json`: a step of `npm run build`, after the compiler. */
async function build(): Promise<void> {
  const folder = lexiconFolder();
  const lexicon = await readLexicon(folder, { isComplete: true });
  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(join(folder, '..', 'dist', name), canonicalJson(value));
  await write('lexicon.json', lexicon);
  await write('sources.json', await readSourceList(join(folder, 'sources')));
}

try {
  await build();
} catch (error) {
  if (!(error instanceof ChanceryError)) throw error;
  process.stderr.write(`${error.message}\n${error.next}\n`);
  process.exitCode = 1;
}
