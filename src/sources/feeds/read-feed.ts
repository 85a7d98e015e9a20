import { safeAddress } from './feed-address.ts';
import { keepCdf, walkFeed, within } from './feed-elements.ts';
import type { FeedBag, FeedScope } from './feed-scope.ts';
import { prefixOf } from './namespaces.ts';
import { type XmlDocument, type XmlElement, type XmlLimits, XmlReader } from './xml-tree.ts';

/** What a feed holds, and how sound it is. */
export interface FeedContent {
  /** `rss20`, `atom10`, `json11` …; '' where it is no feed that is known. */
  readonly version: string;
  readonly feed: FeedBag;
  readonly entries: readonly FeedBag[];
  /** What is wrong with its form, in words; null where it is sound. */
  readonly fault: string | null;
  /** Items that the file breaks off in, or that come after the last that is read. */
  readonly isCut: boolean;
}

export interface FeedReadOptions {
  /** Where it was fetched; relative addresses are read against it. */
  readonly address: string;
  /** Language that the transport states. */
  readonly language: string | null;
  /** At most so many items are read; the newest stand first in nearly every feed. */
  readonly maxItems: number;
}

const ITEMS = new Set(['item', 'entry']);
const LIMITS: Omit<XmlLimits, 'maxItems'> = {
  maxDepth: 200,
  maxElements: 500_000,
  itemNames: ITEMS,
};
const RSS_VERSIONS: Readonly<Record<string, string>> = {
  '0.91': 'rss091u',
  '0.92': 'rss092',
  '0.93': 'rss093',
  '0.94': 'rss094',
};
const ATOM_VERSIONS: Readonly<Record<string, string>> = {
  '0.1': 'atom01',
  '0.2': 'atom02',
  '0.3': 'atom03',
};

function namespacesOf(root: XmlElement): string[] {
  return Object.entries(root.attributes)
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([, value]) => value.toLowerCase());
}

function versionOf(root: XmlElement, xml: string): string {
  const namespaces = namespacesOf(root);
  const stated = root.attributes['version']?.trim() ?? '';
  switch (root.name) {
    case 'rss':
      if (/<!DOCTYPE[^>]{0,300}netscape\.com/i.test(xml.slice(0, 4000))) return 'rss091n';
      if (stated.startsWith('2.')) return 'rss20';
      return RSS_VERSIONS[stated] ?? 'rss';
    case 'rdf_rdf':
      if (namespaces.includes('http://purl.org/rss/1.0/')) return 'rss10';
      if (namespaces.some((name) => name.includes('netscape.com/rdf/simple/0.9'))) return 'rss090';
      return namespaces.some((name) => name.includes('rss')) ? 'rss' : 'rss10';
    case 'feed':
      if (namespaces.includes('http://www.w3.org/2005/atom')) return 'atom10';
      return ATOM_VERSIONS[stated] ?? 'atom';
    case 'channel':
      return 'cdf';
    default:
      return '';
  }
}

class Entries {
  readonly found: FeedBag[] = [];
  readonly #maxItems: number;
  isCut = false;

  constructor(maxItems: number) {
    this.#maxItems = maxItems;
  }

  readonly add = (element: XmlElement, scope: FeedScope): void => {
    // Half an item is none: what it lacks may be the word that turns its sense.
    if (!element.isWhole || this.found.length >= this.#maxItems) {
      this.isCut = true;
      return;
    }
    const bag: FeedBag = {};
    this.found.push(bag);
    const inner: FeedScope = { ...scope, bag, place: 'entry', depth: 0, depths: new Map() };
    const about = element.attributes['rdf_about'];
    if (about !== undefined && about !== '') bag['id'] = about;
    keepCdf(element, inner);
    walkFeed(element, inner);
  };
}

/** Reads RSS, RDF, Atom or CDF. Never throws: what is broken is said in `fault`, and what is whole is given. */
export function readXmlFeed(xml: string, options: FeedReadOptions): FeedContent {
  const limits = { ...LIMITS, maxItems: options.maxItems };
  const document: XmlDocument = new XmlReader(xml, limits, prefixOf).read();
  const feed: FeedBag = {};
  const entries = new Entries(options.maxItems);
  const { root } = document;
  const version = root === null ? '' : versionOf(root, xml);
  if (root !== null) {
    const base = safeAddress('', options.address);
    const scope: FeedScope = {
      bag: feed,
      place: 'feed',
      base,
      language: options.language,
      isAtom: version.startsWith('atom'),
      version,
      depth: 0,
      depths: new Map(),
      addEntry: entries.add,
    };
    const inner = within(root, scope);
    const language = root.attributes['xml:lang'] ?? options.language;
    if (language !== null) feed['language'] = language.replaceAll('_', '-');
    keepCdf(root, inner);
    if (ITEMS.has(root.name)) entries.add(root, inner);
    else {
      for (const child of root.children)
        if (typeof child === 'object' && child.name === 'channel') keepCdf(child, inner);
      walkFeed(root, inner);
    }
  }
  return {
    version,
    feed,
    entries: entries.found,
    fault: document.fault,
    isCut: document.isCut || entries.isCut,
  };
}
