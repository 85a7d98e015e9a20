import type { Lexicon } from '../../kernel/index.ts';
import { compiledLexicon, lexiconFolder } from './lexicon-paths.ts';
import { readCompiled } from './read-compiled.ts';
import { readLexicon } from './read-lexicon.ts';

/**
 * The lexicon that ships: the compiled one where the program is compiled, else the YAML files, in which a
 * list that has no file yet is empty. Throws ChanceryError `lexicon.invalid`.
 */
export async function loadLexicon(compiled = compiledLexicon()): Promise<Lexicon> {
  return (
    (await readCompiled<Lexicon>(compiled)) ?? readLexicon(lexiconFolder(), { isComplete: false })
  );
}
