import { ChanceryError, civilDayAt } from '../../kernel/index.ts';
import type { SourceDocument, SourceItem } from '../../sources/index.ts';
import type { Taken } from '../types.ts';
import { quarantine } from './quarantine.ts';
import type { Outcome } from './source-types.ts';
import type { EntryDeps } from './take-entry.ts';

/** A document on its way into the record, and under what it is kept where it breaks the reader. */
export interface DocumentToFile {
  readonly document: SourceDocument;
  readonly source: string;
  readonly key: string;
}

type FilingDeps = Pick<EntryDeps, 'desk' | 'book' | 'nowAt' | 'reader' | 'inTurn'>;

const BY_STATUS: Readonly<Record<Taken['status'], Outcome>> = {
  read: 'filed',
  revision: 'revised',
  known: 'known',
  refused: 'refused',
};

async function* itemsOf(files: readonly DocumentToFile[]): AsyncGenerator<SourceItem> {
  for (const { document } of files) yield { kind: 'document', document };
}

/** Files documents in one go. Throws what the desk throws, and then has filed none, or some that the record knows from then on. */
async function fileTogether(
  files: readonly DocumentToFile[],
  deps: FilingDeps,
): Promise<Outcome[]> {
  const broken = new Map<SourceDocument, string>();
  const on = civilDayAt(deps.nowAt());
  const onBroken = (document: SourceDocument, why: string): void => {
    broken.set(document, why);
  };
  const taken = await deps.inTurn(() => deps.desk.take(itemsOf(files), { on, onBroken }));
  return files.map(({ document, source, key }, at) => {
    const why = broken.get(document);
    if (why === undefined) return BY_STATUS[taken[at]?.status ?? 'refused'];
    quarantine({ key, source, why }, document, deps);
    return 'quarantined';
  });
}

/** The store's own trouble is everybody's: it ends the round. */
function isStoreTrouble(cause: unknown): boolean {
  return (
    cause instanceof ChanceryError && (cause.status === 'store' || cause.status === 'unavailable')
  );
}

/** Files one document. What breaks the reader or the filing goes into quarantine, and nothing else stops. */
export async function fileDocument(file: DocumentToFile, deps: FilingDeps): Promise<Outcome> {
  try {
    const [outcome] = await fileTogether([file], deps);
    return outcome ?? 'refused';
  } catch (cause) {
    if (isStoreTrouble(cause)) throw cause;
    if (cause instanceof ChanceryError) return 'refused';
    const why = cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the reader';
    quarantine({ key: file.key, source: file.source, why }, file.document, deps);
    return 'quarantined';
  }
}

/** Files documents in one transaction; where that breaks, each by itself, so that one harms no other. Throws the store's trouble. */
export async function fileDocuments(
  files: readonly DocumentToFile[],
  deps: FilingDeps,
): Promise<Outcome[]> {
  if (files.length === 0) return [];
  try {
    return await fileTogether(files, deps);
  } catch (cause) {
    if (isStoreTrouble(cause)) throw cause;
  }
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(await fileDocument(file, deps));
  return outcomes;
}
