import type { Token } from '../types.ts';
import type { Tense } from './calendar.ts';

const MODALS = new Set([
  'will',
  'would',
  'shall',
  "'ll",
  '’ll',
  'wo',
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
]);
const PAST_AUX = new Set([
  'was',
  'were',
  'had',
  'did',
  'has',
  'have',
  "'ve",
  '’ve',
  'having',
  'been',
]);
const PRESENT_BE = new Set(['is', 'are', "'s", '’s', "'re", '’re', 'am', 'be', 'being']);
const AHEAD =
  /^(?:expect|schedule|plan|due|set|slate|hope|intend|aim|likely|poise|prepare|propose|hold|meet|go|travel|visit)/;
const PROMISE =
  /^(?:agree|vow|pledge|promise|decide|want|seek|call|ask|urge|invite|offer|commit|threaten|warn|set|need|refuse|decline)/;
const IRREGULAR_PAST = new Set(
  'said told met held began became came went left made took gave got won lost cut quit put set sent brought broke broken struck spoke spoken wrote written drew withdrew withdrawn kept led fell rose saw seen heard found built hosted ran swore sworn stood sat shook flew fled felt let read paid laid thought bought sought caught taught fought rang sang sank drank hit hurt split shut forgot overthrew threw thrown chose chosen froze frozen'.split(
    ' ',
  ),
);

function isVerbal(token: Token): boolean {
  return token.pos === 'VERB' || token.pos === 'AUX' || MODALS.has(token.lower);
}

/** First token of the verb group that ends at `at`: its auxiliaries, adverbs and "to". */
function groupStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && at - from < 5) {
    const before = tokens[from - 1];
    if (before === undefined || !/^(?:AUX|ADV|PART|VERB|ADJ)$/.test(before.pos)) break;
    if (before.pos === 'PART' && /^['’]s?$/.test(before.lower)) break;
    from -= 1;
  }
  return from;
}

/** "To sign": ahead if what governs it looks ahead ("agreed to", "is to") or nothing does; else as its governor. */
function infinitiveTense(tokens: readonly Token[], from: number, isHeadline: boolean): Tense {
  const governor = tokens.slice(0, from).findLastIndex(isVerbal);
  const lemma = tokens[governor]?.lemma ?? '';
  const lower = tokens[governor]?.lower ?? '';
  if (governor < 0 || AHEAD.test(lemma) || AHEAD.test(lower) || PROMISE.test(lemma))
    return 'future';
  return tenseAt(tokens, governor, isHeadline) ?? 'future';
}

/** Tense of the verb group around the verb at `at`; null where it shows none (an "-ing" on its own). */
function tenseAt(tokens: readonly Token[], at: number, isHeadline: boolean): Tense | null {
  const from = groupStart(tokens, at);
  const words = tokens.slice(from, at + 1).map((token) => token.lower);
  if (words.some((word) => MODALS.has(word))) return 'future';
  const isBe = (word: string | undefined): boolean => word !== undefined && PRESENT_BE.has(word);
  const to = words.lastIndexOf('to');
  if (to >= 0 && to < words.length - 1) {
    const governs = words
      .slice(0, to)
      .some((word) => isBe(word) || AHEAD.test(word) || PROMISE.test(word));
    return to === 0
      ? infinitiveTense(tokens, from, isHeadline)
      : governs
        ? 'future'
        : infinitiveTense(tokens, from + to, isHeadline);
  }
  if (words.some((word) => PAST_AUX.has(word))) return 'past';
  const verb = tokens[at]?.lower ?? '';
  if (words.some(isBe)) {
    return words.some((word) => AHEAD.test(word)) || /ing$/.test(verb) ? 'future' : 'past';
  }
  if (/ed$/.test(verb) || IRREGULAR_PAST.has(verb)) return 'past';
  if (/ing$/.test(verb)) return null;
  return isHeadline ? 'past' : 'future';
}

/**
 * Tense of the clause around a place in a sentence: the nearest verb to the left decides, then the nearest to
 * the right. In headlines the present tells of what has happened.
 */
export function tenseNear(
  tokens: readonly Token[],
  span: { readonly start: number; readonly end: number },
  isHeadline: boolean,
): Tense {
  const before = tokens.findLastIndex((token) => token.end <= span.start && isVerbal(token));
  for (let at = before; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || !isVerbal(token)) continue;
    const tense = tenseAt(tokens, at, isHeadline);
    if (tense !== null) return tense;
  }
  for (
    let at = tokens.findIndex((token) => token.start >= span.end);
    at >= 0 && at < tokens.length;
    at += 1
  ) {
    const token = tokens[at];
    if (token === undefined || !isVerbal(token)) continue;
    const next = tokens[at + 1];
    const isGroupEnd = next === undefined || !/^(?:AUX|VERB|PART|ADV)$/.test(next.pos);
    if (!isGroupEnd) continue;
    const tense = tenseAt(tokens, at, isHeadline);
    // "The entry into force on Wednesday opens a path": the present is about now, and the day has been.
    const isOpening = tokens.findIndex((each) => each.start >= span.start) <= 2;
    const isPlain = tense === 'future' && /s$/.test(token.lower) && !isOpening;
    if (tense !== null) return isPlain ? 'past' : tense;
  }
  return 'none';
}
