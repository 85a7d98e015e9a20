import type { AccordMention, DayMention, Mention } from '../reading/index.ts';
import type { SentenceView } from './sentence-view.ts';

/** A sentence in which names stand as places, and the way back to the text. */
export interface PlacedText {
  readonly text: string;
  /** Offset in the dispatch's text of a place in `text`; units inside a placeholder lead to the name's start. */
  readonly offsetAt: (index: number) => number;
  readonly mentions: readonly Mention[];
  readonly accords: readonly AccordMention[];
  readonly days: readonly DayMention[];
}

/** Longest sentence that is read for set phrases; longer ones are no prose. */
const MAX_UNITS = 900;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
}

/** What stands for a name, first the ones that hold others: an accord may hold the name of a state. */
function piecesOf(view: SentenceView): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, mark: string): void => {
    if (!pieces.some((piece) => start < piece.end && piece.start < end))
      pieces.push({ start, end, mark });
  };
  view.accords.forEach(({ it }, index) => {
    if (it.via !== 'anaphor') add(it.start, it.end, `‹A${index}›`);
  });
  view.days.forEach(({ it }, index) => {
    add(it.start, it.end, `‹D${index}›`);
  });
  view.mentions.forEach(({ it }, index) => {
    add(it.start, it.end, `‹S${index}›`);
  });
  return pieces.sort((a, b) => a.start - b.start);
}

/** The sentence with its names as places; null where it is too long to be one. */
export function placedText(view: SentenceView, dispatchText: string): PlacedText | null {
  const { sentence } = view;
  const start = sentence.wordsStart;
  if (sentence.end - start > MAX_UNITS) return null;
  let text = '';
  const offsets: number[] = [];
  const copy = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      text += dispatchText[at] === '\n' ? ' ' : (dispatchText[at] ?? '');
      offsets.push(at);
    }
  };
  let at = start;
  for (const piece of piecesOf(view)) {
    if (piece.start < at) continue;
    copy(at, piece.start);
    for (const unit of piece.mark) {
      text += unit;
      offsets.push(piece.start);
    }
    at = piece.end;
  }
  copy(at, sentence.end);
  return {
    text,
    offsetAt: (index) => offsets[index] ?? sentence.end,
    mentions: view.mentions.map(({ it }) => it),
    accords: view.accords.map(({ it }) => it),
    days: view.days.map(({ it }) => it),
  };
}
