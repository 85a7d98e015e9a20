import type { Span } from '../src/kernel/index.ts';

/** Characters that two spans share; negative or zero where they share none. */
export function overlapOf(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** A gold item and the predicted one that it was matched with, by their indices. */
export interface Pair {
  readonly gold: number;
  readonly said: number;
}

/** Matches one to one where spans share a character: the largest overlap first, then the earliest. */
export function matchSpans(gold: readonly Span[], said: readonly Span[]): Pair[] {
  const pairs = gold.flatMap((g, goldIndex) =>
    said.flatMap((s, saidIndex) => {
      const overlap = overlapOf(g, s);
      return overlap > 0 ? [{ gold: goldIndex, said: saidIndex, score: overlap, at: g.start }] : [];
    }),
  );
  return matchPairs(pairs);
}

/** Takes pairs one to one: the highest score first, then the earliest. */
export function matchPairs(
  pairs: readonly (Pair & { readonly score: number; readonly at: number })[],
): Pair[] {
  const sorted = [...pairs].sort(
    (a, b) => b.score - a.score || a.at - b.at || a.gold - b.gold || a.said - b.said,
  );
  const goldTaken = new Set<number>();
  const saidTaken = new Set<number>();
  const taken: Pair[] = [];
  for (const { gold, said } of sorted) {
    if (goldTaken.has(gold) || saidTaken.has(said)) continue;
    goldTaken.add(gold);
    saidTaken.add(said);
    taken.push({ gold, said });
  }
  return taken.sort((a, b) => a.gold - b.gold);
}
