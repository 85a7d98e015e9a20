import type { Brief } from '../../briefs/index.ts';
import type {
  AccordView,
  ChangeRow,
  CheckedBrief,
  CheckedClaim,
  ClaimRow,
  Delivery,
  Desk,
  DevelopmentRow,
  DispatchView,
  Explanation,
  HistoryView,
  MadeDelivery,
  MailState,
  Named,
  PartyRow,
  RulingView,
  SavedSearch,
  SearchView,
  Sending,
  SourceDesk,
  SourceHealth,
  SourceRow,
  StateView,
  StoreStatus,
  Suggestion,
  TodayView,
} from '../../desk/index.ts';
import type { CivilDay, Dispatch, Evidence, Refusal } from '../../kernel/index.ts';
import type { Expectation } from '../../record/index.ts';
import type { Development } from '../../stories/index.ts';

/** Display names by code or identifier, for everything that an answer names only by its code. */
export type Names = Readonly<Record<string, string>>;

/** A refusal with its words for people. */
export type SpokenRefusal = Refusal & { readonly words: string };

/** The words that a piece of evidence covers, with where they stand. */
export type Passage = Evidence & {
  readonly outlet: string | null;
  readonly title: string | null;
  readonly day: CivilDay | null;
  readonly words: string;
};

export interface DevelopmentsAnswer {
  readonly asOf: CivilDay;
  readonly developments: readonly DevelopmentRow[];
  readonly cursor: string | null;
}

export interface DevelopmentAnswer {
  readonly asOf: CivilDay;
  readonly development: Development;
  readonly names: Names;
}

export interface BriefAnswer {
  readonly brief: Brief;
  readonly passages: readonly Passage[];
  readonly refusals: readonly SpokenRefusal[];
  readonly names: Names;
}

export interface AccordsAnswer {
  readonly asOf: CivilDay;
  readonly accords: Awaited<ReturnType<Desk['accords']>>;
  /** What to ask the next page with; null at the end. */
  readonly cursor: string | null;
}

export interface AccordAnswer {
  readonly accord: AccordView;
  /** Expectations that are not among those shown; `/next` lists them all. */
  readonly expectationsLeft: number;
  readonly names: Names;
}

export interface StatesAnswer {
  readonly asOf: CivilDay;
  readonly states: Awaited<ReturnType<Desk['states']>>;
  readonly cursor: string | null;
}

export interface StateAnswer {
  readonly state: StateView;
  /** Expectations that are not among those shown; `/next` lists them all. */
  readonly expectationsLeft: number;
  readonly names: Names;
}

export interface NextAnswer {
  readonly asOf: CivilDay;
  readonly expectations: readonly Expectation[];
  readonly names: Names;
  readonly cursor: string | null;
}

export interface DispatchesAnswer {
  readonly asOf: CivilDay;
  readonly dispatches: readonly Dispatch[];
  readonly cursor: string | null;
}

export type DispatchAnswer = Omit<DispatchView, 'refusals'> & {
  readonly refusals: readonly SpokenRefusal[];
  readonly names: Names;
};

export type ExplainAnswer = Omit<Explanation, 'refusals'> & {
  readonly refusals: readonly SpokenRefusal[];
  readonly names: Names;
};

export interface StatusAnswer extends StoreStatus {
  readonly lastDay: CivilDay;
}

export interface NamesAnswer {
  readonly names: readonly Named[];
}

export interface FoundAnswer {
  readonly found: Awaited<ReturnType<Desk['find']>>;
}

export interface TimelineAnswer {
  readonly asOf: CivilDay;
  readonly changes: readonly ChangeRow[];
  readonly cursor: string | null;
}

/** What the record came to know on one day. */
export interface DayAnswer {
  readonly asOf: CivilDay;
  readonly day: CivilDay;
  readonly changes: readonly ChangeRow[];
  readonly rulings: readonly RulingView[];
}

export interface HistoryAnswer {
  readonly history: HistoryView;
  readonly names: Names;
}

export interface RulingsAnswer {
  readonly asOf: CivilDay;
  readonly rulings: readonly RulingView[];
  /** The last ruling of the log, whatever the page; null where there is none. */
  readonly last: string | null;
  readonly cursor: string | null;
}

export interface RuledAnswer {
  readonly ruling: RulingView;
  readonly last: string;
}

export interface ClaimsAnswer {
  readonly asOf: CivilDay;
  readonly claims: readonly ClaimRow[];
  readonly cursor: string | null;
}

export interface PartiesAnswer {
  readonly asOf: CivilDay;
  readonly parties: readonly PartyRow[];
  readonly cursor: string | null;
}

export interface CheckAnswer {
  readonly checked: readonly CheckedBrief[];
}

export type ClaimCheckAnswer = Omit<CheckedClaim, 'refusals'> & {
  readonly refusals: readonly SpokenRefusal[];
};

export interface SearchAnswer {
  readonly found: SearchView;
  readonly names: Names;
}

export interface SuggestionsAnswer {
  readonly suggestions: readonly Suggestion[];
}

export type RulingKind = RulingView['ruling'];

/** A source with how it has behaved. Instants are epoch milliseconds. */
export type ShownSource = Pick<
  SourceRow,
  | 'id'
  | 'name'
  | 'address'
  | 'kind'
  | 'language'
  | 'region'
  | 'isOn'
  | 'isVerified'
  | 'movedFrom'
  | 'lastAskedAt'
  | 'lastSuccessAt'
  | 'lastChangeAt'
  | 'nextAt'
  | 'trouble'
> & {
  /** Entries by what became of them, over 30 days; null where it was never asked. */
  readonly counts: SourceHealth['counts'] | null;
  readonly medianDelayMs: number | null;
};

export interface SourcesAnswer {
  readonly sources: readonly ShownSource[];
  /** How many there are with those that ship. */
  readonly offered: number;
  readonly quarantine: ReturnType<SourceDesk['quarantine']>;
}

export interface SwitchedAnswer {
  readonly sources: readonly ShownSource[];
}

export interface SourceTestedAnswer {
  readonly tested: Awaited<ReturnType<SourceDesk['test']>>;
}

export interface TodayAnswer {
  readonly today: TodayView;
}

export interface SearchesAnswer {
  readonly searches: readonly SavedSearch[];
}

export interface SearchSavedAnswer {
  readonly search: SavedSearch;
}

export interface DeliveriesAnswer extends SearchesAnswer {
  readonly deliveries: readonly Delivery[];
  readonly mail: MailState;
}

export type DeliveryAddedAnswer = MadeDelivery;

export interface DeliveryChangedAnswer {
  readonly delivery: Delivery;
}

export interface SendingAnswer {
  readonly sending: Sending;
}

export interface SendingsAnswer {
  readonly sendings: readonly Sending[];
}
