/**
 * The closed word lists of the field that every room shares.
 * Treaty actions follow the Vienna Convention on the Law of Treaties (1969), articles 7 to 72;
 * roots are those of PLOVER; rungs are the ladder of CONCEPTS.md.
 */

export const TREATY_ACTIONS = [
  'interest',
  'invitation',
  'negotiation',
  'announcement',
  'initialling',
  'adoption',
  'signature',
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'succession',
  'provisional-application',
  'entry-into-force',
  'reservation',
  'amendment',
  'extension',
  'suspension',
  'withdrawal-notice',
  'withdrawal',
  'termination',
  'application',
  'candidacy',
  'admission',
] as const;
export type TreatyAction = (typeof TREATY_ACTIONS)[number];

export const BILATERAL_ACTS = [
  'establish-relations',
  'restore-relations',
  'sever-relations',
  'downgrade-relations',
  'recognise',
  'open-embassy',
  'close-embassy',
  'expel-diplomats',
  'recall-envoy',
  'summon-envoy',
  'visit',
  'host-talks',
  'hold-talks',
  'mediate',
  'sanction',
  'lift-sanctions',
  'ceasefire',
  'pledge-aid',
  'condemn',
  'agree-cooperation',
  'exchange-prisoners',
] as const;
export type BilateralAct = (typeof BILATERAL_ACTS)[number];

/** How surely an act is asserted, from the surest down. */
export const MODALITIES = [
  'done',
  'underway',
  'planned',
  'expected',
  'conditional',
  'hypothetical',
  'denied',
] as const;
export type Modality = (typeof MODALITIES)[number];

/** Rungs of an accord, of an organisation and of a relation of two states. */
export const STAGES = [
  'interest',
  'invited',
  'negotiating',
  'announced',
  'initialled',
  'adopted',
  'signed',
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
  'in-force',
  'suspended',
  'withdrawal-notified',
  'withdrawn',
  'terminated',
  'declined',
  'applied',
  'candidate',
  'accession-signed',
  'member',
  'recognised',
  'established',
  'downgraded',
  'severed',
  'restored',
  'none',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Classes of evidence, from the strongest down. `register` is a published register or the baseline that ships;
 * it stands below the depositary because it repeats it, and above the parties because it is not one of them.
 */
export const EVIDENCE_CLASSES = [
  'depositary',
  'register',
  'party',
  'counterpart-or-broker',
  'two-independent-origins',
  'one-origin',
  'anonymous',
] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

export const PLOVER_ROOTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type PloverRoot = (typeof PLOVER_ROOTS)[number];

export const OUTLET_KINDS = [
  'wire',
  'national-daily',
  'regional',
  'state-agency',
  'ministry',
  'presidency',
  'organisation',
  'depositary',
  'think-tank',
  'tabloid',
  'aggregator',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export const EXPECTATION_STATES = ['open', 'met', 'missed', 'overtaken', 'withdrawn'] as const;
export type ExpectationState = (typeof EXPECTATION_STATES)[number];
