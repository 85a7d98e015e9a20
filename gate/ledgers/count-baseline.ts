import type { AccordEntry, Lexicon } from '../../src/kernel/index.ts';

/** What the baseline holds of one accord. */
export interface AccordCount {
  readonly accord: string;
  /** Rows of states and organisations, without those that are named because they stay outside. */
  readonly parties: number;
  readonly isComplete: boolean;
  /** Rows with a day, month or year of their stage or of their consent. */
  readonly dated: number;
  /** Rows with a day of either, exact to the day. */
  readonly exact: number;
}

/** What the baseline holds in all. */
export interface BaselineCount {
  readonly accords: number;
  /** Accords whose list of parties is whole; those of more than two parties; of more than twenty. */
  readonly complete: number;
  readonly completeOverTwo: number;
  readonly completeOverTwenty: number;
  readonly parties: number;
  readonly dated: number;
  readonly exact: number;
  readonly relations: number;
  /** Relations that are known to be absent, broken off or without recognition. */
  readonly absent: number;
  readonly relationsDated: number;
  readonly each: readonly AccordCount[];
}

const EXACT = /^\d{4}-\d{2}-\d{2}$/;
const ABSENT = new Set(['none', 'severed']);

function countOf({ id, parties, partiesComplete }: AccordEntry): AccordCount {
  const rows = parties.filter(({ stage }) => stage !== 'none');
  const days = rows.map(({ since, consented, signed }) =>
    [since, consented ?? null, signed].filter((day) => day !== null),
  );
  return {
    accord: id,
    parties: rows.length,
    isComplete: partiesComplete && rows.length > 0,
    dated: days.filter((found) => found.length > 0).length,
    exact: days.filter((found) => found.some((day) => EXACT.test(day))).length,
  };
}

/** Counts what the lexicon brings along: accords, whole lists of parties, days, relations. */
export function countBaseline({ accords, relations }: Lexicon): BaselineCount {
  const each = accords.map(countOf);
  const complete = each.filter(({ isComplete }) => isComplete);
  const sum = (key: 'parties' | 'dated' | 'exact'): number =>
    each.reduce((total, count) => total + count[key], 0);
  return {
    accords: accords.length,
    complete: complete.length,
    completeOverTwo: complete.filter(({ parties }) => parties > 2).length,
    completeOverTwenty: complete.filter(({ parties }) => parties > 20).length,
    parties: sum('parties'),
    dated: sum('dated'),
    exact: sum('exact'),
    relations: relations.length,
    absent: relations.filter(({ state }) => ABSENT.has(state)).length,
    relationsDated: relations.filter(({ since }) => since !== null).length,
    each,
  };
}
