import { ChanceryError } from '../../kernel/index.ts';

/** A hundred briefs of the usual length are a quarter of this. */
export const LARGEST_BODY = 4_000_000;

/** The body, as far as it is allowed to go. Throws `http.body-too-large`. */
export async function textBodyOf(request: Request, limitBytes = LARGEST_BODY): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limitBytes) throw new ChanceryError('http.body-too-large', { limitBytes });
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/**
 * The body as JSON. Pages of other sites cannot send it: JSON is sent across sites only after a permission that the desk
 * does not give. Throws `http.body-*`.
 */
export async function jsonBodyOf(request: Request, limitBytes = LARGEST_BODY): Promise<unknown> {
  const kind = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/json')
    throw new ChanceryError('http.body-refused', { why: 'its type is not application/json' });
  const text = await textBodyOf(request, limitBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ChanceryError('http.body-refused', { why: 'it is no JSON' }, cause);
  }
}
