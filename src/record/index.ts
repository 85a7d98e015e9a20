export type {
  Claim,
  EntryKey,
  Expectation,
  FactBodies,
  FactKind,
  HeldClaim,
  NewFact,
  Standing,
  StoredFact,
} from './types.ts';
