import type { PatternEntry } from '../kernel/index.ts';
import type { AccordMention, Mention } from '../reading/index.ts';
import type { Placed } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** What a trigger was found to act on. Token indexes; `end` is the last token of the complement. */
export interface Complement {
  readonly accord: Placed<AccordMention> | null;
  readonly state: Placed<Mention> | null;
  /** Tokens of an accord that the sentence does not name: "a treaty", "the memorandum of understanding". */
  readonly plain: { readonly first: number; readonly last: number } | null;
  readonly end: number;
  /** Whether it was found before the verb: passive, or the head of a relative clause. */
  readonly isBefore: boolean;
  /** First token of the object noun, where it stands before the verb. */
  readonly noun?: number;
}

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
  /** Set where the step is taken with a further paper of a row: whether that one is left out ("but not B"), and from which token its own day may stand. */
  readonly further?: { readonly isExcepted: boolean; readonly daysFrom: number | null };
}
