import { request } from 'undici';
import { discard, guardedly } from './guarded-request.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { FetchOptions } from './types.ts';
import { webAddress } from './web-address.ts';

/** What a receiver answered. Of its body nothing is read. */
export interface PostAnswer {
  readonly code: number;
  /** As `Retry-After` has it; null where the receiver says nothing. */
  readonly retryAfterSeconds: number | null;
}

function first(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}

/**
 * Sends JSON to an http or https address. It connects to public addresses alone unless the host is in `allowHosts`, follows
 * no redirect, and gives up after `timeoutMs`. Any status is an answer. Throws `fetch.address-*`, `fetch.timeout` and
 * `fetch.failed`.
 */
export async function postMessage(
  address: string,
  message: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  options: Pick<FetchOptions, 'allowHosts' | 'timeoutMs' | 'userAgent'>,
): Promise<PostAnswer> {
  const url = webAddress(address);
  return guardedly(url, options, async (via) => {
    const response = await request(url, {
      ...via,
      method: 'POST',
      body: message.body,
      headers: {
        ...message.headers,
        'user-agent': options.userAgent,
        'content-type': 'application/json',
      },
    });
    discard(response.body);
    const wait = retryAfterSeconds(
      first(response.headers['retry-after']),
      first(response.headers['date']),
    );
    return { code: response.statusCode, retryAfterSeconds: wait };
  });
}
