/** A record of the log that a repair kept apart. */
export interface QuarantinedRecord {
  readonly seq: number;
  readonly id: string | null;
  readonly kind: string | null;
  readonly why: string;
}

export interface RepairReport {
  /** Facts of the log after the repair. */
  readonly facts: number;
  readonly quarantined: readonly QuarantinedRecord[];
  /** The file with the records that were kept apart; null where there were none. */
  readonly quarantine: string | null;
  /** The store as it was; null where its log was sound. */
  readonly saved: string | null;
}

export interface RestoreReport {
  readonly facts: number;
  /** What the store held before; null where there was none. */
  readonly saved: string | null;
}
