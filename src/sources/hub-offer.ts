import type { Feed } from './feeds/parse-feed.ts';
import type { Resource } from './fetch-resource.ts';

/** A hub that a feed offers (WebSub, W3C Recommendation of 2018, section 4). */
export interface HubOffer {
  readonly hub: string;
  /** The address under which the hub knows the feed. */
  readonly topic: string;
}

const LINK = /<([^<>]{1,2000})>((?:\s{0,8};[^,<]{0,500}){0,8})/g;

/** Addresses of a relation in a header `Link`. */
function linked(header: string, rel: string, base: URL): string[] {
  return [...header.matchAll(LINK)].flatMap(([, address = '', parameters = '']) => {
    const relation = /;\s{0,8}rel\s{0,8}=\s{0,8}(?:"([^"]{0,200})"|([\w-]{1,50}))/i.exec(
      parameters,
    );
    const names = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
    if (!names.includes(rel) || !URL.canParse(address, base)) return [];
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
}

/** The hub that an answer offers: its headers go before what the feed says. Null for none. */
export function hubOffered(
  { link, url }: Pick<Resource, 'link' | 'url'>,
  feed: Pick<Feed, 'hubs' | 'self'> | null,
): HubOffer | null {
  const hub = linked(link, 'hub', url)[0] ?? feed?.hubs[0];
  if (hub === undefined) return null;
  return { hub, topic: linked(link, 'self', url)[0] ?? feed?.self ?? url.href };
}
