import type { CivilDay, Lexicon, StandingRule } from '../kernel/index.ts';
import { accordOf } from './entries.ts';
import { decideStanding } from './standing.ts';
import type { Claim, EntryKey, Standing } from './types.ts';

/** A day on which the record began to hold something else of an entry. */
export interface StandingStep {
  readonly entry: EntryKey;
  /** From when the record held it. */
  readonly knownDay: CivilDay;
  readonly before: Standing | null;
  /** Null where what was held was taken back. */
  readonly after: Standing | null;
}

/** Days on which a claim for the entry became known or began to hold, up to `asOf`. */
function turningDays(claims: readonly Claim[], asOf: CivilDay): CivilDay[] {
  const days = new Set<CivilDay>();
  for (const { knownDay, holds } of claims) {
    days.add(knownDay);
    const first = holds === null ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(holds)?.[0];
    if (first !== undefined && first > knownDay) days.add(first as CivilDay);
  }
  return [...days].filter((day) => day <= asOf).sort();
}

/**
 * How the standing of one entry moved as the record came to know more, in order of days. `claimsOn` gives the claims
 * as they were known and ruled on at the end of a day. Steps in which only the evidence grew are left out.
 */
export function standingSteps(
  entry: EntryKey,
  claimsOn: (day: CivilDay) => readonly Claim[],
  context: {
    readonly rules: readonly StandingRule[];
    readonly lexicon: Lexicon;
    readonly asOf: CivilDay;
    /** Further days on which it may have moved: those of rulings. */
    readonly days?: readonly CivilDay[];
  },
): StandingStep[] {
  const { rules, lexicon, asOf } = context;
  const all = claimsOn(asOf).filter((claim) => claim.entry === entry);
  const days = [...new Set([...turningDays(all, asOf), ...(context.days ?? [])])]
    .filter((day) => day <= asOf)
    .sort();
  const accord = accordOf(lexicon, all[0]?.accord ?? null);
  const steps: StandingStep[] = [];
  const held = days.map((day) => {
    const claims = claimsOn(day).filter((claim) => claim.entry === entry);
    return decideStanding(entry, claims, { rules, asOf: day, accord }).standing;
  });
  held.forEach((after, at) => {
    const before = held[at - 1] ?? null;
    const knownDay = days[at];
    if (knownDay === undefined || after?.stage === before?.stage) return;
    steps.push({ entry, knownDay, before, after });
  });
  return steps;
}
