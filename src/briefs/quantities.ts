import { boundsOf, type Edtf, parseEdtf, precisionOf, type Span } from '../kernel/index.ts';
import { MONTHS } from './day-words.ts';
import { NUMBER_WORDS, numberValue } from './wording.ts';

/** A day, month or year that stands in the words, with its place. */
export interface WrittenDay extends Span {
  readonly value: Edtf;
}

const ABBREVIATED = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
const MONTH = `(?:${MONTHS.join('|')}|(?:${ABBREVIATED})\\b\\.?)`;
const YEAR = '(?:1[5-9]|20|21)\\d\\d';
/** Longest first; of two patterns at one place the first wins. */
const DAY_PATTERNS: readonly RegExp[] = [
  /\b(?<y>\d{4})-(?<n>\d{2})-(?<d>\d{2})\b/g,
  new RegExp(`\\b(?<d>\\d{1,2}) (?<m>${MONTH}),? (?<y>${YEAR})\\b`, 'g'),
  new RegExp(`\\b(?<m>${MONTH}) (?<d>\\d{1,2})(?:st|nd|rd|th)?, (?<y>${YEAR})\\b`, 'g'),
  new RegExp(`\\b(?<m>${MONTH}),? (?<y>${YEAR})\\b`, 'g'),
  new RegExp(`(?<![\\d.,-])(?<y>${YEAR})\\b(?![.,]?\\d|-\\d)`, 'g'),
];
const PARTIAL_PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\b(?<d>\\d{1,2})(?: (?<m>${MONTH}))? and \\d{1,2} (?<m2>${MONTH}) (?<y>${YEAR})\\b`,
    'g',
  ),
  new RegExp(`\\b(?<m>${MONTH}) and ${MONTH} (?<y>${YEAR})\\b`, 'g'),
];

function monthNumber(name: string): string {
  const at = MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3));
  return String(at + 1).padStart(2, '0');
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): Edtf | null {
  const month = groups['n'] ?? (groups['m'] === undefined ? null : monthNumber(groups['m']));
  const date = groups['d']?.padStart(2, '0');
  return parseEdtf([groups['y'], month, date].filter((part) => part != null).join('-'));
}

/** The first day of "between 1 and 30 November 2025", which shares month and year with the second. */
function partialDays(text: string): WrittenDay[] {
  return PARTIAL_PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const groups = match.groups ?? {};
      const value = valueOf({ ...groups, m: groups['m'] ?? groups['m2'] });
      const end = match.index + match[0].indexOf(' and ');
      return value === null ? [] : [{ start: match.index, end, value }];
    }),
  );
}

/** Days, months and years that are written out in the text, in order, none overlapping another. */
export function writtenDays(text: string): readonly WrittenDay[] {
  const found = partialDays(text);
  for (const pattern of DAY_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const isTaken = found.some((day) => day.start < end && match.index < day.end);
      const value = isTaken ? null : valueOf(match.groups ?? {});
      if (value !== null) found.push({ start: match.index, end, value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const NUMBER = new RegExp(
  `(?<![\\w.,-])\\d[\\d,]*(?:\\.\\d+)?(?:st|nd|rd|th)?(?!\\w)|\\b(?:${NUMBER_WORDS.join('|')})\\b`,
  'gi',
);

/** Numbers in figures or words (two to twelve, first to twelfth) outside of the given spans. */
export function writtenNumbers(text: string, outside: readonly Span[]): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const end = match.index + match[0].length;
    if (outside.some((span) => span.start < end && match.index < span.end)) continue;
    const value = numberValue(match[0].replace(/,$/, ''));
    if (value !== null) found.push(value);
  }
  return found;
}

/**
 * Whether `known` bears a statement of `stated`: everything that `known` allows lies inside `stated`,
 * or `known` is a stretch and `stated` names one of its ends.
 */
export function bearsDay(known: Edtf, stated: Edtf): boolean {
  const inner = boundsOf(known);
  const outer = boundsOf(stated);
  const holds = (day: string | null): boolean =>
    day !== null &&
    (outer.first === null || outer.first <= day) &&
    (outer.last === null || day <= outer.last);
  if (holds(inner.first) && holds(inner.last)) return true;
  return precisionOf(known) === 'interval' && (holds(inner.first) || holds(inner.last));
}
