/** Words at a place of a picture. */
export interface Label {
  readonly key: string;
  readonly words: string;
  /** Middle of the label. */
  readonly x: number;
  readonly y: number;
}

/** A label that has its place, broken into lines. */
export interface PlacedLabel {
  readonly key: string;
  readonly lines: readonly { readonly words: string; readonly x: number; readonly y: number }[];
}

/** Units that a letter takes, on average, at the size in which pictures are lettered. */
const LETTER = 6;
const LINE = 13;
/** A line of more letters than this is broken, and what does not go on two lines is cut. */
const LONGEST = 26;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** One line, or two where the words are many. */
function linesOf(words: string): string[] {
  if (words.length <= LONGEST) return [words];
  const blank = words.lastIndexOf(' ', LONGEST);
  const cut = blank > LONGEST / 3 ? blank : LONGEST;
  const rest = words.slice(cut).trim();
  return [words.slice(0, cut), rest.length <= LONGEST ? rest : `${rest.slice(0, LONGEST - 1)}…`];
}

/** In lines: where a label may stand about its place, the best first. */
const SHIFTS = [0, 1, -1, 2] as const;

/**
 * Those labels that can be read: each is set at its place, or a line or two from it, or left out where earlier ones
 * are in the way. None leaves the picture.
 * @param wanted the most important first.
 */
export function placeLabels(
  wanted: readonly Label[],
  width: number,
  height: number,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [];
  for (const { key, words, ...at } of wanted) {
    const lines = linesOf(words);
    const half = (Math.max(...lines.map((line) => [...line].length)) * LETTER) / 2;
    const x = Math.max(half + 2, Math.min(width - half - 2, at.x));
    for (const shift of SHIFTS) {
      const y = at.y + shift * LINE;
      const tall = (lines.length * LINE) / 2;
      const box = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
      if (box.top < 0 || box.bottom > height) continue;
      if (boxes.some((other) => meet(box, other))) continue;
      boxes.push(box);
      const first = y - ((lines.length - 1) * LINE) / 2;
      placed.push({
        key,
        lines: lines.map((line, index) => ({ words: line, x, y: first + index * LINE })),
      });
      break;
    }
  }
  return placed;
}
