import type { BriefResult, OverviewTopic, Unsupported } from '../briefs/index.ts';
import type { Act } from '../events/index.ts';
import type { CivilDay, Dispatch, Edtf, Evidence, Refusal, Span, Stage } from '../kernel/index.ts';
import type { Reading } from '../reading/index.ts';
import type {
  Claim,
  DerivedFact,
  EntryKey,
  Expectation,
  HeldClaim,
  StageDays,
  StoredFact,
} from '../record/index.ts';
import type { ArchivePlace, SourceDocument, SourceItem } from '../sources/index.ts';
import type { Development } from '../stories/index.ts';
import type { ChangeBatch } from './changes/change-types.ts';
import type { CheckedClaim } from './claims/claim-check-types.ts';
import type { DraftEndpoint } from './draft-client.ts';
import type { EventRow } from './events/event-row.ts';
import type { ClaimRow, PartyRow, RowsWanted } from './exports/row-types.ts';
import type { ImportOptions, ImportReport } from './import-types.ts';
import type { RulingCommand, RulingView } from './ruling-types.ts';
import type { SearchView, Suggestion } from './search/search-types.ts';
import type { AsOf, Named, StandingRow } from './standing-row.ts';
import type { DevelopmentPlace, DispatchPlace } from './store/list-places.ts';
import type { DevelopmentRow, TodayView, TodayWanted } from './today-types.ts';
import type { UnitedRow } from './united-row.ts';

/** What became of one document. */
export interface Taken {
  readonly name: string;
  /** Null when it was refused before it became a dispatch. */
  readonly dispatch: string | null;
  readonly status: 'read' | 'known' | 'revision' | 'refused';
  readonly development: string | null;
  readonly actCount: number;
  readonly refusals: readonly Refusal[];
}
export interface TakeOptions {
  /** Reference day for documents that state none. */
  readonly on?: CivilDay;
  readonly onProgress?: (done: number, total: number | null, name: string) => void;
  /** Told the places in archives of what is on the disk by now. */
  readonly onFiled?: (filed: Filed) => void;
  /** Told a document that broke or outlasted the reader, and how; it is refused, and what follows is read. */
  readonly onBroken?: (document: SourceDocument, why: string) => void;
}

/** What one transaction came to. */
export interface Filed {
  readonly places: readonly ArchivePlace[];
  /** The last fact of the log; null while it is empty. */
  readonly last: Pick<StoredFact, 'seq' | 'chain'> | null;
}

export type { ImportedChange, ImportOptions, ImportReport } from './import-types.ts';

/** What was understood of a text, without storing it. */
export interface UnderstoodDispatch {
  readonly dispatch: Dispatch;
  readonly reading: Reading;
  readonly acts: readonly Act[];
  readonly refusals: readonly Refusal[];
}

export interface AccordView {
  readonly id: string;
  readonly name: string;
  readonly united: readonly UnitedRow[];
  readonly kind: string;
  readonly about: string | null;
  /** Who keeps the instruments; several for some accords. */
  readonly depositaries: readonly Named[];
  readonly signed: Edtf | null;
  readonly inForce: Edtf | null;
  readonly entryIntoForce: string | null;
  readonly sectors: readonly string[];
  readonly isKnown: boolean;
  readonly partiesComplete: boolean;
  readonly asOf: CivilDay;
  readonly parties: readonly StandingRow[];
  /** How long parties took from stage to stage; steps with fewer than three cases are left out. */
  readonly stageDays: readonly StageDays[];
  readonly expectations: readonly Expectation[];
  readonly developments: readonly DevelopmentRow[];
}

export interface StateView {
  readonly code: string;
  readonly name: string;
  readonly official: string | null;
  readonly region: string | null;
  readonly asOf: CivilDay;
  readonly accords: readonly StandingRow[];
  readonly relations: readonly StandingRow[];
  readonly expectations: readonly Expectation[];
  readonly developments: readonly DevelopmentRow[];
}

/** A standing that moved, and when the record came to know it. */
export interface ChangeRow extends StandingRow {
  readonly knownDay: CivilDay;
  /** The stage before; null where nothing was held. */
  readonly before: Stage | null;
  /** What was held was taken back by a correction or a ruling; `standing` is then the one before. */
  readonly isTakenBack: boolean;
}

/** The log of one entry. */
export interface HistoryView {
  readonly entry: EntryKey;
  readonly asOf: CivilDay;
  readonly standing: StandingRow | null;
  readonly steps: readonly ChangeRow[];
  readonly claims: readonly {
    readonly claim: Claim;
    readonly fate: HeldClaim['why'] | 'rests-on' | 'corrected';
  }[];
  /** The identifiers whose claims are among them because they are one accord. */
  readonly united: readonly UnitedRow[];
  readonly rulings: readonly RulingView[];
}

