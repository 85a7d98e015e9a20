import type { Act } from '../events/index.ts';
import type {
  CivilDay,
  Dispatch,
  Edtf,
  Evidence,
  EvidenceClass,
  ExpectationState,
  Modality,
  Refusal,
  Stage,
} from '../kernel/index.ts';
import type { Sentence } from '../reading/index.ts';
import type { DiscourseRole, StoryTerms } from '../stories/index.ts';

/**
 * Name of one entry of the record:
 * `party/<accord>/<state>` how far a state is under an accord;
 * `relation/<A>/<B>` the relation of two states, codes in alphabetical order;
 * `accord/<accord>` the accord itself (adoption, entry into force, termination).
 */
export type EntryKey = string & { readonly __entry?: never };

/** What one source asserts for one entry. */
export interface Claim {
  /** `c-` and 12 hexadecimal digits. */
  readonly id: string;
  readonly entry: EntryKey;
  readonly subject: string;
  readonly accord: string | null;
  readonly counterpart: string | null;
  readonly stage: Stage;
  readonly modality: Modality;
  /** When it holds; null when nothing says. */
  readonly holds: Edtf | null;
  readonly holdsBasis: 'stated' | 'inferred' | null;
  readonly holdsFrom: string;
  /** From which day the record may use it. */
  readonly knownDay: CivilDay;
  /** Dispatch, or null for the baseline and rulings. */
  readonly dispatch: string | null;
  readonly act: string | null;
  /** The origin it counts for: dispatches of one origin are one voice. */
  readonly origin: string;
  readonly evidence: readonly Evidence[];
  readonly evidenceClass: EvidenceClass;
  /** Why the class: rule and who asserts it. */
  readonly classWhy: string;
  readonly asserter: string;
  /** For which day the step was said to be planned; left out where no one day was named. */
  readonly ahead?: CivilDay;
  /** Left out unless the outlet is one whose words run ahead of the matter: it bears nobody else out. */
  readonly isLoud?: true;
  /** Left out unless nobody says it and another word rests on it: who plans to leave is still in. */
  readonly isPresupposed?: true;
  /** What an editor's ruling makes of it; left out where there is none. */
  readonly ruled?: 'confirmed' | 'rejected' | 'set';
  /** From which day the register that asserted it says otherwise; it speaks no more. */
  readonly retiredDay?: CivilDay;
}

/** One step of a party that a register holds, as the log keeps it. */
export interface RegisteredStep {
  /** Row of the file. */
  readonly row: number;
  readonly subject: string;
  readonly accord: string | null;
  readonly counterpart: string | null;
  readonly stage: Stage;
  readonly holds: Edtf | null;
  readonly basis: 'stated' | 'inferred';
  readonly from: string;
  /** Claims of the editions before and after that say otherwise: of two, the later takes the place of the earlier. */
  readonly replaces: readonly string[];
  /**
   * Left out for what the register says for the first time. `earlier`: a later edition is on record already and says the
   * same; `anew`: it said so, then otherwise, and now says so again.
   */
  readonly told?: 'earlier' | 'anew';
}

/** A claim that did not move the standing, and why. */
export interface HeldClaim {
  readonly claim: string;
  readonly stage: Stage;
  readonly why:
    | 'too-weak'
    | 'contradicted'
    | 'superseded'
    | 'not-done'
    | 'earlier'
    /** An editor rejected the claim, its act or its dispatch. */
    | 'rejected'
    /** An editor set the entry otherwise when the claim was known. */
    | 'ruled';
}

/** What the record concludes for an entry as known on a day. */
export interface Standing {
  readonly entry: EntryKey;
  readonly subject: string;
  readonly accord: string | null;
  readonly counterpart: string | null;
  readonly stage: Stage;
  readonly since: Edtf | null;
  readonly sinceBasis: 'stated' | 'inferred' | null;
  readonly evidenceClass: EvidenceClass;
  /** What the day of `since` rests on; left out where that is the class of the standing, or no day is known. */
  readonly sinceClass?: EvidenceClass;
  /** Claims that it rests on, best class first. */
  readonly because: readonly string[];
  readonly held: readonly HeldClaim[];
  /** The standing before, if it moved. */
  readonly previous: { readonly stage: Stage; readonly since: Edtf | null } | null;
  readonly rule: string;
}

