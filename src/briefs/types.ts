import type { Act } from '../events/index.ts';
import type {
  AccordEntry,
  CivilDay,
  Dispatch,
  Edtf,
  Evidence,
  EvidenceClass,
  ExpectationState,
  Modality,
  Refusal,
  Stage,
  StateEntry,
} from '../kernel/index.ts';
import type { AccordMention, DayMention, Mention } from '../reading/index.ts';
import type { Claim, DerivedFact, Expectation, ReadSentence, Standing } from '../record/index.ts';
import type { Development, Difference } from '../stories/index.ts';

export const SECTION_NAMES = ['happening', 'importance', 'next', 'beyond'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** One sentence of a brief. `evidence` and `entries` are never both empty. */
export interface BriefSentence {
  readonly text: string;
  /** `reported`: an outlet's words, verbatim but for safe cuts. `record`: composed from entries. */
  readonly kind: 'reported' | 'record';
  readonly evidence: readonly Evidence[];
  /** Identifiers that `explain` opens: acts, claims, entries, expectations. */
  readonly entries: readonly string[];
  /** A language model put it into words; it has passed the same check as every other sentence. */
  readonly isDrafted?: true;
}

export interface BriefSection {
  readonly sentences: readonly BriefSentence[];
  /** Why there is no sentence. */
  readonly silence?: string;
}

export interface BriefDifference {
  readonly about: string;
  readonly subject: string;
  readonly claims: readonly {
    readonly value: string;
    readonly outlets: readonly string[];
    readonly dispatches: readonly string[];
    readonly evidence: readonly Evidence[];
    readonly since: CivilDay;
    readonly remark: string | null;
  }[];
  /** What the record holds, and on which class of evidence. */
  readonly held: string | null;
}

export interface BriefChange {
  readonly what: 'ruling' | 'stage' | 'day' | 'difference' | 'expectation' | 'sources' | 'sentence';
  readonly text: string;
  readonly entries: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Whose dispatch, and from which day. */
export interface DispatchNamed {
  readonly outlet: string | null;
  readonly day: CivilDay | null;
}

/** What an editor said of what a brief rests on. */
export type RulingWord =
  | (DispatchNamed & {
      /** `retract` takes back a whole dispatch, `reject` a claim or an act of one. Outlet and day are null where it is about none. */
      readonly what: 'retract' | 'reject' | 'confirm' | 'set';
      /** What was claimed, or what the entry was set to; null for a whole dispatch. */
      readonly stage: Stage | null;
    })
  | {
      readonly what: 'merge' | 'split';
      /** What this ruling, or the undoing of it, brought into the development and took out of it. */
      readonly cameIn: readonly DispatchNamed[];
      readonly wentOut: readonly DispatchNamed[];
      /** What went out stayed, and the development was parted from it. */
      readonly isParted: boolean;
    }
  | {
      /** Accords that are one, or two, by their names. */
      readonly what: 'unite' | 'part';
      readonly accords: readonly string[];
    }
  | {
      readonly what: 'rename';
      readonly name: string;
      /** The accord that is named so, by its name without this; null where it is the development. */
      readonly accord: string | null;
    };

/** An editor's word on what a brief rests on, or the undoing of one. */
export type BriefRuling = RulingWord & {
  /** The ruling, or that which undid it; `explain` opens it. */
  readonly ruling: string;
  /** Whether it says so, takes it back, or brings back what had been taken back. */
  readonly effect: 'made' | 'undone' | 'restored';
  readonly author: string;
  readonly reason: string;
  readonly knownDay: CivilDay;
  /** Entries that it reaches. */
  readonly entries: readonly string[];
};

export interface BriefExpectation {
  readonly id: string;
  readonly text: string;
  readonly window: Edtf | null;
  readonly wording: string | null;
  readonly saidBy: string | null;
  readonly basis: 'said' | 'ladder';
  readonly state: ExpectationState;
  readonly evidence: readonly Evidence[];
}

export interface BriefAct {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly objects: readonly string[];
  readonly action: string;
  readonly accord: string | null;
  readonly stage: Stage | null;
  readonly modality: Modality;
  readonly day: Edtf | null;
  readonly dayBasis: 'stated' | 'inferred' | null;
  readonly dayFrom: string | null;
  /** What `day` is the day of: the act itself (or its window), or the announcement where the act has no day of its own. */
  readonly dayOf: 'act' | 'announcement' | null;
  /** The day on which it was announced or agreed, where that is told apart from the act. */
  readonly announced: {
    readonly day: Edtf;
    readonly basis: 'stated' | 'inferred';
    readonly from: string | null;
  } | null;
  readonly sectors: readonly string[];
  readonly speaker: string | null;
  readonly evidence: readonly Evidence[];
}

export interface BriefSources {
  readonly outlets: readonly { readonly outlet: string; readonly dispatches: readonly string[] }[];
  readonly origins: readonly {
    readonly id: string;
    readonly dispatches: readonly string[];
    readonly why: readonly string[];
  }[];
  /** Voices that are independent of one another: origins, where those that share an outlet are one. */
  readonly independent: number;
  readonly dispatches: readonly {
    readonly id: string;
    readonly outlet: string | null;
    readonly title: string | null;
    readonly address: string | null;
    readonly day: CivilDay | null;
    readonly revisionOf: string | null;
  }[];
}

/** Where a development stands in the order of a brief over several, and why: a sum that can be taken apart. */
export interface BriefPlace {
  readonly development: string;
  readonly title: string;
  readonly points: number;
  readonly parts: readonly { readonly what: string; readonly points: number }[];
}

/** The brief as it is published; the JSON Schema is `docs/reference/brief.schema.json`. */
export interface Brief {
  readonly id: string;
  readonly title: string;
  readonly asOf: CivilDay;
  readonly sections: Readonly<Record<SectionName, BriefSection>>;
  readonly differences: readonly BriefDifference[];
  readonly changed: readonly BriefChange[];
  readonly expectations: readonly BriefExpectation[];
  readonly acts: readonly BriefAct[];
  readonly sources: BriefSources;
  /** The standings that the brief is about, for the marks beside the title. */
  readonly standings: readonly {
    readonly entry: string;
    readonly label: string;
    readonly stage: Stage;
    readonly since: Edtf | null;
    readonly evidenceClass: EvidenceClass;
    /** What the day rests on; left out where that is the class of the standing. */
    readonly sinceClass?: EvidenceClass;
  }[];
  /** That a language model was asked for prose, and what came of it. */
  readonly drafting?: {
    readonly model: string;
    readonly kept: number;
    readonly dropped: number;
    /** Why nothing of it was used; null where something was. */
    readonly failure: string | null;
  };
  /** Of a brief over several developments (an accord, a state, a pair, a day): their order and its reasons. */
  readonly order?: readonly BriefPlace[];
}

/** One dispatch as a brief sees it. */
export interface BriefDispatch {
  readonly dispatch: Dispatch;
  readonly sentences: readonly ReadSentence[];
  readonly acts: readonly Act[];
}

/** What the record knows of the matter at `asOf`. */
export interface BriefState {
  readonly standings: readonly Standing[];
  readonly claims: readonly Claim[];
  readonly expectations: readonly Expectation[];
  readonly differences: readonly Difference[];
  /** What follows from the record for the entries of the lead; left out where nothing was derived. */
  readonly derived?: readonly DerivedFact[];
}

/** All that a brief of one development is composed from; nothing later than `asOf` may be in it. */
export interface BriefInput {
  readonly asOf: CivilDay;
  readonly development: Development;
  readonly dispatches: readonly BriefDispatch[];
  /** Standings of the development's actors under its accord and with each other, and of the accord's other parties. */
  readonly state: BriefState;
  /** The same before the newest dispatch was read; null for the first brief. */
  readonly before: {
    readonly state: BriefState;
    readonly dispatches: readonly string[];
    /** The editors' words that came since; left out where a dispatch came last. */
    readonly rulings?: readonly BriefRuling[];
  } | null;
}

/** What the grounding check understands of a stretch of text. */
export interface Understood {
  readonly mentions: readonly Mention[];
  readonly accords: readonly AccordMention[];
  readonly days: readonly DayMention[];
  readonly acts: readonly Act[];
}

export interface CheckDeps {
  /** Reads a text against a reference day, as the stages before did. */
  readonly understand: (text: string, referenceDay: CivilDay | null) => Understood;
}

/** A statement of a brief that what it cites does not hold. */
export interface Unsupported {
  readonly section: SectionName;
  readonly sentence: number;
  readonly what: 'actor' | 'accord' | 'stage' | 'number' | 'day' | 'evidence';
  readonly value: string;
}

export interface BriefResult {
  readonly items: Brief;
  readonly refusals: readonly Refusal[];
}

/** What one cited entry holds, for reading a sentence back against it. */
export interface EntryFacts {
  /** Codes of states, organisations and bodies. */
  readonly actors: readonly string[];
  readonly accord: string | null;
  readonly stage: Stage | null;
  /** Of the stage; `done` for standings. */
  readonly modality: Modality;
  readonly days: readonly Edtf[];
  readonly numbers: readonly number[];
  /** Names and wordings that a sentence may repeat: persons, regions, speakers. */
  readonly words: readonly string[];
  /** Numbers that the record derives for the entry: how many are left until force, how long steps took. */
  readonly figures?: readonly number[];
  /** Of whom (a region, a group) the entry is the first. */
  readonly firstOf?: readonly string[];
  /** Actors that are named as standing outside; they bear no stage. */
  readonly outside?: readonly string[];
}

/** The facts behind an identifier of `BriefSentence.entries`; null when there is no such entry. */
export type EntryLookup = (id: string) => EntryFacts | null;

/** How a name stands in running text. */
export interface NameInText {
  readonly name: string;
  /** Whether it takes "the". */
  readonly article: boolean;
  /** Whether its verb stands in the plural. */
  readonly plural: boolean;
}

/** Dictionaries and the reader, handed to every composition. */
export interface BriefDeps {
  /** Name of a state, organisation, body or accord; null when the lexicon does not hold it. */
  readonly nameOf: (id: string) => NameInText | null;
  readonly accordInfo: (id: string) => AccordEntry | null;
  readonly stateInfo: (code: string) => StateEntry | null;
  readonly sectorName: (id: string) => string;
  /** Name of a group of states in the plural ("Gulf states"); null where the lexicon has no words for it. */
  readonly groupName: (id: string) => string | null;
  /** Noun of a treaty action or bilateral act: "accession". */
  readonly actionNoun: (action: string) => string;
  readonly check: CheckDeps;
}
