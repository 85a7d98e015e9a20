import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ChanceryError, type Lexicon } from '../../kernel/index.ts';
import { type LexiconOptions, parseLexicon } from './parse-lexicon.ts';

async function textsOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    // The list of feeds is no part of what is read in texts; the desk reads it by itself.
    .filter((path) => !relative(folder, path).startsWith(`sources${sep}`))
    .sort();
  const texts = new Map<string, string>();
  for (const path of paths) {
    texts.set(relative(folder, path).replaceAll(sep, '/'), await readFile(path, 'utf8'));
  }
  return texts;
}

/**
 * Reads and checks all YAML files of a lexicon folder; other files in it are passed over.
 * Throws ChanceryError `lexicon.invalid` for what `parseLexicon` refuses and for files that cannot be read.
 */
export async function readLexicon(folder: string, options: LexiconOptions): Promise<Lexicon> {
  const texts = await textsOf(folder).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('lexicon.invalid', { file: folder, why }, cause);
  });
  return parseLexicon(texts, options);
}
