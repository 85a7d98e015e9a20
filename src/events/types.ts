import type {
  BilateralAct,
  Edtf,
  Modality,
  PloverRoot,
  Span,
  Stage,
  TreatyAction,
} from '../kernel/index.ts';
import type { DayRelation } from '../reading/index.ts';

/** Why the day of an act is what it is. */
export interface ActDay {
  readonly value: Edtf;
  readonly basis: 'stated' | 'inferred';
  /** e.g. `“Thursday”, reckoned from publication 2025-11-07`. */
  readonly from: string;
  readonly span: Span | null;
  /** How the words stand to the value: "by the end of 2027" is `by` 2027. Left out where it is the value itself. */
  readonly relation?: DayRelation;
}

export interface ActAccord {
  /** Identifier of a known accord, or `x-` and a slug. */
  readonly id: string;
  readonly name: string;
  readonly isKnown: boolean;
  readonly span: Span;
  /** Whether only its kind is told and no name of its own ("a new trade pact"); left out where it has one. */
  readonly isNameless?: true;
}

/** Who says that the act is so. */
export interface ActSpeaker {
  /** Codes; empty for an unnamed person. */
  readonly actors: readonly string[];
  /** As the text calls the speaker ("a Saudi official", "President Trump"). */
  readonly text: string;
  readonly isAnonymous: boolean;
  readonly span: Span;
}

/** One step of the engine's reasoning, for `explain`. */
export interface ActReason {
  readonly what:
    | 'pattern'
    | 'trigger'
    | 'subject'
    | 'object'
    | 'accord'
    | 'modality'
    | 'stage'
    | 'day'
    | 'speaker'
    | 'clause'
    | 'context';
  readonly rule: string;
  readonly words: string;
}

/** One coded diplomatic event with its evidence. */
export interface Act {
  /** `a-` and 12 hexadecimal digits over dispatch, trigger span and action. */
  readonly id: string;
  readonly dispatch: string;
  readonly sentence: number;
  readonly treatyAction: TreatyAction | null;
  readonly bilateralAct: BilateralAct | null;
  readonly root: PloverRoot;
  /** CAMEO code, two to four digits. */
  readonly cameo: string;
  /** Codes in order of the text, without repetition; may be empty ("more countries"). */
  readonly subjects: readonly string[];
  readonly objects: readonly string[];
  /** Words for subjects that have no code ("more countries"); null otherwise. */
  readonly subjectWords: string | null;
  readonly accord: ActAccord | null;
  readonly stage: Stage | null;
  readonly modality: Modality;
  /** The day of the act (not of the saying), or its window when it lies ahead; null when nothing says. */
  readonly day: ActDay | null;
  /** The day on which it was announced, agreed or said, where that is not the act itself ("announced on Thursday that ..."). */
  readonly saidDay: ActDay | null;
  readonly place: string | null;
  readonly sectors: readonly string[];
  /** The sentences in which the sectors are named, in the order of `sectors`. */
  readonly sectorSpans: readonly Span[];
  /** Contexts after PLOVER, in the order of the lexicon; absent in logs of before there were any. */
  readonly contexts?: readonly string[];
  readonly speaker: ActSpeaker | null;
  /** Person who acts for the first subject, where named ("Donald Trump"). */
  readonly person: string | null;
  readonly trigger: Span;
  /** The clause or sentence that a reader needs to see; holds `trigger`. */
  readonly evidence: Span;
  /** Whether the sentence tells it as background (an earlier year, "since 1992"), not as news. */
  readonly isBackground: boolean;
  readonly reasons: readonly ActReason[];
}
