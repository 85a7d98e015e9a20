import { gapDaysOf } from './near-copy.ts';
import { profileOf } from './profile.ts';
import type { StoryItem, WeightedTerm } from './types.ts';

/** Terms of each kind that are told. */
const MAX_TERMS = 6;

/** What two dispatches have in common, in words: the answer to "why grouped". */
export interface SharedGround {
  /** Accords that both are about. */
  readonly accords: readonly string[];
  /** Who acts, or is named throughout, in both. */
  readonly actors: readonly string[];
  /** Names, words and numbers that weigh most in both, the heaviest first. */
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly numbers: readonly string[];
  readonly daysBetween: number;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((entry) => b.has(entry)).sort();
}

function heaviest(a: readonly WeightedTerm[] = [], b: readonly WeightedTerm[] = []): string[] {
  const others = new Map(b);
  return a
    .flatMap(([term, weight]) => {
      const other = others.get(term);
      return other === undefined || term.startsWith('@') ? [] : [{ term, weight: weight * other }];
    })
    .sort((x, y) => y.weight - x.weight || (x.term < y.term ? -1 : 1))
    .slice(0, MAX_TERMS)
    .map(({ term }) => term);
}

/** What two dispatches have in common. The same in either order but for ties of days. */
export function sharedGroundOf(a: StoryItem, b: StoryItem): SharedGround {
  const [left, right] = [profileOf(a), profileOf(b)];
  const names = heaviest(a.terms?.names, b.terms?.names);
  const numbers = heaviest(a.terms?.numbers, b.terms?.numbers);
  const told = new Set([...names, ...numbers]);
  return {
    accords: common(left.accords, right.accords),
    actors: common(left.cast, right.cast),
    names,
    words: heaviest(
      a.terms?.words.filter(([term]) => !told.has(term)),
      b.terms?.words,
    ),
    numbers,
    daysBetween: gapDaysOf(a, b),
  };
}
