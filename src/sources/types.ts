import type { CivilDay, OutletKind, PageWall, Refusal } from '../kernel/index.ts';

export type MediaType = 'text/plain' | 'text/markdown' | 'text/html';

/** What the outside says about a text besides the text itself; everything may be missing. */
export interface SourceMeta {
  readonly address: string | null;
  readonly outlet: string | null;
  readonly outletKind: OutletKind | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly publishedAt: number | null;
  /** Day of publication in the publication's own offset. */
  readonly publishedDay: CivilDay | null;
  /** Address or identifier of the dispatch that this one replaces, as the source names it. */
  readonly revisionOf: string | null;
  /** The source's own identifier of the item, for `revisionOf` of later items. */
  readonly sourceId: string | null;
}

/** Decoded text with what is known of it: what every kind of source ends in. */
export interface SourceDocument {
  /** What to call it in messages: the path, the address, or "standard input". */
  readonly name: string;
  readonly mediaType: MediaType;
  readonly content: string;
  readonly sizeBytes: number;
  readonly meta: SourceMeta;
  /** The day on which an archive took it down: the text is no younger, where it states no day itself. */
  readonly capturedDay?: CivilDay;
  /** What kept us from the page that this text stands for. */
  readonly wall?: PageWall;
}

/** Where an item stands in an archive. */
export interface ArchivePlace {
  readonly archive: string;
  /** Counted from 1. */
  readonly record: number;
}

/** One thing that a source gave: a document, or what it held and why that is not read. */
export type SourceItem =
  | { readonly kind: 'document'; readonly document: SourceDocument; readonly at?: ArchivePlace }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly at?: ArchivePlace };

export interface SourceLimits {
  /** At most so many bytes make one dispatch. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly maxRedirects: number;
}

export interface FetchOptions extends SourceLimits {
  /** Hosts (name, or name:port) that may be contacted although their address is not public. */
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
}
