import { decodeReferences } from './references.ts';

/** An element of a feed. `text` stands in the same list as the elements, in the order of the file. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly tag: string;
  /** In lower case, with the house's prefix for its namespace: `dc_date`, `title`, `xhtml_div`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Its end was there; false where the file breaks off inside of it. */
  isWhole: boolean;
}

export interface XmlDocument {
  readonly root: XmlElement | null;
  /** What breaks the rules of XML, in words; null for a well-formed file. */
  readonly fault: string | null;
  /** Reading stopped at a limit: the rest of the file was left alone. */
  readonly isCut: boolean;
}

export interface XmlLimits {
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Elements that count as items, and how many are read. */
  readonly itemNames: ReadonlySet<string>;
  readonly maxItems: number;
}

const NAME = /[^\s/>=<"']+/y;
const ATTRIBUTE = /\s*([^\s/>=<"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

type Prefixes = ReadonlyMap<string, string>;

interface Open {
  readonly element: XmlElement;
  readonly prefixes: Prefixes;
}

/** Where the declaration of the document type ends; its entities are passed over and never known. */
function endOfDoctype(xml: string, from: number): number {
  let depth = 0;
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at];
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    else if (sign === '>' && depth <= 0) return at + 1;
  }
  return xml.length;
}

/**
 * Reads XML into a tree and forgives what feeds get wrong: missing ends, stray ends, undeclared prefixes, bare
 * ampersands, attributes without quotation marks. Entities that a file declares are never expanded, and nothing
 * is fetched. Time is linear in the length, memory is bounded by the limits.
 */
export class XmlReader {
  readonly #xml: string;
  readonly #limits: XmlLimits;
  readonly #canonical: (namespace: string) => string | null;
  #at = 0;
  #fault: string | null = null;
  #elements = 0;
  #items = 0;
  #isCut = false;
  #hasDoctype = false;
  #root: XmlElement | null = null;
  readonly #open: Open[] = [];

  constructor(xml: string, limits: XmlLimits, canonical: (namespace: string) => string | null) {
    this.#xml = xml;
    this.#limits = limits;
    this.#canonical = canonical;
  }

  read(): XmlDocument {
    const xml = this.#xml;
    while (this.#at < xml.length && !this.#isCut) {
      const tag = xml.indexOf('<', this.#at);
      if (tag !== this.#at) this.#text(xml.slice(this.#at, tag === -1 ? xml.length : tag));
      if (tag === -1) break;
      this.#at = tag;
      this.#markup();
    }
    if (this.#open.length > 0 && !this.#isCut) this.#wrong('the file breaks off');
    if (this.#root === null) this.#wrong('there is no element');
    return { root: this.#root, fault: this.#fault, isCut: this.#isCut };
  }

  #wrong(what: string): void {
    this.#fault ??= what;
  }

  #text(raw: string): void {
    const parent = this.#open.at(-1)?.element;
    if (parent === undefined) {
      if (raw.trim() !== '' && raw.trim() !== '\ufeff') this.#wrong('text outside of the root');
      return;
    }
    const { text, isSound } = decodeReferences(raw);
    if (!isSound && !this.#hasDoctype) this.#wrong('a reference that XML does not know');
    parent.children.push(text);
  }

  #markup(): void {
    const xml = this.#xml;
    const at = this.#at;
    if (xml.startsWith('<!--', at)) this.#skip('-->', 4);
    else if (xml.startsWith('<![CDATA[', at)) this.#cdata();
    else if (xml.startsWith('<?', at)) this.#skip('?>', 2);
    else if (xml.startsWith('<!', at)) {
      this.#hasDoctype = true;
      this.#at = endOfDoctype(xml, at);
    } else if (xml.startsWith('</', at)) this.#end();
    else this.#start();
  }

  #skip(close: string, opened: number): void {
    const end = this.#xml.indexOf(close, this.#at + opened);
    if (end === -1) this.#wrong(`“${close}” is missing`);
    this.#at = end === -1 ? this.#xml.length : end + close.length;
  }

  #cdata(): void {
    const start = this.#at + 9;
    const end = this.#xml.indexOf(']]>', start);
    this.#open
      .at(-1)
      ?.element.children.push(this.#xml.slice(start, end === -1 ? this.#xml.length : end));
    this.#skip(']]>', 9);
  }

  #end(): void {
    const close = this.#xml.indexOf('>', this.#at);
    const tag = this.#xml.slice(this.#at + 2, close === -1 ? this.#xml.length : close).trim();
    this.#at = close === -1 ? this.#xml.length : close + 1;
    if (close === -1) {
      this.#wrong('an end tag breaks off');
      return;
    }
    // Only so deep is looked: a stray end is passed over, an end that was forgotten is put in.
    const fits = this.#open.findLastIndex(({ element }) => element.tag === tag);
    if (fits !== this.#open.length - 1) this.#wrong(`“</${tag.slice(0, 60)}>” closes nothing`);
    if (fits === -1) return;
    while (this.#open.length > fits) {
      const closed = this.#open.pop();
      if (closed !== undefined) this.#closed(closed.element);
    }
  }

  #closed(element: XmlElement): void {
    element.isWhole = true;
    if (this.#limits.itemNames.has(element.name)) this.#items += 1;
    if (this.#items >= this.#limits.maxItems) this.#isCut = true;
  }

  #start(): void {
    const xml = this.#xml;
    NAME.lastIndex = this.#at + 1;
    const tag = NAME.exec(xml)?.[0];
    if (tag === undefined || !/^[\p{L}_:]/u.test(tag)) {
      this.#wrong('a “<” that opens nothing');
      this.#open.at(-1)?.element.children.push('<');
      this.#at += 1;
      return;
    }
    this.#at = NAME.lastIndex;
    const attributes = this.#attributes();
    const isEmpty = xml[this.#at] === '/';
    const close = xml.indexOf('>', this.#at);
    if (close === -1) {
      this.#wrong('a tag breaks off');
      this.#at = xml.length;
      return;
    }
    this.#at = close + 1;
    this.#add(tag, attributes, isEmpty);
  }

  #attributes(): Record<string, string> {
    const found: Record<string, string> = Object.create(null) as Record<string, string>;
    for (;;) {
      ATTRIBUTE.lastIndex = this.#at;
      const match = ATTRIBUTE.exec(this.#xml);
      if (match === null) break;
      this.#at = ATTRIBUTE.lastIndex;
      const name = match[1] ?? '';
      const raw = match[2] ?? match[3];
      if (raw === undefined) this.#wrong('an attribute without a quoted value');
      if (name in found) this.#wrong('an attribute twice');
      else {
        const { text, isSound } = decodeReferences(
          (raw ?? match[4] ?? '').replace(/[\t\n\r]/g, ' '),
        );
        if (!isSound && !this.#hasDoctype) this.#wrong('a reference that XML does not know');
        found[name] = text;
      }
    }
    while (/\s/.test(this.#xml[this.#at] ?? '')) this.#at += 1;
    return found;
  }

  #add(tag: string, written: Readonly<Record<string, string>>, isEmpty: boolean): void {
    this.#elements += 1;
    const parent = this.#open.at(-1);
    if (this.#elements > this.#limits.maxElements || this.#open.length >= this.#limits.maxDepth) {
      this.#isCut = true;
      this.#wrong('more elements, or nested deeper, than is read');
      return;
    }
    const prefixes = this.#declared(written, parent?.prefixes ?? new Map());
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of Object.entries(written))
      attributes[this.#named(name, prefixes, true)] = value;
    const name = this.#named(tag, prefixes, false);
    const element: XmlElement = { tag, name, attributes, children: [], isWhole: false };
    if (parent === undefined && this.#root !== null) this.#wrong('a second root');
    if (this.#root === null) this.#root = element;
    else parent?.element.children.push(element);
    if (isEmpty) this.#closed(element);
    else this.#open.push({ element, prefixes });
  }

  #declared(attributes: Readonly<Record<string, string>>, before: Prefixes): Prefixes {
    let prefixes: Map<string, string> | null = null;
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      prefixes ??= new Map(before);
      prefixes.set(name === 'xmlns' ? '' : name.slice(6), value);
    }
    return prefixes ?? before;
  }

  /** `prefix_local`, in lower case; the prefix is the house's where the namespace is known. */
  #named(written: string, prefixes: Prefixes, isAttribute: boolean): string {
    const colon = written.indexOf(':');
    const prefix = colon === -1 ? '' : written.slice(0, colon);
    const local = written.slice(colon + 1).toLowerCase();
    if (prefix === 'xml' || prefix === 'xmlns') return `${prefix}:${local}`;
    if (isAttribute && prefix === '') return local;
    const namespace = prefixes.get(prefix);
    if (namespace === undefined && prefix !== '') {
      this.#wrong(`the prefix “${prefix.slice(0, 40)}” is not declared`);
    }
    const known = namespace === undefined ? prefix : (this.#canonical(namespace) ?? prefix);
    return known === '' ? local : `${known.toLowerCase()}_${local}`;
  }
}
