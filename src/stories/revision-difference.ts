import type { Saying } from './difference-claims.ts';
import type { DifferenceAbout, StoryItem } from './types.ts';

const MAX_SENTENCES = 120;
/** Share of words that two sentences must share to be one sentence in two versions. */
const SAME_SENTENCE = 0.55;
/** Beside a notice of correction a sentence may be written anew and still be the one that was corrected. */
const CORRECTED_SENTENCE = 0.25;
const CORRECTION =
  /\bcorrect(?:ion|s|ed)\b|\bearlier version\b|\bhas been changed\b|\bhave been changed\b|\bbrought up to date\b/iu;
/** Words that may differ in one sentence; beyond it the sentence was written anew. */
const MAX_CHANGED = 14;
/** Words after a changed number that are shown with it. */
const COUNTED_WORDS = 2;
/** Words by which a step is told as taken, and as not yet taken. */
const TAKEN = /\b(?:has|have|had|already|completed?|became|joined|left|signed|ratified|quit)\b/iu;
const NOT_TAKEN =
  /\b(?:will|would|to be|is to|are to|not|yet|without|still|expected|plans?|planned|agreed|remains?|set to)\b/iu;
const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/;
const DAY_WORD =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tomorrow|yesterday|next|coming|week|weeks|month|months|year|years|spring|summer|autumn|winter|(?:19|20)\d\d)$/i;
const NUMBER =
  /^(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/i;
const MONEY =
  /^(?:[$€£].*|dollars?|euros?|pounds?|yuan|roubles?|rubles?|million|billion|trillion)$/i;
const NAME = /^\p{Lu}[\p{L}’'-]+$/u;
const WORD = /[\p{L}\p{N}$€£][\p{L}\p{N}.,’'%-]*[\p{L}\p{N}%]|[\p{L}\p{N}]/gu;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly words: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly set: ReadonlySet<string>;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?/gu)) {
    const start = match.index ?? 0;
    const words = [...match[0].matchAll(WORD)].map((word) => {
      const from = start + (word.index ?? 0);
      return { text: word[0], start: from, end: from + word[0].length };
    });
    if (words.length < 4) continue;
    const set = new Set(words.map((word) => word.text.toLowerCase()));
    pieces.push({ start, end: start + match[0].length, words, set });
    if (pieces.length >= MAX_SENTENCES) break;
  }
  return pieces;
}

function likeness(a: Piece, b: Piece): number {
  let common = 0;
  for (const word of a.set) if (b.set.has(word)) common += 1;
  return common / (a.set.size + b.set.size - common);
}

/** The stretch of words in which two sentences differ, from the first that does to the last, in each. */
function changedIn(a: Piece, b: Piece): readonly [Piece['words'], Piece['words']] | null {
  const same = (x: number, y: number): boolean => a.words[x]?.text === b.words[y]?.text;
  let from = 0;
  while (from < a.words.length && from < b.words.length && same(from, from)) from += 1;
  let [left, right] = [a.words.length - 1, b.words.length - 1];
  while (left >= from && right >= from && same(left, right)) {
    left -= 1;
    right -= 1;
  }
  const [ours, theirs] = [a.words.slice(from, left + 1), b.words.slice(from, right + 1)];
  const isSmall = Math.max(ours.length, theirs.length) <= MAX_CHANGED;
  if (!isSmall || ours.length === 0 || theirs.length === 0) return null;
  if (![ours, theirs].every((words) => NUMBER.test(words.at(-1)?.text ?? '')))
    return [ours, theirs];
  // What a number counts stands after it, and is the same in both.
  return [
    a.words.slice(from, left + 1 + COUNTED_WORDS),
    b.words.slice(from, right + 1 + COUNTED_WORDS),
  ];
}

/** What a change of words is about: days before money before numbers before names; null where it is only wording. */
function aboutOf(
  [ours, theirs]: readonly [Piece['words'], Piece['words']],
  isCorrected: boolean,
): DifferenceAbout | null {
  const left = new Set(ours.map((word) => word.text));
  const right = new Set(theirs.map((word) => word.text));
  const changed = [...left, ...right].filter((word) => !(left.has(word) && right.has(word)));
  const bothHold = (is: (word: string) => boolean): boolean =>
    [left, right].every((side) => [...side].some((word) => changed.includes(word) && is(word)));
  const holds = (form: RegExp): boolean => [...left, ...right].some((word) => form.test(word));
  const told = (words: Piece['words']): string => words.map((word) => word.text).join(' ');
  const isStep = (taken: string, open: string): boolean =>
    TAKEN.test(taken) && !NOT_TAKEN.test(taken) && NOT_TAKEN.test(open);
  if (isCorrected && (isStep(told(ours), told(theirs)) || isStep(told(theirs), told(ours))))
    return 'stage';
  const isDay = (word: string): boolean => MONTH.test(word) || DAY_WORD.test(word);
  if (bothHold(isDay)) return 'date';
  if (bothHold((word) => NUMBER.test(word))) return holds(MONEY) ? 'amount' : 'count';
  if (isCorrected && bothHold((word) => NAME.test(word))) return 'name';
  return null;
}

/** Words that belong to the day behind them: "before the end of November", "in early March". */
const LEADS_TO_DAY =
  /^(?:the|of|end|start|beginning|middle|close|before|after|by|in|on|at|until|since|from|between|early|late|mid|first|second|last|half|days|weeks)$/i;
const LEADING_WORDS = 6;

/** The changed words of a day with those that lead to them, which both versions share. */
function withLeadingWords(piece: Piece, words: Piece['words']): Piece['words'] {
  const [first] = words;
  const at = first === undefined ? -1 : piece.words.indexOf(first);
  let from = at;
  while (
    from > 0 &&
    at - from < LEADING_WORDS &&
    LEADS_TO_DAY.test(piece.words[from - 1]?.text ?? '')
  )
    from -= 1;
  return at < 0 ? words : [...piece.words.slice(from, at), ...words];
}

/** A point on which a version says otherwise than the one before it. */
export interface Revised {
  readonly about: DifferenceAbout;
  readonly sayings: readonly [Saying, Saying];
}

function sayingOf(item: StoryItem, piece: Piece, words: Piece['words'], text: string): Saying {
  const start = words[0]?.start ?? piece.start;
  const end = words.at(-1)?.end ?? piece.end;
  return {
    item,
    value: text.slice(start, end),
    evidence: { dispatch: item.dispatch, start: piece.start, end: piece.end },
    act: null,
  };
}

/**
 * Sentences that stand in two versions of one dispatch and of which a day, an amount, a number or a name was changed.
 * Work is bounded by 120 sentences a version.
 */
export function revisedIn(
  items: readonly StoryItem[],
  texts: ReadonlyMap<string, string>,
): Revised[] {
  const byId = new Map(items.map((item) => [item.dispatch, item]));
  return items.flatMap((later) => {
    const earlier = later.revisionOf === null ? undefined : byId.get(later.revisionOf);
    const [was, is] = [texts.get(later.revisionOf ?? ''), texts.get(later.dispatch)];
    if (earlier === undefined || was === undefined || is === undefined) return [];
    const found: Revised[] = [];
    const isCorrected = CORRECTION.test(is);
    const [olds, news] = [piecesOf(was), piecesOf(is)];
    const textOf = (text: string) => (piece: Piece) => text.slice(piece.start, piece.end).trim();
    const kept = new Set(olds.map(textOf(was)));
    const still = new Set(news.map(textOf(is)));
    const theirs = news.filter((piece) => !kept.has(textOf(is)(piece)));
    for (const piece of olds.filter((one) => !still.has(textOf(was)(one)))) {
      let best: Piece | null = null;
      let most = isCorrected ? CORRECTED_SENTENCE : SAME_SENTENCE;
      for (const other of theirs) {
        const share = likeness(piece, other);
        if (share >= most) [best, most] = [other, share];
      }
      const changed = best === null ? null : changedIn(piece, best);
      if (best === null || changed === null) continue;
      const about = aboutOf(changed, isCorrected);
      if (about === null) continue;
      const told = (own: Piece, words: Piece['words']) =>
        about === 'date' ? withLeadingWords(own, words) : words;
      found.push({
        about,
        sayings: [
          sayingOf(earlier, piece, told(piece, changed[0]), was),
          sayingOf(later, best, told(best, changed[1]), is),
        ],
      });
    }
    return found;
  });
}
