import { ChanceryError } from '../../kernel/index.ts';
import { type FeedEntry, fetchDocument, parseFeedApart } from '../../sources/index.ts';
import { type AskDeps, MAX_ENTRIES, takeEntries } from './ask-source.ts';
import { fileDocument } from './file-documents.ts';
import { answerOf, type KeptBytes, keptOf, quarantine } from './quarantine.ts';
import { noCounts, type Outcome, type Quarantined } from './source-types.ts';

/** Reads a page that is kept as a server gave it. Throws what `fetchDocument` throws, and an Error where it breaks the parser. */
async function retryPage(
  item: Quarantined,
  kept: KeptBytes & { readonly is: 'page' },
  deps: AskDeps,
): Promise<Outcome> {
  const answer = answerOf(kept.answer);
  const page = await fetchDocument(answer.url.href, deps.fetching, async () => answer);
  return fileDocument({ ...item, document: { ...page, meta: kept.meta } }, deps);
}

async function retryFeed(
  item: Quarantined,
  kept: KeptBytes & { readonly is: 'feed' },
  deps: AskDeps,
): Promise<Outcome> {
  const row = deps.book.source(item.source);
  if (row === null) return 'known';
  const { bytes, charset, language, url } = answerOf(kept.answer);
  const given = { bytes, charset, language, address: url.href, maxItems: MAX_ENTRIES };
  const entries: readonly FeedEntry[] = (await parseFeedApart(given)).entries;
  const counts = noCounts();
  await takeEntries(entries, row, { deps, counts });
  return counts.filed + counts.revised > 0 ? 'filed' : 'known';
}

async function retry(item: Quarantined, deps: AskDeps): Promise<Outcome> {
  const kept = keptOf(item);
  if (!('is' in kept)) return fileDocument({ ...item, document: kept }, deps);
  try {
    return await (kept.is === 'page' ? retryPage(item, kept, deps) : retryFeed(item, kept, deps));
  } catch (cause) {
    if (cause instanceof ChanceryError && cause.status === 'store') throw cause;
    const isRead =
      cause instanceof ChanceryError &&
      cause.code !== 'fetch.feed-budget' &&
      cause.params['killed'] === undefined;
    // This version reads it, and it is nothing.
    if (isRead) return 'refused';
    const why = cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the parser';
    quarantine({ key: item.key, source: item.source, why }, kept, deps);
    return 'quarantined';
  }
}

/** Tries again, once, what another version of the reader broke on. Gives how many were filed. */
export async function retryQuarantined(deps: AskDeps): Promise<number> {
  let filed = 0;
  for (const item of deps.book.quarantine()) {
    if (item.reader === deps.reader) continue;
    const outcome = await retry(item, deps);
    // What broke this version too is kept under its name.
    if (outcome !== 'quarantined') deps.book.removeQuarantined(item.key);
    if (outcome === 'filed' || outcome === 'revised') filed += 1;
  }
  return filed;
}
