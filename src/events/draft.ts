import type { PatternEntry } from '../kernel/index.ts';
import type { Complement } from './complement.ts';
import type { VerbGroup } from './verb-group.ts';

/** A trigger with its complement, before anyone asked who, how surely and when. */
export interface Draft {
  readonly pattern: PatternEntry;
  readonly group: VerbGroup | null;
  /** Tokens of the trigger, both included; for nouns the noun itself. */
  readonly first: number;
  readonly last: number;
  readonly complement: Complement;
  /** The verb of which the noun is the subject, where the pattern asks for one ("talks collapsed"). */
  readonly predicate: VerbGroup | null;
  /** The draft whose act is told again of somebody else ("Brussels would do likewise"). */
  readonly echoOf: Draft | null;
}
