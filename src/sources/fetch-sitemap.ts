import { gunzipSync } from 'node:zlib';
import { ChanceryError } from '../kernel/index.ts';
import type { FetchManners } from './fetch-manners.ts';
import type { Resource } from './fetch-resource.ts';
import type { PointerItem } from './pointers/pointer.ts';
import { addressLinesOf, readAddressLines } from './pointers/read-address-lines.ts';
import { readSitemap } from './pointers/read-sitemap.ts';
import { webAddress } from './web-address.ts';

/** What the protocol allows one sitemap, unpacked. */
const MAX_BYTES = 52_428_800;
/** A day of events of GDELT 1.0 is under 15 MB, a quarter of an hour of its knowledge graph under 30. */
const MAX_TABLE_BYTES = 128 * 1024 * 1024;
const ACCEPT = 'application/xml,text/xml,application/x-gzip;q=0.9,*/*;q=0.1';

function unpacked(bytes: Uint8Array, address: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ChanceryError('fetch.too-large', { address, limitBytes: MAX_BYTES }, cause);
    throw new ChanceryError('fetch.failed', { address, why: 'its compression is broken' }, cause);
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function rowsOf(
  bytes: Uint8Array,
  { url, mediaType }: Pick<Resource, 'url' | 'mediaType'>,
): AsyncGenerator<PointerItem> {
  const named = addressLinesOf(url.pathname);
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const isMarkup = /^[^\w]{0,100}</.test(start);
  const kind = named ?? (mediaType === 'text/plain' ? 'text-sitemap' : null);
  return kind === null || (isMarkup && kind !== 'robots')
    ? readSitemap([bytes], url.href)
    : readAddressLines(piecesOf(bytes), kind, url.href);
}

/**
 * Asks for a sitemap, packed or not, in XML or plain text, or for the lists that a robots.txt names, with the manners of a round,
 * and gives its rows. The address of a site alone stands for its robots.txt. Throws `fetch.*`.
 */
export async function fetchSitemap(
  manners: FetchManners,
  address: string,
): Promise<AsyncGenerator<PointerItem>> {
  const given = webAddress(address);
  const url = given.pathname === '/' && given.search === '' ? new URL('/robots.txt', given) : given;
  const answer = await manners.fetch(url, { accept: ACCEPT }, { maxBytes: MAX_BYTES });
  return rowsOf(unpacked(answer.bytes, url.href), answer);
}

/** Asks for a table of GDELT, packed as it is, with the manners of a round. Throws `fetch.*`. */
export async function fetchTable(manners: FetchManners, address: string): Promise<Uint8Array> {
  const limits = { maxBytes: MAX_TABLE_BYTES };
  return (await manners.fetch(webAddress(address), { accept: '*/*' }, limits)).bytes;
}
