import type { Act } from '../events/index.ts';
import type { CivilDay, Evidence, OutletKind, Span } from '../kernel/index.ts';
import type { Reading } from '../reading/index.ts';

/** A place that a text gives a newcomer ("the fourth country to join"), or a total ("83 parties"); see `countsOf`. */
export interface StoryCount {
  /** What is counted, `state` for every word for a state or member. */
  readonly noun: string;
  readonly value: number;
  readonly span: Span;
  /** A total grows with the days; a place in a row stays. */
  readonly isTotal?: true;
  /** Of money: `noun` is what is done with it, currency and period, in words apart. */
  readonly isAmount?: true;
}

/** A term and its weight in [0, 1]. */
export type WeightedTerm = readonly [term: string, weight: number];

/** What a text is about; see `termsOf`. Each list has unit length and stands by falling weight. */
export interface StoryTerms {
  readonly words: readonly WeightedTerm[];
  /** Lemmas of proper nouns, and `@` with the code of a resolved actor or accord. */
  readonly names: readonly WeightedTerm[];
  readonly numbers: readonly WeightedTerm[];
  /** Organisations of the founding treaties that the text names: a step under one is a step under the other. */
  readonly charters?: Readonly<Record<string, string>>;
}

/**
 * How rare terms are in news at large, by hash: tells common words from telling ones. A rarity is the logarithm of the
 * inverse share of documents that hold the term.
 */
export interface TermPrior {
  /** Rarity of a term that was not seen, or in one document only. */
  readonly unseen: number;
  /**
   * One byte a place, a power of two of them: 0 where nothing was seen, else 1 and the rarity in sixteenths. Terms
   * that fall on one place share it.
   */
  readonly rarities: Uint8Array;
}

/** What grouping sees of one dispatch. */
export interface StoryItem {
  readonly dispatch: string;
  readonly outlet: string | null;
  readonly outletKind: OutletKind | null;
  readonly address: string | null;
  readonly knownDay: CivilDay;
  /** Publication in epoch milliseconds, or of the known day's start; orders items. */
  readonly orderAt: number;
  readonly revisionOf: string | null;
  readonly title: string | null;
  readonly acts: readonly Act[];
  /** MinHash over word runs of the text; see `sketchOf`. */
  readonly sketch: readonly number[];
  /** Content lemmas of headline and lead, sorted, without repetition. */
  readonly words: readonly string[];
  /** From `termsOf`; without them the text itself does not group. */
  readonly terms?: StoryTerms;
  /** From `creditsOf`: whose report the text gives; without it no text rests on another's word. */
  readonly credits?: readonly string[];
  /** From `countsOf` over the text; without it no counts are compared. */
  readonly counts?: readonly StoryCount[];
}

/** Dispatches that rest on one text. Named after its first dispatch. */
export interface Origin {
  readonly id: string;
  readonly dispatches: readonly string[];
  readonly why: readonly string[];
}

/** Why a dispatch belongs to a development: the parts of the score, each openable. */
export interface GroupingLink {
  readonly a: string;
  readonly b: string;
  /** In [0, 1]. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** Acts and dispatches about one event. */
export interface Development {
  /** Readable and stable under new dispatches, e.g. `kaz-abraham-accords`. */
  readonly id: string;
  /** In order of `orderAt`, then identifier. */
  readonly dispatches: readonly string[];
  readonly origins: readonly Origin[];
  /** The act that the development is about: the best attested news act. */
  readonly leadAct: Act | null;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly links: readonly GroupingLink[];
  /**
   * First dispatches of other stories of which some dispatch is close to one of these, though the stories on the
   * whole are not; absent for none. Taken together, such stories are grouped anew when one of them grows.
   */
  readonly near?: readonly string[];
}

/** What an editor ruled on grouping, as pairs of dispatches. */
export interface GroupingRulings {
  /** Of one story. Goes before `apart` where both are ruled. */
  readonly together: readonly (readonly [string, string])[];
  /** Of two stories. Versions and copies of one text stay together. */
  readonly apart: readonly (readonly [string, string])[];
}

/** One value of a difference, with who says it. */
export interface DifferingClaim {
  readonly value: string;
  readonly dispatches: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Since when it was said. */
  readonly since: CivilDay;
  /** e.g. `premature`, `withdrawn-by-correction`; null for none. */
  readonly remark: string | null;
}

export type DifferenceAbout = 'stage' | 'date' | 'count' | 'name' | 'fact' | 'amount';

/** A point on which dispatches of one development do not agree. */
export interface Difference {
  readonly about: DifferenceAbout;
  /** e.g. `KAZ abraham-accords`. */
  readonly subject: string;
  readonly claims: readonly DifferingClaim[];
}

/**
 * The role of a sentence around the main event of its text (Choubey et al. 2020, after van Dijk): `main` and
 * `consequence` tell it, `cause` is what led to it, `context` what else holds at the time, `history` lies years back,
 * `anecdote` tells of single persons, `evaluation` is what somebody thinks of it, `expectation` what may come of it.
 * `none` is no part of the story (captions, credits).
 */
export const DISCOURSE_ROLES = [
  'main',
  'consequence',
  'cause',
  'context',
  'history',
  'anecdote',
  'evaluation',
  'expectation',
  'none',
] as const;
export type DiscourseRole = (typeof DISCOURSE_ROLES)[number];

/** A text whose sentences are given their roles. */
export interface DiscourseInput {
  readonly text: string;
  readonly reading: Reading;
  /** The sentences, in order of the text and without overlap; the headline is none of them. */
  readonly units: readonly Span[];
  readonly referenceDay: CivilDay | null;
}

/**
 * Trees that are added up (gradient boosting, Friedman 2001): a round has one tree for each role. A node is three bytes:
 * a figure, the bound of it that is asked for, and how far behind its right branch stands (the left one follows it);
 * a leaf has 255 and its value as two signed bytes.
 */
export interface RoleTrees {
  readonly nodes: Uint8Array;
  /** Bounds of each figure, growing. */
  readonly bounds: readonly (readonly number[])[];
  /** What a step of a leaf is worth. */
  readonly scale: number;
  /** Where the scores of the roles begin. */
  readonly base: Float64Array;
  /** Share of the trees in what is said; the rest is the chain's. */
  readonly share: number;
}

/** To which roles words lean, learnt from where the words lie among all words of English. */
export interface WordLeanings {
  /** Row of a word by the hash of its base form. */
  readonly rows: ReadonlyMap<number, number>;
  /** One byte a role, in steps of `scale`. */
  readonly values: Int8Array;
  /** How much each word counts beside others, 0 to 255: the commoner, the less. */
  readonly weights: Uint8Array;
  readonly scale: number;
}

/** A learnt linear chain over the sentences of a text, and trees over what it says; see `discourseRolesOf`. */
export interface DiscourseModel {
  /** Row of a feature by its place; features that have none say nothing. */
  readonly rows: ReadonlyMap<number, number>;
  /** Weights of features, a row of one byte for each role, in steps of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** From role to role, row by row. */
  readonly transitions: Float64Array;
  /** What is added to each role before the likeliest is taken, so that rare roles are not passed over. */
  readonly bias: Float64Array;
  readonly leanings: WordLeanings;
  readonly trees: RoleTrees;
}
