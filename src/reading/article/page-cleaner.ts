import type { Attributes } from './page-facts.ts';

// Elements that hold no words of an article. Captions, site navigation and page feet are among them.
const DROPPED = new Set(
  (
    'head script style noscript template svg math iframe object embed canvas audio video picture map ' +
    'nav footer dialog menu figcaption caption button select option textarea input label meter progress ' +
    'img source track frame frameset noframes applet datalist'
  ).split(' '),
);

/** Elements that are written out again, so that what reads them sees a page without surprises. */
const KEPT = new Set(
  (
    'main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot ' +
    'tr td th span a b strong i em u sub sup small mark cite q abbr time code br hr header aside figure address'
  ).split(' '),
);
const VOID = new Set(['br', 'hr']);
const ROOTS = new Set(['html', 'body', 'main', 'article']);
const LINES = new Set(['p', 'li', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Words in a class or id that name what stands around an article. */
const AROUND = new Set(
  (
    'cookie cookies consent gdpr share shares sharing sharebar social socials related recirc recirculation ' +
    'recommended recommendations newsletter newsletters subscribe signup promo promos sponsored advert advertisement ' +
    'advertising ads comments disqus breadcrumb breadcrumbs caption credit credits trending popular mostread ' +
    'tags taglist toolbar popup modal hidden skip'
  ).split(' '),
);
const CONSENT = new Set(['cookie', 'cookies', 'consent', 'gdpr']);

// Looked at on stored news pages, November 2026: what stands around an article is short or mostly links;
// a longer text in such an element is the article in an element with an unlucky name.
const MAX_AROUND_CHARS = 400;
const MAX_AROUND_LINKED_CHARS = 3000;
const MAX_LINKED_LINE_CHARS = 300;

interface Frame {
  readonly name: string;
  readonly written: string | null;
  readonly around: 'no' | 'yes' | 'consent';
  readonly partStart: number;
  readonly textStart: number;
  readonly linkStart: number;
  readonly writtenStart: number;
  readonly weightStart: number;
}

function aroundOf(name: string, attributes: Attributes): Frame['around'] {
  if (ROOTS.has(name)) return 'no';
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
    .slice(0, 400)
    .toLowerCase();
  let around: Frame['around'] = name === 'aside' ? 'yes' : 'no';
  for (const word of names.split(/[^a-z]+/)) {
    if (CONSENT.has(word)) return 'consent';
    if (AROUND.has(word)) around = 'yes';
  }
  return around;
}

function isHidden(name: string, attributes: Attributes): boolean {
  if (ROOTS.has(name)) return false;
  if ('hidden' in attributes || attributes['aria-hidden'] === 'true') return true;
  if (
    /^(?:navigation|dialog|alertdialog|search|banner|contentinfo)$/.test(attributes['role'] ?? '')
  )
    return true;
  return /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i.test(
    attributes['style']?.slice(0, 400) ?? '',
  );
}

// Written as entities, each of these would become a text node of its own in the tree that is built next.
const STAND_INS: Readonly<Record<string, string>> = { '&': '\ue000', '<': '\ue001' };
const ORIGINALS: Readonly<Record<string, string>> = { '\ue000': '&', '\ue001': '<' };

function escaped(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '').replace(/[&<]/g, (sign) => STAND_INS[sign] ?? '');
}

/** The words of a cleaned page with the signs that could not stand in it. */
export function restored(text: string): string {
  return text.replace(/[\ue000\ue001]/g, (sign) => ORIGINALS[sign] ?? '');
}

function classAndId(attributes: Attributes): string {
  let written = '';
  for (const key of ['class', 'id']) {
    const value = attributes[key]?.slice(0, 200);
    if (value) written += ` ${key}="${escaped(value).replace(/"/g, ' ')}"`;
  }
  return written;
}

/**
 * Writes a page again with little but its words: no scripts, pictures, forms, navigation or feet, no
 * attributes but class and id, no share lists, consent notices and linked lines. Each decision falls at
 * an element's end from running counts, so the work is linear in the page, however it nests.
 */
export class PageCleaner {
  readonly #maxDepth: number;
  readonly #parts: string[] = [];
  readonly #frames: Frame[] = [];
  #dropped = 0;
  #links = 0;
  #textCount = 0;
  #linkCount = 0;
  #writtenDepth = 0;
  #written = 0;
  #weight = 0;

  /** Elements deeper than `maxWrittenDepth` give their words to the one above them. */
  constructor(maxWrittenDepth: number) {
    this.#maxDepth = maxWrittenDepth;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#dropped > 0 || DROPPED.has(name) || isHidden(name, attributes)) {
      this.#dropped += 1;
      return;
    }
    const plain = name.includes('-') || name === 'form' || name === 'center' ? 'div' : name;
    const written = KEPT.has(plain) && this.#writtenDepth < this.#maxDepth ? plain : null;
    this.#frames.push({
      name,
      written,
      around: aroundOf(name, attributes),
      partStart: this.#parts.length,
      textStart: this.#textCount,
      linkStart: this.#linkCount,
      writtenStart: this.#written,
      weightStart: this.#weight,
    });
    if (name === 'a') this.#links += 1;
    if (written === null) this.#parts.push(' ');
    else {
      this.#parts.push(`<${written}${classAndId(attributes)}>`);
      this.#written += 1;
      if (!VOID.has(written)) this.#writtenDepth += 1;
    }
  }

  text(data: string): void {
    if (this.#dropped > 0) return;
    const length = data.trim().length;
    this.#textCount += length;
    this.#weight += length * this.#writtenDepth;
    if (this.#links > 0) this.#linkCount += length;
    this.#parts.push(escaped(data));
  }

  close(): void {
    if (this.#dropped > 0) {
      this.#dropped -= 1;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.name === 'a') this.#links -= 1;
    if (frame.written !== null && !VOID.has(frame.written)) {
      this.#writtenDepth -= 1;
      this.#parts.push(`</${frame.written}>`);
    }
    const isEmpty = this.#textCount === frame.textStart && !VOID.has(frame.name);
    if (!isEmpty && !this.#isAround(frame)) return;
    this.#parts.length = frame.partStart;
    // Words on either side of what goes were two words.
    this.#parts.push(' ');
    this.#textCount = frame.textStart;
    this.#linkCount = frame.linkStart;
    this.#written = frame.writtenStart;
    this.#weight = frame.weightStart;
  }

  /** The body of the page as it was written. */
  html(): string {
    return this.#parts.join('');
  }

  /** How many elements were written. */
  get elements(): number {
    return this.#written;
  }

  /** Characters of text, each counted once for every element around it: what looking for the article costs. */
  get weight(): number {
    return this.#weight;
  }

  #isAround(frame: Frame): boolean {
    const chars = this.#textCount - frame.textStart;
    const linked = this.#linkCount - frame.linkStart;
    if (
      LINES.has(frame.name) &&
      chars > 0 &&
      chars <= MAX_LINKED_LINE_CHARS &&
      linked >= chars * 0.9
    ) {
      return true;
    }
    if (frame.around === 'no') return false;
    if (frame.around === 'consent' && chars <= MAX_AROUND_LINKED_CHARS) return true;
    return chars <= MAX_AROUND_CHARS || (chars <= MAX_AROUND_LINKED_CHARS && linked >= chars / 2);
  }
}
