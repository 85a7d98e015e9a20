/** A piece of text on a page, in points from its lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Size of the letters. */
  readonly size: number;
  readonly width: number;
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Pieces whose lines differ by less than this part of their size stand on one line. */
const SAME_LINE = 0.4;
/** A gap between two pieces of a line that is wider than this part of the size is a blank. */
const BLANK = 0.2;
/** A distance to the next line of more than so many sizes parts paragraphs, where lines are nearer as a rule. */
const PART_LINES = 1.35;
/** A first line that stands in by so many sizes. */
const INDENT = 0.8;
/** Letters larger than the usual by so much are a heading. */
const HEADING = 1.15;
/** Lines at the edges of a page: a twelfth of its height. */
const EDGE = 1 / 12;

function isSameLine(a: PdfPiece, b: PdfPiece): boolean {
  return Math.abs(a.y - b.y) < SAME_LINE * Math.max(a.size, b.size, 1);
}

/** Joins pieces to lines, in the order in which the page gives them: that is the order of reading in all but forms. */
function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const lines: Line[] = [];
  let line: PdfPiece[] = [];
  const close = (): void => {
    const [first] = line;
    if (first === undefined) return;
    let text = '';
    let end = first.x;
    for (const piece of line) {
      const isApart = piece.x - end > BLANK * piece.size && !/\s$/.test(text);
      text += `${text !== '' && isApart ? ' ' : ''}${piece.text}`;
      end = piece.x + piece.width;
    }
    const size = Math.max(...line.map((piece) => piece.size));
    const folded = text.replace(/\s+/g, ' ').trim();
    if (folded !== '') lines.push({ text: folded, x: first.x, y: first.y, size });
    line = [];
  };
  for (const piece of pieces) {
    const last = line.at(-1);
    if (last !== undefined && !isSameLine(last, piece)) close();
    line.push(piece);
  }
  close();
  return lines;
}

/** The value below which a part of all values lies. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}

/** A paragraph goes on over a page or a column where its last line does not end a sentence. */
function endsSentence(line: Line): boolean {
  return /[.!?:][”"’)]?$/.test(line.text);
}

function isNewParagraph(last: Line, line: Line, of: { step: number; usual: number }): boolean {
  const isBelow = line.y <= last.y;
  if (!isBelow) return endsSentence(last);
  if (Math.abs(line.size - last.size) > 0.1 * of.usual) return true;
  if (last.y - line.y > PART_LINES * of.step) return true;
  const indent = (line.x - last.x) / Math.max(line.size, 1);
  return endsSentence(last) && indent > INDENT && indent < 4 * INDENT;
}

/** What repeats at the edge of pages, with its numbers left out: running heads and feet. */
function runningLines(
  pages: readonly (readonly Line[])[],
  isEdge: (y: number) => boolean,
): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const own = new Set(lines.filter(({ y }) => isEdge(y)).map(({ text }) => shapeOf(text)));
    for (const shape of own) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  // Heads change with the chapter: two pages are enough.
  return new Set([...counts].filter(([, count]) => count > 1).map(([shape]) => shape));
}

function shapeOf(text: string): string {
  return text.replace(/\d+/g, '#');
}

function isPageNumber(text: string): boolean {
  return /^(?:page\s+)?[-–]?\s?\d{1,4}(?:\s?(?:\/|of)\s?\d{1,4})?\s?[-–]?$/i.test(text);
}

/** Joins a line to a text; a word that was parted at the end of a line becomes whole again. */
function joined(text: string, line: string): string {
  if (text === '') return line;
  if (/[\p{L}]\u00ad$/u.test(text)) return text.slice(0, -1) + line;
  if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
  return `${text} ${line}`;
}

export interface PdfParagraphs {
  readonly paragraphs: readonly string[];
  /** The first paragraph, where its letters are larger than the usual. */
  readonly heading: string | null;
}

/** The paragraphs of pages, each the pieces in the order of the page; `height` is that of a page in points. */
export function paragraphsOf(
  pages: readonly { readonly pieces: readonly PdfPiece[]; readonly height: number }[],
): PdfParagraphs {
  const height = pages[0]?.height ?? 0;
  const isEdge = (y: number): boolean => y < EDGE * height || y > (1 - EDGE) * height;
  const all = pages.map(({ pieces }) => linesOf(pieces));
  const running = runningLines(all, isEdge);
  const kept = all.map((lines) =>
    lines.filter(
      ({ text, y }) => !(isEdge(y) && (running.has(shapeOf(text)) || isPageNumber(text))),
    ),
  );
  const usual = quantile(
    kept.flat().map(({ size }) => size),
    0.5,
  );
  const steps = kept.flatMap((lines) => lines.slice(1).map(({ y }, at) => (lines[at]?.y ?? y) - y));
  // Within a paragraph lines are nearest; in a short letter half of all distances are between paragraphs.
  const step = Math.max(
    usual,
    quantile(
      steps.filter((one) => one > 0.5 * usual),
      0.25,
    ),
  );
  const paragraphs: string[] = [];
  let isHeading = false;
  let text = '';
  let last: Line | null = null;
  const close = (): void => {
    if (text !== '') paragraphs.push(text);
    text = '';
  };
  for (const [page, lines] of kept.entries()) {
    for (const [at, line] of lines.entries()) {
      const isParted: boolean =
        last !== null &&
        (at === 0 ? endsSentence(last) : isNewParagraph(last, line, { step, usual }));
      if (isParted) close();
      if (paragraphs.length === 0 && text === '')
        isHeading = page === 0 && line.size > HEADING * usual;
      text = joined(text, line.text);
      last = line;
    }
  }
  close();
  const [first = null] = paragraphs;
  return { paragraphs, heading: isHeading ? first : null };
}
