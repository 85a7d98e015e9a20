import type { Brief } from '../../briefs/index.ts';
import type {
  AccordView,
  Desk,
  DevelopmentRow,
  DispatchView,
  Explanation,
  Named,
  StateView,
  StoreStatus,
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
}

export interface AccordAnswer {
  readonly accord: AccordView;
  readonly names: Names;
}

export interface StatesAnswer {
  readonly asOf: CivilDay;
  readonly states: Awaited<ReturnType<Desk['states']>>;
}

export interface StateAnswer {
  readonly state: StateView;
  readonly names: Names;
}

export interface NextAnswer {
  readonly asOf: CivilDay;
  readonly expectations: readonly Expectation[];
  readonly names: Names;
}

export interface DispatchesAnswer {
  readonly asOf: CivilDay;
  readonly dispatches: readonly Dispatch[];
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
