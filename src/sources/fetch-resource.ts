import { type Agent, type Dispatcher, request } from 'undici';
import { ChanceryError } from '../kernel/index.ts';
import { discard, guardedly } from './guarded-request.ts';
import { readBody } from './read-body.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { FetchOptions } from './types.ts';
import { webAddress } from './web-address.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** What is asked for. */
export interface ResourceRequest {
  readonly accept: string;
  /** What the server gave with the last answer; with it, an unchanged resource comes as 304. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Whether a media type (in lower case, without parameters) is read at all; refused before the body comes. */
  readonly isRead?: (mediaType: string) => boolean;
  /** Sent as a form instead of asking; such a request follows no redirect. */
  readonly form?: Readonly<Record<string, string>>;
}

/** An answer, whole. */
export interface Resource {
  /** Where it was in the end. */
  readonly url: URL;
  /** Where it has moved to for good: the end of the redirects that came first and were all permanent. */
  readonly movedTo: URL | null;
  readonly isUnchanged: boolean;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly language: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The header `Link` (RFC 8288) as it came; '' for none. */
  readonly link: string;
  readonly bytes: Uint8Array;
}

function headerOf(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function linkOf({ headers }: Dispatcher.ResponseData): string {
  const value = headers['link'] ?? '';
  return (Array.isArray(value) ? value.join(', ') : value).slice(0, 8_000);
}

/** A validator is sent back as it came; one with signs that no header may hold is dropped. */
function validator(text: string): string | null {
  return text !== '' && text.length <= 500 && /^[\x20-\x7e]+$/.test(text) ? text : null;
}

function assertReadable(
  response: Dispatcher.ResponseData,
  url: URL,
  asked: { readonly maxBytes: number; readonly isRead: ResourceRequest['isRead'] },
): string {
  const address = url.href;
  const { statusCode: code } = response;
  if (code !== 304 && (code < 200 || code > 299)) {
    const wait = retryAfterSeconds(headerOf(response, 'retry-after'), headerOf(response, 'date'));
    const params = { address, code, ...(wait === null ? {} : { retryAfterSeconds: wait }) };
    throw new ChanceryError('fetch.status', params);
  }
  const type = headerOf(response, 'content-type').split(';')[0]?.trim().toLowerCase() ?? '';
  if (code === 304) return type;
  if (asked.isRead?.(type) === false) {
    throw new ChanceryError('fetch.media-type', { address, mediaType: type.slice(0, 100) });
  }
  if (Number(headerOf(response, 'content-length')) > asked.maxBytes) {
    throw new ChanceryError('fetch.too-large', { address, limitBytes: asked.maxBytes });
  }
  return type;
}

function headersFor(options: FetchOptions, asked: ResourceRequest): Record<string, string> {
  return {
    'user-agent': options.userAgent,
    accept: asked.accept,
    'accept-encoding': 'gzip, deflate, br',
    ...(asked.etag == null ? {} : { 'if-none-match': asked.etag }),
    ...(asked.lastModified == null ? {} : { 'if-modified-since': asked.lastModified }),
    ...(asked.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  };
}

async function answerOf(
  response: Dispatcher.ResponseData,
  url: URL,
  asked: ResourceRequest & { readonly maxBytes: number },
): Promise<Omit<Resource, 'movedTo'>> {
  const mediaType = assertReadable(response, url, {
    maxBytes: asked.maxBytes,
    isRead: asked.isRead,
  });
  const isUnchanged = response.statusCode === 304;
  const limits = { address: url.href, maxBytes: asked.maxBytes };
  const coding = headerOf(response, 'content-encoding');
  const bytes = isUnchanged ? new Uint8Array() : await readBody(response.body, coding, limits);
  const charset = /;\s{0,8}charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/i.exec(
    headerOf(response, 'content-type'),
  );
  return {
    url,
    isUnchanged,
    mediaType,
    charset: charset?.[1] ?? null,
    language: headerOf(response, 'content-language').split(',')[0]?.trim() || null,
    etag: validator(headerOf(response, 'etag')),
    lastModified: validator(headerOf(response, 'last-modified')),
    link: linkOf(response),
    bytes,
  };
}

async function followTo(
  start: URL,
  options: FetchOptions,
  asked: ResourceRequest,
  via: { readonly dispatcher: Agent; readonly signal: AbortSignal },
): Promise<Resource> {
  let url = start;
  let movedTo: URL | null = null;
  let isPermanent = true;
  for (let hops = 0; hops <= options.maxRedirects; hops += 1) {
    const sent =
      asked.form === undefined
        ? {}
        : { method: 'POST' as const, body: new URLSearchParams(asked.form).toString() };
    const response = await request(url, { ...via, ...sent, headers: headersFor(options, asked) });
    const location = headerOf(response, 'location');
    if (asked.form === undefined && REDIRECTS.has(response.statusCode) && location !== '') {
      discard(response.body);
      url = webAddress(location, url);
      isPermanent &&= PERMANENT.has(response.statusCode);
      if (isPermanent) movedTo = url;
      continue;
    }
    try {
      const answer = await answerOf(response, url, { ...asked, maxBytes: options.maxBytes });
      return { ...answer, movedTo };
    } finally {
      discard(response.body);
    }
  }
  throw new ChanceryError('fetch.redirects', { address: start.href, limit: options.maxRedirects });
}

/**
 * Fetches one address by http or https. Redirects are followed by hand, and no hop may lead to an address that is not
 * public unicast unless its host is in `allowHosts`; that is decided before a connection is tried. `timeoutMs` covers
 * everything, `maxBytes` the body before and after decompression. No cookies are kept or sent.
 * Throws the `fetch.*` errors; `fetch.status` has `retryAfterSeconds` where the server states one.
 */
export async function fetchResource(
  url: URL,
  options: FetchOptions,
  asked: ResourceRequest,
): Promise<Resource> {
  return guardedly(url, options, (via) => followTo(url, options, asked, via));
}
