export type { Selection } from './archives/selection.ts';
export { canonicalAddress } from './canonical-address.ts';
export { type OpmlFeed, parseOpml, renderOpml } from './feeds/opml.ts';
export {
  type Feed,
  type FeedEntry,
  type FeedSource,
  parseFeed,
  readFeedContent,
} from './feeds/parse-feed.ts';
export { parseFeedApart } from './feeds/parse-feed-apart.ts';
export { fetchDocument } from './fetch-document.ts';
export { type FeedValidators, type FetchedFeed, fetchFeed } from './fetch-feed.ts';
export { FetchManners } from './fetch-manners.ts';
export { fetchResource, type Resource } from './fetch-resource.ts';
export { fetchSitemap, fetchTable } from './fetch-sitemap.ts';
export { refuseLiteralAddress } from './guarded-connector.ts';
export { type HubOffer } from './hub-offer.ts';
export { KillableWorker } from './killable-worker.ts';
export { DEFAULT_FETCH_OPTIONS, DEFAULT_LIMITS } from './limits.ts';
export { wallOf } from './page-walls.ts';
export {
  givenListOriginOf,
  POINTER_ORIGINS,
  type Pointer,
  type PointerCodes,
  type PointerItem,
  type PointerOrigin,
} from './pointers/pointer.ts';
export { isWanted, type PointerSelection, readPointers } from './pointers/read-pointers.ts';
export { readSitemap } from './pointers/read-sitemap.ts';
export { type PostAnswer, postMessage } from './post-message.ts';
export {
  type FileReading,
  readFileDocuments,
  readFolderDocuments,
  readStdinDocument,
} from './read-files.ts';
export { readTextInput } from './read-text-input.ts';
export { NO_MAPPING, parseMapping, type RegisterMapping } from './registers/mapping.ts';
export {
  type FilePass,
  newPass,
  type RegisterFile,
  readRegister,
} from './registers/read-register.ts';
export {
  type AccordName,
  type PartyName,
  REGISTER_KINDS,
  type RegisterItem,
  type RegisterKind,
  type RegisterRow,
  type RegisterStep,
} from './registers/register-row.ts';
export {
  countsOfPage,
  type Participant,
  parseStatusPage,
  type StatusPage,
} from './registers/untc-status-page.ts';
export { parseRowMapping, type RowMapping } from './row-mapping.ts';
export type {
  ArchivePlace,
  FetchOptions,
  MediaType,
  SourceDocument,
  SourceItem,
  SourceLimits,
  SourceMeta,
} from './types.ts';
export { webAddress } from './web-address.ts';
