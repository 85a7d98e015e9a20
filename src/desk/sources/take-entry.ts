import { ChanceryError, civilDayAt, digestOf } from '../../kernel/index.ts';
import {
  canonicalAddress,
  type FeedEntry,
  type SourceDocument,
  type SourceItem,
} from '../../sources/index.ts';
import type { Desk, Taken } from '../types.ts';
import { type PageDeps, pageBehind } from './page-behind.ts';
import type { SourceBook } from './source-book.ts';
import type { Delivery, Outcome, SourceRow } from './source-types.ts';

const DAY = 24 * 3600 * 1000;
/** A clock that runs fast is forgiven so much; an entry from a later time has no day. */
const FUTURE_MS = DAY;
/** The same words under another address are the same entry, within this time and from this length on. */
const SAME_TEXT_MS = 30 * DAY;
const SAME_TEXT_CHARS = 160;

/** What taking entries in needs. */
export interface EntryDeps extends PageDeps {
  readonly desk: Desk;
  readonly book: SourceBook;
  readonly nowAt: () => number;
  /** Name of the program that reads; what broke it is tried again by another. */
  readonly reader: string;
  /** The record is written by one at a time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

interface Known {
  readonly key: string;
  readonly digest: string;
  /** What it is a later version of, as the record finds it. */
  readonly revisionOf: string | null;
}

async function* one(item: SourceItem): AsyncGenerator<SourceItem> {
  yield item;
}

function textOf({ title, body }: FeedEntry): string {
  return `${title ?? ''}\n${body?.content ?? ''}`;
}

/** The entry's own words as a document. Null where it has none. */
function ownDocument(
  entry: FeedEntry,
  row: SourceRow,
  base: SourceDocument['meta'],
): SourceDocument | null {
  const { body, title } = entry;
  const content = body?.content ?? title ?? '';
  if (!/\S/.test(content)) return null;
  return {
    name: entry.address ?? `${row.name}: ${entry.id ?? title ?? 'an entry'}`,
    mediaType: body?.mediaType ?? 'text/plain',
    content,
    sizeBytes: Buffer.byteLength(content),
    meta: base,
  };
}

function metaOf(
  entry: FeedEntry,
  row: SourceRow,
  known: Known,
  nowAt: number,
): SourceDocument['meta'] {
  const isFuture = entry.publishedAt !== null && entry.publishedAt > nowAt + FUTURE_MS;
  const isLater = entry.publishedDay !== null && entry.publishedDay > civilDayAt(nowAt + FUTURE_MS);
  const isDated = !isFuture && !isLater;
  return {
    address: entry.address === null ? null : canonicalAddress(entry.address),
    outlet: row.name,
    outletKind: row.kind,
    title: entry.title,
    byline: entry.byline,
    language: entry.language ?? row.language,
    publishedAt: isDated ? entry.publishedAt : null,
    publishedDay: isDated ? entry.publishedDay : null,
    revisionOf: known.revisionOf,
    sourceId: entry.id,
  };
}

const BY_STATUS: Readonly<Record<Taken['status'], Outcome>> = {
  read: 'filed',
  revision: 'revised',
  known: 'known',
  refused: 'refused',
};

/** What the book remembers of an entry: null where it holds nothing new. */
function newsIn(entry: FeedEntry, row: SourceRow, deps: EntryDeps): Known | 'seen' | 'shared' {
  const digest = digestOf(textOf(entry));
  const key = entry.address === null ? `text ${digest}` : canonicalAddress(entry.address);
  const before = deps.book.seen(key);
  if (before !== null) {
    if (before.digest === digest) return before.source === row.id ? 'seen' : 'shared';
    // Feeds word their teasers each in their own way: only the source that brought it can tell of an edit.
    if (before.source !== row.id) return 'shared';
    return { key, digest, revisionOf: entry.address === null ? null : key };
  }
  const isLong = textOf(entry).length >= SAME_TEXT_CHARS;
  const same = isLong ? deps.book.seenText(digest, deps.nowAt() - SAME_TEXT_MS) : null;
  if (same !== null) return same.source === row.id ? 'seen' : 'shared';
  const named = entry.id === null ? null : deps.book.seenEntry(row.id, entry.id);
  return { key, digest, revisionOf: named === null ? null : entry.id };
}

/** Files one document. What breaks a parser goes into quarantine with its bytes, and nothing else stops. */
export async function fileDocument(
  document: SourceDocument,
  at: { readonly source: string; readonly key: string },
  deps: EntryDeps,
): Promise<Outcome> {
  try {
    const [taken] = await deps.inTurn(() =>
      deps.desk.take(one({ kind: 'document', document }), { on: civilDayAt(deps.nowAt()) }),
    );
    const isSpent = taken?.refusals.some(({ code }) => code === 'reading.parse-budget') === true;
    if (isSpent && taken?.dispatch === null) throw new Error('it took too long to parse');
    return taken === undefined ? 'refused' : BY_STATUS[taken.status];
  } catch (cause) {
    // The store's own trouble is everybody's: it ends the round.
    if (cause instanceof ChanceryError) {
      if (cause.status === 'store' || cause.status === 'unavailable') throw cause;
      return 'refused';
    }
    const why = cause instanceof Error ? cause.message.slice(0, 300) : 'it broke the reader';
    deps.book.putQuarantined({
      ...at,
      why,
      reader: deps.reader,
      at: deps.nowAt(),
      document: JSON.stringify(document),
    });
    return 'quarantined';
  }
}

/**
 * Takes one entry in. It is remembered only once its dispatch is on the disk: an entry that a crash came between is taken
 * again, and the record knows it. Gives what became of it; null where it was seen before and has not changed.
 */
export async function takeEntry(
  entry: FeedEntry,
  row: SourceRow,
  deps: EntryDeps,
): Promise<readonly Outcome[]> {
  const known = newsIn(entry, row, deps);
  if (known === 'seen') return [];
  const nowAt = deps.nowAt();
  const deliver = (outcome: Outcome): Delivery => {
    const delay = entry.publishedAt === null ? null : nowAt - entry.publishedAt;
    const delayMs = outcome === 'filed' && delay !== null && delay >= 0 ? delay : null;
    return { source: row.id, at: nowAt, outcome, delayMs };
  };
  if (known === 'shared') {
    const key = `shared ${row.id} ${digestOf(entry.address ?? textOf(entry))}`;
    if (deps.book.seen(key) !== null) return [];
    deps.book.note({ key, source: row.id, entry: null, digest: '', at: nowAt }, [
      deliver('shared'),
    ]);
    return ['shared'];
  }
  const meta = metaOf(entry, row, known, nowAt);
  const ownLength = entry.body?.content.length ?? 0;
  const page =
    row.takesPages && entry.address !== null
      ? await pageBehind(entry.address, { meta, ownLength }, deps)
      : { document: null, wall: null };
  const isWalled = page.wall !== null;
  const outcomes: Outcome[] = isWalled ? ['walled'] : [];
  const own = page.document === null ? ownDocument(entry, row, meta) : null;
  const document =
    page.document ?? (own === null || page.wall === null ? own : { ...own, wall: page.wall });
  if (document === null) {
    if (!isWalled) outcomes.push('refused');
  } else outcomes.push(await fileDocument(document, { source: row.id, key: known.key }, deps));
  const seen = { key: known.key, source: row.id, entry: entry.id, digest: known.digest, at: nowAt };
  deps.book.note(seen, outcomes.map(deliver));
  return outcomes;
}
