import type { Context } from 'hono';
import type { Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import type { CheckAnswer } from './answers.ts';
import { asOfOf } from './asked.ts';
import { queryOf } from './query.ts';

/** A hundred briefs of the usual length are a quarter of this. */
const LONGEST_BODY = 4_000_000;

/** The body, as far as it is allowed to go. Throws `http.body-too-large`. */
async function bodyOf(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > LONGEST_BODY)
      throw new ChanceryError('http.body-too-large', { limitBytes: LONGEST_BODY });
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ChanceryError('http.body-refused', { why: 'it is no JSON' }, cause);
  }
}

/**
 * Reads briefs that are handed in against the record. It changes nothing, so it needs no token; pages of other sites
 * cannot ask it, because JSON is sent across sites only after a permission that the desk does not give. Throws
 * `http.origin-refused`, `http.body-*`, `brief.invalid`.
 */
export async function checkAnswer(desk: Desk, context: Context): Promise<CheckAnswer> {
  const { origin, searchParams } = new URL(context.req.url);
  const from = context.req.header('Origin');
  if (from !== undefined && from !== origin)
    throw new ChanceryError('http.origin-refused', { origin: from.slice(0, 80) });
  const kind = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/json')
    throw new ChanceryError('http.body-refused', { why: 'its type is not application/json' });
  const value = parsed(await bodyOf(context.req.raw));
  const checked = await desk.checkBriefs(value, {
    ...asOfOf(queryOf(searchParams)),
    name: 'The body',
  });
  return { checked };
}
