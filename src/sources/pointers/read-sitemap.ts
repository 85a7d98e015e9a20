import { Parser } from 'htmlparser2';
import { foldLine, parseInstant } from '../../kernel/index.ts';
import { type PointerItem, pointerRefusal } from './pointer.ts';

/** Texts longer than this are no address, no day and no title. */
const MAX_TEXT = 4_000;
/** Elements inside of each other: the protocol needs five. */
const MAX_DEPTH = 50;

/** The elements that are read (sitemaps.org 0.9, Google's news extension 0.9), by their names without a prefix. */
const FIELDS: ReadonlySet<string> = new Set([
  'loc',
  'lastmod',
  'publication_date',
  'title',
  'name',
  'language',
]);
/** `image:loc` and `video:title` stand for something else. */
const OTHER_PREFIX = /^(?:image|video|xhtml|mobile|pagemap):/;

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function line(text: string | undefined): string | null {
  const folded = foldLine(text ?? '');
  return folded === '' ? null : folded.slice(0, 2000);
}

function languageOf(text: string | undefined): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(text ?? '')?.[1]?.toLowerCase() ?? null;
}

type Fields = Map<string, string>;

/** Takes a sitemap in pieces and gives its rows. Entities that it declares are not expanded. */
class SitemapParser {
  readonly #name: string;
  readonly #parser: Parser;
  #found: PointerItem[] = [];
  #row = 0;
  #depth = 0;
  #root = '';
  #kind: 'url' | 'sitemap' | null = null;
  #field: string | null = null;
  #fields: Fields = new Map();
  #fault: string | null = null;

  constructor(name: string) {
    this.#name = name;
    this.#parser = new Parser(
      {
        onopentag: (tag) => this.#open(tag),
        ontext: (text) => this.#text(text),
        onclosetag: (tag) => this.#close(tag),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  get fault(): string | null {
    return this.#fault;
  }

  write(text: string): readonly PointerItem[] {
    this.#parser.write(text);
    return this.#take();
  }

  end(): readonly PointerItem[] {
    // An end that is missing is put in by the parser: what was open by then is half an entry.
    if (this.#kind !== null && this.#fault === null) {
      this.#row += 1;
      this.#found.push(pointerRefusal(this.#name, this.#row, 'it is cut off'));
    }
    if (this.#root === '') this.#fault ??= 'it is no sitemap';
    return this.#take();
  }

  #take(): readonly PointerItem[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #open(tag: string): void {
    if (this.#fault !== null) return;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      this.#fault = `it nests deeper than ${MAX_DEPTH} elements`;
      return;
    }
    const name = withoutPrefix(tag);
    if (this.#root === '') {
      this.#root = name;
      if (name !== 'urlset' && name !== 'sitemapindex') this.#fault = 'it is no sitemap';
      return;
    }
    if (this.#depth === 2) {
      this.#kind = name === 'url' || name === 'sitemap' ? name : null;
      this.#fields = new Map();
    } else if (this.#kind !== null && FIELDS.has(name) && !OTHER_PREFIX.test(tag)) {
      this.#field = name;
    }
  }

  #text(text: string): void {
    if (this.#field === null || this.#fault !== null) return;
    const before = this.#fields.get(this.#field) ?? '';
    if (before.length <= MAX_TEXT) this.#fields.set(this.#field, before + text);
  }

  #close(tag: string): void {
    if (this.#fault !== null) return;
    this.#depth -= 1;
    this.#field = null;
    if (this.#depth !== 1 || this.#kind === null) return;
    const kind = this.#kind;
    this.#kind = null;
    if (withoutPrefix(tag) !== kind) return;
    this.#row += 1;
    this.#found.push(this.#itemOf(kind));
  }

  #itemOf(kind: 'url' | 'sitemap'): PointerItem {
    const fields = this.#fields;
    const row = this.#row;
    const address = (fields.get('loc') ?? '').trim();
    if (address.length > 2000 || !/^https?:\/\//i.test(address) || !URL.canParse(address))
      return pointerRefusal(this.#name, row, 'it has no address that leads to the web');
    if (address.includes('\ufffd'))
      return pointerRefusal(this.#name, row, 'its address is not valid UTF-8');
    const changed = parseInstant((fields.get('lastmod') ?? '').trim());
    if (kind === 'sitemap') return { kind: 'list', row, address, changedDay: changed?.day ?? null };
    const published = parseInstant((fields.get('publication_date') ?? '').trim());
    return {
      kind: 'pointer',
      row,
      pointer: {
        address,
        origin: 'sitemap',
        seenDay: published?.day ?? changed?.day ?? null,
        publishedAt: published?.at ?? null,
        publishedDay: published?.day ?? null,
        title: line(fields.get('title')),
        outlet: line(fields.get('name')),
        language: languageOf(fields.get('language')),
        codes: null,
      },
    };
  }
}

/**
 * The rows of a sitemap, or of an index of sitemaps, as its bytes come; one row is held. A row without a web address, and
 * one that the end of the file cuts off, is refused by its number. What is no sitemap gives one refusal and nothing else.
 */
export async function* readSitemap(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<PointerItem> {
  const parser = new SitemapParser(name);
  const decoder = new TextDecoder('utf-8');
  let row = 0;
  const counted = (items: readonly PointerItem[]): readonly PointerItem[] => {
    row = items.at(-1)?.row ?? row;
    return items;
  };
  for await (const chunk of chunks) {
    yield* counted(parser.write(decoder.decode(chunk, { stream: true })));
    if (parser.fault !== null) break;
  }
  yield* counted(parser.end());
  if (parser.fault !== null) yield pointerRefusal(name, row + 1, parser.fault);
}
