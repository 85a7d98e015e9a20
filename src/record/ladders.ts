import type { AccordEntry, Stage } from '../kernel/index.ts';

/** Which rungs an entry climbs: that of a treaty, of an organisation, or of the relation of two states. */
export type Ladder = 'accord' | 'organisation' | 'relation';

/*
 * Rungs from the lowest; stages of one rung are equal, and the first names it where one day gives several. Each ladder also ranks the stages that news uses of the other
 * kind (a state "applies" to a treaty alliance, "accedes" to an organisation).
 */
const ACCORD_RUNGS: readonly (readonly Stage[])[] = [
  ['none'],
  ['interest'],
  ['invited'],
  ['negotiating'],
  ['announced', 'applied', 'candidate'],
  ['initialled'],
  ['adopted'],
  ['signed', 'accession-signed'],
  ['ratified', 'accepted', 'approved'],
  ['acceded'],
  ['provisional'],
  ['in-force', 'member'],
];
const ORGANISATION_RUNGS: readonly (readonly Stage[])[] = [
  ['none'],
  ['interest'],
  ['invited'],
  ['announced', 'negotiating'],
  ['applied'],
  ['candidate'],
  ['initialled', 'adopted'],
  ['accession-signed', 'signed'],
  ['ratified', 'accepted', 'approved', 'provisional'],
  ['member', 'acceded', 'in-force'],
];
const RELATION_RUNGS: readonly (readonly Stage[])[] = [
  ['none'],
  ['negotiating', 'invited', 'interest'],
  ['announced'],
  ['recognised'],
  ['established', 'restored'],
];
const LEAVING: ReadonlySet<Stage> = new Set<Stage>([
  'declined',
  'suspended',
  'withdrawal-notified',
  'withdrawn',
  'terminated',
  'downgraded',
  'severed',
]);

/** The ladder that the parties of an accord climb. */
export function ladderOf(accord: Pick<AccordEntry, 'ladder'> | null): Ladder {
  return accord?.ladder ?? 'accord';
}

/** Where each stage stands: its rung, and its place among those of the rung. Deciding asks for it again and again. */
function placesOn(rungs: readonly (readonly Stage[])[]) {
  return new Map(
    rungs.flatMap((rung, rank) => rung.map((stage, place) => [stage, { rank, place }] as const)),
  );
}

const PLACES = {
  accord: placesOn(ACCORD_RUNGS),
  organisation: placesOn(ORGANISATION_RUNGS),
  relation: placesOn(RELATION_RUNGS),
} satisfies Readonly<Record<Ladder, unknown>>;

/** The place of a stage on a ladder, from 0; null for stages that lead off it (suspended, withdrawn, severed ...). */
export function stageRank(ladder: Ladder, stage: Stage): number | null {
  return PLACES[ladder].get(stage)?.rank ?? null;
}

/** The place of a stage among those of its rung, from 0. */
export function placeOnRung(ladder: Ladder, stage: Stage): number {
  return PLACES[ladder].get(stage)?.place ?? 0;
}

/** Whether the stage leads off the ladder. */
export function isLeaving(stage: Stage): boolean {
  return LEAVING.has(stage);
}

const LABELS: Readonly<Record<Stage, string>> = {
  interest: 'interested, nothing agreed',
  invited: 'invited, not joined',
  negotiating: 'in talks, nothing agreed',
  announced: 'announced, not yet signed',
  initialled: 'initialled, not yet signed',
  adopted: 'text adopted, not yet signed',
  signed: 'signed',
  ratified: 'ratified',
  accepted: 'accepted',
  approved: 'approved',
  acceded: 'acceded',
  provisional: 'applied provisionally',
  'in-force': 'party, in force',
  suspended: 'suspended',
  'withdrawal-notified': 'withdrawal notified, still bound',
  withdrawn: 'withdrawn',
  terminated: 'terminated',
  declined: 'declined',
  applied: 'applied, not admitted',
  candidate: 'candidate, not yet a member',
  'accession-signed': 'accession signed, not yet a member',
  member: 'member',
  recognised: 'recognised',
  established: 'diplomatic relations',
  downgraded: 'relations downgraded',
  severed: 'relations severed',
  restored: 'diplomatic relations, restored',
  none: 'none',
};
const ORGANISATION_LABELS: Readonly<Partial<Record<Stage, string>>> = {
  announced: 'accession announced, not yet a member',
  signed: 'accession signed, not yet a member',
  ratified: 'accession ratified, not yet a member',
  accepted: 'accession accepted, not yet a member',
  approved: 'accession approved, not yet a member',
  acceded: 'member',
  'in-force': 'member',
  suspended: 'membership suspended',
  'withdrawal-notified': 'withdrawal notified, still a member',
  withdrawn: 'no longer a member',
};
const RELATION_LABELS: Readonly<Partial<Record<Stage, string>>> = {
  interest: 'interested, nothing agreed',
  announced: 'agreed, not yet established',
  none: 'no diplomatic relations',
};

/** The stage in plain English. */
export function stageLabel(stage: Stage, ladder: Ladder): string {
  const own =
    ladder === 'organisation' ? ORGANISATION_LABELS : ladder === 'relation' ? RELATION_LABELS : {};
  return own[stage] ?? LABELS[stage];
}
