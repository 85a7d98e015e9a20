import { ChanceryError } from '../../kernel/index.ts';
import {
  type FeedEntry,
  type FetchedFeed,
  fetchFeed,
  parseFeedApart,
  type Resource,
} from '../../sources/index.ts';
import { EntryBatch } from './entry-batch.ts';
import { assertNoBreaker, feedKey, keptFeed, quarantine } from './quarantine.ts';
import { isWholeAsked, nextTiming } from './schedule.ts';
import {
  noCounts,
  type Outcome,
  type SourceReport,
  type SourceRow,
  type SourceTrouble,
} from './source-types.ts';
import type { EntryDeps } from './take-entry.ts';
import type { WebSub } from './websub.ts';

/** The newest of a feed; a feed with more than this has its archive in it. */
export const MAX_ENTRIES = 500;
/** How often a source is asked whose hub tells of its news. */
const TOLD_INTERVAL_MS = 6 * 3600_000;

export interface AskDeps extends EntryDeps {
  /** Hears of hubs and asks them, where hubs can reach us. */
  readonly webSub: WebSub | null;
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

const LONGEST_NAME = 120;

/** A source to which nobody gave a name goes by its host until its feed says what it is called. */
function calledBy(row: SourceRow, title: string | null): SourceRow {
  const said = title?.trim() ?? '';
  const isNamed = row.name !== new URL(row.address).hostname;
  return isNamed || said === '' || said.length > LONGEST_NAME ? row : { ...row, name: said };
}

function answered(row: SourceRow, fetched: FetchedFeed, news: number, deps: AskDeps): SourceRow {
  const nowAt = deps.nowAt();
  const result =
    fetched.feed === null
      ? { kind: 'unchanged' as const }
      : { kind: 'changed' as const, newEntries: news };
  const fault = fetched.feed?.fault ?? null;
  const isMoved = fetched.address !== row.address;
  const timing = nextTiming(row, result, { nowAt, random: deps.random });
  // A hub tells of news: asking is left as a safeguard for what it forgets.
  const isTold = deps.webSub?.isActive(row.id) === true;
  return {
    ...row,
    ...timing,
    nextAt: isTold ? Math.max(timing.nextAt, nowAt + TOLD_INTERVAL_MS) : timing.nextAt,
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

/** Takes entries in, the oldest first: what follows upon it finds it in the record. False where it was told to stop. */
export async function takeEntries(
  entries: readonly FeedEntry[],
  row: SourceRow,
  { deps, counts }: { readonly deps: AskDeps; readonly counts: Record<Outcome, number> },
): Promise<boolean> {
  const batch = new EntryBatch(row, deps, (outcome) => {
    counts[outcome] += 1;
  });
  try {
    for (const entry of [...entries].reverse()) {
      if (deps.signal.aborted) return false;
      await batch.add(entry);
    }
    return true;
  } finally {
    // What came before a stop or a fault is filed all the same.
    await batch.flush();
  }
}

/** Takes in what a hub has brought of a source. What is no feed, or cannot be read, leaves its trouble with the source. */
export async function takePushed(
  row: SourceRow,
  pushed: { readonly body: Uint8Array; readonly contentType: string },
  deps: AskDeps,
): Promise<SourceReport> {
  const counts = noCounts();
  const report = { source: row.id, name: row.name, counts, entries: 0, isUnchanged: false };
  const nowAt = deps.nowAt();
  try {
    const charset = /charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/i.exec(pushed.contentType)?.[1];
    const feed = await parseFeedApart({
      bytes: pushed.body,
      charset: charset ?? null,
      language: null,
      address: row.address,
      maxItems: MAX_ENTRIES,
    });
    if (feed.version === '')
      throw new ChanceryError('fetch.not-a-feed', {
        address: row.address,
        why: 'its hub sent something else',
      });
    await takeEntries(feed.entries, row, { deps, counts });
    const news = counts.filed + counts.revised;
    const change = news > 0 ? { lastChangeAt: nowAt } : {};
    keepRow({ ...(deps.book.source(row.id) ?? row), lastSuccessAt: nowAt, ...change }, deps);
    return { ...report, entries: feed.entries.length, trouble: null };
  } catch (cause) {
    if (isStoreTrouble(cause)) throw cause;
    const trouble = troubleOf(cause, nowAt);
    keepRow({ ...(deps.book.source(row.id) ?? row), trouble }, deps);
    return { ...report, trouble };
  }
}

/** `fetchFeed`; an answer that breaks or outlasts its parser goes into quarantine with its bytes. */
async function fetchKept(
  row: SourceRow,
  deps: AskDeps,
  asked: Parameters<typeof fetchFeed>[2],
): Promise<FetchedFeed> {
  let answer: Resource | null = null;
  const manners = {
    fetch: async (...given: Parameters<AskDeps['manners']['fetch']>) => {
      answer = null;
      const come = await deps.manners.fetch(...given);
      assertNoBreaker(row.id, come, deps);
      answer = come;
      return come;
    },
  };
  try {
    return await fetchFeed(manners, row.address, asked);
  } catch (cause) {
    const isBreaking = !(cause instanceof ChanceryError) || cause.code === 'fetch.feed-budget';
    if (isBreaking && answer !== null) {
      const why = cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the parser';
      quarantine({ key: feedKey(row.id), source: row.id, why }, keptFeed(answer), deps);
    }
    throw cause;
  }
}

/**
 * Asks one source and takes in what is new. Never throws for what the source does; throws what the store throws. The
 * validators are kept only when every entry of the answer was taken, so that a stop in the middle loses none.
 */
export async function askSource(known: SourceRow, deps: AskDeps): Promise<SourceReport> {
  const counts = noCounts();
  let row = known;
  const report = { source: row.id, name: row.name, counts, entries: 0, isUnchanged: false };
  const validators = isWholeAsked(row)
    ? { etag: null, lastModified: null }
    : { etag: row.etag, lastModified: row.lastModified };
  try {
    const fetched = await fetchKept(row, deps, {
      validators,
      maxItems: MAX_ENTRIES,
      mayDiscover: row.lastSuccessAt === null,
    });
    const entries = fetched.feed?.entries ?? [];
    row = calledBy(row, fetched.feed?.title ?? null);
    if (!(await takeEntries(entries, row, { deps, counts })))
      return { ...report, entries: entries.length, trouble: null };
    deps.webSub?.note(row.id, fetched.hub);
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
