import type { Act } from '../events/index.ts';
import { type Dispatch, type Lexicon, textOf } from '../kernel/index.ts';

const CEREMONY =
  /\bsign(?:ing|ature)[ ]ceremon(?:y|ies)\b|\bceremon(?:y|ies)[ ](?:to|for)[ ]sign(?:ing)?\b/i;
/** "to reach its threshold of 60 ratifications", "the sixtieth instrument is expected in July". */
const THRESHOLD = new RegExp(
  [
    /\b(?:reach|pass|cross|hit)(?:es|ed|ing)?\s+(?:the\s+|its\s+)?(?:own\s+|required\s+|necessary\s+)?(?:threshold|(?:\d+|\w+ty)\s+(?:ratifications|instruments|parties|deposits))\b/,
    /\b(?:\d+(?:st|nd|rd|th)|\w+ieth)\s+(?:ratification|instrument|deposit|acceptance)\s+(?:is|was)\s+(?:now\s+)?(?:expected|due|foreseen)\b/,
    /\bexpects?\s+the\s+(?:\d+(?:st|nd|rd|th)|\w+ieth)\s+(?:ratification|instrument|deposit|acceptance)\b/,
  ]
    .map((one) => one.source)
    .join('|'),
  'i',
);
/** "very soon", "shortly"; not "as soon as possible", which is a wish, nor "soon after", which leans on another day. */
const SOON =
  /(?<!\bas )\b(?:soon(?! (?:as|after|enough))|shortly(?! after)|imminent(?:ly)?|before long)\b/i;
/** Longest wording that is kept; longer evidence is cut at a word. */
const MAX_WORDING_UNITS = 400;

/** The words of the source for an act. */
export function wordingOf(act: Act, dispatch: Dispatch): string {
  const words = textOf(dispatch.text, act.evidence).replace(/\s+/g, ' ').trim();
  if (words.length <= MAX_WORDING_UNITS) return words;
  const cut = words.lastIndexOf(' ', MAX_WORDING_UNITS);
  return `${words.slice(0, cut > 0 ? cut : MAX_WORDING_UNITS)} …`;
}

/** Whether the step that is expected is that enough states consent, and not yet that the accord binds them. */
export function isOfThreshold(action: string, wording: string | null): boolean {
  return action === 'entry-into-force' && wording !== null && THRESHOLD.test(wording);
}

/** Whether the words say that it will come soon, without a day. */
export function isSaidSoon(wording: string | null): boolean {
  return wording !== null && SOON.test(wording);
}

/** What is expected, in words: the noun of the action, or the ceremony that the text speaks of. */
export function whatOf(action: string, lexicon: Lexicon, wording: string | null): string {
  const isSigning = action === 'signature' || action === 'accession' || action === 'announcement';
  if (wording !== null && isSigning && CEREMONY.test(wording)) return 'signing ceremony';
  if (isOfThreshold(action, wording)) return 'threshold of ratifications';
  return (
    lexicon.actions.find((entry) => entry.action === action)?.noun ?? action.replaceAll('-', ' ')
  );
}
