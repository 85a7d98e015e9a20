import { ChanceryError, digestOf } from '../../kernel/index.ts';
import type { Resource, SourceDocument } from '../../sources/index.ts';
import type { SourceBook } from './source-book.ts';
import type { Quarantined } from './source-types.ts';

/** An answer of a server as it came, in a form that can be kept as text. */
type KeptAnswer = Omit<Resource, 'url' | 'movedTo' | 'bytes'> & {
  readonly url: string;
  readonly base64: string;
};

/** What is kept of a page or a feed that broke its parser: the bytes themselves, and what was known of them. */
export type KeptBytes =
  | { readonly is: 'page'; readonly meta: SourceDocument['meta']; readonly answer: KeptAnswer }
  | { readonly is: 'feed'; readonly answer: KeptAnswer };

export type Kept = SourceDocument | KeptBytes;

/** Who puts something into quarantine, and when. */
interface QuarantineDeps {
  readonly book: SourceBook;
  readonly nowAt: () => number;
  readonly reader: string;
}

function keptAnswer({ url, movedTo: _, bytes, ...rest }: Resource): KeptAnswer {
  return { ...rest, url: url.href, base64: Buffer.from(bytes).toString('base64') };
}

export function keptPage(answer: Resource, meta: SourceDocument['meta']): KeptBytes {
  return { is: 'page', meta, answer: keptAnswer(answer) };
}

export function keptFeed(answer: Resource): KeptBytes {
  return { is: 'feed', answer: keptAnswer(answer) };
}

/** The answer as it was when it came. */
export function answerOf({ url, base64, ...rest }: KeptAnswer): Resource {
  return { ...rest, url: new URL(url), movedTo: null, bytes: Buffer.from(base64, 'base64') };
}

export function quarantine(
  item: Pick<Quarantined, 'key' | 'source' | 'why'>,
  kept: Kept,
  { book, nowAt, reader }: QuarantineDeps,
): void {
  book.putQuarantined({ ...item, reader, at: nowAt(), document: JSON.stringify(kept) });
}

export function keptOf(item: Quarantined): Kept {
  return JSON.parse(item.document) as Kept;
}

/** Under what key the answer of a feed that broke its parser is kept; the last one only. */
export function feedKey(source: string): string {
  return `feed ${source}`;
}

/** Throws `fetch.feed-budget` for an answer that this very reader broke on before: it is not read again. */
export function assertNoBreaker(source: string, answer: Resource, deps: QuarantineDeps): void {
  if (answer.isUnchanged) return;
  const item = deps.book.quarantined(feedKey(source));
  if (item === null || item.reader !== deps.reader) return;
  const kept = keptOf(item);
  if (!('is' in kept)) return;
  const isSame =
    kept.answer.base64.length === 4 * Math.ceil(answer.bytes.length / 3) &&
    digestOf(kept.answer.base64) === digestOf(Buffer.from(answer.bytes).toString('base64'));
  if (isSame)
    throw new ChanceryError('fetch.feed-quarantined', { address: answer.url.href, why: item.why });
}
