import { Agent, type Dispatcher, request } from 'undici';
import { ChanceryError } from '../kernel/index.ts';
import { decodeText } from './decode-text.ts';
import { parseDispatchRow } from './dispatch-row.ts';
import { EMPTY_META } from './empty-meta.ts';
import { guardedConnector } from './guarded-connector.ts';
import { sniffMediaType } from './media-type.ts';
import { readBody } from './read-body.ts';
import type { FetchOptions, MediaType, SourceDocument } from './types.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is read, by the type that the server states; null means that the content decides. */
const READ_TYPES: Readonly<Record<string, MediaType | 'json' | null>> = {
  '': null,
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
  'application/json': 'json',
};

interface Page {
  readonly url: URL;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

function webAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new ChanceryError('fetch.address-invalid', { address: text.slice(0, 500) });
  }
  // Names and passwords in an address are never sent, and a fragment means nothing to a server.
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function headerOf(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

function assertReadable(response: Dispatcher.ResponseData, url: URL, maxBytes: number): string {
  const address = url.href;
  if (response.statusCode < 200 || response.statusCode > 299) {
    throw new ChanceryError('fetch.status', { address, code: response.statusCode });
  }
  const type = headerOf(response, 'content-type').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!Object.hasOwn(READ_TYPES, type)) {
    throw new ChanceryError('fetch.media-type', { address, mediaType: type.slice(0, 100) });
  }
  if (Number(headerOf(response, 'content-length')) > maxBytes) {
    throw new ChanceryError('fetch.too-large', { address, limitBytes: maxBytes });
  }
  return type;
}

/** Gives a body up. Undici then reports the abort that was asked for as an error; it is no news. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', (cause: Error) => {
    if (cause.name !== 'AbortError') body.destroy(cause);
  });
  body.destroy();
}

async function followTo(
  start: URL,
  options: FetchOptions,
  via: { readonly dispatcher: Agent; readonly signal: AbortSignal },
): Promise<Page> {
  let url = start;
  for (let hops = 0; hops <= options.maxRedirects; hops += 1) {
    const response = await request(url, {
      ...via,
      headers: {
        'user-agent': options.userAgent,
        accept:
          'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,application/json;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
      },
    });
    const location = headerOf(response, 'location');
    if (REDIRECTS.has(response.statusCode) && location !== '') {
      discard(response.body);
      url = webAddress(location, url);
      continue;
    }
    try {
      const mediaType = assertReadable(response, url, options.maxBytes);
      const limits = { address: url.href, maxBytes: options.maxBytes };
      const bytes = await readBody(response.body, headerOf(response, 'content-encoding'), limits);
      const charset = /;\s{0,8}charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/i.exec(
        headerOf(response, 'content-type'),
      );
      return { url, mediaType, charset: charset?.[1] ?? null, bytes };
    } finally {
      discard(response.body);
    }
  }
  throw new ChanceryError('fetch.redirects', { address: start.href, limit: options.maxRedirects });
}

/** The ChanceryError that a library wrapped, if any; causes are followed a few steps. */
function wrappedIn(cause: unknown): ChanceryError | null {
  let inner = cause;
  for (let step = 0; step < 5 && inner instanceof Error; step += 1) {
    if (inner instanceof ChanceryError) return inner;
    inner = inner.cause;
  }
  return null;
}

async function fetchPage(url: URL, options: FetchOptions): Promise<Page> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const dispatcher = new Agent({
    connect: guardedConnector(options.allowHosts, options.timeoutMs),
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
  });
  try {
    return await followTo(url, options, { dispatcher, signal });
  } catch (cause) {
    const known = wrappedIn(cause);
    if (known !== null) throw known;
    const address = url.href;
    if (signal.aborted) {
      throw new ChanceryError('fetch.timeout', { address, timeoutMs: options.timeoutMs }, cause);
    }
    const why = cause instanceof Error && cause.message !== '' ? cause.message : 'no answer';
    throw new ChanceryError('fetch.failed', { address, why }, cause);
  } finally {
    await dispatcher.destroy();
  }
}

function documentOfRow(text: string, page: Page, name: string): SourceDocument {
  const row = parseDispatchRow(text, name);
  if (row.document === undefined) {
    const why = `its JSON is not a dispatch (${row.why})`;
    throw new ChanceryError('fetch.failed', { address: name, why });
  }
  // What kind of outlet a page is gives it weight as evidence; a page does not get to say that of itself.
  const meta = { ...row.document.meta, address: name, outletKind: null };
  return { ...row.document, name, sizeBytes: page.bytes.length, meta };
}

/**
 * Fetches one page by http or https. Redirects are followed by hand, and no hop may lead to an address
 * that is not public unicast unless its host is in `allowHosts`; that is decided before a connection is
 * tried. `timeoutMs` covers everything, `maxBytes` the body before and after decompression.
 * `meta.address` is where the page was in the end. JSON is read as one dispatch row.
 * Throws the `fetch.*` errors, and `input.empty`, `input.binary`, `input.encoding` for the content.
 */
export async function fetchDocument(
  address: string,
  options: FetchOptions,
): Promise<SourceDocument> {
  const page = await fetchPage(webAddress(address), options);
  const name = page.url.href;
  const stated = READ_TYPES[page.mediaType] ?? null;
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