/** Why the system says a thing. */
export interface Explanation {
  readonly id: string;
  readonly kind:
    | 'act'
    | 'claim'
    | 'standing'
    | 'expectation'
    | 'development'
    | 'dispatch'
    | 'fact'
    | 'accord';
  readonly title: string;
  /** In order: rule, words, basis of the day, class of evidence, what was held back. */
  readonly steps: readonly {
    readonly what: string;
    readonly rule: string;
    readonly words: string;
  }[];
  readonly passages: readonly (Evidence & {
    readonly outlet: string | null;
    readonly words: string;
  })[];
  /** Further identifiers that can be explained. */
  readonly see: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** A dispatch with what hangs on it, for the page that shows a passage. */
export interface DispatchView {
  readonly dispatch: Dispatch;
  readonly sentences: readonly Span[];
  readonly acts: readonly Act[];
  readonly refusals: readonly Refusal[];
  readonly development: string | null;
  readonly origin: string | null;
  readonly revisions: readonly string[];
  /** What it changed against the version that it replaces; left out where it replaces none. */
  readonly changed?: RevisionChanges;
}

/** What a later version of a text changed. */
export interface RevisionChanges {
  /** The dispatch that was replaced. */
  readonly from: string;
  /** Sentences that are new, in the later text. */
  readonly added: readonly Span[];
  /** Sentences of the earlier text that are gone. */
  readonly removed: readonly string[];
}

export interface StoreStatus {
  readonly path: string;
  readonly version: number;
  readonly facts: number;
  readonly dispatches: number;
  readonly acts: number;
  readonly developments: number;
  readonly claims: number;
  readonly refusals: number;
}

/** What the grounding check found in a brief that was handed in. */
export interface CheckedBrief {
  readonly id: string | null;
  readonly asOf: CivilDay;
  readonly sentences: number;
  /** Statements that what they cite does not hold, with the sentence that makes each. */
  readonly unsupported: readonly (Unsupported & { readonly text: string })[];
}

export type { QuarantinedRecord, RepairReport, RestoreReport } from './repair-types.ts';
export type { RulingCommand, RulingView } from './ruling-types.ts';
export type { AsOf, Named, StandingRow } from './standing-row.ts';
export type { DevelopmentRow, TodayView, TodayWanted } from './today-types.ts';

/** The functions that every surface uses. All days that are not given are the last day of the record. */
export interface Desk {
  take(documents: AsyncIterable<SourceItem>, options?: TakeOptions): Promise<readonly Taken[]>;
  /**
   * Files a register as claims. What is imported already is not imported twice. Throws `import.*` and `input.*`
   * before anything is written, and what the store throws; what was acknowledged stays.
   */
  importRegister(options: ImportOptions): Promise<ImportReport>;
  understand(
    document: SourceDocument,
    options?: { readonly on?: CivilDay },
  ): Promise<UnderstoodDispatch>;
  /** Newest last day first; after a place in the list where one is given. */
  developments(
    options?: AsOf & { readonly limit?: number; readonly after?: DevelopmentPlace },
  ): Promise<readonly DevelopmentRow[]>;
  /** Developments by what is asked, with what else can be asked; see `todayOf`. */
  today(options?: AsOf & TodayWanted): Promise<TodayView>;
  development(id: string, options?: AsOf): Promise<Development>;
  /** With `draft`, the prose of a language model where it passes the check. Throws `record.unknown` and `draft.address-invalid`. */
  brief(
    development: string,
    options?: AsOf & { readonly draft?: DraftEndpoint },
  ): Promise<BriefResult>;
  /** The brief of an accord, a state, a pair of states or a day, from those of its developments. */
  overview(topic: OverviewTopic, options?: AsOf): Promise<BriefResult>;
  /**
   * Reads briefs again, ours or another's (`value` is their JSON), against the dispatches and entries that they cite.
   * Throws `brief.invalid`.
   */
  checkBriefs(
    value: unknown,
    options?: AsOf & { readonly name?: string },
  ): Promise<readonly CheckedBrief[]>;
  /** Holds what a text states against the record; nothing is filed. Throws `input.argument`, `input.no-article`. */
  checkClaim(text: string, options?: AsOf): Promise<CheckedClaim>;
  /** `rows`: how many of its newest developments are told, 30 at most and where it is left out. */
  accord(id: string, options?: AsOf & { readonly rows?: number }): Promise<AccordView>;
  state(code: string, options?: AsOf & { readonly rows?: number }): Promise<StateView>;
  accords(
    options?: AsOf,
  ): Promise<
    readonly (Named & { readonly partyCount: number; readonly developmentCount: number })[]
  >;
  states(
    options?: AsOf,
  ): Promise<
    readonly (Named & { readonly accordCount: number; readonly developmentCount: number })[]
  >;
  next(
    options?: AsOf & {
      readonly from?: CivilDay;
      readonly to?: CivilDay;
      readonly state?: string;
      readonly accord?: string;
    },
  ): Promise<readonly Expectation[]>;
  /** Standings that moved, in order of the day on which the record came to know it. */
  changes(
    options?: AsOf & {
      readonly from?: CivilDay;
      readonly to?: CivilDay;
      readonly state?: string;
      readonly accord?: string;
    },
  ): Promise<readonly ChangeRow[]>;
  /** The log of an entry. Throws `record.unknown`, `input.argument`. */
  history(entry: string, options?: AsOf): Promise<HistoryView>;
  /** What follows from the record for a state's entry under an accord: counts, firsts, days; each with its entries. */
  derived(entry: string, options?: AsOf): Promise<readonly DerivedFact[]>;
  /** Files an editor's ruling. Throws `record.unknown`, `record.ruled-meanwhile`, `input.argument`. */
  rule(command: RulingCommand): Promise<RulingView>;
  rulings(options?: AsOf): Promise<readonly RulingView[]>;
  /** What came to be known of it after the day is left out. Throws `record.unknown`, and `record.not-yet` before its day. */
  dispatch(id: string, options?: AsOf): Promise<DispatchView>;
  /**
   * Composes what lists and pages begin with before somebody asks for it, a little at a time, until `signal` says to stop;
   * `onRound` is told after each round how many rows it composed.
   */
  keepPrepared(options: {
    readonly signal: AbortSignal;
    readonly onRound?: (rows: number) => void;
  }): Promise<void>;
  /** Dispatches by themselves, in the order of their identifiers here; those that are not on record are left out. */
  dispatchesOf(ids: readonly string[]): Promise<readonly Dispatch[]>;
  /** Newest first; after a place in the list where one is given. */
  dispatches(
    options?: AsOf & { readonly limit?: number; readonly after?: DispatchPlace },
  ): Promise<readonly Dispatch[]>;
  explain(id: string, options?: AsOf): Promise<Explanation>;
  /** A state or accord by code, identifier or any of its names; null when none fits. */
  find(name: string): Promise<{
    readonly kind: 'state' | 'accord';
    readonly id: string;
    readonly name: string;
  } | null>;
  /**
   * Display name of an actor's code or an accord's identifier; the code itself when unknown. As the rulings leave it
   * that held on the day of a question that was asked with the same `on`; without it, of the question asked last.
   */
  nameOf(id: string, on?: AsOf): string;
  /** Display names of codes and identifiers as they are on a day, in the order given. */
  names(ids: readonly string[], options?: AsOf): Promise<readonly Named[]>;
  refusals(options?: { readonly limit?: number }): Promise<readonly Refusal[]>;
  /** Dispatches, developments and entries; see `parseSearch`. Throws `search.*`. */
  search(
    query: string,
    options?: AsOf & { readonly cursor?: string; readonly limit?: number },
  ): Promise<SearchView>;
  /** What the last word of a search, as it is typed, may become. */
  suggest(typed: string): Promise<readonly Suggestion[]>;
  /** The acts of the record as rows of event data, by the day of their dispatch, the oldest first. */
  events(options?: AsOf): Promise<readonly EventRow[]>;
  /** Claims that are heard, with what became of each, by entry; of all accords and states where none is named. */
  claims(options?: AsOf & RowsWanted): Promise<readonly ClaimRow[]>;
  /** How far states are under accords, by entry. */
  parties(options?: AsOf & RowsWanted): Promise<readonly PartyRow[]>;
  /** The acts of a text that was understood, as rows of event data. */
  eventsOf(understood: UnderstoodDispatch): readonly EventRow[];
  facts(options: {
    readonly after?: number;
    readonly limit: number;
  }): Promise<readonly StoredFact[]>;
  /**
   * What came into the log after a place of it, at most `limit` facts (100); without a place nothing, and where the log
   * stands. Throws `input.argument` for what is no place.
   */
  changesAfter(
    position: string | null,
    options?: { readonly limit?: number },
  ): Promise<ChangeBatch>;
  /** Recreates every table from the log. */
  rebuild(
    onProgress?: (done: number, total: number) => void,
  ): Promise<{ readonly facts: number; readonly digest: string }>;
  /** Verifies the chain of the log and that the tables equal what it gives. */
  check(): Promise<{
    readonly facts: number;
    readonly isSound: boolean;
    readonly trouble: string | null;
    /** Records of the log that are not what was written, at most a hundred. */
    readonly broken: readonly { readonly seq: number; readonly why: string }[];
  }>;
  /** Writes one snapshot of the store to a file that is not there yet, also while others write. */
  backup(target: string): Promise<{ readonly facts: number; readonly path: string }>;
  status(): Promise<StoreStatus>;
  lastDay(): Promise<CivilDay>;
  close(): Promise<void>;
}
