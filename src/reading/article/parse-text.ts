import { foldLine, withoutUnseen } from '../../kernel/index.ts';

/** A headline is seldom longer; the longest of 102 dispatches looked at has 118 characters. */
const MAX_TITLE = 160;
const MAX_HEADING = 80;
/** Wider lines are not wrapped by hand: each is a paragraph that its writer ended. */
const MAX_WRAP_WIDTH = 130;

const STOP = /[.!?…:;,]["'”’»)\]]{0,3}$/;
const SENTENCE_END = /[.!?…]["'”’»)\]]{0,3}$/;
const BULLET = /^(?:[-*•·–—]|\d{1,3}[.)])\s+/;
/** A line that ends in one of these goes on, however short it is. */
const GOES_ON =
  /(?:^|\s)(?:a|an|and|as|at|by|for|from|her|his|in|into|its|mr|mrs|ms|nor|of|on|or|president|minister|that|the|their|to|under|which|with)$|[-–—&/]$/i;

/** Title and paragraphs of a text without markup. */
export interface TextBlocks {
  readonly title: string | null;
  readonly paragraphs: readonly string[];
}

function firstWordLength(line: string): number {
  const end = line.search(/\s/);
  return end < 0 ? line.length : end;
}

/** Whether a writer broke the line here on purpose: what comes next would still have fitted. */
function isDeliberate(line: string, next: string, width: number): boolean {
  return width > MAX_WRAP_WIDTH || line.length + 1 + firstWordLength(next) <= width;
}

function isHeading(line: string, width: number): boolean {
  if (line.length > MAX_HEADING || line.length > width * 0.8 || GOES_ON.test(line)) return false;
  return !STOP.test(line) || line.endsWith('?');
}

/** Whether the text goes on in a new paragraph after a line that no empty line follows. */
function endsParagraph(
  line: string,
  next: string,
  at: { isFirst: boolean; width: number },
): boolean {
  if (BULLET.test(next)) return true;
  // A sentence goes on in small letters, whatever the length of the line before.
  if (/^\p{Ll}/u.test(next)) return false;
  if (!isDeliberate(line, next, at.width)) return false;
  return SENTENCE_END.test(line) || (at.isFirst && isHeading(line, at.width));
}

function joined(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    // "north-" and "east" are one word; whether its hyphen belongs there nobody can tell, so it stays.
    const isCut = /\p{L}-$/u.test(lines[index - 1]?.slice(-3) ?? '') && /^\p{Ll}/u.test(line);
    parts.push(index === 0 || isCut ? line : ` ${line}`);
  }
  return foldLine(parts.join('').replace(BULLET, (mark) => (/^\d/.test(mark) ? mark : '')));
}

/** The paragraphs of one block of lines that no empty line parts. */
function paragraphsOfBlock(lines: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const [index, line] of lines.entries()) {
    open.push(line);
    const next = lines[index + 1];
    if (next === undefined || endsParagraph(line, next, { isFirst: open.length === 1, width })) {
      paragraphs.push(joined(open));
      open = [];
    }
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
}

function blocksOf(content: string): string[][] {
  const blocks: string[][] = [];
  let open: string[] = [];
  for (const raw of content.split(/\r\n|[\n\r\u0085\u2028\u2029\f\v]/)) {
    const line = withoutUnseen(raw).trim();
    if (line !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  if (open.length > 0) blocks.push(open);
  return blocks;
}

function isTitle(paragraph: string): boolean {
  return (
    paragraph.length <= MAX_TITLE &&
    !/[.!?…:;,]["'”’»)\]]{0,3}$/.test(paragraph) &&
    !BULLET.test(paragraph)
  );
}

/**
 * Parts plain text into paragraphs at empty lines. Lines that were wrapped by hand are joined again; a
 * line break inside of a block parts paragraphs only where a sentence has ended, or a heading stands, and
 * the next word would still have fitted. A short first paragraph without a final stop is the title, unless
 * `knownTitle` says it already.
 */
export function parseText(content: string, knownTitle: string | null): TextBlocks {
  const blocks = blocksOf(content);
  let width = 0;
  for (const block of blocks) for (const line of block) width = Math.max(width, line.length);
  const paragraphs = blocks.flatMap((block) => paragraphsOfBlock(block, width));
  const [first] = paragraphs;
  if (first === undefined) return { title: knownTitle, paragraphs };
  if (knownTitle !== null) {
    const isRepeated = first.toLowerCase() === foldLine(knownTitle).toLowerCase();
    return { title: knownTitle, paragraphs: isRepeated ? paragraphs.slice(1) : paragraphs };
  }
  const hasTitle = paragraphs.length > 1 && isTitle(first);
  return {
    title: hasTitle ? first : null,
    paragraphs: hasTitle ? paragraphs.slice(1) : paragraphs,
  };
}
