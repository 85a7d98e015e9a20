import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The folder `lexicon/` of the project, from the sources as from the compiled code one folder deeper. */
export function lexiconFolder(): string {
  const fromSources = fromHere('../../../lexicon/');
  return existsSync(fromSources) ? fromSources : fromHere('../../../../lexicon/');
}

/** `dist/sources.json` as the compiled code sees it; for the sources there is no such file. */
export function compiledSources(): string {
  return fromHere('../../../sources.json');
}

/** `dist/lexicon.json` as the compiled code sees it; for the sources there is no such file. */
export function compiledLexicon(): string {
  return fromHere('../../../lexicon.json');
}
