import { Agent, type Dispatcher } from 'undici';
import { ChanceryError } from '../kernel/index.ts';
import { guardedConnector } from './guarded-connector.ts';
import type { FetchOptions } from './types.ts';

/** Gives a body up. Undici then reports the abort that was asked for as an error; it is no news. */
export function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', (cause: Error) => {
    if (cause.name !== 'AbortError') body.destroy(cause);
  });
  body.destroy();
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

/**
 * Runs requests over a dispatcher that connects to public addresses and allowed hosts alone, within `timeoutMs` for all of
 * them. What goes wrong is thrown as `fetch.*` of the address.
 */
export async function guardedly<T>(
  url: URL,
  options: Pick<FetchOptions, 'allowHosts' | 'timeoutMs'>,
  work: (via: { readonly dispatcher: Agent; readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const dispatcher = new Agent({
    connect: guardedConnector(options.allowHosts, options.timeoutMs),
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
  });
  try {
    return await work({ dispatcher, signal });
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
