import { readFile } from 'node:fs/promises';
import { ChanceryError } from '../../kernel/index.ts';

/**
 * What the build compiled from files of the lexicon, unchecked: the build has checked it, and to check it again would cost
 * half of the start. Null where nothing is compiled. Throws ChanceryError `lexicon.invalid`.
 */
export async function readCompiled<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('lexicon.invalid', { file: path, why }, cause);
  }
}
