import { Tokenizer } from 'htmlparser2';
import { PageBlocks } from './page-blocks.ts';
import { type Attributes, BARRIERS, endedBy, INLINE, TABLE_PARTS, VOID } from './page-elements.ts';
import { type PageFacts, PageFactsCollector } from './page-facts.ts';
import { PartNameReader } from './part-names.ts';

export interface PageLimits {
  readonly maxDepth: number;
  readonly maxElements: number;
}

/** What one pass over a page gives. */
export interface PageScan {
  readonly facts: PageFacts;
  readonly page: PageBlocks;
  /** Which limit it is over; null when it is within all. What came after that is missing. */
  readonly over: keyof PageLimits | null;
}

/** Attributes that say something of the article; the others are passed over without a copy. */
const WANTED: ReadonlySet<string> = new Set(
  'class id role style hidden aria-hidden itemprop rel href lang xml:lang type datetime pubdate content name property'.split(
    ' ',
  ),
);
const LONGEST_WANTED = 11;
const MAX_VALUE = 2000;
const MAX_NAME = 32;

interface OpenElement {
  readonly name: string;
  readonly isSeen: boolean;
  /** Its end tag has come while a block was open in it; it ends with that block. */
  isEnding: boolean;
}

/**
 * Turns tokens into elements that nest: ends what the next start implies, and lets no end tag of a word
 * in a line end the block around it. Looking for the element that an end tag means is bounded by the
 * greatest depth.
 */
class PageScanner {
  readonly facts = new PageFactsCollector();
  readonly page = new PageBlocks();
  over: PageScan['over'] = null;
  readonly #names = new PartNameReader();
  readonly #limits: PageLimits;
  readonly #open: OpenElement[] = [];
  /**
   * How many elements of a name are open and not yet ending: of parts of tables in all, of others within the
   * innermost cell. An end tag that ends nothing looks for nothing.
   */
  readonly #tableCounts = new Map<string, number>();
  readonly #cellCounts = [new Map<string, number>()];
  #elements = 0;
  readonly #content: string;
  #textStart = -1;
  #textEnd = -1;
  #decoded = '';

  constructor(content: string, limits: PageLimits) {
    this.#content = content;
    this.#limits = limits;
  }

