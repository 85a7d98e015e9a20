import { amountsOf } from './amounts.ts';
import { totalsOf } from './total-counts.ts';
import type { StoryCount } from './types.ts';

const WORDS = [
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/** Left out: "first" and "second", which news uses of terms, rounds and regions more than of places in a row. */
const ORDINAL = new RegExp(
  `\\b(?:(${WORDS.join('|')})|(\\d{1,3})(?:st|nd|rd|th))[ ]{1,3}(?:[\\p{L}-]{2,20}[ ]{1,3}){0,2}?(country|nation|state|member|party|participant|signatory|signatories|ratification)\\b`,
  'giu',
);
/** "the fifth after the United Arab Emirates", "the fifth to join". */
const BARE_ORDINAL = new RegExp(
  `\\bthe[ ]{1,3}(?:(${WORDS.join('|')})|(\\d{1,3})(?:st|nd|rd|th))[ ]{1,3}(?:after|to[ ](?:join|sign|accede|enter|take))\\b`,
  'giu',
);
const STATE_NOUNS: ReadonlySet<string> = new Set([
  'country',
  'nation',
  'state',
  'member',
  'participant',
]);

function countOf(match: RegExpMatchArray, noun: string | undefined): StoryCount {
  const word = match[1]?.toLowerCase();
  const place = WORDS.findIndex((entry) => entry === word);
  const start = match.index ?? 0;
  const lower = noun?.toLowerCase() ?? 'state';
  return {
    noun: STATE_NOUNS.has(lower) ? 'state' : lower === 'signatories' ? 'signatory' : lower,
    value: place >= 0 ? place + 3 : Number(match[2]),
    span: { start, end: start + match[0].length },
  };
}

/**
 * Places in a row that an English text gives to a newcomer, from third on, and the totals of `totalsOf` and the amounts of `amountsOf`, in order of the
 * text. Nothing else that is counted is read. Takes time linear in the text.
 */
export function countsOf(text: string): StoryCount[] {
  const found = [
    ...[...text.matchAll(ORDINAL)].map((match) => countOf(match, match[3])),
    ...[...text.matchAll(BARE_ORDINAL)].map((match) => countOf(match, undefined)),
  ];
  return [...found.filter((count) => count.value > 2), ...totalsOf(text), ...amountsOf(text)].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}
