import type { StandingRow } from '../../src/desk/index.ts';
import type { Stage } from '../../src/kernel/index.ts';
import { orderDay } from '../text/day-words.ts';
import { plain, shortened } from '../text/plain.ts';
import { stageRank } from '../text/stage-words.ts';

/** Size of a mark, in units of the picture. */
export const GLYPH = 14;
/** Height of one row of marks on a rung. */
export const FLOOR = 17;

/** A rung with more marks than this shows them without names. */
const NAMED = 12;
/** Marks upon one another before a rung grows no more. */
const DEEPEST = 8;
const LETTER = 6.2;
const GAP = 4;
const LONGEST = 18;

/** How the picture is divided, from left to right: names of rungs, what has no day, time. */
export interface Frame {
  readonly width: number;
  readonly undatedFrom: number;
  readonly timeFrom: number;
}

/** Time on its axis; days are `YYYY-MM-DD`, x in units of the picture. */
export interface Time {
  readonly from: number;
  readonly to: number;
  readonly x: (day: string) => number;
}

export interface PlacedMark {
  readonly row: StandingRow;
  /** Middle of the mark. */
  readonly x: number;
  /** Rows below it on the rung. */
  readonly floor: number;
  /** The name beside it, and on which side; null where the rung is too full for names. */
  readonly label: { readonly words: string; readonly side: 'start' | 'end' } | null;
}

export interface Rung {
  readonly stage: Stage;
  readonly count: number;
  readonly marks: readonly PlacedMark[];
  readonly height: number;
}

function number(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** An axis that holds all days, with a little room at both ends. */
export function timeOf(days: readonly string[], { timeFrom, width }: Frame): Time {
  const numbers = days.map(number);
  const month = 30 * 86_400_000;
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const slack = Math.max(month, (most - least) * 0.03);
  const [from, to] = [least - slack, most + slack];
  const room = width - timeFrom - GLYPH / 2;
  return { from, to, x: (day) => timeFrom + ((number(day) - from) / (to - from)) * room };
}

/** Round years for the axis, at most `most`. */
export function yearsOf({ from, to }: Time, most: number): number[] {
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
  const step = [1, 2, 5, 10, 20, 50].find((size) => (last - first) / size < most) ?? 100;
  const years: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) years.push(year);
  return years;
}

interface Taken {
  readonly left: number;
  readonly right: number;
}

/** The lowest row on which a stretch is free. */
function freeFloor(floors: readonly (readonly Taken[])[], { left, right }: Taken): number {
  const free = floors.findIndex((taken) =>
    taken.every((other) => right <= other.left || left >= other.right),
  );
  return free === -1 ? floors.length : free;
}

function rungOf(stage: Stage, rows: readonly StandingRow[], time: Time, frame: Frame): Rung {
  const isNamed = rows.length <= NAMED;
  const floors: Taken[][] = [];
  const marks: PlacedMark[] = [];
  const dayOf = ({ standing }: StandingRow): string => orderDay(standing.since);
  for (const row of [...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))) {
    const isDated = row.standing.since !== null;
    if (!isDated && !isNamed) continue;
    const x = isDated ? time.x(dayOf(row)) : frame.undatedFrom + GLYPH / 2;
    const words = shortened(plain(row.subject.name), LONGEST);
    const named = isNamed ? GAP + [...words].length * LETTER : 0;
    const side = x + GLYPH / 2 + named > frame.width ? 'end' : 'start';
    const taken =
      side === 'start'
        ? { left: x - GLYPH / 2, right: x + GLYPH / 2 + named + GAP }
        : { left: x - GLYPH / 2 - named - GAP, right: x + GLYPH / 2 };
    const floor = freeFloor(floors, taken);
    if (!isNamed && floor >= DEEPEST) continue;
    floors[floor] = [...(floors[floor] ?? []), taken];
    marks.push({ row, x, floor, label: isNamed ? { words, side } : null });
  }
  return {
    stage,
    count: rows.length,
    marks,
    height: Math.max(1, floors.length) * FLOOR + 12,
  };
}

/** The rungs of a ladder that somebody stands on, the furthest stage first. */
export function rungsOf(rows: readonly StandingRow[], time: Time, frame: Frame): Rung[] {
  const byStage = new Map<Stage, StandingRow[]>();
  for (const row of rows) {
    const { stage } = row.standing;
    byStage.set(stage, [...(byStage.get(stage) ?? []), row]);
  }
  return [...byStage]
    .sort(([a], [b]) => stageRank(b) - stageRank(a))
    .map(([stage, on]) => rungOf(stage, on, time, frame));
}