  start(name: string, attributes: Attributes, isSelfClosing: boolean): void {
    this.#endText();
    if (this.over !== null) return;
    this.#elements += 1;
    if (this.#elements > this.#limits.maxElements) this.over = 'maxElements';
    const ended = endedBy(name);
    for (let top = this.#open.at(-1); top !== undefined && ended.has(top.name); ) {
      this.#pop();
      top = this.#open.at(-1);
    }
    if (name === 'a') this.#endNearest('a');
    const names = this.#names.read(attributes['class'], attributes['id']);
    this.page.open(name, attributes, names);
    const isSeen = !this.page.isSilent && !VOID.has(name);
    this.facts.open(name, attributes, isSeen ? names : null);
    if (VOID.has(name)) return;
    if (this.#open.length >= this.#limits.maxDepth) this.over = 'maxDepth';
    this.#open.push({ name, isSeen, isEnding: false });
    this.#add(name, 1);
    if (BARRIERS.has(name)) this.#cellCounts.push(new Map());
    // Of HTML's own elements a slash at the end means nothing; in a drawing it does.
    if (isSelfClosing && this.page.isSilent) this.#pop();
  }

  /** A stretch of the source; one that goes on where the last ended is joined to it. */
  text(start: number, end: number): void {
    if (start !== this.#textEnd || this.#decoded !== '') this.#endText();
    if (this.#textStart < 0) this.#textStart = start;
    this.#textEnd = end;
  }

  /** A character that was written as an entity. */
  entity(codepoint: number): void {
    if (this.#textStart >= 0) this.#endText();
    this.#decoded += String.fromCodePoint(codepoint);
  }

  #endText(): void {
    const data =
      this.#textStart < 0 ? this.#decoded : this.#content.slice(this.#textStart, this.#textEnd);
    this.#textStart = -1;
    this.#decoded = '';
    if (data === '' || this.over !== null) return;
    this.facts.text(data, !this.page.isSilent);
    this.page.text(data);
  }

  end(name: string): void {
    this.#endText();
    if (this.over !== null || name === 'html' || name === 'body') return;
    if (name === 'br') this.start('br', {}, false);
    else if (!VOID.has(name)) this.#endNearest(name);
  }

  finish(): void {
    this.#endText();
    while (this.over === null && this.#open.length > 0) this.#pop();
    this.page.end();
  }

  #endNearest(name: string): void {
    if ((this.#countsOf(name)?.get(name) ?? 0) === 0) return;
    const isInline = INLINE.has(name);
    let isCrossing = false;
    for (let at = this.#open.length - 1; at >= 0; at -= 1) {
      const element = this.#open[at];
      if (element === undefined) return;
      if (element.name === name && !element.isEnding) {
        if (isCrossing) this.#endLater(element);
        else while (this.#open.length > at) this.#pop();
        return;
      }
      if (isInline && !INLINE.has(element.name)) isCrossing = true;
    }
  }

  #endLater(element: OpenElement): void {
    element.isEnding = true;
    this.#add(element.name, -1);
  }

  #countsOf(name: string): Map<string, number> | undefined {
    return TABLE_PARTS.has(name) ? this.#tableCounts : this.#cellCounts.at(-1);
  }

  #add(name: string, by: 1 | -1): void {
    const counts = this.#countsOf(name);
    counts?.set(name, (counts.get(name) ?? 0) + by);
  }

  #pop(): void {
    do {
      const element = this.#open.pop();
      if (element === undefined) return;
      if (BARRIERS.has(element.name)) this.#cellCounts.pop();
      if (!element.isEnding) this.#endLater(element);
      this.facts.close(element.name, element.isSeen);
      this.page.close();
    } while (this.#open.at(-1)?.isEnding === true);
  }
}

/** Gathers the attributes of one tag, as far as they are wanted. */
class TagReader {
  name = '';
  attributes: Record<string, string> = {};
  readonly #content: string;
  #key: string | null = null;
  #value = '';

  constructor(content: string) {
    this.#content = content;
  }

  begin(start: number, end: number): void {
    // Names of tags are short; a long one is no tag of HTML and parts lines like any other block.
    this.name = this.#content.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase();
    this.attributes = {};
  }

  key(start: number, end: number): void {
    this.#value = '';
    this.#key = null;
    // Most attributes are not wanted, and most of those are told by their length: `data-…`, `aria-…`, `on…`.
    if (end - start > LONGEST_WANTED) return;
    const key = this.#content.slice(start, end);
    const known = WANTED.has(key) ? key : key.toLowerCase();
    if (WANTED.has(known)) this.#key = known;
  }

  data(start: number, end: number): void {
    if (this.#key === null || this.#value.length >= MAX_VALUE) return;
    this.#value += this.#content.slice(start, Math.min(end, start + MAX_VALUE));
  }

  entity(codepoint: number): void {
    if (this.#key !== null && this.#value.length < MAX_VALUE)
      this.#value += String.fromCodePoint(codepoint);
  }

  endAttribute(): void {
    // The first of two attributes of one name counts.
    if (this.#key !== null) this.attributes[this.#key] ??= this.#value;
    this.#key = null;
  }
}

/**
 * Goes over a page once, tag by tag: gathers what it says about itself, and its lines with the elements
 * around them. Stops reading at the tag at which a limit is passed.
 */
export function scanPage(content: string, limits: PageLimits): PageScan {
  const scanner = new PageScanner(content, limits);
  const tag = new TagReader(content);
  const nothing = (): void => undefined;
  const tokenizer: Tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => scanner.text(start, end),
      ontextentity: (codepoint) => scanner.entity(codepoint),
      onopentagname: (start, end) => tag.begin(start, end),
      onattribname: (start, end) => tag.key(start, end),
      onattribdata: (start, end) => tag.data(start, end),
      onattribentity: (codepoint) => tag.entity(codepoint),
      onattribend: () => tag.endAttribute(),
      onopentagend: () => {
        scanner.start(tag.name, tag.attributes, false);
        if (scanner.over !== null) tokenizer.pause();
      },
      onselfclosingtag: () => {
        scanner.start(tag.name, tag.attributes, true);
        if (scanner.over !== null) tokenizer.pause();
      },
      onclosetag: (start, end) =>
        scanner.end(content.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase()),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(content);
  if (scanner.over === null) tokenizer.end();
  scanner.finish();
  return { facts: scanner.facts.facts(), page: scanner.page, over: scanner.over };
}
