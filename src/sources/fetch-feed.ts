import { ChanceryError } from '../kernel/index.ts';
import { feedAddressesIn } from './feeds/discover-feed.ts';
import type { Feed } from './feeds/parse-feed.ts';
import { parseFeedApart } from './feeds/parse-feed-apart.ts';
import type { FetchManners } from './fetch-manners.ts';
import type { Resource } from './fetch-resource.ts';
import { type HubOffer, hubOffered } from './hub-offer.ts';
import { webAddress } from './web-address.ts';

const ACCEPT =
  'application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,text/html;q=0.5,*/*;q=0.1';

/** What was kept of the last answer. */
export interface FeedValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchedFeed {
  /** Where it is to be asked from now on: after permanent redirects, the feed's own word, or a page that named it. */
  readonly address: string;
  readonly validators: FeedValidators;
  /** Null where the server says that nothing has changed. */
  readonly feed: Feed | null;
  /** The hub that tells of news, and under which address it knows the feed; null where none is offered. */
  readonly hub: HubOffer | null;
}

export interface FeedRequest {
  readonly validators: FeedValidators;
  /** Items that are read at most. */
  readonly maxItems: number;
  /** Whether an HTML page may name the feed: only until the source has once given one. */
  readonly mayDiscover: boolean;
}

function feedIn(resource: Resource, maxItems: number): Promise<Feed> {
  const { bytes, charset, language, url } = resource;
  return parseFeedApart({ bytes, charset, language, address: url.href, maxItems });
}

/**
 * Asks a feed, with the validators of the last answer. Throws `fetch.*`: `fetch.not-a-feed` where there is something else.
 */
export async function fetchFeed(
  manners: Pick<FetchManners, 'fetch'>,
  address: string,
  asked: FeedRequest,
): Promise<FetchedFeed> {
  const request = { accept: ACCEPT, ...asked.validators };
  const resource = await manners.fetch(webAddress(address), request);
  const kept = resource.movedTo?.href ?? address;
  const hub = hubOffered(resource, null);
  if (resource.isUnchanged) return { address: kept, validators: asked.validators, feed: null, hub };
  const { etag, lastModified } = resource;
  const feed = await feedIn(resource, asked.maxItems);
  if (feed.version !== '')
    return {
      address: feed.movedTo ?? kept,
      validators: { etag, lastModified },
      feed,
      hub: hubOffered(resource, feed),
    };
  const [named] = asked.mayDiscover ? feedAddressesIn(resource.bytes, resource.url.href) : [];
  if (named === undefined) {
    const why = feed.fault ?? 'it is no feed';
    throw new ChanceryError('fetch.not-a-feed', { address: resource.url.href, why });
  }
  return fetchFeed(manners, named, {
    ...asked,
    validators: { etag: null, lastModified: null },
    mayDiscover: false,
  });
}
