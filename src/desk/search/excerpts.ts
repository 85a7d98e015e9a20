import type { Span } from '../../kernel/index.ts';
import type { Excerpt } from './search-types.ts';

/** Longest excerpt, in UTF-16 units, and how far the words before the first mark go. */
const MAX_UNITS = 320;
const LEAD_UNITS = 90;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The word without the endings that step 1 of Porter's stemmer takes (Porter 1980): enough to mark what an index found. */
export function stemOf(word: string): string {
  const small = folded(word);
  if (small.length < 4 || !/^[a-z]+$/.test(small)) return small;
  const single = small
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'i')
    .replace(/([^s])s$/, '$1');
  const past = single.replace(/([aeiouy].*?)(?:ed|ing)$/, '$1');
  const bare = past === single ? single : past.replace(/([^aeioulsz])\1$/, '$1');
  return bare.replace(/e$/, '').replace(/([aeiouy].*)y$/, '$1i');
}

interface Word extends Span {
  readonly stem: string;
}

function wordsOf(text: string, at: number): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: at + index,
    end: at + index + word.length,
    stem: stemOf(word),
  }));
}

/** Where the terms stand in a stretch of a text; spans are into the whole text. */
export function marksIn(
  text: string,
  stretch: Span,
  terms: readonly (readonly string[])[],
): readonly Span[] {
  const words = wordsOf(text.slice(stretch.start, stretch.end), stretch.start);
  const stems = terms.map((term) => term.map(stemOf));
  const marks: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const term = stems.find((one) => one.every((stem, next) => words[at + next]?.stem === stem));
    const [first, last] = [words[at], words[at + (term?.length ?? 1) - 1]];
    if (term === undefined || first === undefined || last === undefined) continue;
    marks.push({ start: first.start, end: last.end });
    at += term.length - 1;
  }
  return marks;
}

/** A stretch of the text cut to length around its first mark, with the marks in it. */
function excerptOf(text: string, stretch: Span, marks: readonly Span[]): Excerpt {
  const first = marks[0]?.start ?? stretch.start;
  const isLong = stretch.end - stretch.start > MAX_UNITS;
  const wanted = isLong ? Math.max(stretch.start, first - LEAD_UNITS) : stretch.start;
  const blank = wanted === stretch.start ? wanted : text.indexOf(' ', wanted) + 1;
  const start = blank > 0 && blank <= first ? blank : wanted;
  const end = Math.min(stretch.end, start + MAX_UNITS);
  return {
    start,
    end,
    words: text.slice(start, end),
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start - start, end: mark.end - start })),
  };
}

function distinctTerms(text: string, marks: readonly Span[]): number {
  return new Set(marks.map(({ start, end }) => stemOf(text.slice(start, end)))).size;
}

/**
 * The stretches that show best why a text was found: those that hold the most of the terms, in order of the text; where
 * none holds any, the first of `instead`. All spans are into the text.
 */
export function excerptsOf(
  text: string,
  sentences: readonly Span[],
  wanted: {
    readonly terms: readonly (readonly string[])[];
    readonly instead: readonly (Span & { readonly marks: readonly Span[] })[];
    readonly limit: number;
  },
): readonly Excerpt[] {
  const marked = sentences
    .map((sentence) => ({ sentence, marks: marksIn(text, sentence, wanted.terms) }))
    .filter(({ marks }) => marks.length > 0)
    .map((row) => ({ ...row, count: distinctTerms(text, row.marks) }));
  const best = [...marked].sort((a, b) => b.count - a.count).slice(0, wanted.limit);
  const inOrder = best.sort((a, b) => a.sentence.start - b.sentence.start);
  if (inOrder.length > 0)
    return inOrder.map(({ sentence, marks }) => excerptOf(text, sentence, marks));
  return wanted.instead.slice(0, wanted.limit).map((span) => excerptOf(text, span, span.marks));
}
