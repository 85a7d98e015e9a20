import type { Act } from '../../events/index.ts';
import type { CivilDay, Dispatch, Refusal, Span } from '../../kernel/index.ts';
import type {
  Claim,
  FactKind,
  NewFact,
  ReadSentence,
  Replacement,
  StoredFact,
} from '../../record/index.ts';
import type { Development, StoryItem } from '../../stories/index.ts';
import type { StoreStatus } from '../types.ts';
import type { DevelopmentPlace, DispatchPlace } from './list-places.ts';
import type { WorkList, WorkTx } from './work-contract.ts';

/** A dispatch as the store keeps it: with the identifier that its source gave it. */
export interface KeptDispatch {
  readonly dispatch: Dispatch;
  readonly sourceId: string | null;
}

export type KeptSentence = ReadSentence;

/** A stored sentence that a search found. The span is UTF-16 units into the text of the dispatch. */
export interface Passage extends Span {
  readonly dispatch: string;
  readonly sentence: number;
  readonly knownDay: CivilDay;
}

/** Which dispatches to find: all that is given must hold. */
export interface FindWanted {
  /** Words and phrases, of title and text; see `searchTerms`. */
  readonly terms: readonly (readonly string[])[];
  /** Keys of `searchKeysOf`; of each group one must belong to the dispatch. */
  readonly keys: readonly (readonly string[])[];
  /** The first and the last day of knowing that count. */
  readonly from?: CivilDay;
  readonly to?: CivilDay;
  /** Only those that come after this dispatch in the order. */
  readonly after?: string;
  readonly limit: number;
}

/** Nothing that became known after `asOf` is in the answer; without it, everything is. */
export interface KnownBy {
  readonly asOf?: CivilDay;
}

export interface Page extends KnownBy {
  /** At most so many items. */
  readonly limit: number;
}

/** A part of a list that begins after a place in it, whether something stands there or not. */
export interface PageAfter<Place> extends Page {
  readonly after?: Place;
}

/** A number of developments or entries that name one actor or accord. */
export interface Tally {
  readonly id: string;
  readonly count: number;
}

/** A record of the log as it stands on the disk, and whether it is what was written. */
export interface InspectedRecord {
  /** Number of the record; of the first missing one where records are missing. */
  readonly seq: number;
  /** Null where its content cannot be read. */
  readonly fact: StoredFact | null;
  /** The row as JSON, for a quarantine; null where the file does not give it. */
  readonly raw: string | null;
  /** Null for a record that is what was written. */
  readonly trouble: string | null;
  /** Whether the record is what was written and its link alone was spoilt, as the record after it shows. */
  readonly isLinkSpoilt: boolean;
}

/** The log. Every list is in order of `seq`. */
export interface LogQueries {
  facts(range: { readonly after?: number; readonly limit: number }): Promise<readonly StoredFact[]>;
  fact(id: string): Promise<StoredFact | null>;
  factsOfKind<K extends FactKind>(kind: K, known?: KnownBy): Promise<readonly StoredFact<K>[]>;
  lastFact(): Promise<StoredFact | null>;
  /** Its place alone, which is read without its body. */
  lastPlace(): Promise<Pick<StoredFact, 'seq' | 'chain'> | null>;
  /** The latest day from which anything is known; null for an empty record. */
  lastDay(): Promise<CivilDay | null>;
}

/** Dispatches, what was read in them, and what was refused. */
export interface DispatchQueries {
  dispatch(id: string): Promise<KeptDispatch | null>;
  /** In the order of `ids`; unknown ones are left out. */
  dispatchesOf(ids: readonly string[]): Promise<readonly KeptDispatch[]>;
  /** Newest first. */
  dispatches(page: PageAfter<DispatchPlace>): Promise<readonly KeptDispatch[]>;
  /** Several where the source edited the item; the one received last comes first. */
  dispatchesBySourceId(sourceId: string): Promise<readonly KeptDispatch[]>;
  /** The same for the address. */
  dispatchesByAddress(address: string): Promise<readonly KeptDispatch[]>;
  /** Dispatches with exactly this text, by `digestOf(text)`. */
  dispatchesByTextDigest(digest: string): Promise<readonly KeptDispatch[]>;
  /** Dispatches that replace this one directly. */
  revisionsOf(dispatch: string): Promise<readonly KeptDispatch[]>;
  /** Which of these dispatches were replaced, by which, and since when that is known; in order of both. */
  replacementsOf(dispatches: readonly string[]): Promise<readonly Replacement[]>;
  /** In order of the text. */
  sentences(dispatch: string): Promise<readonly KeptSentence[]>;
  /** The same of several, by dispatch. */
  sentencesOf(dispatches: readonly string[]): Promise<ReadonlyMap<string, readonly KeptSentence[]>>;
  act(id: string): Promise<Act | null>;
  /** By dispatch in the order of `dispatches`, then in order of the text. */
  actsOf(dispatches: readonly string[]): Promise<readonly Act[]>;
  /** Newest first, within one fact in their own order. */
  refusals(page: { readonly limit: number }): Promise<readonly Refusal[]>;
  refusalsOf(dispatch: string): Promise<readonly Refusal[]>;
  /**
   * Sentences that hold all words of the query, best first. Text in double quotes is one phrase.
   * Any text is a query: what is no word is passed over, and a query without a word finds nothing.
   * How words are folded and ranked is the engine's own and may differ between engines.
   */
  search(query: string, page: Page): Promise<readonly Passage[]>;
  /**
   * Dispatches of which title and text hold all terms, and to which all keys belong: the day from which they are known
   * falling. Within a day the order is the engine's own and stays while nothing is filed.
   */
  find(wanted: FindWanted): Promise<readonly string[]>;
}

