import { contains, type Refusal, type Span } from '../../kernel/index.ts';
import type { ReadingInput, Sentence, SentenceRole } from '../types.ts';
import { datelineLength } from './dateline.ts';
import { type Block, blocksOf } from './paragraphs.ts';
import { splitSentences } from './split-sentences.ts';

/** Longer sentences (UTF-16 units) are refused: no reporter writes them, and every later step is per sentence. */
export const MAX_SENTENCE_LENGTH = 4_000;
const MAX_HEADING_LENGTH = 90;
/** A stop and the marks that may follow it. */
const END_LENGTH = 16;
const MAX_TITLE_LENGTH = 220;

export type BareSentence = Omit<Sentence, 'tokens'>;

interface BlockPlace {
  readonly text: string;
  readonly titleSpan: Span | null;
  readonly isFirst: boolean;
  readonly isOnly: boolean;
}

function roleOf(block: Block, sentences: readonly Span[], place: BlockPlace): SentenceRole {
  const { text, titleSpan } = place;
  if (titleSpan !== null && contains(titleSpan, block)) return 'headline';
  if (block.isList) return 'list';
  if (place.isOnly || sentences.length !== 1) return 'body';
  const words = text.slice(block.start, block.end);
  // The end alone is looked at: a search through the paragraph would try every stop in it.
  const hasStop = /[.!…;,]["”’')\]]*$/u.test(words.slice(-END_LENGTH));
  if (titleSpan === null && place.isFirst && !hasStop && words.length <= MAX_TITLE_LENGTH) {
    return 'headline';
  }
  return !hasStop && words.length <= MAX_HEADING_LENGTH ? 'heading' : 'body';
}

/** All sentences of a text in order, with their roles; sentences that are too long are refused. */
export function extractSentences(
  input: ReadingInput,
  segmenter: Intl.Segmenter,
): { items: BareSentence[]; refusals: Refusal[] } {
  const items: BareSentence[] = [];
  const refusals: Refusal[] = [];
  const { text, titleSpan } = input;
  const blocks = blocksOf(text, titleSpan);
  for (const [index, block] of blocks.entries()) {
    const spans = splitSentences(text, block, segmenter);
    const place = { text, titleSpan, isFirst: index === 0, isOnly: blocks.length === 1 };
    const role = roleOf(block, spans, place);
    for (const [order, span] of spans.entries()) {
      const length = span.end - span.start;
      if (length > MAX_SENTENCE_LENGTH) {
        refusals.push({
          stage: 'reading',
          code: 'reading.sentence-too-long',
          dispatch: input.dispatch,
          span,
          params: { length, limit: MAX_SENTENCE_LENGTH },
        });
      }
      const dateline =
        order === 0 && role === 'body' ? datelineLength(text.slice(span.start, span.end)) : 0;
      items.push({
        ...span,
        index: items.length,
        paragraph: block.paragraph,
        role,
        wordsStart: span.start + dateline,
      });
    }
  }
  return { items, refusals };
}
