import type { Edtf, Stage } from '../../kernel/index.ts';

/** The registers that can be read, by the word that names them on the command line. */
export const REGISTER_KINDS = [
  'untc',
  'atop',
  'desta',
  'ieadb',
  'manytreaties',
  'cow-igo',
  'csv',
  'wikidata',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** How a register names a state or organisation; at least one of the parts is there. */
export interface PartyName {
  /** ISO 3166-1 alpha-3, where the register uses codes. */
  readonly code: string | null;
  /** ISO 3166-1 numeric. */
  readonly isoNumeric: number | null;
  /** Number of the Correlates of War list of states. */
  readonly cowNumber: number | null;
  readonly name: string | null;
}

/** How a register names an accord. */
export interface AccordName {
  /** The register's own identifier. */
  readonly id: string | null;
  readonly title: string | null;
  /** When it was signed or adopted, to tell accords of one title apart. */
  readonly signed: Edtf | null;
}

/** One step of one party that a register holds. */
export interface RegisterStep {
  readonly stage: Stage;
  /** Null where the register gives no day. */
  readonly holds: Edtf | null;
  /** `inferred` where the day follows from others of the row and is not printed. */
  readonly basis: 'stated' | 'inferred';
  /** Where in the row it stands, and from what it was inferred. */
  readonly from: string;
}

/** What a register says of one party and one accord, or of two parties. */
export interface RegisterRow {
  /** Number of the row in its file; the row below the heading is 1. */
  readonly row: number;
  /** Null for the accord itself. */
  readonly party: PartyName | null;
  /** Set for relations of two states; then there is no accord. */
  readonly counterpart: PartyName | null;
  readonly accord: AccordName | null;
  readonly steps: readonly RegisterStep[];
}

/** One thing that a register gave: a row, or a row that cannot be read and why. */
export type RegisterItem =
  | { readonly kind: 'row'; readonly row: RegisterRow }
  | { readonly kind: 'refused'; readonly row: number; readonly why: string };

export const NO_PARTY: PartyName = { code: null, isoNumeric: null, cowNumber: null, name: null };
