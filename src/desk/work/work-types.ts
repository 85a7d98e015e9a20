import type { CivilDay, Refusal } from '../../kernel/index.ts';
import type { FinishedReading } from '../file-reading.ts';
import type { StageTimes } from '../reading-line.ts';
import type { WorkPriority } from '../store/work-contract.ts';

/** What a worker leaves for the applier, as JSON in the store. */
export interface WorkerReading {
  readonly read: FinishedReading | null;
  readonly refusals: readonly Refusal[];
  readonly timesMs: StageTimes;
}

/** How a worker goes about it; all of it has a default. */
export interface WorkerOptions {
  /** Name of this worker among all; unique. */
  readonly name: string;
  /** Documents that are claimed at a time. */
  readonly batch: number;
  /** A document that is not read by then is given to another worker. */
  readonly leaseMs: number;
  /** Readings that may fail before a document goes into quarantine. */
  readonly maxAttempts: number;
  /** Readings that wait to be filed, beyond which no more is read, so that the store does not fill with them. */
  readonly maxAhead: number;
  /** Whether it reads, files, or does both. */
  readonly does: 'both' | 'read' | 'apply';
  /** Ends once the list is empty, instead of waiting for more. */
  readonly isUntilEmpty: boolean;
  /** Aborts when the process is asked to stop: what is being read is finished, the rest is given back. */
  readonly signal: AbortSignal;
  readonly onEvent?: (event: WorkEvent) => void;
}

/** What happens in a worker, for its log. No text of a document is in it. */
export type WorkEvent =
  | {
      readonly kind: 'read';
      readonly tickets: readonly number[];
      readonly ms: number;
      readonly lost: number;
    }
  | {
      readonly kind: 'filed';
      readonly dispatches: readonly string[];
      readonly tickets: readonly number[];
      readonly ms: number;
    }
  | {
      readonly kind: 'failed';
      readonly ticket: number;
      readonly reason: string;
      readonly attempt: number;
      readonly state: 'waiting' | 'quarantined';
    }
  | { readonly kind: 'quarantined'; readonly tickets: readonly number[] }
  | { readonly kind: 'applier'; readonly isLeading: boolean }
  | { readonly kind: 'store-trouble'; readonly code: string; readonly message: string };

/** What a worker did until it stopped. */
export interface WorkerReport {
  readonly read: number;
  readonly filed: number;
  readonly failed: number;
  /** Milliseconds spent reading, and filing with all that the store did in it. */
  readonly readMs: number;
  readonly fileMs: number;
  /** Time of the processor that the process took meanwhile, in all its threads. */
  readonly cpuMs: number;
  /** The part of it that went by while it filed. */
  readonly fileCpuMs: number;
}

export interface AddOptions {
  readonly on?: CivilDay;
  readonly priority?: WorkPriority;
  /** The list takes so many documents that nobody has read. */
  readonly cap?: number;
  /** Waits while the list is full, instead of throwing `work.full`. */
  readonly isPatient?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number | null, name: string) => void;
}

export interface Added {
  readonly added: number;
  readonly known: number;
  readonly refused: readonly { readonly name: string; readonly refusals: readonly Refusal[] }[];
  readonly firstTicket: number | null;
  readonly lastTicket: number | null;
}
