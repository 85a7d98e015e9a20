/** A fenced block of a Markdown page. */
export interface Fence {
  /** The word after the opening marks; empty where there is none. */
  readonly language: string;
  readonly lines: readonly string[];
  /** Lines of the page on which the content begins and before which it ends, from 0. */
  readonly from: number;
  readonly to: number;
}

/** The fenced blocks of a page in order; marks may be indented, as in a list. */
export function fencesOf(page: string): readonly Fence[] {
  const lines = page.split('\n');
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^( *)```(\w*)\s*$/.exec(lines[at] ?? '');
    if (open === null) continue;
    const from = at + 1;
    const length = lines.slice(from).findIndex((line) => line.trim() === '```');
    if (length < 0) throw new Error(`a block that begins on line ${from} does not end`);
    const content = lines.slice(from, from + length);
    const indent = open[1]?.length ?? 0;
    fences.push({
      language: open[2] ?? '',
      lines: content.map((line) => line.slice(indent)),
      from,
      to: from + length,
    });
    at = from + length;
  }
  return fences;
}

/** The page without its fenced blocks, for what is said in prose. */
export function proseOf(page: string): string {
  const fences = fencesOf(page);
  return page
    .split('\n')
    .filter((_, at) => !fences.some(({ from, to }) => at >= from - 1 && at <= to))
    .join('\n');
}

/** Links of a page: targets in round brackets, without those in code. */
export function linksOf(page: string): readonly string[] {
  const prose = proseOf(page).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target]) => target ?? []);
}

/** The anchors of a page, as GitHub makes them of its headings. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].flatMap(
    ([, words]) => words ?? [],
  );
  return new Set(
    headings.map((words) =>
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
