import { ChanceryError } from '../../kernel/index.ts';
import { decodeFeed } from './feed-charset.ts';
import { prefixOf } from './namespaces.ts';
import { type XmlElement, XmlReader } from './xml-tree.ts';

/** A feed in a list of feeds. */
export interface OpmlFeed {
  readonly address: string;
  readonly title: string | null;
  /** Names of the folders that it lies in, the outermost first. */
  readonly folders: readonly string[];
}

const LIMITS = { maxDepth: 50, maxElements: 100_000, itemNames: new Set<string>(), maxItems: 1 };

function titleOf({ attributes }: XmlElement): string | null {
  const title = (attributes['title'] ?? attributes['text'] ?? '').trim();
  return title === '' ? null : title.slice(0, 300);
}

function collect(element: XmlElement, folders: readonly string[], out: OpmlFeed[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name !== 'outline') {
      collect(child, folders, out);
      continue;
    }
    const address = (child.attributes['xmlurl'] ?? '').trim();
    const title = titleOf(child);
    if (/^https?:\/\//i.test(address) && URL.canParse(address))
      out.push({ address, title, folders });
    collect(child, address === '' && title !== null ? [...folders, title] : folders, out);
  }
}

/** The feeds of an OPML file. Throws `sources.opml-invalid` where it is none. */
export function parseOpml(bytes: Uint8Array, name: string): readonly OpmlFeed[] {
  const { text } = decodeFeed(bytes, null);
  const { root, fault } = new XmlReader(text, LIMITS, prefixOf).read();
  if (root?.name !== 'opml') {
    throw new ChanceryError('sources.opml-invalid', { name, why: fault ?? 'it is other XML' });
  }
  const found: OpmlFeed[] = [];
  collect(root, [], found);
  return found;
}

function quoted(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An OPML 2.0 file; feeds of one first folder stand together. */
export function renderOpml(title: string, feeds: readonly OpmlFeed[]): string {
  const byFolder = new Map<string, OpmlFeed[]>();
  for (const feed of feeds) {
    const folder = feed.folders[0] ?? '';
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), feed]);
  }
  const outlineOf = ({ address, title: name }: OpmlFeed): string =>
    `<outline type="rss" text="${quoted(name ?? address)}" title="${quoted(name ?? address)}" xmlUrl="${quoted(address)}"/>`;
  const lines: string[] = [];
  for (const [folder, inside] of byFolder) {
    if (folder === '') lines.push(...inside.map((feed) => `    ${outlineOf(feed)}`));
    else {
      lines.push(`    <outline text="${quoted(folder)}">`);
      lines.push(...inside.map((feed) => `      ${outlineOf(feed)}`), '    </outline>');
    }
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${quoted(title)}</title></head>`,
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}
