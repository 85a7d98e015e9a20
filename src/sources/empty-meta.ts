import type { SourceMeta } from './types.ts';

/** Of a source that says nothing about its text. */
export const EMPTY_META: SourceMeta = {
  address: null,
  outlet: null,
  outletKind: null,
  title: null,
  byline: null,
  language: null,
  publishedAt: null,
  publishedDay: null,
  revisionOf: null,
  sourceId: null,
};
