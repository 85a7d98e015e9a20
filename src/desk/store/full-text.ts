import type { CivilDay } from '../../kernel/index.ts';
import type { FindWanted, Passage } from './contract.ts';

/** The part of an engine that no two engines have alike. It works inside the transaction at hand. */
export interface FullText {
  /** Sentences that hold every term, best first. */
  find(terms: readonly SearchTerm[], limit: number, asOf: CivilDay | null): Promise<Passage[]>;
  /** Replaces what can be found of a dispatch; there is nothing to replace where it is the first time. */
  index(
    dispatch: string,
    passages: readonly { readonly sentence: number; readonly words: string }[],
    known?: { readonly isFirst: boolean },
  ): Promise<void>;
  /** See `DispatchQueries.find`. */
  findDispatches(wanted: FindWanted): Promise<string[]>;
  /** Replaces what a dispatch is found by. */
  indexDispatch(found: FoundBy): Promise<void>;
  clear(): Promise<void>;
  /** Writes what was kept back to be written together. */
  flush(): Promise<void>;
}

/** What a dispatch is found by. */
export interface FoundBy {
  readonly dispatch: string;
  readonly knownDay: CivilDay;
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

/** Words that must stand next to one another in this order; one word for most terms. */
export type SearchTerm = readonly string[];

/** A person asks with a few words; more are a text pasted in, and cost time without finding more. */
const MAX_WORDS = 32;
const MAX_WORD_LENGTH = 64;
const MAX_QUERY_LENGTH = 2_000;

/** Runs of letters and digits, each cut to a bound. */
export function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => word.slice(0, MAX_WORD_LENGTH));
}

/** Takes a person's query apart. Any text is a query; what is no word is passed over. */
export function searchTerms(query: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  let budget = MAX_WORDS;
  const parts = query.slice(0, MAX_QUERY_LENGTH).split(/["“”]/);
  for (const [index, part] of parts.entries()) {
    const words = wordsIn(part).slice(0, budget);
    budget -= words.length;
    const isPhrase = index % 2 === 1 && index < parts.length - 1;
    if (isPhrase && words.length > 0) terms.push(words);
    else terms.push(...words.map((word) => [word]));
  }
  return terms;
}
