import { ChanceryError } from '../../kernel/index.ts';
import { type FetchedFeed, fetchFeed } from '../../sources/index.ts';
import { isWholeAsked, nextTiming } from './schedule.ts';
import { noCounts, type SourceReport, type SourceRow, type SourceTrouble } from './source-types.ts';
import { type EntryDeps, fileDocument, takeEntry } from './take-entry.ts';

/** The newest of a feed; a feed with more than this has its archive in it. */
const MAX_ENTRIES = 500;

export interface AskDeps extends EntryDeps {
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Trouble of the world as the health page shows it; a bug is thrown on. */
function troubleOf(cause: unknown, at: number): SourceTrouble {
  if (cause instanceof ChanceryError) return { at, code: cause.code, words: cause.message };
  const words = cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the reader';
  return { at, code: 'bug', words: `The program failed on it: ${words}` };
}

function isStoreTrouble(cause: unknown): boolean {
  return cause instanceof ChanceryError && cause.code.startsWith('store.');
}

function failed(row: SourceRow, cause: unknown, deps: AskDeps): SourceRow {
  const nowAt = deps.nowAt();
  const params = cause instanceof ChanceryError ? cause.params : {};
  const seconds = Number(params['retryAfterSeconds'] ?? Number.NaN);
  const result = {
    kind: 'failed' as const,
    retryAfterMs: Number.isNaN(seconds) ? null : seconds * 1000,
    isGone: params['code'] === 410,
  };
  const timing = nextTiming(row, result, { nowAt, random: deps.random });
  const isShut = row.isShut || result.isGone;
  return { ...row, ...timing, isShut, lastAskedAt: nowAt, trouble: troubleOf(cause, nowAt) };
}

function answered(row: SourceRow, fetched: FetchedFeed, news: number, deps: AskDeps): SourceRow {
  const nowAt = deps.nowAt();
  const result =
    fetched.feed === null
      ? { kind: 'unchanged' as const }
      : { kind: 'changed' as const, newEntries: news };
  const fault = fetched.feed?.fault ?? null;
  const isMoved = fetched.address !== row.address;
  return {
    ...row,
    ...nextTiming(row, result, { nowAt, random: deps.random }),
    ...fetched.validators,
    address: fetched.address,
    movedFrom: isMoved ? row.address : row.movedFrom,
    isVerified: true,
    lastAskedAt: nowAt,
    lastSuccessAt: nowAt,
    lastChangeAt: news > 0 ? nowAt : row.lastChangeAt,
    trouble:
      fault === null
        ? null
        : { at: nowAt, code: 'feed.badly-formed', words: `The feed is badly formed: ${fault}.` },
  };
}

/** What the user switched while the source was asked stands. */
function keepRow(next: SourceRow, deps: AskDeps): void {
  const now = deps.book.source(next.id);
  if (now === null || next.isShut) deps.book.putSource(next);
  else deps.book.putSource({ ...next, isOn: now.isOn, isShut: now.isShut });
}

/**
 * Asks one source and takes in what is new. Never throws for what the source does; throws what the store throws. The
 * validators are kept only when every entry of the answer was taken, so that a stop in the middle loses none.
 */
export async function askSource(row: SourceRow, deps: AskDeps): Promise<SourceReport> {
  const counts = noCounts();
  const report = { source: row.id, name: row.name, counts, entries: 0, isUnchanged: false };
  const validators = isWholeAsked(row)
    ? { etag: null, lastModified: null }
    : { etag: row.etag, lastModified: row.lastModified };
  try {
    const fetched = await fetchFeed(deps.manners, row.address, {
      validators,
      maxItems: MAX_ENTRIES,
      mayDiscover: row.lastSuccessAt === null,
    });
    const entries = fetched.feed?.entries ?? [];
    // The oldest first: what follows upon it finds it in the record.
    for (const entry of [...entries].reverse()) {
      if (deps.signal.aborted) return { ...report, entries: entries.length, trouble: null };
      for (const outcome of await takeEntry(entry, row, deps)) counts[outcome] += 1;
    }
    const next = answered(row, fetched, counts.filed + counts.revised, deps);
    keepRow(next, deps);
    const isUnchanged = fetched.feed === null;
    return { ...report, entries: entries.length, isUnchanged, trouble: next.trouble };
  } catch (cause) {
    if (isStoreTrouble(cause)) throw cause;
    const next = failed(row, cause, deps);
    keepRow(next, deps);
    return { ...report, trouble: next.trouble };
  }
}

/** Tries again, once, what another version of the reader broke on. Gives how many were filed. */
export async function retryQuarantined(deps: AskDeps): Promise<number> {
  let filed = 0;
  for (const item of deps.book.quarantine()) {
    if (item.reader === deps.reader) continue;
    deps.book.removeQuarantined(item.key);
    const outcome = await fileDocument(JSON.parse(item.document), item, deps);
    if (outcome === 'filed' || outcome === 'revised') filed += 1;
  }
  return filed;
}
