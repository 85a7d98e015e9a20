import type { CivilDay, Edtf, EvidenceClass, Refusal, Stage } from '../kernel/index.ts';
import type { EntryKey } from '../record/index.ts';

/** What to import, and how. */
export interface ImportOptions {
  readonly kind: string;
  readonly path: string;
  /** File of the mapping. */
  readonly mapping?: string;
  /** The day of which the register speaks, where its file does not say it; else the day of the import. */
  readonly on?: CivilDay;
  /** Look what would change, and change nothing. */
  readonly isDryRun?: boolean;
  readonly onProgress?: (done: number, total: number | null, name: string) => void;
}

/** A claim that an import makes, in words. */
export interface ImportedChange {
  readonly entry: EntryKey;
  readonly stage: Stage;
  readonly holds: Edtf | null;
  /** The day that the register gave before, where it gave another. */
  readonly before: Edtf | null;
  readonly isReplacement: boolean;
}

/** What an import came to. */
export interface ImportReport {
  readonly register: string;
  readonly file: string;
  readonly edition: string;
  readonly day: CivilDay;
  readonly evidenceClass: EvidenceClass;
  readonly isDryRun: boolean;
  /** Items of the file: rows, participants, or the party of a row that names several. */
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
  readonly known: number;
  readonly refused: number;
  readonly changes: readonly ImportedChange[];
  /** Refusals of one wording with their number, the most frequent first. */
  readonly refusals: readonly { readonly refusal: Refusal; readonly count: number }[];
}
