import { readFile } from 'node:fs/promises';
import { ChanceryError, type Lexicon } from '../../kernel/index.ts';
import { compiledLexicon, lexiconFolder } from './lexicon-paths.ts';
import { readLexicon } from './read-lexicon.ts';

async function readCompiled(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('lexicon.invalid', { file: path, why }, cause);
  }
}

/**
 * The lexicon that ships: the compiled one where the program is compiled, else the YAML files, in which a
 * list that has no file yet is empty. Throws ChanceryError `lexicon.invalid`.
 */
export async function loadLexicon(compiled = compiledLexicon()): Promise<Lexicon> {
  const json = await readCompiled(compiled);
  if (json === null) return readLexicon(lexiconFolder(), { isComplete: false });
  try {
    // The build has checked it; to check it again would cost half of the start.
    return JSON.parse(json) as Lexicon;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('lexicon.invalid', { file: compiled, why }, cause);
  }
}
