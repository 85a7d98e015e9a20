import { readLines } from '../read-lines.ts';
import { type PointerItem, pointerRefusal } from './pointer.ts';

/** The protocol allows an address 2,048 signs. */
const MAX_LINE_BYTES = 16 * 1024;
const MAX_ADDRESS = 2_000;

/** Lists whose lines are addresses: a sitemap in plain text, and the lines `Sitemap:` of a robots.txt. */
export type AddressLines = 'text-sitemap' | 'robots';

/** What a list is by the name of its file or the path of its address; null for none of lines. */
export function addressLinesOf(path: string): AddressLines | null {
  if (/(?:^|[/\\])robots\.txt$/i.test(path)) return 'robots';
  return /\.txt(?:\.gz)?$/i.test(path) ? 'text-sitemap' : null;
}

function webAddressIn(text: string): string | null {
  const isWeb = /^https?:\/\//i.test(text) && text.length <= MAX_ADDRESS;
  return isWeb && !text.includes('\ufffd') && URL.canParse(text) ? text : null;
}

function pointerTo(address: string, row: number): PointerItem {
  const nothing = { publishedAt: null, publishedDay: null, title: null, outlet: null };
  const pointer = {
    address,
    origin: 'sitemap',
    seenDay: null,
    language: null,
    codes: null,
  } as const;
  return { kind: 'pointer', row, pointer: { ...nothing, ...pointer } };
}

/**
 * Addresses line by line, after sitemaps.org 0.9 ("text file", "specifying the sitemap location in robots.txt"). Empty lines are
 * passed over; a line of a text list that is no web address is refused by its number. Other lines of a robots.txt are not looked at.
 */
export async function* readAddressLines(
  chunks: AsyncIterable<Uint8Array>,
  kind: AddressLines,
  name: string,
): AsyncGenerator<PointerItem> {
  for await (const { number, bytes } of readLines(chunks, MAX_LINE_BYTES)) {
    const raw = bytes === null ? null : Buffer.from(bytes).toString('utf8');
    const line = raw?.replace(/^\ufeff/, '').trim();
    if (line === '') continue;
    if (kind === 'robots') {
      const found = /^sitemap\s{0,20}:\s{0,20}(\S+)/i.exec(line ?? '')?.[1];
      if (found === undefined) continue;
      const address = webAddressIn(found);
      yield address === null
        ? pointerRefusal(name, number, 'its sitemap has no web address')
        : { kind: 'list', row: number, address, changedDay: null };
      continue;
    }
    const address = webAddressIn(line ?? '');
    yield address === null
      ? pointerRefusal(name, number, 'it is no web address')
      : pointerTo(address, number);
  }
}
