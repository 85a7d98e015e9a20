import { type CivilDay, daysBetween, type Stage } from '../kernel/index.ts';
import { claimIndex } from './looked-up.ts';
import type { Claim, EntryKey, Standing } from './types.ts';

/** Days that entries took from one stage to another. */
export interface StageDays {
  readonly from: Stage;
  readonly to: Stage;
  /** Entries behind the figures; never under three. */
  readonly cases: number;
  readonly medianDays: number;
  readonly shortestDays: number;
  readonly longestDays: number;
  readonly entries: readonly EntryKey[];
}

/** Under so many cases a figure says nothing. */
const LEAST_CASES = 3;
const BOUND: readonly Stage[] = ['in-force', 'member'];
const STEPS: readonly { readonly from: readonly Stage[]; readonly to: readonly Stage[] }[] = [
  { from: ['announced'], to: ['signed', 'accession-signed'] },
  { from: ['applied'], to: ['candidate'] },
  { from: ['applied'], to: ['accession-signed'] },
  { from: ['applied'], to: BOUND },
  { from: ['candidate'], to: ['accession-signed'] },
  { from: ['signed', 'accession-signed'], to: ['ratified', 'accepted', 'approved'] },
  { from: ['signed', 'accession-signed'], to: BOUND },
  { from: ['ratified', 'accepted', 'approved', 'acceded'], to: ['in-force'] },
  { from: ['withdrawal-notified'], to: ['withdrawn'] },
];

/** The stages that the record holds of an entry, each with the first exact day that is given for it. */
function daysByStage(standing: Standing, claims: ReadonlyMap<string, Claim>): Map<Stage, CivilDay> {
  const held = standing.held.filter(({ why }) => why === 'superseded').map(({ claim }) => claim);
  const days = new Map<Stage, CivilDay>();
  const note = (stage: Stage, value: string | null): void => {
    if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return;
    const known = days.get(stage);
    if (known === undefined || value < known) days.set(stage, value as CivilDay);
  };
  for (const id of [...standing.because, ...held]) {
    const claim = claims.get(id);
    if (claim !== undefined) note(claim.stage, claim.holds);
  }
  note(standing.stage, standing.since);
  return days;
}

function firstOf(days: ReadonlyMap<Stage, CivilDay>, stages: readonly Stage[]): CivilDay | null {
  let first: CivilDay | null = null;
  for (const stage of stages) {
    const day = days.get(stage);
    if (day !== undefined && (first === null || day < first)) first = day;
  }
  return first;
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : Math.round((low + high) / 2);
}

/**
 * How long entries took from step to step, over exact days alone: a month or a year is never made a day. Steps with
 * fewer than three cases are left out. `standings` are those of one accord, or of one state.
 */
export function stageDaysOf(standings: readonly Standing[], claims: readonly Claim[]): StageDays[] {
  const byId = claimIndex(claims);
  const walks = standings
    .filter(({ entry }) => entry.startsWith('party/'))
    .map((standing) => ({ entry: standing.entry, days: daysByStage(standing, byId) }));
  return STEPS.flatMap((step): StageDays[] => {
    const found = walks.flatMap(({ entry, days }) => {
      const [start, end] = [firstOf(days, step.from), firstOf(days, step.to)];
      if (start === null || end === null || end < start) return [];
      return [{ entry, count: daysBetween(start, end) }];
    });
    const [from, to] = [step.from[0], step.to[0]];
    if (found.length < LEAST_CASES || from === undefined || to === undefined) return [];
    const counts = found.map(({ count }) => count).sort((a, b) => a - b);
    return [
      {
        from,
        to,
        cases: found.length,
        medianDays: medianOf(counts),
        shortestDays: counts[0] ?? 0,
        longestDays: counts.at(-1) ?? 0,
        entries: found.map(({ entry }) => entry).sort(),
      },
    ];
  });
}
