import { foldLine } from '../../kernel/index.ts';
import type { Attributes } from './page-elements.ts';
import type { PartNames } from './part-names.ts';
import { SeenByline } from './seen-byline.ts';

/** What a page says about itself, as found in its head and tags; nothing is trusted yet. */
export interface PageFacts {
  /** `name`, `property` or `itemprop` in lower case to content; the first of a name wins. */
  readonly metas: ReadonlyMap<string, string>;
  /** Contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  readonly canonical: string | null;
  readonly times: PageTimes;
  /** `lang` of the page. */
  readonly language: string | null;
  readonly title: string | null;
  /** The only `<h1>`; null when there is none or more than one. */
  readonly heading: string | null;
  /** All headings of the first level, two at most. */
  readonly headings: readonly string[];
  /** The line with the writer as the page prints it. */
  readonly byline: string | null;
}

/** The first element of each kind that names a time, as the page writes it. */
export interface PageTimes {
  /** Marked as the day of publication. */
  readonly published: string | null;
  readonly modified: string | null;
  /** `<time>` without a mark. */
  readonly first: string | null;
}

// A page has some forty meta tags and two blocks of JSON-LD; these caps only stop what is no page.
const MAX_METAS = 300;
const MAX_VALUE = 2000;
const MAX_JSON_LD = 20;
const MAX_JSON_LD_LENGTH = 512 * 1024;

type Gathered = 'title' | 'h1' | 'json-ld' | 'time';

/** Gathers the facts while the page streams by; handed every tag and text once. */
export class PageFactsCollector {
  readonly #metas = new Map<string, string>();
  readonly #jsonLd: string[] = [];
  readonly #headings: string[] = [];
  readonly #byline = new SeenByline();
  #times: { published: string | null; modified: string | null; first: string | null } = {
    published: null,
    modified: null,
    first: null,
  };
  #canonical: string | null = null;
  #language: string | null = null;
  #title: string | null = null;
  /** The element whose text is being gathered, and the text so far. */
  #open: Gathered | null = null;
  #timeKind: keyof PageTimes = 'first';
  #text: string[] = [];
  #length = 0;

  /** `names` is null for what readers do not see. */
  open(name: string, attributes: Attributes, names: PartNames | null): void {
    if (names !== null) this.#byline.open(attributes, names);
    switch (name) {
      case 'meta':
        this.#meta(attributes);
        break;
      case 'html':
        this.#language ??= attributes['lang'] || attributes['xml:lang'] || null;
        break;
      case 'link':
        this.#link(attributes);
        break;
      case 'script':
        if (/^\s*application\/ld\+json/i.test(attributes['type'] ?? ''))
          if (this.#jsonLd.length < MAX_JSON_LD) this.#begin('json-ld');
        break;
      case 'title':
        if (this.#title === null) this.#begin('title');
        break;
      case 'h1':
        this.#begin('h1');
        break;
      default:
        this.#time(name, attributes);
    }
  }

  text(data: string, isSeen: boolean): void {
    if (isSeen) this.#byline.text(data);
    if (this.#open === null) return;
    const limit = this.#open === 'json-ld' ? MAX_JSON_LD_LENGTH : MAX_VALUE;
    if (this.#length < limit) this.#text.push(data.slice(0, limit + 1));
    this.#length += data.length;
  }

  close(name: string, isSeen: boolean): void {
    if (isSeen) this.#byline.close();
    if (this.#open === null) return;
    const isEnd = this.#open === name || (this.#open === 'json-ld' && name === 'script');
    if (!isEnd) return;
    const text = this.#text.join('');
    if (this.#open === 'json-ld') {
      if (this.#length <= MAX_JSON_LD_LENGTH) this.#jsonLd.push(text);
    } else if (this.#open === 'title') this.#title = foldLine(text) || null;
    else if (this.#open === 'time') this.#times[this.#timeKind] ??= foldLine(text) || null;
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
      times: this.#times,
      language: this.#language,
      title: this.#title,
      heading: second === undefined ? heading : null,
      headings: this.#headings,
      byline: this.#byline.found,
    };
  }

  #begin(element: Gathered): void {
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

  #time(name: string, attributes: Attributes): void {
    const { itemprop } = attributes;
    if (name !== 'time' && itemprop === undefined) return;
    const kind: keyof PageTimes | null =
      itemprop?.includes('datePublished') === true || (name === 'time' && 'pubdate' in attributes)
        ? 'published'
        : itemprop?.includes('dateModified') === true
          ? 'modified'
          : name === 'time'
            ? 'first'
            : null;
    if (kind === null || this.#times[kind] !== null) return;
    const stated = attributes['datetime'] ?? attributes['content'];
    if (stated !== undefined) this.#times[kind] = stated.slice(0, 64);
    else if (name === 'time' && this.#open === null) {
      this.#timeKind = kind;
      this.#begin('time');
    }
  }
}
