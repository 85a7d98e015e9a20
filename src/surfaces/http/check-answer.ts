import type { CheckAnswer, ClaimCheckAnswer } from './answers.ts';
import { type Asked, asOfOf, spoken } from './asked.ts';
import { bodyAs } from './body-schemas.ts';

/**
 * Reads briefs that are handed in against the record, and changes nothing. Throws `http.body-*`, `brief.invalid`.
 */
export async function checkAnswer({ desk, query, body }: Asked): Promise<CheckAnswer> {
  const checked = await desk.checkBriefs(await body(), { ...asOfOf(query), name: 'The body' });
  return { checked };
}

/** Holds what a text states against the record, and changes nothing. Throws `http.body-*`, `input.no-article`. */
export async function claimCheck({ desk, query, body }: Asked): Promise<ClaimCheckAnswer> {
  const { text } = bodyAs('Claim', await body());
  const checked = await desk.checkClaim(text, asOfOf(query));
  return { ...checked, refusals: spoken(checked.refusals) };
}
