import { foldLine } from '../../kernel/index.ts';

/** What a page says about itself, as found in its head and tags; nothing is trusted yet. */
export interface PageFacts {
  /** `name`, `property` or `itemprop` in lower case to content; the first of a name wins. */
  readonly metas: ReadonlyMap<string, string>;
  /** Contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  readonly canonical: string | null;
  /** The first `<time datetime>`. */
  readonly time: string | null;
  /** `lang` of the page. */
  readonly language: string | null;
  readonly title: string | null;
  /** The only `<h1>`; null when there is none or more than one. */
  readonly heading: string | null;
}

export type Attributes = Readonly<Record<string, string>>;

// A page has some forty meta tags and two blocks of JSON-LD; these caps only stop what is no page.
const MAX_METAS = 300;
const MAX_VALUE = 2000;
const MAX_JSON_LD = 20;
const MAX_JSON_LD_LENGTH = 512 * 1024;

/** Gathers the facts while the page streams by; handed every tag and text once. */
export class PageFactsCollector {
  readonly #metas = new Map<string, string>();
  readonly #jsonLd: string[] = [];
  readonly #headings: string[] = [];
  #canonical: string | null = null;
  #time: string | null = null;
  #language: string | null = null;
  #title: string | null = null;
  /** The element whose text is being gathered, and the text so far. */
  #open: 'title' | 'h1' | 'json-ld' | null = null;
  #text: string[] = [];
  #length = 0;

  open(name: string, attributes: Attributes): void {
    if (name === 'meta') this.#meta(attributes);
    else if (name === 'html')
      this.#language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
    else if (name === 'link') this.#link(attributes);
    else if (name === 'time') this.#time ??= attributes['datetime']?.slice(0, 64) ?? null;
    else if (name === 'script') {
      const isJsonLd = /^\s*application\/ld\+json/i.test(attributes['type'] ?? '');
      if (isJsonLd && this.#jsonLd.length < MAX_JSON_LD) this.#begin('json-ld');
    } else if (name === 'title' && this.#title === null) this.#begin('title');
    else if (name === 'h1') this.#begin('h1');
  }

  text(data: string): void {
    if (this.#open === null) return;
    const limit = this.#open === 'json-ld' ? MAX_JSON_LD_LENGTH : MAX_VALUE;
    if (this.#length < limit) this.#text.push(data);
    this.#length += data.length;
  }

  close(name: string): void {
    const isEnd = this.#open === name || (this.#open === 'json-ld' && name === 'script');
    if (!isEnd) return;
    const text = this.#text.join('');
    if (this.#open === 'json-ld') {
      if (this.#length <= MAX_JSON_LD_LENGTH) this.#jsonLd.push(text);
    } else if (this.#open === 'title') this.#title = foldLine(text) || null;
    else if (foldLine(text) !== '' && this.#headings.length < 2)
      this.#headings.push(foldLine(text));
    this.#open = null;
  }

  facts(): PageFacts {
    const [heading = null, second] = this.#headings;
    return {
      metas: this.#metas,
      jsonLd: this.#jsonLd,
      canonical: this.#canonical,
      time: this.#time,
      language: this.#language,
      title: this.#title,
      heading: second === undefined ? heading : null,
    };
  }

  #begin(element: 'title' | 'h1' | 'json-ld'): void {
    this.#open = element;
    this.#text = [];
    this.#length = 0;
  }

  #meta(attributes: Attributes): void {
    const content = foldLine((attributes['content'] ?? '').slice(0, MAX_VALUE));
    if (content === '') return;
    for (const key of ['property', 'name', 'itemprop']) {
      const name = attributes[key]?.trim().toLowerCase().slice(0, 100);
      if (name === undefined || this.#metas.has(name) || this.#metas.size >= MAX_METAS) continue;
      this.#metas.set(name, content);
    }
  }

  #link(attributes: Attributes): void {
    const isCanonical = /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel']?.slice(0, 200) ?? '');
    const href = attributes['href'];
    if (isCanonical && href !== undefined && href.length <= MAX_VALUE) this.#canonical ??= href;
  }
}
