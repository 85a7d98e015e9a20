export type {
  FetchOptions,
  MediaType,
  SourceDocument,
  SourceLimits,
  SourceMeta,
} from './types.ts';
