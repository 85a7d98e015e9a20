import { boundsOf, type CivilDay, type Edtf, parseEdtf } from '../kernel/index.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** "with effect from 2 June 2026", "effective June 2, 2026", "which takes effect on 2 June 2026"; not "effective immediately". */
const EFFECT =
  /\b(?:with effect (?:from|on|as of)|effective(?: from| on| as of| at)?|(?:to take|takes?|taking|will take) effect(?: from| on| in)?)\s+((?:the end of )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]{2,8} )?(?:\d{1,2}(?:st|nd|rd|th)?, )?\d{4})\b/;

function dayIn(words: string): Edtf | null {
  const year = /\d{4}$/.exec(words)?.[0];
  const month = MONTHS.findIndex((name) => words.includes(name)) + 1;
  const day = /\b\d{1,2}(?!\d)/.exec(words.replace(/\d{4}$/, ''))?.[0];
  if (year === undefined) return null;
  const parts = [year, month === 0 ? null : month, month === 0 ? null : day].filter(
    (part) => part != null,
  );
  return parseEdtf(parts.map((part) => String(part).padStart(2, '0')).join('-'));
}

/** Whether the words say that a step which they tell as done takes effect after the day of the word alone. */
export function takesEffectAfter(words: string, day: CivilDay): boolean {
  const found = EFFECT.exec(words);
  const effect = found === null ? null : dayIn(found[1] ?? '');
  const last = effect === null ? null : boundsOf(effect).last;
  return last !== null && last > day;
}
