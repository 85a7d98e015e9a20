import type { CivilDay } from '../../kernel/index.ts';
import { parseWrittenDay } from './register-days.ts';

/** What the letters behind a day mean on the pages of the UN Treaty Collection where a heading does not say it. */
const USUAL_MARKS: Readonly<Record<string, string>> = {
  a: 'accession',
  A: 'acceptance',
  AA: 'approval',
  c: 'formal confirmation',
  d: 'succession',
  P: 'consent to be bound',
  s: 'definitive signature',
  n: 'notification',
};

/** The meanings that a heading gives to the letters of its column, and to a day without a letter. */
export interface ColumnMarks {
  readonly byLetter: ReadonlyMap<string, string>;
  /** What a day without a letter is; null where every meaning has one. */
  readonly plain: string | null;
}

/** “Ratification, Accession(a), Succession(d)” → letters and the plain meaning. */
export function marksOf(heading: string): ColumnMarks {
  const byLetter = new Map<string, string>();
  let plain: string | null = null;
  for (const part of heading.split(',')) {
    const match = /^\s*([^()]{1,80}?)\s*(?:\(([A-Za-z]{1,3})\))?\s*$/.exec(part);
    if (match === null) continue;
    const meaning = (match[1] ?? '').toLowerCase();
    if (match[2] !== undefined) byLetter.set(match[2], meaning);
    else plain ??= meaning;
  }
  return { byLetter, plain };
}

/** One day in a cell of the table of participants. */
export interface CellDay {
  readonly printed: string;
  readonly day: CivilDay;
  /** In lower case: “ratification”, “accession”, “succession to signature” … */
  readonly kind: string | null;
  /** It stands in brackets: taken back or withdrawn from. */
  readonly isBracketed: boolean;
}

function cellDay(line: string, marks: ColumnMarks): CellDay | null {
  const isBracketed = line.startsWith('[');
  const match = /^\[?\s*(\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})\s*([A-Za-z]{1,3})?\s*\]?$/.exec(line);
  const day = match === null ? null : parseWrittenDay(match[1] ?? '');
  if (match === null || day === null) return null;
  const letter = match[2];
  const kind =
    letter === undefined
      ? marks.plain
      : (marks.byLetter.get(letter) ?? USUAL_MARKS[letter] ?? null);
  const printed = `${match[1]?.replace(/\s+/g, ' ')}${letter === undefined ? '' : ` ${letter}`}`;
  return { printed, day, kind, isBracketed };
}

/** The days of a cell, a line each; `strange` are lines that are no day. */
export function parseCell(
  lines: readonly string[],
  marks: ColumnMarks,
): { readonly days: readonly CellDay[]; readonly strange: readonly string[] } {
  const days: CellDay[] = [];
  const strange: string[] = [];
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const found = cellDay(line, marks);
    if (found === null) strange.push(line);
    else days.push(found);
  }
  return { days, strange };
}

/** The day that counts: the last that is not bracketed, else the last. */
export function countingDay(days: readonly CellDay[]): CellDay | null {
  return days.filter((one) => !one.isBracketed).at(-1) ?? days.at(-1) ?? null;
}
