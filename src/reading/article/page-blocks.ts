import { foldLine } from '../../kernel/index.ts';
import type { Attributes } from './page-elements.ts';
import { INLINE, isHeading, SILENT, VOID } from './page-elements.ts';
import type { PartNames } from './part-names.ts';

export type BlockKind = 'text' | 'heading' | 'item' | 'cell';

/** A line of a page: the words between two places where lines are parted. */
export interface PageBlock {
  readonly text: string;
  /** How many of its characters stand in links. */
  readonly linked: number;
  readonly kind: BlockKind;
  /** Whether it stands in a quotation set apart. */
  readonly isQuoted: boolean;
  /** Whether an element around it is named as what stands around articles, too long to go for that. */
  readonly isUnlikely: boolean;
  /** The element that it stands in. */
  readonly owner: PageElement;
  /** Whether it stands around the article by the look of its own element. */
  isDropped: boolean;
  /** Whether it was dropped for a name alone: a page that is left with nothing takes it back. */
  isDoubtful: boolean;
}

/** An element that parts lines, with the blocks `from` up to before `to` in it. */
export interface PageElement {
  readonly name: string;
  readonly parent: PageElement | null;
  readonly isBody: boolean;
  readonly from: number;
  to: number;
}

interface Frame {
  readonly name: string;
  /** Null for what stands inside of a line. */
  readonly element: PageElement | null;
  readonly names: PartNames;
  readonly firstBlock: number;
  readonly wordsStart: number;
  readonly charsStart: number;
  readonly linkedStart: number;
  readonly lineLinkedStart: number;
  readonly quotedStart: number;
  /** Whether it holds the page's heading or what calls itself the article: then it is not around it. */
  holdsArticle: boolean;
}

const ROOTS = new Set(['html', 'body', 'main', 'article']);
const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'td', 'span']);
const LINES = new Set(['p', 'li', 'h2', 'h3', 'h4', 'h5', 'h6']);

// Looked at on stored news pages, November 2026: what stands around an article is short or mostly links;
// a longer text in such an element is the article in an element with an unlucky name.
const MAX_AROUND_CHARS = 400;
const MAX_AROUND_LINKED_CHARS = 3000;
const MAX_LINKED_LINE_CHARS = 300;
const MAX_BYLINE_CHARS = 200;
const MIN_BODY_CHARS = 500;

