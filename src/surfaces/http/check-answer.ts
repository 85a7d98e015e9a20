import type { CheckAnswer } from './answers.ts';
import { type Asked, asOfOf } from './asked.ts';

/**
 * Reads briefs that are handed in against the record, and changes nothing. Throws `http.body-*`, `brief.invalid`.
 */
export async function checkAnswer({ desk, query, body }: Asked): Promise<CheckAnswer> {
  const checked = await desk.checkBriefs(await body(), { ...asOfOf(query), name: 'The body' });
  return { checked };
}
