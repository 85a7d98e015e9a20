import type { Refusal } from '../../kernel/index.ts';
import type { Atom } from '../names/atoms.ts';
import type { DayMention, ReadingInput, Sentence, TimeMention } from '../types.ts';
import { extractRawTimes } from './extract-times.ts';
import { dayMention, joinRanges, timeMention } from './project-days.ts';

/**
 * Finds the time expressions of all sentences, and those of them that are days of the record. Mentions come in
 * order and do not overlap among their kind; `atomsAt` gives the words of a sentence as names are cut from. What cannot be worked out is refused.
 */
export function extractDays(
  input: ReadingInput,
  sentences: readonly Sentence[],
  atomsAt: (sentence: number) => readonly Atom[],
): { times: TimeMention[]; days: DayMention[]; refusals: Refusal[] } {
  const { items, refusals } = extractRawTimes(input, sentences, atomsAt);
  const times: TimeMention[] = [];
  const days: DayMention[] = [];
  for (const { here, times: raws } of items) {
    for (const raw of raws) {
      times.push(timeMention(here, raw, input));
      const day = dayMention(here, raw, input);
      if (day !== null) days.push(day);
    }
  }
  return { times, days: joinRanges(days, input), refusals };
}
