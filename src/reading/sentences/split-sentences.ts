import type { Span } from '../../kernel/index.ts';
import {
  NUMBER_ABBREVIATIONS,
  SENTENCE_STARTERS,
  TAIL_ABBREVIATIONS,
  TITLE_ABBREVIATIONS,
} from './abbreviations.ts';
import { trimmed } from './paragraphs.ts';

const DOTTED = /(?:^|[^\p{L}])(?:\p{L}\.){2,6}$/u;
const CLOCK = /(?:^|[^\p{L}])[ap]\.m\.$/iu;
const INITIAL = /(?:^|[\s(“"])\p{Lu}\.$/u;
/** "16. Nov.": a number with the stop of an ordinal, as dates in German or Turkish have it. */
const NUMBERED_DAY = /(?:^|\s)\d{1,2}\.$/;
const MONTH_NEXT = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\b/u;
/** A piece that only numbers what follows: "1.", "(b)", "iv)". */
const ENUMERATOR = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]$/;
/** A firm whose name ends in a mark: "Yahoo! Inc." */
const FIRM_NEXT = /^(?:Inc|Corp|Ltd|Co|LLC)\b/;
/** A word of eight or more small letters before the stop: longer than any abbreviation. */
const PLAIN_END = /[a-z]{8}\.$/;
const PLAIN_START = /^[A-Z][a-z]/;
const LAST_WORD = /([\p{L}]{1,10})\.$/u;
const AFTER_CLOCK =
  /^(?:[A-Z]{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:\p{Lu}\p{Ll}{2,8})\s+\d)/u;

/** Whether a piece ends in a mark that the rules below know; a full stop behind a long word in small letters is no abbreviation. */
function isPlainEnd(before: string, after: string): boolean {
  return PLAIN_END.test(before) && PLAIN_START.test(after);
}

function isStarter(after: string): boolean {
  const word = /^["“‘'(]*(\p{L}+)/u.exec(after)?.[1];
  return word === undefined || SENTENCE_STARTERS.has(word.toLowerCase());
}

/** Whether a stop between two pieces does not end a sentence. `before` and `after` are short and trimmed. */
function isJoined(before: string, after: string): boolean {
  if (isPlainEnd(before, after)) return false;
  if (after === '' || /^[)\]”’"'»]+$/u.test(after)) return true;
  if (/^[\p{Ll},;]/u.test(after) || /^[-–—]\s*\p{Ll}/u.test(after)) return true;
  if (ENUMERATOR.test(before)) return true;
  if (!before.endsWith('.')) return before.endsWith('!') && FIRM_NEXT.test(after);
  if (CLOCK.test(before)) return AFTER_CLOCK.test(after);
  if (DOTTED.test(before)) return !isStarter(after);
  if (INITIAL.test(before)) return !isStarter(after);
  if (NUMBERED_DAY.test(before)) return MONTH_NEXT.test(after);
  const word = LAST_WORD.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  // "St." is a saint before a name and a street at an end.
  if (word === 'st') return !isStarter(after);
  if (TITLE_ABBREVIATIONS.has(word)) return true;
  if (NUMBER_ABBREVIATIONS.has(word)) return /^(?:[\d§]|[IVXLC]+\b)/.test(after);
  return TAIL_ABBREVIATIONS.has(word) && !isStarter(after);
}

/** The segmenter's time grows with the square of its text, so long paragraphs are cut through a window (UTF-16 units). */
const WINDOW = 6_000;

/** Cuts pieces by Unicode's own rules (UAX 29), offsets relative to the block. */
function pieces(block: string, segmenter: Intl.Segmenter): Span[] {
  const flat = block.replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
  const found: Span[] = [];
  let from = 0;
  let width = WINDOW;
  while (from < flat.length) {
    const isLast = from + width >= flat.length;
    const window = Array.from(segmenter.segment(flat.slice(from, from + width)), (part) => ({
      start: from + part.index,
      end: from + part.index + part.segment.length,
    }));
    // The last piece may go on behind the window: it is cut again from its beginning.
    if (!isLast) window.pop();
    if (window.length === 0 && !isLast) {
      width *= 2;
      continue;
    }
    for (const span of window) found.push(span);
    from = found.at(-1)?.end ?? flat.length;
    width = WINDOW;
  }
  return found;
}

/** Splits one block into sentences; spans are relative to the whole text and carry no white space at their ends. */
export function splitSentences(text: string, block: Span, segmenter: Intl.Segmenter): Span[] {
  const sentences: Span[] = [];
  const content = text.slice(block.start, block.end);
  let start = 0;
  const parts = pieces(content, segmenter);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (next !== undefined) {
      const before = content.slice(Math.max(part.start, part.end - 40), part.end).trimEnd();
      const after = content.slice(next.start, Math.min(next.end, next.start + 40)).trim();
      if (isJoined(before, after)) continue;
    }
    const span = trimmed(text, { start: block.start + start, end: block.start + part.end });
    if (span.end > span.start) sentences.push(span);
    start = part.end;
  }
  return sentences;
}
