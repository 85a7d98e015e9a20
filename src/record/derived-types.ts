import type { CivilDay, Edtf, Lexicon, Stage } from '../kernel/index.ts';
import type { StageDays } from './stage-days.ts';
import type { Claim, EntryKey, Standing } from './types.ts';

/** What follows from the record for one entry, each with the entries that it follows from. */
export type DerivedFact = { readonly entries: readonly EntryKey[] } & (
  | { readonly kind: 'party-count'; readonly before: number; readonly after: number }
  /** The first of its region or group to be bound, or, where it is not bound, to come so far. */
  | {
      readonly kind: 'first-of';
      readonly of: 'region' | 'group';
      readonly name: string;
      readonly stage: Stage;
    }
  /** No other entry of the accord is on record to have taken the step: the first to leave, to suspend, to decline. */
  | { readonly kind: 'first-step'; readonly stage: Stage }
  | {
      readonly kind: 'relation';
      readonly pair: readonly [string, string];
      readonly stage: Stage;
      readonly since: Edtf | null;
      /** Whether it was made on the day of the step or within the quarter before; else it was there before. */
      readonly isNew: boolean;
    }
  | {
      readonly kind: 'until-force';
      readonly needed: number;
      readonly have: number;
      readonly remaining: number;
    }
  /** Steps of others under the accord; in a fact of its own, those of the state under other accords, or its other relations. */
  | {
      readonly kind: 'parallel-steps';
      readonly withinDays: number;
      readonly steps: readonly {
        readonly entry: EntryKey;
        readonly stage: Stage;
        readonly day: CivilDay;
      }[];
    }
  /** Days from the step before to this one. */
  | { readonly kind: 'days-since-change'; readonly days: number; readonly before: Stage }
  /** States of a group that are no further than the ground, where others of it are bound. */
  | { readonly kind: 'not-followed'; readonly group: string; readonly states: readonly string[] }
  | { readonly kind: 'stage-days'; readonly of: 'accord' | 'state'; readonly figure: StageDays }
);

export interface DerivedInput {
  readonly entry: EntryKey;
  /** Standings of the accord and of the state as known on the day. */
  readonly standings: readonly Standing[];
  /** The same as known before the entry moved; null where it did not. */
  readonly before: readonly Standing[] | null;
  readonly claims: readonly Claim[];
  readonly lexicon: Lexicon;
  readonly asOf: CivilDay;
}
