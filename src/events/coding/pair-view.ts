import type { Span } from '../../kernel/index.ts';
import type { Token } from '../../reading/index.ts';
import { findPhrases, type PhraseMatch, weight } from './find-phrases.ts';
import type { PhraseIndex } from './phrase-index.ts';

/** Where a token stands to the marked pair. */
export type Zone = 'source' | 'target' | 'between' | 'before' | 'after';

/** A sentence with its source and target, by token. */
export interface PairView {
  readonly tokens: readonly Token[];
  readonly zones: readonly Zone[];
  /** First and last token of each; -1 where no token is marked. */
  readonly source: { readonly first: number; readonly last: number };
  readonly target: { readonly first: number; readonly last: number };
  readonly isSourceFirst: boolean;
  readonly matches: readonly PhraseMatch[];
  /** The weightiest phrase with its head at a token. */
  readonly bestAt: ReadonlyMap<number, PhraseMatch>;
}

function rangeOf(
  tokens: readonly Token[],
  spans: readonly Span[],
): { first: number; last: number } {
  const [span] = spans;
  if (span === undefined) return { first: -1, last: -1 };
  const first = tokens.findIndex((token) => token.end > span.start);
  const last = tokens.findLastIndex((token) => token.start < span.end);
  return first < 0 || last < first ? { first: -1, last: -1 } : { first, last };
}

function isIn(token: Token, spans: readonly Span[]): boolean {
  return spans.some((span) => token.start < span.end && token.end > span.start);
}

/** Lays a marked pair over the tokens of its text. */
export function viewPair(
  tokens: readonly Token[],
  pair: { readonly source: readonly Span[]; readonly target: readonly Span[] },
  index: PhraseIndex,
): PairView {
  const source = rangeOf(tokens, pair.source);
  const target = rangeOf(tokens, pair.target);
  const left = Math.min(...[source.first, target.first].filter((k) => k >= 0), tokens.length);
  const right = Math.max(source.last, target.last);
  const zones = tokens.map((token, k): Zone => {
    if (isIn(token, pair.source)) return 'source';
    if (isIn(token, pair.target)) return 'target';
    if (k < left) return 'before';
    return k > right ? 'after' : 'between';
  });
  const matches = findPhrases(tokens, index);
  const bestAt = new Map<number, PhraseMatch>();
  for (const match of matches) {
    const best = bestAt.get(match.head);
    if (best === undefined || weight(match) > weight(best)) bestAt.set(match.head, match);
  }
  const isSourceFirst = source.first >= 0 && (target.first < 0 || source.first <= target.first);
  return { tokens, zones, source, target, isSourceFirst, matches, bestAt };
}
