/** What opens the stretch of text that a verb group governs to its left. */
export type Opening =
  | 'start'
  | 'that'
  | 'relative'
  | 'condition'
  | 'time'
  | 'reason'
  | 'group'
  | 'strong';

/** What an infinitive or a gerund hangs on. */
export interface Governor {
  readonly kind: 'verb' | 'adjective' | 'noun';
  /** Token of the governing word. */
  readonly token: number;
  /** Index of the group that holds it or that it completes; -1 for a noun without one. */
  readonly group: number;
}

/** A run of auxiliaries, adverbs and a verb. Token indexes, both ends included. */
export interface VerbGroup {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: 'finite' | 'infinitive' | 'ing' | 'participle';
  readonly isPassive: boolean;
  readonly isNegated: boolean;
  readonly isProgressive: boolean;
  readonly modal: string | null;
  readonly tense: 'past' | 'present' | 'none';
  /** First token of the clause's region before the verb, and what opened it. */
  readonly left: number;
  readonly opening: Opening;
  /** Token of the word that opened it, or -1. */
  readonly marker: number;
  /** First token that no longer belongs to the verb's complement. */
  readonly right: number;
  readonly governor: Governor | null;
}
