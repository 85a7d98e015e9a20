import type {
  CivilDay,
  Edtf,
  EvidenceClass,
  Modality,
  Refusal,
  Stage,
} from '../../kernel/index.ts';
import type { StandingRow } from '../standing-row.ts';

/** How a statement stands to what the record holds. */
export const CLAIM_VERDICTS = [
  /** The record holds the same stage. */
  'holds',
  /** The record holds a later stage: what is stated was so, and more is. */
  'holds-more',
  /** The stage is held, with another day. */
  'other-day',
  /** The statement says more than the record holds. */
  'goes-further',
  /** The record holds a stage that is on no ladder with the one that is stated, such as a withdrawal. */
  'differs',
  /** The record holds nothing for the entry. */
  'not-on-record',
] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];

/** What the record's standing rests on, with its words. */
export interface ClaimSource {
  readonly claim: string;
  readonly stage: Stage;
  readonly evidenceClass: EvidenceClass;
  readonly asserter: string | null;
  readonly knownDay: CivilDay;
  readonly dispatch: string | null;
  readonly outlet: string | null;
  readonly address: string | null;
  /** The passage; null for an entry of a register. */
  readonly words: string | null;
}

/** One thing that a text states, held against the record. */
export interface CheckedStatement {
  readonly entry: string;
  readonly stated: {
    readonly stage: Stage;
    readonly modality: Modality;
    readonly day: Edtf | null;
    /** The words of the text that state it. */
    readonly words: string;
  };
  readonly verdict: ClaimVerdict;
  /** The standing that the record holds; null where there is none. */
  readonly held: StandingRow | null;
  readonly sources: readonly ClaimSource[];
}

/** A text held against the record, statement by statement. */
export interface CheckedClaim {
  readonly asOf: CivilDay;
  readonly statements: readonly CheckedStatement[];
  /** What was seen in the text and not taken for a statement. */
  readonly refusals: readonly Refusal[];
}
