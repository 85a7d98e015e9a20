import type { Edtf } from '../kernel/index.ts';
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

/**
 * The one claim that a step takes the place of: of the same register, entry and stage, from an earlier edition. Where
 * there are several (a state that left and came back), nothing says which is meant, and all are kept.
 */
function replacedBy(claim: Claim, stored: readonly Claim[], edition: string): Claim | null {
  const [one, another] = stored.filter(
    (other) =>
      other.origin === claim.origin &&
      other.stage === claim.stage &&
      other.retiredDay === undefined &&
      !isOfEdition(other, edition),
  );
  return one !== undefined && another === undefined ? one : null;
}

/** Picks the steps of a batch that the record does not hold, each once, and names what they take the place of. */
export async function newSteps(
  view: StoreView,
  head: Head,
  steps: readonly RegisteredStep[],
): Promise<NewSteps> {
  const knownDay = '0001-01-01' as Claim['knownDay'];
  const claims = registerClaims({ ...head, steps, refusals: [] }, knownDay);
  const stored = await view.claimsOf([...new Set(claims.map(({ entry }) => entry))]);
  const ids = new Set(stored.map(({ id }) => id));
  const byEntry = new Map<string, Claim[]>();
  for (const claim of stored) {
    const own = byEntry.get(claim.entry);
    if (own === undefined) byEntry.set(claim.entry, [claim]);
    else own.push(claim);
  }
  const own = new Set(claims.map(({ id }) => id));
  const fresh: FreshStep[] = [];
  for (const [index, claim] of claims.entries()) {
    const step = steps[index];
    if (step === undefined || ids.has(claim.id)) continue;
    ids.add(claim.id);
    const others = (byEntry.get(claim.entry) ?? []).filter(({ id }) => !own.has(id));
    const replaced = replacedBy(claim, others, head.edition);
    fresh.push({
      step: { ...step, replaces: replaced === null ? [] : [replaced.id] },
      claim,
      before: replaced?.holds ?? null,
    });
  }
  return { steps: fresh.map(({ step }) => step), fresh, known: claims.length - fresh.length };
}