/** Something said to come, or that the ladder implies, and its fate. */
export interface Expectation {
  /** `e-` and 12 hexadecimal digits. */
  readonly id: string;
  /** In words: "signing ceremony", "entry into force". */
  readonly what: string;
  readonly action: string;
  readonly subjects: readonly string[];
  /** Words for subjects without a code ("more countries"). */
  readonly subjectWords: string | null;
  readonly objects: readonly string[];
  readonly accord: string | null;
  readonly modality: Modality;
  /** When it should happen; null when nobody says. */
  readonly window: Edtf | null;
  /** The words of the source; null when the ladder implies it. */
  readonly wording: string | null;
  readonly saidBy: string | null;
  readonly basis: 'said' | 'ladder';
  readonly dispatch: string | null;
  readonly act: string | null;
  readonly evidence: readonly Evidence[];
  readonly knownDay: CivilDay;
  readonly state: ExpectationState;
  /** Since when the state holds, and what decided it (claim or act identifiers, or `window-passed`, `not-soon`). */
  readonly stateSince: CivilDay;
  readonly stateBecause: readonly string[];
}

/** Bodies of the facts of the log, by kind. */
/** A sentence as the record keeps it: where it stands, and its role in its text where one was decided. */
export type ReadSentence = Omit<Sentence, 'tokens'> & { readonly discourse?: DiscourseRole };

export interface FactBodies {
  /** A dispatch was taken in. */
  'dispatch-received': { readonly dispatch: Dispatch; readonly sourceId: string | null };
  /** It was read: what was understood, in full, so that a rebuild needs no reader. */
  'dispatch-read': {
    readonly dispatch: string;
    /** Name and version of the reader. */
    readonly reader: string;
    /** Without tokens. */
    readonly sentences: readonly ReadSentence[];
    readonly acts: readonly Act[];
    readonly refusals: readonly Refusal[];
    /** Content lemmas of headline and lead, for grouping and search. */
    readonly words: readonly string[];
    readonly sketch: readonly number[];
    /** What the text is about, for grouping; absent in logs of before there were any. */
    readonly terms?: StoryTerms;
  };
  /** Rows of a register were imported. */
  'register-rows': {
    /** The register, which is one origin. */
    readonly register: string;
    /** Name of the file, and SHA-256 of its bytes. */
    readonly file: string;
    readonly edition: string;
    readonly evidenceClass: 'depositary' | 'register';
    /** Who keeps the register, in words. */
    readonly asserter: string;
    readonly steps: readonly RegisteredStep[];
    readonly refusals: readonly Refusal[];
  };
  /** The log was repaired: records that were not what was written are kept in a file of their own. */
  'log-repaired': {
    readonly kept: number;
    readonly quarantined: number;
    /** Name of the file beside the store. */
    readonly quarantine: string;
    /** The first of them by their number in the old log. */
    readonly records: readonly {
      readonly seq: number;
      readonly id: string | null;
      readonly kind: string | null;
      readonly why: string;
    }[];
  };
  /**
   * The editor's word. `confirm` a claim; `reject` a claim, an act or a dispatch (a retraction); `set` an entry to
   * "stage since"; `merge` and `split` the dispatch `target` with or from the dispatches of `value`, parted by commas,
   * or the accord `target` with or from other accords; `rename` an accord, or the development of a dispatch; `undo` an earlier ruling, by its fact.
   */
  'ruling-made': {
    readonly ruling: 'confirm' | 'reject' | 'merge' | 'split' | 'rename' | 'set' | 'undo';
    readonly target: string;
    readonly value: string | null;
    readonly author: string;
    readonly reason: string;
    /** The fact before it: the same word said again after an undo is another fact. */
    readonly after?: string;
  };
}
export type FactKind = keyof FactBodies;

/** A fact before the log gave it a number. `id` is derived from its content: the same fact is written once. */
export interface NewFact<K extends FactKind = FactKind> {
  readonly id: string;
  readonly kind: K;
  /** When it holds in the world; null where that has no meaning. */
  readonly holds: Edtf | null;
  /** When the record may use it. */
  readonly knownDay: CivilDay;
  /** When it was written, epoch milliseconds. */
  readonly recordedAt: number;
  readonly body: FactBodies[K];
}

/** A fact in the log. `chain` is SHA-256 over the previous chain and this fact, so that a break is seen. */
export interface StoredFact<K extends FactKind = FactKind> extends NewFact<K> {
  readonly seq: number;
  readonly chain: string;
}
