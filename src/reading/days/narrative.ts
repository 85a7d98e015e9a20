import { type CivilDay, partsOf } from '../../kernel/index.ts';
import type { SentenceTokens } from './time-tokens.ts';

/** Fewest years that a text must name to count as history. Reasoned: a dispatch names a few for background. */
const LEAST_YEARS = 3;
/** A year so long before publication is history, not news. */
const LONG_AGO_YEARS = 2;

/**
 * Whether a text tells of a time long before its publication: it names years, most of them long past, and hardly
 * ever today, yesterday or a weekday. There a date without a year belongs to the year named before.
 */
export function isNarrative(held: readonly SentenceTokens[], day: CivilDay | null): boolean {
  const now = day === null ? Number.POSITIVE_INFINITY : partsOf(day).year;
  let past = 0;
  let near = 0;
  for (const { kinds, tokens } of held) {
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at];
      const value = tokens[at]?.value ?? 0;
      if (kind === 'Y' && value > 1100) {
        if (value <= now - LONG_AGO_YEARS) past += 1;
        else near += 1;
      }
      if (kind === 'D' || (kind === 'W' && kinds[at + 1] !== ',' && kinds[at + 1] !== 'M'))
        near += 2;
      if (kind === 'L' && /^[UEQ]$/.test(kinds[at + 1] ?? '') && tokens[at]?.lower === 'last')
        near += 1;
    }
  }
  return past >= LEAST_YEARS && near * 4 <= past;
}
