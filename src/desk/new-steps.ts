import type { CivilDay, Edtf } from '../kernel/index.ts';
import {
  type Claim,
  type FactBodies,
  type RegisteredStep,
  registerClaims,
} from '../record/index.ts';
import type { StoreView } from './store/contract.ts';

type Head = Omit<FactBodies['register-rows'], 'steps' | 'refusals'>;

/** A step that the record does not hold yet, with the claim that it makes. */
export interface FreshStep {
  readonly step: RegisteredStep;
  readonly claim: Claim;
  /** The day that the register gave before; null where it gave none, or nothing. */
  readonly before: Edtf | null;
  /** Whether it takes the place of what an earlier edition says. */
  readonly isReplacement: boolean;
}

/** What of a batch is new. */
export interface NewSteps {
  readonly steps: readonly RegisteredStep[];
  readonly fresh: readonly FreshStep[];
  readonly known: number;
}

/** The edition that a claim of a register came from, as its words say. */
function isOfEdition(claim: Claim, edition: string): boolean {
  return claim.classWhy.includes(`(edition ${edition.slice(0, 12)})`);
}

/** The one claim there is; null where there are several, for nothing says which is meant. */
function only(claims: readonly Claim[]): Claim | null {
  const [one, another] = claims;
  return one !== undefined && another === undefined ? one : null;
}

/**
 * What other editions of the register say instead of a step: the one before, whose place it takes, and the one after, which
 * takes its place. Where an edition has several (a state that left and came back), all are kept.
 */
function otherwise(
  claim: Claim,
  stored: readonly Claim[],
  at: { readonly edition: string; readonly knownDay: CivilDay },
): { readonly before: Claim | null; readonly after: Claim | null } {
  const others = stored.filter(
    (other) =>
      other.origin === claim.origin &&
      other.stage === claim.stage &&
      !isOfEdition(other, at.edition),
  );
  const later = others.filter(({ knownDay }) => knownDay > at.knownDay);
  const next = later.map(({ knownDay }) => knownDay).sort()[0];
  return {
    before: only(
      others.filter((other) => other.knownDay <= at.knownDay && isHeardOn(other, at.knownDay)),
    ),
    after: only(later.filter(({ knownDay }) => knownDay === next)),
  };
}

function isHeardOn({ retiredDay }: Claim, day: CivilDay): boolean {
  return retiredDay === undefined || retiredDay > day;
}

/**
 * How a step is told that is stored: null where the record holds it as the edition does. What was said otherwise between the
 * two days is not passed over: then it was said twice.
 */
function toldAgain(
  same: Claim,
  others: readonly Claim[],
  knownDay: CivilDay,
): RegisteredStep['told'] | null {
  if (!isHeardOn(same, knownDay)) return 'anew';
  if (same.knownDay <= knownDay) return null;
  const isBetween = others.some(
    (other) =>
      other.origin === same.origin &&
      other.stage === same.stage &&
      other.knownDay > knownDay &&
      other.knownDay < same.knownDay,
  );
  return isBetween ? 'anew' : 'earlier';
}

/** The steps as claims, by their entries in the record. */
async function storedFor(view: StoreView, claims: readonly Claim[]) {
  const stored = await view.claimsOf([...new Set(claims.map(({ entry }) => entry))]);
  const byId = new Map(stored.map((claim) => [claim.id, claim]));
  const byEntry = new Map<string, Claim[]>();
  for (const claim of stored) {
    const own = byEntry.get(claim.entry);
    if (own === undefined) byEntry.set(claim.entry, [claim]);
    else own.push(claim);
  }
  return { byId, byEntry };
}

/**
 * Picks the steps of a batch that the record does not hold as of the day of the edition, each once, and names what says
 * otherwise. Editions may come in any order. One that says nothing new leaves no trace: a change and a change back are seen
 * where the edition between them comes before the second.
 */
export async function newSteps(
  view: StoreView,
  { head, knownDay }: { readonly head: Head; readonly knownDay: CivilDay },
  steps: readonly RegisteredStep[],
): Promise<NewSteps> {
  const claimsAs = (told: readonly RegisteredStep[]): Claim[] =>
    registerClaims({ ...head, steps: told, refusals: [] }, knownDay);
  const claims = claimsAs(steps);
  const { byId, byEntry } = await storedFor(view, claims);
  const own = new Set(claims.map(({ id }) => id));
  const seen = new Set<string>();
  const fresh: FreshStep[] = [];
  for (const [index, first] of claims.entries()) {
    const plain = steps[index];
    const same = byId.get(first.id);
    const others = (byEntry.get(first.entry) ?? []).filter(({ id }) => !own.has(id));
    const told = same === undefined ? undefined : toldAgain(same, others, knownDay);
    if (plain === undefined || told === null) continue;
    const step = told === undefined ? plain : { ...plain, told };
    const claim = told === 'anew' ? (claimsAs([step])[0] ?? first) : first;
    if (seen.has(claim.id) || (told === 'anew' && byId.has(claim.id))) continue;
    seen.add(claim.id);
    const { before, after } = otherwise(claim, others, { edition: head.edition, knownDay });
    const replaces = [before, after].flatMap((other) => other?.id ?? []);
    fresh.push({
      step: { ...step, replaces },
      claim,
      before: before?.holds ?? null,
      isReplacement: before !== null,
    });
  }
  return { steps: fresh.map(({ step }) => step), fresh, known: claims.length - fresh.length };
}
