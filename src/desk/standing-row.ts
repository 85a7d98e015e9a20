import type { CivilDay } from '../kernel/index.ts';
import type { EntryKey, Standing } from '../record/index.ts';

/** The day as of which the record speaks. */
export interface AsOf {
  readonly asOf?: CivilDay;
}

/** A name as a reader sees it, and the code or identifier behind it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A standing with its names written out. */
export interface StandingRow {
  readonly entry: EntryKey;
  readonly subject: Named;
  readonly accord: Named | null;
  readonly counterpart: Named | null;
  readonly standing: Standing;
  /** In words: "announced, not yet signed". */
  readonly label: string;
  /** Claims of the standing that a list does not name; left out where it names them all. */
  readonly claimsLeft?: number;
}
