import type { Act } from '../events/index.ts';
import { type Dispatch, type Lexicon, textOf } from '../kernel/index.ts';

const CEREMONY =
  /\bsign(?:ing|ature)[ ]ceremon(?:y|ies)\b|\bceremon(?:y|ies)[ ](?:to|for)[ ]sign(?:ing)?\b/i;
/** Longest wording that is kept; longer evidence is cut at a word. */
const MAX_WORDING_UNITS = 400;

/** The words of the source for an act. */
export function wordingOf(act: Act, dispatch: Dispatch): string {
  const words = textOf(dispatch.text, act.evidence).replace(/\s+/g, ' ').trim();
  if (words.length <= MAX_WORDING_UNITS) return words;
  const cut = words.lastIndexOf(' ', MAX_WORDING_UNITS);
  return `${words.slice(0, cut > 0 ? cut : MAX_WORDING_UNITS)} …`;
}

/** What is expected, in words: the noun of the action, or the ceremony that the text speaks of. */
export function whatOf(action: string, lexicon: Lexicon, wording: string | null): string {
  const isSigning = action === 'signature' || action === 'accession' || action === 'announcement';
  if (wording !== null && isSigning && CEREMONY.test(wording)) return 'signing ceremony';
  return (
    lexicon.actions.find((entry) => entry.action === action)?.noun ?? action.replaceAll('-', ' ')
  );
}
