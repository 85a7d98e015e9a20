const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) continue;
    width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}

/** Puts pieces together as long as they fit. */
function filled(pieces: Iterable<string>, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (part !== '' && widthOf(part) + widthOf(piece) > width) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  return part === '' ? parts : [...parts, part];
}

/** A word that is too long is broken after a dash, and within letters only where it has none. */
function broken(word: string, width: number): string[] {
  const pieces = word.split(/(?<=[–-])/);
  return filled(
    pieces.flatMap((piece) => (widthOf(piece) > width ? filled(piece, width) : [piece])),
    width,
  );
}

/** The lines of a text, each of at most `width` columns; a word that is longer is broken. */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = widthOf(word) > width ? broken(word, width) : [word];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A paragraph with its lines indented, the first by `first` where that differs. */
export function paragraph(
  text: string,
  options: { readonly width: number; readonly indent?: string; readonly first?: string },
): string {
  const { width, indent = '', first = indent } = options;
  return wrapLines(text, Math.max(20, width - widthOf(indent)))
    .map((line, index) => `${index === 0 ? first : indent}${line}`)
    .join('\n');
}
