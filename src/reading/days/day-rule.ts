import type { CivilDay } from '../../kernel/index.ts';
import type { DayRelation } from '../types.ts';
import type { Tense } from './calendar.ts';

/** What a rule sees around its match. */
export interface DayContext {
  readonly day: CivilDay | null;
  /** Tense of the clause, worked out when asked for. */
  readonly tense: () => Tense;
  /** Another value of the text, from which "a week later" is reckoned; a day, a month or a year. */
  readonly anchor: string | null;
  /** Up to 40 units to the left, and to the right, of the match within its sentence. */
  readonly before: string;
  readonly after: string;
}

/** The value of a match; `origin` says what the inferred part was reckoned from. */
export interface BuiltDay {
  readonly value: string;
  readonly origin: 'stated' | 'reference' | 'anchor';
  /** Relation that the words themselves carry ("within two months"), before any preposition. */
  readonly relation?: DayRelation;
}

/** `no-reference`: a day that only the day of publication could fix; `unclear`: a day that does not exist. */
export type DayOutcome = BuiltDay | 'no-reference' | 'unclear' | null;

export type Groups = Readonly<Record<string, string | undefined>>;

/** One way in which texts say when. The pattern is global and Unicode; named groups feed `build`. */
export interface DayRule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly build: (groups: Groups, context: DayContext) => DayOutcome;
}

/** A pattern that begins and ends at a word's edge. */
export function wordPattern(source: string, flags = 'gu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}.,/$€£-])(?:${source})(?![\\p{L}\\p{N}])`, flags);
}

export function stated(value: string | null): DayOutcome {
  return value === null ? 'unclear' : { value, origin: 'stated' };
}

export function inferred(value: string | null): DayOutcome {
  return value === null ? 'unclear' : { value, origin: 'reference' };
}