/** Story items and developments. */
export interface StoryQueries {
  /** In the order of `dispatches`; unknown ones are left out. */
  storyItems(dispatches: readonly string[]): Promise<readonly StoryItem[]>;
  /** Items known from `from` to `to` that share a key; those that share most come first. */
  candidates(wanted: {
    readonly keys: readonly string[];
    readonly from: CivilDay;
    readonly to: CivilDay;
    readonly limit: number;
  }): Promise<readonly StoryItem[]>;
  /** Dispatches with a key that begins so, known by then, and since when each is known; in order of identifier. */
  dispatchesKeyed(
    prefix: string,
    known?: KnownBy,
  ): Promise<readonly { readonly dispatch: string; readonly knownDay: CivilDay }[]>;
  development(id: string): Promise<Development | null>;
  /** Those whose identifier is `name`, or `name` with a mark of six hexadecimal digits; in order of identifier. */
  developmentsNamed(name: string): Promise<readonly Development[]>;
  developmentOf(dispatch: string): Promise<Development | null>;
  /** The items of a development in its own order. */
  itemsOf(development: string): Promise<readonly StoryItem[]>;
  /** Newest last day first. `asOf` leaves out what began later; it does not trim what began before. */
  developments(page: PageAfter<DevelopmentPlace>): Promise<readonly Development[]>;
  developmentsByAccord(accord: string, page: Page): Promise<readonly Development[]>;
  developmentsByActor(actor: string, page: Page): Promise<readonly Development[]>;
  /** How many developments each accord and each actor has; in order of identifier. */
  developmentTally(known?: KnownBy): Promise<{
    readonly accords: readonly Tally[];
    readonly actors: readonly Tally[];
  }>;
}

/** Claims, in order of the day from which they are known, then of identifier. */
export interface ClaimQueries {
  claim(id: string): Promise<Claim | null>;
  claims(known?: KnownBy): Promise<readonly Claim[]>;
  claimsOf(entries: readonly string[], known?: KnownBy): Promise<readonly Claim[]>;
  claimsByAccord(accord: string, known?: KnownBy): Promise<readonly Claim[]>;
  /** Claims in which the state is subject or counterpart. */
  claimsByState(state: string, known?: KnownBy): Promise<readonly Claim[]>;
  claimsByDispatches(dispatches: readonly string[]): Promise<readonly Claim[]>;
  /**
   * The states with a claim under each accord, once each, in no order: a record of a million claims is counted by it.
   * Of these accords alone where some are given, at most 400.
   */
  statesUnderAccords(
    known?: KnownBy & { readonly accords?: readonly string[] },
  ): Promise<readonly { readonly accord: string; readonly states: readonly string[] }[]>;
  /** Claims of registers under accords of which both states hold one. */
  registeredOfBoth(a: string, b: string, known?: KnownBy): Promise<readonly Claim[]>;
}

/** One snapshot of the record: nothing that is written meanwhile is seen in it. */
export interface StoreView extends LogQueries, DispatchQueries, StoryQueries, ClaimQueries {
  /**
   * Every row of every projection as one line of canonical JSON, by table, then by key. Two records
   * with the same lines are equal byte for byte. The search index is left out: it follows from the rest.
   */
  dumpProjections(): AsyncIterable<string>;
  /** SHA-256 over the lines of `dumpProjections`, each ended by a line feed. */
  projectionDigest(): Promise<string>;
}

/** Where a development is to be found. */
export interface DevelopmentKeys {
  readonly actors: readonly string[];
  readonly accord: string | null;
}

