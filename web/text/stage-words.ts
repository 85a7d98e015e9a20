import type { EvidenceClass, ExpectationState, Stage } from '../../src/kernel/index.ts';

/** Shapes of the one scale of stages: how much of the mark is filled says how far the matter is. */
export type StageShape =
  | 'outline'
  | 'hatched'
  | 'half'
  | 'most'
  | 'solid'
  | 'leaving'
  | 'dotted'
  | 'struck'
  | 'none';

const STAGE_MARKS: Readonly<Record<Stage, { shape: StageShape; words: string; rank: number }>> = {
  none: { shape: 'none', words: 'nothing', rank: 0 },
  interest: { shape: 'outline', words: 'interest', rank: 1 },
  invited: { shape: 'outline', words: 'invited', rank: 2 },
  applied: { shape: 'outline', words: 'applied', rank: 2 },
  negotiating: { shape: 'outline', words: 'negotiating', rank: 3 },
  candidate: { shape: 'hatched', words: 'candidate', rank: 4 },
  announced: { shape: 'hatched', words: 'announced', rank: 4 },
  initialled: { shape: 'hatched', words: 'initialled', rank: 5 },
  adopted: { shape: 'hatched', words: 'adopted', rank: 5 },
  signed: { shape: 'half', words: 'signed', rank: 6 },
  'accession-signed': { shape: 'half', words: 'accession signed', rank: 6 },
  recognised: { shape: 'half', words: 'recognised', rank: 6 },
  ratified: { shape: 'most', words: 'ratified', rank: 7 },
  accepted: { shape: 'most', words: 'accepted', rank: 7 },
  approved: { shape: 'most', words: 'approved', rank: 7 },
  acceded: { shape: 'most', words: 'acceded', rank: 7 },
  provisional: { shape: 'most', words: 'provisionally applied', rank: 8 },
  'in-force': { shape: 'solid', words: 'in force', rank: 9 },
  member: { shape: 'solid', words: 'member', rank: 9 },
  established: { shape: 'solid', words: 'established', rank: 9 },
  restored: { shape: 'solid', words: 'restored', rank: 9 },
  downgraded: { shape: 'dotted', words: 'downgraded', rank: 3 },
  suspended: { shape: 'dotted', words: 'suspended', rank: 3 },
  'withdrawal-notified': { shape: 'leaving', words: 'withdrawal notified', rank: 3 },
  declined: { shape: 'struck', words: 'declined', rank: 0 },
  withdrawn: { shape: 'struck', words: 'withdrawn', rank: 0 },
  terminated: { shape: 'struck', words: 'terminated', rank: 0 },
  severed: { shape: 'struck', words: 'severed', rank: 0 },
};

/** Every stage that can be set, the least first. */
export const STAGE_NAMES = (Object.keys(STAGE_MARKS) as Stage[]).filter(
  (stage) => stage !== 'none',
);

export function stageShape(stage: Stage): StageShape {
  return STAGE_MARKS[stage].shape;
}

/** The stage for people. Text that is no stage comes back as it is. */
export function stageWords(stage: string): string {
  return stage in STAGE_MARKS ? STAGE_MARKS[stage as Stage].words : stage;
}

/** How far a stage is on its ladder, for order in tables: the further, the greater. */
export function stageRank(stage: Stage): number {
  return STAGE_MARKS[stage].rank;
}

export const CLASS_WORDS: Readonly<Record<EvidenceClass, string>> = {
  depositary: 'depositary',
  register: 'register',
  party: 'party concerned',
  'counterpart-or-broker': 'counterpart or broker',
  'two-independent-origins': 'two independent origins',
  'one-origin': 'one origin',
  anonymous: 'anonymous sources',
};

export const EXPECTATION_WORDS: Readonly<Record<ExpectationState, string>> = {
  open: 'open',
  met: 'met',
  missed: 'missed',
  overtaken: 'overtaken',
  withdrawn: 'withdrawn',
};
