import { foldLine } from '../../kernel/index.ts';
import type { Attributes } from './page-elements.ts';
import { isTimeLine } from './page-lines.ts';
import type { PartNames } from './part-names.ts';

const MAX_BYLINE = 100;
const MAX_CANDIDATES = 20;
/** What is longer holds more than a line; white space of the source may be long. */
const MAX_GATHERED = 4000;

/** Words that stand beside a writer's name and are none. */
const BESIDE =
  /^(?:follow(?: (?:me|us|@\S{1,30}))?|@\S{1,30}|twitter|facebook|email|e-mail|rss|view (?:bio|profile|all posts)|more (?:by|from)\b.{0,40}|[|•·–—,:;-]{1,3}|\d{1,7}|\d{1,4} (?:comments?|shares?))$/i;

function isMarked({ rel, itemprop }: Attributes, names: PartNames): boolean {
  return names.isWriter || rel === 'author' || itemprop?.includes('author') === true;
}

/** The pieces of text in an element as a line, without times and what stands beside a name. */
function lineOf(pieces: readonly string[]): string {
  return pieces
    .map((piece) => foldLine(piece).replace(/\s[-–—|•·]$|^[-–—|•·]\s/u, ''))
    .filter((piece) => piece !== '' && !BESIDE.test(piece) && !isTimeLine(piece))
    .join(' ')
    .replace(/\s+([,;.)])/g, '$1')
    .replace(/\(\s+/g, '(');
}

function isName(line: string): boolean {
  return (
    line !== '' && line.length < MAX_BYLINE && /\p{Lu}|\p{Lo}/u.test(line) && !/^by$/i.test(line)
  );
}

/** One element that is marked as the writer's, while it is open and after. */
interface Candidate {
  readonly isStructured: boolean;
  readonly depth: number;
  nameDepth: number;
  readonly pieces: string[];
  readonly names: string[];
  length: number;
  line: string | null;
}

/**
 * Finds the line that names the writer as it is printed on the page: the first element that is marked as
 * one and holds a short line; `itemprop=author` goes before `rel=author` and a class of that kind. In it an
 * element marked as the name says more than what is around it.
 */
export class SeenByline {
  readonly #candidates: Candidate[] = [];
  readonly #open: Candidate[] = [];
  #depth = 0;
  /** A tag has passed since the last text: entities part a text, tags part pieces. */
  #isParted = true;

  get found(): string | null {
    const lines = this.#candidates.filter((one) => one.line !== null);
    return (lines.find((one) => one.isStructured) ?? lines[0])?.line ?? null;
  }

  open(attributes: Attributes, names: PartNames): void {
    this.#depth += 1;
    this.#isParted = true;
    const { itemprop } = attributes;
    if (this.#candidates.length < MAX_CANDIDATES && isMarked(attributes, names)) {
      const candidate: Candidate = {
        isStructured: itemprop?.includes('author') === true,
        depth: this.#depth,
        nameDepth: -1,
        pieces: [],
        names: [],
        length: 0,
        line: null,
      };
      this.#candidates.push(candidate);
      this.#open.push(candidate);
    }
    if (itemprop === undefined || !/(?:^|\s)name(?:\s|$)/.test(itemprop)) return;
    for (const candidate of this.#open)
      if (candidate.nameDepth < 0) candidate.nameDepth = this.#depth;
  }

  text(data: string): void {
    for (const candidate of this.#open) {
      candidate.length += data.length;
      if (candidate.length > MAX_GATHERED) continue;
      this.#add(candidate.pieces, data);
      if (candidate.nameDepth >= 0) this.#add(candidate.names, data);
    }
    this.#isParted = false;
  }

  close(): void {
    this.#isParted = true;
    for (const candidate of this.#open)
      if (candidate.nameDepth === this.#depth) candidate.nameDepth = -1;
    const last = this.#open.at(-1);
    if (last?.depth === this.#depth) {
      this.#open.pop();
      last.line = [lineOf(last.names), lineOf(last.pieces)].find(isName) ?? null;
    }
    this.#depth -= 1;
  }

  #add(pieces: string[], data: string): void {
    if (this.#isParted || pieces.length === 0) pieces.push(data);
    else pieces[pieces.length - 1] += data;
  }
}
