import type { DraftMessage } from '../briefs/index.ts';
import { ChanceryError } from '../kernel/index.ts';

/** An OpenAI-compatible endpoint that the person has named. */
export interface DraftEndpoint {
  /** Base of the API: `/chat/completions` is put after it. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token and nowhere else. */
  readonly key: string | null;
  readonly timeoutMs?: number;
}

/** Why there is no draft; the brief is then as it was composed. */
export type DraftFailure =
  | 'unreachable'
  | 'timeout'
  | 'rate-limited'
  | 'status'
  | 'too-large'
  | 'not-json'
  | 'refused';

/** A small model on a laptop takes a minute for a brief. */
const LONGEST_MS = 120_000;
const MAX_ANSWER_BYTES = 1024 * 1024;
/** A server that asks for more patience than this is not waited for. */
const MAX_WAIT_MS = 5_000;

type Answer = { readonly text: string } | { readonly failure: DraftFailure };

function addressOf({ url }: DraftEndpoint): URL {
  try {
    const base = new URL(url);
    if (base.protocol !== 'http:' && base.protocol !== 'https:') throw new TypeError(base.protocol);
    base.pathname = `${base.pathname.replace(/\/+$/, '')}/chat/completions`;
    return base;
  } catch (cause) {
    if (cause instanceof TypeError) throw new ChanceryError('draft.address-invalid', {}, cause);
    throw cause;
  }
}

/** The body as text, given up as soon as it passes the limit; null then. */
async function boundedText(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.length;
    if (size > MAX_ANSWER_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function contentOf(body: string): Answer {
  try {
    const parsed: unknown = JSON.parse(body);
    const choice = (
      parsed as { choices?: { message?: { content?: unknown; refusal?: unknown } }[] }
    )?.choices?.[0]?.message;
    if (typeof choice?.refusal === 'string' && choice.refusal !== '') return { failure: 'refused' };
    if (typeof choice?.content !== 'string') return { failure: 'not-json' };
    return choice.content.trim() === '' ? { failure: 'refused' } : { text: choice.content };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { failure: 'not-json' };
    throw cause;
  }
}

/** Milliseconds that a server asks to wait; null where it asks for too much or does not say. */
function waitOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? 'none');
  const waitMs = seconds * 1_000;
  return Number.isFinite(waitMs) && waitMs >= 0 && waitMs <= MAX_WAIT_MS ? waitMs : null;
}

async function askOnce(
  endpoint: DraftEndpoint,
  messages: readonly DraftMessage[],
  signal: AbortSignal,
): Promise<Answer & { readonly retryMs?: number }> {
  const { model, key } = endpoint;
  const response = await fetch(addressOf(endpoint), {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, messages, temperature: 0, stream: false }),
  });
  if (response.status === 429) {
    await response.body?.cancel();
    const retryMs = waitOf(response);
    return { failure: 'rate-limited', ...(retryMs === null ? {} : { retryMs }) };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    return { failure: 'status' };
  }
  const body = await boundedText(response);
  return body === null ? { failure: 'too-large' } : contentOf(body);
}

function failureOf(cause: unknown): DraftFailure {
  const isAborted =
    cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
  return isAborted ? 'timeout' : 'unreachable';
}

/**
 * Asks a model for prose. Every trouble of the model or its server is an answer, not an error: the caller has a brief
 * without it. Asks once more where the server says to wait a moment. No message, log or error holds the key.
 * Throws `draft.address-invalid`.
 */
export async function requestDraft(
  endpoint: DraftEndpoint,
  messages: readonly DraftMessage[],
): Promise<Answer> {
  addressOf(endpoint);
  const signal = AbortSignal.timeout(endpoint.timeoutMs ?? LONGEST_MS);
  try {
    const first = await askOnce(endpoint, messages, signal);
    if (!('failure' in first) || first.retryMs === undefined) return first;
    await new Promise((resolve) => setTimeout(resolve, first.retryMs));
    return await askOnce(endpoint, messages, signal);
  } catch (cause) {
    return { failure: failureOf(cause) };
  }
}
