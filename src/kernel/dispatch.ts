import type { CivilDay } from './civil-day.ts';
import type { Span } from './span.ts';
import type { OutletKind } from './vocabulary.ts';

/** What keeps readers from a page: money, consent, a name and password, or a check whether one is a person. */
export type PageWall = 'paywall' | 'consent' | 'sign-in' | 'check';

/** One published text as it is kept. `text` never changes once stored; an edit is a new dispatch that names this one. */
export interface Dispatch {
  /** `d-` and 12 hexadecimal digits over address (or outlet) and text. */
  readonly id: string;
  readonly address: string | null;
  readonly outlet: string | null;
  readonly outletKind: OutletKind | null;
  readonly title: string | null;
  /** Title, an empty line, then paragraphs parted by empty lines. All offsets are UTF-16 units into this. */
  readonly text: string;
  /** Where the title stands in `text`; null when there is none. */
  readonly titleSpan: Span | null;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly byline: string | null;
  /** Epoch milliseconds; null when the source states none. */
  readonly publishedAt: number | null;
  /** The day that relative days are read against, in the publication's own offset. */
  readonly referenceDay: CivilDay | null;
  /** Where `referenceDay` comes from: the source, the person who gave it, or nothing. */
  readonly referenceFrom: 'published' | 'dateline' | 'given' | 'none';
  /** When we took it in, epoch milliseconds. */
  readonly receivedAt: number;
  /** The day from which the record may use it: the reference day, else the day of receipt. */
  readonly knownDay: CivilDay;
  /** Identifier of the dispatch that this one replaces. */
  readonly revisionOf: string | null;
  /** The page at `address` did not let us in: the text is what its feed gives of it. */
  readonly wall?: PageWall;
}

/** A passage that a reader can open. */
export interface Evidence extends Span {
  readonly dispatch: string;
}
