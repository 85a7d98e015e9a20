import type { Span } from '../../kernel/index.ts';

/** One block of text that sentences are cut from: a paragraph, or one entry of a list. */
export interface Block extends Span {
  readonly paragraph: number;
  readonly isList: boolean;
}

const BULLET = /^\s{0,8}(?:[-*•▪‣–]|\d{1,2}[.)])\s+\S/;

/** The span without white space at either end. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    lines.push({ start, end });
    start = end + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function blocksOfParagraph(text: string, lines: readonly Span[], paragraph: number): Block[] {
  const isBullet = lines.map((line) => BULLET.test(text.slice(line.start, line.start + 40)));
  const isListed = isBullet[0] === true || isBullet.filter(Boolean).length > 1;
  const blocks: Block[] = [];
  let open: { start: number; end: number; isList: boolean } | null = null;
  for (const [index, line] of lines.entries()) {
    const begins = open === null || (isListed && isBullet[index] === true);
    if (!begins && open !== null) {
      open.end = line.end;
      continue;
    }
    if (open !== null) blocks.push({ ...open, paragraph });
    open = { start: line.start, end: line.end, isList: isListed && isBullet[index] === true };
  }
  if (open !== null) blocks.push({ ...open, paragraph });
  return blocks.map((block) => ({ ...block, ...trimmed(text, block) }));
}

/**
 * Cuts a text into paragraphs (parted by lines that hold nothing) and lists into their entries.
 * A single line break inside a paragraph belongs to it. Spans carry no white space at their ends.
 */
export function blocksOf(text: string, titleSpan: Span | null): readonly Block[] {
  const blocks: Block[] = [];
  let pending: Span[] = [];
  let paragraph = 0;
  const flush = (): void => {
    if (pending.length > 0) {
      blocks.push(...blocksOfParagraph(text, pending, paragraph));
      paragraph += 1;
    }
    pending = [];
  };
  for (const line of linesOf(text)) {
    if (
      titleSpan !== null &&
      (line.start === titleSpan.start || line.start === titleSpan.end + 1)
    ) {
      flush();
    }
    const { start, end } = trimmed(text, line);
    if (start === end) flush();
    else pending.push(line);
  }
  flush();
  return blocks;
}
