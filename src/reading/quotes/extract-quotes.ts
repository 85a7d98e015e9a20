import { groupedBy, type Span } from '../../kernel/index.ts';
import type { Mention, Quote, Sentence } from '../types.ts';
import { reportedOf } from './reported.ts';
import {
  type NumberedMention,
  type QuoteSaying,
  type SayingContext,
  sayingsOf,
} from './sayings.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** Sentences back whose mentions a pronoun may mean. */
const EARLIER_SENTENCES = 3;
/** A quotation over more paragraphs than that is a missing mark. */
const LONGEST_CHAIN = 20;

/** One sentence with the quotations that it shares text with. */
interface Scene {
  readonly context: SayingContext;
  readonly sayings: readonly QuoteSaying[];
  /** Words outside of quotation marks. */
  readonly wordsOutside: number;
}

/** The verb of saying nearest to a quotation that says who speaks. */
function nearestSpeaker(sayings: readonly QuoteSaying[], stretch: Span): number | null {
  let best: QuoteSaying | null = null;
  const distance = ({ start, end }: QuoteSaying): number =>
    end <= stretch.start ? stretch.start - end : start - stretch.end;
  for (const saying of sayings) {
    if (best === null || distance(saying) < distance(best)) best = saying;
  }
  return best?.speaker ?? null;
}

/** Place of the first stretch that ends behind an offset; stretches are in order and do not overlap. */
function firstEndingAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sceneOf(
  sentence: Sentence,
  stretches: readonly Stretch[],
  mentionsIn: (sentence: number) => readonly NumberedMention[],
): Scene {
  const isQuoted = (offset: number): boolean => {
    const stretch = stretches[firstEndingAfter(stretches, offset)];
    return stretch !== undefined && stretch.start <= offset;
  };
  const free = mentionsIn(sentence.index).filter(({ mention }) => !isQuoted(mention.start));
  const earlier = Array.from({ length: EARLIER_SENTENCES }, (_, back) =>
    mentionsIn(sentence.index - 1 - back),
  );
  const context = { sentence, free, earlier, isQuoted };
  const outside = sentence.tokens.filter(
    (token) => token.pos !== 'PUNCT' && !isQuoted(token.start),
  );
  return { context, sayings: sayingsOf(context), wordsOutside: outside.length };
}

/** Words of a sentence that can hold a report at all; others need no closer look. */
const TELLS =
  /\b(?:according|sa(?:y|id)|t(?:ell|old)|add|stat|wr(?:ite|ote)|declar|insist|warn|not|stress|argu|claim|confirm|expl|announc|repl|respon|admi|caution|conclu|pledg|promis|vow|reiter|repeat|assert|emphasi|underlin|undersc|complain|predict|observ|acknow|conced|suggest|report)/i;

interface Paragraph {
  readonly sentences: readonly Sentence[];
  readonly stretches: readonly Stretch[];
}

function paragraphsOf(text: string, sentences: readonly Sentence[]): Paragraph[] {
  const groups = [...groupedBy(sentences, (sentence) => sentence.paragraph).values()];
  return groups.map((group, at) => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    const next = groups[at + 1]?.[0]?.start;
    const nextMark = next === undefined ? '' : text.charAt(next);
    return { sentences: group, stretches: stretchesOf(text, { start, end }, nextMark) };
  });
}

/**
 * Quotations word for word, and what is reported in other words, with their speakers where the text says who speaks:
 * in the sentence that a quotation begins or ends in, or, for sentences that are a quotation and nothing else, in the
 * sentence before. A quotation over several paragraphs is one for each, with one speaker.
 */
export function extractQuotes(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): Quote[] {
  const numbered = mentions.map((mention, index) => ({ mention, index }));
  const bySentence = groupedBy(numbered, ({ mention }) => mention.sentence);
  const mentionsIn = (sentence: number): readonly NumberedMention[] =>
    bySentence.get(sentence) ?? [];
  const quotes: Quote[] = [];
  let chain: number[] = [];
  for (const { sentences: paragraph, stretches } of paragraphsOf(text, sentences)) {
    const scenes = new Map<number, Scene>();
    const sceneAt = (at: number): Scene | null => {
      const sentence = paragraph[at];
      if (sentence === undefined) return null;
      const known = scenes.get(at) ?? sceneOf(sentence, stretches, mentionsIn);
      scenes.set(at, known);
      return known;
    };
    let at = 0;
    let last: { readonly sentence: number; readonly speaker: number | null } | null = null;
    for (const stretch of stretches) {
      while ((paragraph[at]?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) at += 1;
      const home = paragraph[at];
      if (home === undefined || home.start > stretch.start) continue;
      let to = at;
      while ((paragraph[to]?.end ?? Number.POSITIVE_INFINITY) < stretch.end) to += 1;
      let speaker = nearestSpeaker(sceneAt(at)?.sayings ?? [], stretch);
      if (speaker === null && to > at)
        speaker = nearestSpeaker(sceneAt(to)?.sayings ?? [], stretch);
      const isBare =
        (sceneAt(at)?.wordsOutside ?? 1) === 0 && (sceneAt(to)?.wordsOutside ?? 1) === 0;
      if (speaker === null && isBare && last !== null && at - last.sentence <= 1)
        speaker = last.speaker;
      last = { sentence: to, speaker };
      const { start, end } = stretch;
      quotes.push({ start, end, sentence: home.index, speaker, kind: 'verbatim' });
      chain = chained(quotes, chain, { stretch, opens: start === paragraph[0]?.start });
    }
    for (const [number, sentence] of paragraph.entries()) {
      if (sentence.tokens.length === 0 || mentionsAreNone(mentionsIn, sentence.index)) continue;
      if (!TELLS.test(text.slice(sentence.start, sentence.end))) continue;
      const scene = sceneAt(number);
      if (scene === null) continue;
      const spanOf = (index: number): Span => mentions[index] ?? sentence;
      for (const { span, speaker } of reportedOf(scene.context, scene.sayings, spanOf))
        quotes.push({ ...span, sentence: sentence.index, speaker, kind: 'reported' });
    }
  }
  return quotes.sort((a, b) => a.start - b.start || b.end - a.end);
}

function mentionsAreNone(
  mentionsIn: (sentence: number) => readonly NumberedMention[],
  sentence: number,
): boolean {
  return mentionsIn(sentence).length === 0 && mentionsIn(sentence - 1).length === 0;
}

/** Quotations that go on from paragraph to paragraph have the speaker that one of them names. */
function chained(
  quotes: Quote[],
  chain: readonly number[],
  { stretch, opens }: { readonly stretch: Stretch; readonly opens: boolean },
): number[] {
  const here = quotes.length - 1;
  const links = opens ? [...chain.slice(-LONGEST_CHAIN), here] : [here];
  const speaker = links.map((each) => quotes[each]?.speaker ?? null).find((each) => each !== null);
  if (speaker !== undefined)
    for (const each of links) {
      const quote = quotes[each];
      if (quote !== undefined && quote.speaker === null) quotes[each] = { ...quote, speaker };
    }
  return stretch.goesOn ? links : [];
}
