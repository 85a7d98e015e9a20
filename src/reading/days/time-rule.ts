import type { CivilDay, Edtf } from '../../kernel/index.ts';
import type { DayRelation, TimeType } from '../types.ts';
import type { Tense } from './calendar.ts';
import type { Kind } from './time-kinds.ts';
import { kindPattern } from './time-pattern.ts';
import type { TimeToken } from './time-tokens.ts';

/** What a rule sees around its match. */
export interface TimeContext {
  readonly day: CivilDay | null;
  /** Tense of the clause, worked out when asked for. */
  readonly tense: () => Tense;
  /** The last point in time named before (`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a quarter); null for none. */
  readonly anchor: string | null;
  /** The same where this very sentence names it. */
  readonly anchorHere: string | null;
  /** Whether the text tells of a time long before its publication, so that dates follow on one another. */
  readonly isNarrative: boolean;
  /** Up to 40 units to the left, and to the right, of the match within its sentence. */
  readonly before: string;
  readonly after: string;
  /** Tokens to the left and right of the match, nearest first; undefined at the sentence's edge. */
  readonly near: (offset: number) => TimeToken | undefined;
}

/** What a match means; `origin` says what the inferred part was reckoned from. */
export interface BuiltTime {
  readonly type: TimeType;
  /** TIMEX3 value. */
  readonly value: string;
  readonly origin: 'stated' | 'reference' | 'anchor';
  readonly mod?: string;
  /** Days that it covers where they are not those of the value; null where it is no day of the record. */
  readonly days?: Edtf | string | null;
  /** Word of part inside the match that narrows the days ("early"). */
  readonly part?: string;
  /** Relation that the words themselves carry ("within two months"), before any preposition. */
  readonly relation?: DayRelation;
  /** Tokens of the match to leave out at its ends. */
  readonly skip?: number;
  readonly drop?: number;
  /** Tokens at the beginning that the day of the record leaves out (an article). */
  readonly lead?: number;
}

/** `no-reference`: a day that only the day of publication could fix; `unclear`: a day that does not exist. */
export type TimeOutcome = BuiltTime | 'no-reference' | 'unclear' | null;

/** The tokens of a match. */
export class TimeMatch {
  readonly tokens: readonly TimeToken[];
  constructor(tokens: readonly TimeToken[]) {
    this.tokens = tokens;
  }
  /** First token of a kind. */
  one(kind: Kind): TimeToken | undefined {
    return this.tokens.find((token) => token.kind === kind);
  }
  all(kind: Kind): TimeToken[] {
    return this.tokens.filter((token) => token.kind === kind);
  }
  /** Words of the first token of a kind; empty for none. */
  word(kind: Kind): string {
    return this.one(kind)?.lower ?? '';
  }
  /** Whether nothing stands between the tokens. */
  get isTight(): boolean {
    return this.tokens.every((token, at) => at === 0 || this.tokens[at - 1]?.end === token.start);
  }
}

/** One way in which texts say when. */
export interface TimeRule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly build: (match: TimeMatch, context: TimeContext) => TimeOutcome;
}

export function timeRule(id: string, pattern: string, build: TimeRule['build']): TimeRule {
  return { id, pattern: kindPattern(pattern), build };
}

/** For rules that need the reference day. */
export function withDay(
  build: (match: TimeMatch, day: CivilDay, context: TimeContext) => TimeOutcome,
): TimeRule['build'] {
  return (match, context) =>
    context.day === null ? 'no-reference' : build(match, context.day, context);
}

export function date(
  value: string | null,
  origin: BuiltTime['origin'],
  more?: Partial<BuiltTime>,
): TimeOutcome {
  return value === null ? 'unclear' : { type: 'DATE', value, origin, ...more };
}
