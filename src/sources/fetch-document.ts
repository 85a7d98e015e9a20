import { ChanceryError } from '../kernel/index.ts';
import { decodeText } from './decode-text.ts';
import { parseDispatchRow } from './dispatch-row.ts';
import { EMPTY_META } from './empty-meta.ts';
import { fetchResource, type Resource, type ResourceRequest } from './fetch-resource.ts';
import { sniffMediaType } from './media-type.ts';
import { readPdf } from './pdf/read-pdf.ts';
import type { FetchOptions, MediaType, SourceDocument } from './types.ts';
import { webAddress } from './web-address.ts';

/** What is read, by the type that the server states; null means that the content decides. */
const READ_TYPES: Readonly<Record<string, MediaType | 'json' | 'pdf' | null>> = {
  '': null,
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
  'application/json': 'json',
  'application/pdf': 'pdf',
};

const ACCEPT =
  'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,application/pdf;q=0.6,application/json;q=0.5';

/** How a page is fetched; by itself, or with the manners that a round keeps. */
type FetchPage = (url: URL, asked: ResourceRequest) => Promise<Resource>;

function documentOfRow(text: string, page: Resource, name: string): SourceDocument {
  const row = parseDispatchRow(text, name);
  if (row.document === undefined) {
    const why = `its JSON is not a dispatch (${row.why})`;
    throw new ChanceryError('fetch.failed', { address: name, why });
  }
  // What kind of outlet a page is gives it weight as evidence; a page does not get to say that of itself.
  const meta = { ...row.document.meta, address: name, outletKind: null };
  return { ...row.document, name, sizeBytes: page.bytes.length, meta };
}

async function documentOfPdf(page: Resource, name: string): Promise<SourceDocument> {
  const read = await readPdf(page.bytes, name);
  const { document, why } = read;
  if (document === null) {
    // Told apart from a PDF that is broken: another version of the reader may be done with it.
    const killed = read.killed === undefined ? {} : { killed: read.killed };
    throw new ChanceryError('input.pdf', { name, why, ...killed });
  }
  return { ...document, meta: { ...document.meta, address: name } };
}

/**
 * Fetches one page by http or https. Redirects are followed by hand, and no hop may lead to an address
 * that is not public unicast unless its host is in `allowHosts`; that is decided before a connection is
 * tried. `timeoutMs` covers everything, `maxBytes` the body before and after decompression.
 * `meta.address` is where the page was in the end. JSON is read as one dispatch row.
 * Throws the `fetch.*` errors, and `input.empty`, `input.binary`, `input.encoding`, `input.pdf` for the content.
 */
export async function fetchDocument(
  address: string,
  options: FetchOptions,
  fetch: FetchPage = (url, asked) => fetchResource(url, options, asked),
): Promise<SourceDocument> {
  const page = await fetch(webAddress(address), {
    accept: ACCEPT,
    isRead: (mediaType) => Object.hasOwn(READ_TYPES, mediaType),
  });
  const name = page.url.href;
  const stated = READ_TYPES[page.mediaType] ?? null;
  if (stated === 'pdf') return documentOfPdf(page, name);
  const text = decodeText(page.bytes, {
    name,
    charset: page.charset,
    mayDeclareCharset: stated === null || stated === 'text/html',
  });
  if (stated === 'json') return documentOfRow(text, page, name);
  return {
    name,
    mediaType: stated ?? sniffMediaType(text),
    content: text,
    sizeBytes: page.bytes.length,
    meta: { ...EMPTY_META, address: name },
  };
}
