import type { OutletKind } from '../../kernel/index.ts';

/** What went wrong at the last ask, for people. */
export interface SourceTrouble {
  readonly at: number;
  readonly code: string;
  readonly words: string;
}

/** A feed that the desk knows, with how it has behaved. Operational: it says nothing of the world and is no part of the log. */
export interface SourceRow {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly kind: OutletKind | null;
  readonly language: string | null;
  readonly region: string | null;
  /** Whether the page behind each entry is fetched, or the entry's own text taken. */
  readonly takesPages: boolean;
  readonly isOn: boolean;
  /** Switched off by the user, or gone for good: `--online` leaves it alone, too. */
  readonly isShut: boolean;
  /** The feed was asked and gave entries, here; what ships is not verified. */
  readonly isVerified: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly nextAt: number;
  readonly intervalMs: number;
  /** Asks that failed in a row. */
  readonly failures: number;
  /** Answers in a row that said “unchanged”. */
  readonly unchanged: number;
  readonly lastAskedAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastChangeAt: number | null;
  readonly trouble: SourceTrouble | null;
  /** Where it was before it moved for good. */
  readonly movedFrom: string | null;
}

export const OUTCOMES = [
  'filed',
  'revised',
  'known',
  'shared',
  'refused',
  'quarantined',
  'walled',
] as const;
/**
 * What became of an entry. `shared`: another source brought the same text. `walled`: the page did not let us in, and the
 * entry had no text of its own, or its own text was filed besides (then it is counted there, too).
 */
export type Outcome = (typeof OUTCOMES)[number];

export interface Delivery {
  readonly source: string;
  readonly at: number;
  readonly outcome: Outcome;
  /** From publication to filing; null where the entry gives no time. */
  readonly delayMs: number | null;
}

export interface SourceHealth {
  readonly source: SourceRow;
  /** Entries by what became of them, over 30 days. */
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly refusedShare: number | null;
  readonly medianDelayMs: number | null;
  /** The hub that tells of its news; null where none is offered or hubs cannot reach us. */
  readonly hub: HubHealth | null;
}

export interface HubHealth {
  readonly address: string;
  readonly state: 'offered' | 'asked' | 'active' | 'denied';
  /** End of the lease; 0 for none. */
  readonly until: number;
  readonly trouble: string | null;
}

/** An item that broke a parser, kept apart with all that is needed to try it again. */
export interface Quarantined {
  readonly key: string;
  readonly source: string;
  readonly why: string;
  /** Reader that it broke; it is tried once more under another. */
  readonly reader: string;
  readonly at: number;
  readonly document: string;
}

/** What one ask of one source came to. */
export interface SourceReport {
  readonly source: string;
  readonly name: string;
  readonly entries: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly isUnchanged: boolean;
  readonly trouble: SourceTrouble | null;
}

export function noCounts(): Record<Outcome, number> {
  return { filed: 0, revised: 0, known: 0, shared: 0, refused: 0, quarantined: 0, walled: 0 };
}
