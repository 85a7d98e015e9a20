import type { TimeMatch } from './time-rule.ts';
import { UNITS } from './time-words.ts';

/** Letter of a unit in a period after ISO 8601, `T` before those of the clock; quarters are `Q`. */
export function unitLetter(unit: string): string {
  return UNITS.get(unit.toLowerCase()) ?? 'Q';
}

/** The count of a match as a period writes it: digits, or `X` for vague ones ("several"). */
export function countText(match: TimeMatch): string {
  const number = match.all('number').at(-1);
  if (number !== undefined) return String(number.value);
  const vague = match.word('vague');
  if (vague === 'couple') return '2';
  if (vague !== '') return 'X';
  return match.one('a') === undefined ? 'X' : '1';
}

/** A period of TIMEX3: `P3Y`, `PT2H`, `P2Y6M`, `PXM`. */
export function periodText(count: string, letter: string): string {
  const unit = letter.replace('T', '');
  const clock = letter.startsWith('T') ? 'T' : '';
  if (letter === 'F') return `P${count === 'X' ? 'X' : Number(count) * 2}W`;
  if (letter === 'E' && count !== 'X') return `P${Number(count) * 10}Y`;
  if (letter === 'C' && count !== 'X') return `P${Number(count) * 100}Y`;
  const number = Number(count);
  if (count !== 'X' && !Number.isInteger(number)) {
    const whole = Math.floor(number);
    const half: Readonly<Record<string, string>> = { Y: '6M', TH: '30M', TM: '30S', D: 'T12H' };
    const rest = half[letter];
    if (rest !== undefined) return `P${clock}${whole === 0 ? '' : `${whole}${unit}`}${rest}`;
  }
  return `P${clock}${count}${unit}`;
}
