import { gunzipSync } from 'node:zlib';
import { ChanceryError } from '../kernel/index.ts';
import type { FetchManners } from './fetch-manners.ts';
import type { PointerItem } from './pointers/pointer.ts';
import { readSitemap } from './pointers/read-sitemap.ts';
import { webAddress } from './web-address.ts';

/** What the protocol allows one sitemap, unpacked. */
const MAX_BYTES = 52_428_800;
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

/** Asks for a sitemap, packed or not, with the manners of a round, and gives its rows. Throws `fetch.*`. */
export async function fetchSitemap(
  manners: FetchManners,
  address: string,
): Promise<AsyncGenerator<PointerItem>> {
  const url = webAddress(address);
  const { bytes } = await manners.fetch(url, { accept: ACCEPT }, { maxBytes: MAX_BYTES });
  return readSitemap([unpacked(bytes, url.href)], url.href);
}
