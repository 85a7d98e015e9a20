import { boundsOf, type Edtf, parseEdtf, precisionOf } from '../../kernel/index.ts';
import type { DayMention, DayRelation, ReadingInput, TimeMention } from '../types.ts';
import { relationBefore, relationBehind } from './relation.ts';
import type { RawTime } from './time-spans.ts';
import type { SentenceTokens } from './time-tokens.ts';
import { edtfOf } from './timex-value.ts';

const CONTEXT = 40;
const DEADLINE = /\b(?:by|before|until|till|than|ahead of|prior to)\s+(?:the\s+)?$/i;

/** A time expression as TIMEX3 tells it. */
export function timeMention(here: SentenceTokens, raw: RawTime, input: ReadingInput): TimeMention {
  const { wordsStart, index } = here.sentence;
  const start = wordsStart + (here.tokens[raw.from]?.start ?? 0);
  const end = wordsStart + (here.tokens[raw.to - 1]?.end ?? 0);
  const { type, value, mod, rule } = raw;
  return {
    start,
    end,
    sentence: index,
    text: input.text.slice(start, end),
    type,
    value,
    mod,
    rule,
  };
}

/** A deadline at the end of a stretch leaves the whole of it: "by the end of 2026", "before the end of the week". */
function isDeadline(raw: RawTime, before: string): boolean {
  const isEnd = /^(?:end|close)$/.test(raw.part) && DEADLINE.test(before);
  return isEnd && /^\d{4}(?:-\d{2}|-W\d{2})?$/.test(raw.value);
}

function daysOf(raw: RawTime, before: string): Edtf | null {
  if (raw.days === null) return null;
  const value = isDeadline(raw, before) ? edtfOf(raw.value, '') : null;
  return value === null ? raw.days : parseEdtf(value);
}

/** "Before the end of 2026" allows every day of 2026, which "before 2026" does not: it is said as `by`. */
function relationOf(
  raw: RawTime,
  around: { readonly before: string; readonly behind: string },
  value: Edtf,
): DayRelation {
  const { before, behind } = around;
  const bound = relationBehind(behind);
  if (bound !== null) return bound;
  const relation = relationBefore(before, value);
  return relation === 'before' && isDeadline(raw, before) ? 'by' : relation;
}

/** A time expression as a day of the record; null where it is none. */
export function dayMention(
  here: SentenceTokens,
  raw: RawTime,
  input: ReadingInput,
): DayMention | null {
  const { text } = input;
  const { wordsStart, index } = here.sentence;
  let start = wordsStart + (here.tokens[raw.coreFrom]?.start ?? 0);
  const end = wordsStart + (here.tokens[raw.coreTo - 1]?.end ?? 0);
  const within = /\bwithin\s+$/i.exec(text.slice(Math.max(wordsStart, start - CONTEXT), start));
  if (raw.relation === 'by' && within !== null) start -= within[0].length;
  const ahead = /\bin\s+$/i.exec(text.slice(Math.max(wordsStart, start - CONTEXT), start));
  if (raw.type === 'DURATION' && raw.relation === null && ahead !== null) start -= ahead[0].length;
  const before = text.slice(Math.max(wordsStart, start - CONTEXT), start);
  const value = daysOf(raw, before);
  if (value === null) return null;
  return {
    start,
    end,
    sentence: index,
    text: text.slice(start, end),
    value,
    relation:
      raw.relation ?? relationOf(raw, { before, behind: text.slice(end, end + CONTEXT) }, value),
    basis: raw.origin === '' ? 'stated' : 'inferred',
    from: raw.origin,
    rule: raw.rule,
  };
}

const JOINT = /^\s?(?:[-–]|to|until|through|till)\s?(?:the\s+)?$/i;

function joint(first: DayMention, second: DayMention, input: ReadingInput): DayMention | null {
  const { text } = input;
  const between = text.slice(first.end, second.start);
  const before = text.slice(Math.max(0, first.start - CONTEXT), first.start);
  const isBetween = /\bbetween\s+(?:the\s+)?$/i.test(before) && /^\s+and\s+$/i.test(between);
  const isAnd = /^\s+and\s+$/i.test(between) && /^\d{1,2}$/.test(first.text);
  if (!JOINT.test(between) && !isBetween && !isAnd) return null;
  if (precisionOf(first.value) === 'interval' || precisionOf(second.value) === 'interval')
    return null;
  const from = boundsOf(first.value).first;
  const to = boundsOf(second.value).last;
  if (from === null || to === null || from > to) return null;
  const value = parseEdtf(`${first.value}/${second.value}`);
  if (value === null) return null;
  const isStated = first.basis === 'stated' && second.basis === 'stated';
  return {
    ...first,
    end: second.end,
    text: text.slice(first.start, second.end),
    value,
    relation: 'during',
    basis: isStated ? 'stated' : 'inferred',
    from: first.from === '' ? second.from : first.from,
    rule: `${first.rule}+range`,
  };
}

/** "From 2020 to 2023", "3–5 May": two days of one stretch become one mention. */
export function joinRanges(days: readonly DayMention[], input: ReadingInput): DayMention[] {
  const joined: DayMention[] = [];
  for (const day of days) {
    const last = joined.at(-1);
    const one =
      last === undefined || last.sentence !== day.sentence ? null : joint(last, day, input);
    if (one === null) joined.push(day);
    else joined[joined.length - 1] = one;
  }
  return joined;
}
