import type { SectionName } from '../../briefs/index.ts';
import type { CivilDay } from '../../kernel/index.ts';
import type { Cited } from '../exports/cited.ts';

/** A passage with its place in the desk. */
export interface DigestPassage extends Cited {
  /** The page of the dispatch with the passage marked. */
  readonly page: string;
}

export interface DigestSentence {
  readonly section: SectionName;
  readonly text: string;
  /** Whose words they are; null for a sentence that is composed from the record. */
  readonly outlet: string | null;
  readonly passages: readonly DigestPassage[];
  /** Pages that say why the record holds it. */
  readonly entries: readonly { readonly id: string; readonly page: string }[];
}

export interface DigestDevelopment {
  readonly id: string;
  readonly title: string;
  /** The page of its brief. */
  readonly page: string;
  readonly sentences: readonly DigestSentence[];
  /** What is not what it was. */
  readonly changed: readonly string[];
  /** The texts that are new. */
  readonly dispatches: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string;
    readonly day: CivilDay | null;
    readonly address: string | null;
    readonly page: string;
  }[];
}

export interface DigestExpectation {
  readonly text: string;
  readonly window: string;
  readonly page: string;
}

/** What one sending tells. */
export interface Digest {
  readonly delivery: { readonly id: string; readonly name: string };
  readonly search: { readonly name: string; readonly query: string } | null;
  readonly asOf: CivilDay;
  /** From when to when the desk came to know it; epoch milliseconds. */
  readonly window: { readonly fromAt: number; readonly toAt: number };
  readonly isTest: boolean;
  /** The most consequential come first, by the sum that Today shows; of the same weight those with the most new texts. */
  readonly developments: readonly DigestDevelopment[];
  /** Developments that moved and are not told here. */
  readonly left: number;
  readonly rulings: readonly {
    readonly ruling: string;
    readonly what: string;
    readonly target: string;
    readonly author: string;
  }[];
  readonly expected: readonly DigestExpectation[];
  /** What could not be told, in plain words. */
  readonly remarks: readonly string[];
  /** Pages of the desk: of all that moved or of the search, and of this delivery. */
  readonly pages: { readonly all: string; readonly delivery: string };
}
