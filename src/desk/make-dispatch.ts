import {
  type CivilDay,
  civilDayAt,
  type Dispatch,
  shortId,
  startOfDayAt,
} from '../kernel/index.ts';
import { type Article, datelineDay } from '../reading/index.ts';
import type { SourceDocument } from '../sources/index.ts';

/** What a dispatch is made of. */
export interface DispatchParts {
  readonly document: SourceDocument;
  readonly article: Article;
  /** ISO 639-1 or `und`, as detected from the text. */
  readonly detectedLanguage: string;
  /** The reference day for a text that states none. */
  readonly on: CivilDay | null;
  readonly receivedAt: number;
}

/**
 * The stored text: the title, an empty line, then the paragraphs parted by empty lines.
 * A title that opens the first paragraph's place is not said twice.
 */
function storedText(title: string | null, paragraphs: readonly string[]): string {
  const rest = title !== null && paragraphs[0] === title ? paragraphs.slice(1) : paragraphs;
  return title === null ? paragraphs.join('\n\n') : [title, ...rest].join('\n\n');
}

function referenceFrom(
  published: CivilDay | null,
  dateline: CivilDay | null,
  on: CivilDay | null,
): Dispatch['referenceFrom'] {
  if (published !== null) return 'published';
  if (dateline !== null) return 'dateline';
  return on === null ? 'none' : 'given';
}

/** Makes the dispatch that is kept. What the source says of a text goes before what its page says. */
export function makeDispatch(parts: DispatchParts): Dispatch {
  const { document, article } = parts;
  const { meta } = document;
  const title = meta.title ?? article.headline;
  const text = storedText(title, article.paragraphs);
  const address = meta.address ?? article.address;
  const outlet = meta.outlet ?? article.outlet;
  const publishedDay = meta.publishedDay ?? article.publishedDay;
  const datedline = publishedDay === null ? datelineDay(article.paragraphs[0] ?? '') : null;
  const referenceDay = publishedDay ?? datedline ?? parts.on;
  return {
    id: shortId('d', address ?? outlet ?? '', text),
    address,
    outlet,
    outletKind: meta.outletKind,
    title,
    text,
    titleSpan: title === null ? null : { start: 0, end: title.length },
    language:
      parts.detectedLanguage === 'und'
        ? (meta.language ?? article.language ?? 'und')
        : parts.detectedLanguage,
    byline: meta.byline ?? article.byline,
    publishedAt: meta.publishedAt ?? article.publishedAt,
    referenceDay,
    referenceFrom: referenceFrom(publishedDay, datedline, parts.on),
    receivedAt: parts.receivedAt,
    knownDay: referenceDay ?? civilDayAt(parts.receivedAt),
    revisionOf: null,
    ...(document.wall === undefined ? {} : { wall: document.wall }),
  };
}

/** Instant that orders dispatches: publication, else the start of the day from which it is known. */
export function orderAtOf(dispatch: Dispatch): number {
  return dispatch.publishedAt ?? startOfDayAt(dispatch.knownDay);
}
