import type { Edtf } from '../../kernel/index.ts';
import type { DayRelation, Sentence, TimeType } from '../types.ts';
import type { BuiltTime } from './time-rule.ts';
import type { TimeToken } from './time-tokens.ts';
import { modOf } from './timex-value.ts';

/** A time expression by the tokens of its sentence; `core` is what is left without "about" and the clock. */
export interface RawTime {
  readonly from: number;
  readonly to: number;
  readonly coreFrom: number;
  readonly coreTo: number;
  readonly sentence: Sentence;
  readonly type: TimeType;
  readonly value: string;
  readonly mod: string | null;
  /** Word of part that narrows it ("early", "end"); empty for none. */
  readonly part: string;
  readonly days: Edtf | null;
  readonly relation: DayRelation | null;
  readonly origin: string;
  readonly rule: string;
}

interface Widened {
  readonly from: number;
  readonly coreFrom: number;
  readonly mod: string | null;
  readonly part: string;
}

/** Takes in the words of part and of nearness before a date: "the end of", "early", "mid-", "around". */
export function widened(
  tokens: readonly TimeToken[],
  at: number,
  to: number,
  built: BuiltTime,
): Widened {
  const kind = (offset: number): string => tokens[offset]?.kind ?? '';
  const isPoint = built.type === 'DATE' && !/REF$/.test(built.value);
  let from = at;
  let mod: string | null = null;
  let part = built.part ?? '';
  if (isPoint || built.type === 'TIME') {
    const skip = kind(from - 1) === 'hyphen' || kind(from - 1) === 'in' ? 1 : 0;
    const word = kind(from - 1 - skip);
    if (
      word === 'early' ||
      (word === 'later' && skip === 0 && /^(?:deictic|weekday|month)$/.test(kind(from)))
    ) {
      from -= 1 + skip;
      part = tokens[from]?.lower ?? '';
      mod = word === 'early' ? modOf(part) : null;
      if (kind(from - 1) === 'the') from -= 1;
    } else if (isPoint && kind(from - 1) === 'of' && kind(from - 2) === 'end') {
      from -= 2;
      part = tokens[from]?.lower ?? '';
      mod = modOf(part);
      if (kind(from - 1) === 'the') from -= 1;
    } else if (isPoint && kind(from - 1) === 'end' && to - at > 1 && kind(at) === 'the') {
      from = at;
    }
  }
  const coreFrom = from;
  if (
    isPoint &&
    kind(from - 1) === 'about' &&
    /^(?:about|around|circa|ca|approximately|roughly)$/.test(tokens[from - 1]?.lower ?? '') &&
    kind(at) !== 'weekday'
  ) {
    from -= 1;
    mod = mod ?? 'APPROX';
  }
  return { from, coreFrom, mod, part };
}

const isDayValue = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A time of the clock and the day beside it are one expression: "10 p.m. Wednesday", "the evening of 29 January". */
export function joinTimes(tokens: readonly TimeToken[], times: readonly RawTime[]): RawTime[] {
  const joined: RawTime[] = [];
  for (const time of times) {
    const last = joined.at(-1);
    const gap = last === undefined ? [] : tokens.slice(last.to, time.from);
    const isClose =
      gap.every((token) => token.kind === 'comma' || token.kind === 'of') && gap.length <= 1;
    if (
      last !== undefined &&
      isClose &&
      last.type === 'TIME' &&
      last.days === null &&
      isDayValue(time.value)
    ) {
      const clock = /T.*$/.exec(last.value)?.[0] ?? '';
      joined[joined.length - 1] = {
        ...time,
        from: last.from,
        type: 'TIME',
        value: `${time.value}${clock}`,
      };
    } else joined.push(time);
  }
  return joined;
}
