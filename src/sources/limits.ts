import type { FetchOptions, SourceLimits } from './types.ts';

/**
 * 8 MiB for one dispatch: a news page with all its scripts seldom holds a fifth of that, a long treaty text a
 * quarter, so a larger input is no article. 20 s and 5 redirects are what a person waits for one page.
 */
export const DEFAULT_LIMITS: SourceLimits = {
  maxBytes: 8 * 1024 * 1024,
  timeoutMs: 20_000,
  maxRedirects: 5,
};

/** Fetching as a stranger: public addresses alone, and a name that says what knocks. */
export const DEFAULT_FETCH_OPTIONS: FetchOptions = {
  ...DEFAULT_LIMITS,
  allowHosts: [],
  userAgent: 'Chancery/0.1 (reads single news pages on request)',
};