/** A single line break parts lines after the end of a sentence; elsewhere it is a wrapped line. */
const SENTENCE_END = /[.!?:。！？]["'”’»)\]」]{0,3}\s*$/;

function isHidden(name: string, attributes: Attributes): boolean {
  if (ROOTS.has(name)) return false;
  if ('hidden' in attributes || attributes['aria-hidden'] === 'true') return true;
  const { role, style } = attributes;
  if (
    role !== undefined &&
    /^(?:navigation|dialog|alertdialog|search|banner|contentinfo|complementary|tooltip)$/.test(role)
  )
    return true;
  return (
    style !== undefined &&
    /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i.test(style.slice(0, 400))
  );
}

function isUnlikely(name: string, names: PartNames): boolean {
  return !ROOTS.has(name) && (name === 'aside' || names.around !== 'no');
}

/**
 * Gathers the lines of a page while its tags pass by, with the elements around them. Whether a line stands
 * around the article is decided at the end of its element from running counts, so the work is linear in
 * the page, however it nests.
 */
export class PageBlocks {
  readonly blocks: PageBlock[] = [];
  readonly elements: PageElement[] = [];
  readonly #frames: Frame[] = [];
  #element: PageElement = { name: '', parent: null, isBody: false, from: 0, to: 0 };
  #silent = 0;
  #links = 0;
  #items = 0;
  #cells = 0;
  #quotes = 0;
  #headings = 0;
  #unlikely = 0;
  readonly #words: string[] = [];
  /** The end of the words, so that they need not be joined to look at it. */
  #tail = '';
  #lineLinked = 0;
  #chars = 0;
  #linked = 0;
  #quoted = 0;

  /** Whether what comes now is not read at all. */
  get isSilent(): boolean {
    return this.#silent > 0;
  }

  open(name: string, attributes: Attributes, names: PartNames): void {
    if (this.#silent > 0 || SILENT.has(name) || isHidden(name, attributes)) {
      if (!VOID.has(name)) this.#silent += 1;
      return;
    }
    if (VOID.has(name)) {
      this.#void(name);
      return;
    }
    let element: PageElement | null = null;
    if (!INLINE.has(name)) {
      this.#endLine();
      element = {
        name,
        parent: this.#element,
        isBody:
          CONTAINERS.has(name) &&
          (names.isBody ||
            attributes['itemprop'] === 'articleBody' ||
            attributes['name'] === 'articleBody'),
        from: this.blocks.length,
        to: this.blocks.length,
      };
      this.elements.push(element);
      this.#element = element;
    }
    this.#frames.push({
      name,
      element,
      names,
      firstBlock: this.blocks.length,
      wordsStart: this.#words.length,
      charsStart: this.#chars,
      linkedStart: this.#linked,
      lineLinkedStart: this.#lineLinked,
      quotedStart: this.#quoted,
      holdsArticle: name === 'h1' || name === 'main',
    });
    this.#count(name, 1);
    if (isUnlikely(name, names)) this.#unlikely += 1;
  }

  text(data: string): void {
    if (this.#silent > 0) return;
    // Wrapped and indented words count as what they come to when folded.
    const length = (data.includes('\n') ? data.replace(/\s+/g, ' ') : data).trim().length;
    this.#chars += length;
    if (this.#quotes > 0) this.#quoted += length;
    if (this.#links > 0) {
      this.#linked += length;
      this.#lineLinked += length;
    }
    this.#words.push(data);
    this.#tail = data.length >= 20 ? data.slice(-20) : (this.#tail + data).slice(-20);
  }

  close(): void {
    if (this.#silent > 0) {
      this.#silent -= 1;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    frame.holdsArticle ||=
      frame.element?.isBody === true && this.#chars - frame.charsStart >= MIN_BODY_CHARS;
    const around = frame.holdsArticle ? 'no' : this.#aroundOf(frame);
    const outer = this.#frames.at(-1);
    if (frame.holdsArticle && outer !== undefined) outer.holdsArticle = true;
    if (frame.element !== null) this.#endLine();
    this.#count(frame.name, -1);
    if (isUnlikely(frame.name, frame.names)) this.#unlikely -= 1;
    if (frame.element !== null) {
      frame.element.to = this.blocks.length;
      this.#element = frame.element.parent ?? this.#element;
    }
    if (around === 'no') return;
    for (let at = frame.firstBlock; at < this.blocks.length; at += 1) {
      const block = this.blocks[at];
      if (block === undefined) continue;
      block.isDoubtful = around === 'likely' && (block.isDoubtful || !block.isDropped);
      block.isDropped = true;
    }
    if (frame.element === null && this.#words.length > frame.wordsStart) {
      // Words on either side of what goes were two words.
      this.#words.length = frame.wordsStart;
      this.#words.push(' ');
      this.#lineLinked = frame.lineLinkedStart;
    }
    this.#chars = frame.charsStart;
    this.#linked = frame.linkedStart;
  }

  /** To be called once at the end of the page. */
  end(): void {
    this.#endLine();
  }

  /** Takes back what was dropped for a name alone. */
  readmit(): void {
    for (const block of this.blocks) if (block.isDoubtful) block.isDropped = false;
  }

  #void(name: string): void {
    if (name === 'br') {
      if (this.#tail.endsWith('\n\n') || SENTENCE_END.test(this.#tail)) this.#endLine();
      else this.#words.push('\n');
      this.#tail = `${this.#tail.trimEnd()}\n${this.#tail.endsWith('\n') ? '\n' : ''}`;
    } else if (name === 'hr') this.#endLine();
  }

  #count(name: string, by: 1 | -1): void {
    if (name === 'a') this.#links += by;
    else if (name === 'li' || name === 'dd' || name === 'dt') this.#items += by;
    else if (name === 'td' || name === 'th') this.#cells += by;
    else if (name === 'blockquote') this.#quotes += by;
    else if (isHeading(name)) this.#headings += by;
  }

  #endLine(): void {
    if (this.#words.length === 0) return;
    const text = foldLine(this.#words.join(''));
    if (text !== '') {
      this.blocks.push({
        text,
        linked: Math.min(this.#lineLinked, text.length),
        kind:
          this.#headings > 0
            ? 'heading'
            : this.#items > 0
              ? 'item'
              : this.#cells > 0
                ? 'cell'
                : 'text',
        isQuoted: this.#quotes > 0,
        isUnlikely: this.#unlikely > 0,
        owner: this.#element,
        isDropped: false,
        isDoubtful: false,
      });
    }
    this.#words.length = 0;
    this.#tail = '';
    this.#lineLinked = 0;
  }

  #aroundOf(frame: Frame): 'no' | 'likely' | 'surely' {
    const chars = this.#chars - frame.charsStart;
    if (chars === 0) return 'no';
    const linked = this.#linked - frame.linkedStart;
    const isLinkedLine =
      LINES.has(frame.name) && chars <= MAX_LINKED_LINE_CHARS && linked >= chars * 0.9;
    if (isLinkedLine) return 'surely';
    if (ROOTS.has(frame.name)) return 'no';
    const { around, isByline } = frame.names;
    // A post of a social network that the article quotes stands in an element named after the network.
    if (around === 'likely' && this.#quoted - frame.quotedStart >= chars * 0.8) return 'no';
    if (around === 'answers') return 'surely';
    if (around === 'surely' && chars <= MAX_AROUND_LINKED_CHARS) return 'surely';
    if (around === 'no' && frame.name !== 'aside')
      return isByline && chars <= MAX_BYLINE_CHARS ? 'likely' : 'no';
    const isSmall = chars <= MAX_AROUND_CHARS;
    const isLinks = chars <= MAX_AROUND_LINKED_CHARS && linked >= chars / 2;
    return isSmall || isLinks ? 'likely' : 'no';
  }
}
