import type { CivilDay } from '../../kernel/index.ts';
import type { SourceDocument } from '../../sources/index.ts';

/** A person's request goes before the backlog, in reading and in filing. */
export const WORK_PRIORITIES = ['person', 'backlog'] as const;
export type WorkPriority = (typeof WORK_PRIORITIES)[number];

/** A document to be read by whichever worker comes first. */
export interface NewWork {
  readonly document: SourceDocument;
  /** Reference day for a document that states none. */
  readonly on: CivilDay | null;
  readonly priority: WorkPriority;
}

/** The place of a document in the work list: tickets are numbers that rise in the order in which documents were added. */
export interface WorkTicket {
  readonly ticket: number;
  /** False for a document that is in the list already, waiting, being read or filed. */
  readonly isNew: boolean;
}

/** A document that one worker alone reads until its lease ends. */
export interface ClaimedWork {
  readonly ticket: number;
  readonly document: SourceDocument;
  readonly on: CivilDay | null;
  /** When the document was added: the instant of receipt of its dispatch, whoever reads it when. */
  readonly receivedAt: number;
  /** The first reading is 1. */
  readonly attempt: number;
}

export interface WorkClaim {
  /** Names this claim in all that follows; a claim whose lease has ended counts for nothing. */
  readonly lease: string;
  readonly works: readonly ClaimedWork[];
  /** Tickets that were put into quarantine, because too many readers ended over them. */
  readonly quarantined: readonly number[];
}

export interface ClaimOptions {
  /** Name of the worker. */
  readonly holder: string;
  readonly limit: number;
  readonly leaseMs: number;
  /** A document that was claimed so often and never read goes into quarantine. */
  readonly maxAttempts: number;
  /** Nothing is claimed while so many readings wait to be filed. */
  readonly maxAhead: number;
  /** For a worker that is still reading: nothing that failed before. */
  readonly isAhead?: boolean;
}

/** A reading that waits to be filed; `reading` is JSON of the desk's own. */
export interface KeptReading {
  readonly ticket: number;
  readonly name: string;
  readonly reading: string;
}

/** What became of a ticket that was filed; `outcome` is JSON of the desk's own. */
export interface FiledWork {
  readonly ticket: number;
  readonly outcome: string;
}

/** A sum that all processes add to. */
export interface Tally {
  readonly name: string;
  readonly label: string;
  readonly value: number;
}

export interface WorkStatus {
  /** Nobody has read them; those that a worker is reading are among them. */
  readonly waiting: number;
  /** Being read, under a lease. */
  readonly leased: number;
  /** Read, and not filed yet. */
  readonly read: number;
  /** Since the list began. */
  readonly filed: number;
  readonly quarantined: number;
  /** Age of the oldest document that is not filed and not in quarantine; null where there is none. */
  readonly oldestMs: number | null;
  /** Filed in the minutes before, a second; null where nothing was filed in them. */
  readonly filedPerSecond: number | null;
  /** Milliseconds until everything that waits is filed, at that pace. */
  readonly leftMs: number | null;
  /** Documents kept as they came, and their size as they are kept. */
  readonly documents: number;
  readonly documentBytes: number;
  /** The worker that files; null where none does. */
  readonly applier: string | null;
}

export interface QuarantinedWork {
  readonly ticket: number;
  readonly name: string;
  readonly attempts: number;
  readonly reason: string;
  readonly receivedAt: number;
}

/**
 * Documents on their way into the record, beside the log and outside of the projections.
 *
 * What every engine guarantees:
 * - A document whose ticket was given is on the disk, and is filed or in quarantine at last, however often workers end.
 * - Two workers never hold one ticket at a time; what comes from a claim whose lease has ended is not taken.
 * - Result and acknowledgement of a reading are one transaction; so are filing and the end of a ticket.
 * - Tickets rise in the order in which their documents became visible, and have no gaps.
 * - Leases follow one clock: the server's, or that of the machine of the file. A clock that jumps makes a document be
 *   read twice or late; it is never lost and never filed twice.
 */
export interface WorkList {
  /** Whether everybody who writes, to the list too, waits for the one who files. */
  readonly hasOneWriter: boolean;
  /** Adds documents in order. Throws `work.full` where more than `cap` would be waiting; then none was added. */
  add(works: readonly NewWork[], cap: number): Promise<readonly WorkTicket[]>;
  /** A document that failed before comes alone, so that it takes no other with it. */
  claim(options: ClaimOptions): Promise<WorkClaim>;
  /** Keeps readings; gives the tickets whose lease still held. */
  keepReadings(
    lease: string,
    readings: readonly Omit<KeptReading, 'name'>[],
  ): Promise<readonly number[]>;
  /** Makes what is still held under a lease last for so long from now; gives those tickets. */
  renew(lease: string, tickets: readonly number[], leaseMs: number): Promise<readonly number[]>;
  /** Gives documents back unread, as if they had not been claimed. */
  giveBack(lease: string, tickets: readonly number[]): Promise<void>;
  /** Notes that reading failed. The document is free again after `pauseMs`, or goes into quarantine. */
  fail(
    lease: string,
    failed: { readonly ticket: number; readonly reason: string },
    options: { readonly maxAttempts: number; readonly pauseMs: number },
  ): Promise<'waiting' | 'quarantined'>;
  /** Takes or renews a role for so long; true where `holder` has it. */
  lead(role: string, holder: string, leaseMs: number): Promise<boolean>;
  resign(role: string, holder: string): Promise<void>;
  /** Whether anything can be claimed, and whether anything can be filed. */
  peek(): Promise<{
    readonly canRead: boolean;
    readonly canFile: boolean;
    readonly hasUnread: boolean;
  }>;
  status(): Promise<WorkStatus>;
  tallies(): Promise<readonly Tally[]>;
  /** In order of the ticket. */
  quarantined(limit: number): Promise<readonly QuarantinedWork[]>;
  /** Frees documents in quarantine, all of them for null; gives how many. */
  retry(tickets: readonly number[] | null): Promise<number>;
  /** What became of a ticket: its outcome as JSON once it is filed. Null for a ticket that is not known. */
  outcome(
    ticket: number,
  ): Promise<{ readonly state: string; readonly outcome: string | null } | null>;
  /** Drops the documents as they came that were received before this instant and are filed, and their tickets. */
  trim(beforeAt: number): Promise<{ readonly documents: number; readonly bytes: number }>;
  /** Calls `onChange` when something was added or read; null where the engine tells nobody. Resolves with what ends it. */
  watch(onChange: () => void): Promise<(() => Promise<void>) | null>;
}

/** What filing needs of the list, inside of a write of the store. */
export interface WorkTx {
  /**
   * Readings that are next: those of persons first, then in order of the ticket, and none before the ticket ahead of it
   * is read or in quarantine. So the log has one order, whoever reads when.
   */
  nextReadings(limit: number): Promise<readonly KeptReading[]>;
  endWork(filed: readonly FiledWork[]): Promise<void>;
  /** Puts a document into quarantine whose reading cannot be filed; read anew, it gets another reading. */
  setApart(ticket: number, reason: string): Promise<void>;
  addTallies(tallies: readonly Tally[]): Promise<void>;
}
