export {
  type AccordTold,
  type ActKnown,
  type ActUnder,
  accordsTold,
  statesInName,
  topicsOfName,
} from './accord-told.ts';
export {
  type AccordUnion,
  type DoubtfulAccord,
  type UnionRulings,
  type UnitedAccord,
  uniteAccords,
} from './accord-union.ts';
export { baselineClaims } from './baseline.ts';
export { type ClaimContext, claimsOf, liveClaims, type Replacement } from './claims.ts';
export { derivedFactsOf } from './derived-facts.ts';
export type { DerivedFact, DerivedInput } from './derived-types.ts';
export { accordEntry, partyEntry, relationEntry } from './entries.ts';
export { type ClassOfEvidence, type EvidenceContext, evidenceClassOf } from './evidence-class.ts';
export { type ExpectationInput, expectationsOf, type SaidAct } from './expectations.ts';
export { bodyJson, CHAIN_START, type ChainCheck, chainOf, newFact, verifyChain } from './facts.ts';
export { weighHeadlines } from './headline-claims.ts';
export { withForce } from './in-force.ts';
export { isLeaving, type Ladder, ladderOf, stageLabel, stageRank } from './ladders.ts';

export { registerClaimId, registerClaims } from './register-claims.ts';

export {
  accordPairsOf,
  groupingOf,
  isRejected,
  parseSet,
  partsOfEntry,
  type Ruling,
  renamesIn,
  rulingOf,
  rulingsInEffect,
  underRulings,
} from './rulings.ts';

export { settleExpectations } from './settle-expectations.ts';
export { type StageDays, stageDaysOf } from './stage-days.ts';
export { type DecideOptions, type Decision, decideStanding, decideStandings } from './standing.ts';
export { type StandingStep, standingSteps } from './standing-steps.ts';
export type {
  Claim,
  EntryKey,
  Expectation,
  FactBodies,
  FactKind,
  HeldClaim,
  NewFact,
  ReadSentence,
  RegisteredStep,
  Standing,
  StoredFact,
} from './types.ts';
