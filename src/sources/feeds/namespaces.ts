/** Namespaces that feeds use, by the prefix under which the house knows their elements; '' for the formats themselves. */
const BY_PREFIX: Readonly<Record<string, readonly string[]>> = {
  '': [
    'http://backend.userland.com/rss',
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/rss191',
    'http://blogs.law.harvard.edu/tech/rss',
    'http://cyber.law.harvard.edu/rss',
    'http://purl.org/rss/1.0/',
    'http://purl.org/net/rss1.1#',
    'http://my.netscape.com/rdf/simple/0.9/',
    'http://channel.netscape.com/rdf/simple/0.9/',
    'http://my.netscape.com/publish/formats/rss-0.91.dtd',
    'http://purl.org/rss/1.0/modules/rss091#',
    'http://purl.org/atom/ns#',
    'http://www.w3.org/2005/atom',
    'http://purl.org/atom-blog/ns#',
    'http://example.com/newformat#',
    'http://example.com/necho',
    'http://purl.org/echo/',
    'uri/of/echo/namespace#',
    'http://purl.org/pie/',
  ],
  admin: ['http://webns.net/mvcb/'],
  cc: ['http://web.resource.org/cc/'],
  content: ['http://purl.org/rss/1.0/modules/content/'],
  creativecommons: [
    'http://backend.userland.com/creativecommonsrssmodule',
    'http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html',
  ],
  dc: ['http://purl.org/dc/elements/1.0/', 'http://purl.org/dc/elements/1.1/'],
  dcterms: ['http://purl.org/dc/terms/'],
  feedburner: ['http://rssnamespace.org/feedburner/ext/1.0'],
  geo: ['http://www.w3.org/2003/01/geo/wgs84_pos#'],
  georss: ['http://www.georss.org/georss'],
  gml: ['http://www.opengis.net/gml'],
  itunes: ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'http://example.com/dtds/podcast-1.0.dtd'],
  media: ['http://search.yahoo.com/mrss', 'http://search.yahoo.com/mrss/'],
  prism: ['http://prismstandard.org/namespaces/1.2/basic/'],
  psc: ['http://podlove.org/simple-chapters'],
  rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  slash: ['http://purl.org/rss/1.0/modules/slash/'],
  sy: ['http://purl.org/rss/1.0/modules/syndication/'],
  thr: ['http://purl.org/syndication/thread/1.0'],
  wfw: ['http://wellformedweb.org/commentapi/'],
  xhtml: ['http://www.w3.org/1999/xhtml'],
};

const BY_NAMESPACE: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_PREFIX).flatMap(([prefix, names]) =>
    names.map((name): [string, string] => [name, prefix]),
  ),
);

/** The prefix of a namespace, whatever prefix a feed gives it and however it writes it; null for an unknown one. */
export function prefixOf(namespace: string): string | null {
  return BY_NAMESPACE.get(namespace.trim().toLowerCase()) ?? null;
}
