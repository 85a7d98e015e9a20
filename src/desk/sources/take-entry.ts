import { civilDayAt, digestOf } from '../../kernel/index.ts';
import { canonicalAddress, type FeedEntry, type SourceDocument } from '../../sources/index.ts';
import type { Desk } from '../types.ts';
import { type PageDeps, pageBehind } from './page-behind.ts';
import { keptPage, quarantine } from './quarantine.ts';
import type { SourceBook } from './source-book.ts';
import type { Outcome, SourceRow } from './source-types.ts';

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
  /** Which batch holds the entry of a key or of a text that is not filed yet; see `EntryBatch`. */
  readonly held: Map<string, EntryHolder>;
}

/** What holds entries that are on their way to the disk. */
export interface EntryHolder {
  readonly flush: () => Promise<void>;
}

export interface Known {
  readonly key: string;
  readonly digest: string;
  /** What it is a later version of, as the record finds it. */
  readonly revisionOf: string | null;
}

export function textOf({ title, body }: FeedEntry): string {
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

/** What the book remembers of an entry: null where it holds nothing new. */
export function newsIn(
  entry: FeedEntry,
  row: SourceRow,
  deps: EntryDeps,
): Known | 'seen' | 'shared' {
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

/** An entry that is to be filed: its document, where there is one, and what became of it so far. */
export interface ReadyEntry {
  readonly known: Known;
  readonly document: SourceDocument | null;
  readonly outcomes: readonly Outcome[];
}

/** Gets what an entry is filed with: the page behind it, or its own words. Bytes that break a parser go into quarantine. */
export async function readyEntry(
  entry: FeedEntry,
  row: SourceRow,
  { known, deps }: { readonly known: Known; readonly deps: EntryDeps },
): Promise<ReadyEntry> {
  const meta = metaOf(entry, row, known, deps.nowAt());
  const ownLength = entry.body?.content.length ?? 0;
  const page =
    row.takesPages && entry.address !== null
      ? await pageBehind(entry.address, { meta, ownLength }, deps)
      : { document: null, wall: null, broken: null };
  const outcomes: Outcome[] = [];
  if (page.wall !== null) outcomes.push('walled');
  if (page.broken !== null) {
    const item = { key: known.key, source: row.id, why: page.broken.why };
    quarantine(item, keptPage(page.broken.answer, meta), deps);
    outcomes.push('quarantined');
  }
  if (page.document !== null) return { known, document: page.document, outcomes };
  const own = ownDocument(entry, row, meta);
  if (own === null)
    return { known, document: null, outcomes: outcomes.length === 0 ? ['refused'] : outcomes };
  const document = page.wall === null ? own : { ...own, wall: page.wall };
  return { known, document, outcomes };
}
