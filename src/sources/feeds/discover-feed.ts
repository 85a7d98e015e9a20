import { Parser } from 'htmlparser2';

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
]);
/** Links to feeds stand in the head of a page. */
const HEAD_BYTES = 512 * 1024;
const MAX_FEEDS = 10;

/** Addresses of the feeds that a page names as its own, in its order; feeds of comments come last. */
export function feedAddressesIn(page: Uint8Array, address: string): readonly string[] {
  const found: { readonly href: string; readonly isComments: boolean }[] = [];
  let base = address;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const href = attributes['href'];
      if (href === undefined || found.length >= MAX_FEEDS) return;
      if (name === 'base' && URL.canParse(href, address)) base = new URL(href, address).href;
      if (name !== 'link' || !/\balternate\b/i.test(attributes['rel'] ?? '')) return;
      const type = (attributes['type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      if (!FEED_TYPES.has(type) || !URL.canParse(href, base)) return;
      const whole = new URL(href, base);
      if (!/^https?:$/.test(whole.protocol)) return;
      const about = `${attributes['title'] ?? ''} ${whole.pathname}`;
      found.push({ href: whole.href, isComments: /comment/i.test(about) });
    },
  });
  parser.write(Buffer.from(page.subarray(0, HEAD_BYTES)).toString('latin1'));
  parser.end();
  const ordered = [
    ...found.filter((one) => !one.isComments),
    ...found.filter((one) => one.isComments),
  ];
  return [...new Set(ordered.map(({ href }) => href))];
}