/** What is about to be filed: identifiers of dispatches and facts, addresses, and keys of candidates. */
export interface Foreseen {
  readonly dispatches: readonly string[];
  readonly addresses: readonly string[];
  readonly facts: readonly string[];
  readonly keys: readonly string[];
}

/** A view that writes. It sees what it wrote itself. All is kept when `write` resolves, or nothing. */
export interface StoreTx extends StoreView, WorkTx {
  /**
   * Adds facts to the log and returns them with their numbers, in the order given. A fact whose
   * identifier is known is not written again: the one in the log is returned. Numbers have no gaps.
   */
  append(facts: readonly NewFact[]): Promise<readonly StoredFact[]>;
  /**
   * What somebody keeps under a name from one write to the next: the same again until another open store has written or a
   * write was taken back, then made anew. It may hold what follows from the tables as this store has written them.
   */
  remembered<T extends object>(name: string, make: () => T): T;
  /** Looks up at once what filing these will ask for; changes nothing that can be seen. */
  foresee(coming: Foreseen): Promise<void>;
  /** Writes or replaces a dispatch. */
  putDispatch(kept: KeptDispatch): Promise<void>;
  /** Replaces the sentences of a stored dispatch, and what a search finds of it. */
  putSentences(dispatch: string, sentences: readonly KeptSentence[]): Promise<void>;
  /** Replaces the acts of a stored dispatch. */
  putActs(dispatch: string, acts: readonly Act[]): Promise<void>;
  /** Writes or replaces what grouping sees of a dispatch, and the keys under which it is a candidate. */
  putStory(item: StoryItem, keys: readonly string[]): Promise<void>;
  /** Writes or replaces a development. */
  putDevelopment(development: Development, keys: DevelopmentKeys): Promise<void>;
  removeDevelopments(ids: readonly string[]): Promise<void>;
  /** Takes away the claims of these dispatches and writes or replaces the given ones. */
  replaceClaims(dispatches: readonly string[], claims: readonly Claim[]): Promise<void>;
  /** Makes a stored dispatch be found by its words and by what its acts and claims are; see `searchKeysOf`. */
  indexDispatch(dispatch: string): Promise<void>;
  /** Adds refusals that arose from the fact with this number. */
  putRefusals(seq: number, refusals: readonly Refusal[]): Promise<void>;
  /** Takes away the refusals of these dispatches, before they are read anew. */
  removeRefusals(dispatches: readonly string[]): Promise<void>;
  /**
   * Puts another log in the place of this one, for a restore and a repair alone. Facts are numbered and chained anew in
   * the order given; the same facts in the same order give the same chain. The projections stay as they are.
   */
  replaceLog(facts: AsyncIterable<NewFact>): Promise<void>;
  /** Empties every projection; the log stays. */
  clearProjections(): Promise<void>;
  /** Fills empty projections from the lines of `dumpProjections`, of this engine or another, and indexes the words. */
  loadProjections(lines: AsyncIterable<string>): Promise<void>;
}

/**
 * Where the record is kept: an append-only log of facts, and projections that can be recreated from it.
 *
 * What every engine guarantees:
 * - What `write` has resolved for is on the disk and outlives a crash of the process or the machine.
 * - A `write` that rejects has changed nothing, and what was acknowledged before is intact.
 * - Writes happen one after the other, also between processes; a `read` never waits for a `write`.
 * - A fact in the log is never changed and never removed; the engine itself refuses it, but for `replaceLog`.
 * - `chain` of each fact holds the facts before it, so that a break of the log can be seen.
 *
 * Do no other input or output inside `work`: the lock is held as long as it runs. A `write` inside a
 * `write` is a bug and throws an Error. A view is of no use once `work` has ended.
 *
 * Throws ChanceryError `store.busy` (another process did not let go in time), `store.full`,
 * `store.corrupt`, `store.unreadable`.
 */
export interface Store {
  read<T>(work: (view: StoreView) => Promise<T>): Promise<T>;
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  /** Documents on their way into the record. */
  readonly work: WorkList;
  status(): Promise<StoreStatus>;
  /** Every record of the log as committed, judged; a record that is broken or gone is told, not thrown. */
  inspectLog(): AsyncIterable<InspectedRecord>;
  /**
   * Writes one snapshot of the store to a file that is not there yet; others may write meanwhile. Inside a `write` it
   * holds what was committed before it. The file is one of the embedded engine. Throws `store.exists`, `store.full`, `store.unreadable`.
   */
  backup(target: string): Promise<void>;
  /** Waits for work under way, then lets go of the store. Closing twice is closing once. */
  close(): Promise<void>;
}
