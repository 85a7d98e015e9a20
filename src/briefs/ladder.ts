import type { Stage } from '../kernel/index.ts';

/** Ladders by rung; rungs of one number are of one height (a state ratifies or accepts, not both). */
const LADDERS: Readonly<
  Record<'accord' | 'organisation' | 'relation', Partial<Record<Stage, number>>>
> = {
  accord: {
    interest: 1,
    invited: 2,
    negotiating: 3,
    announced: 4,
    initialled: 5,
    adopted: 6,
    signed: 7,
    ratified: 8,
    accepted: 8,
    approved: 8,
    acceded: 8,
    provisional: 8,
    'in-force': 9,
  },
  organisation: {
    interest: 1,
    invited: 2,
    applied: 3,
    candidate: 4,
    negotiating: 5,
    announced: 6,
    'accession-signed': 7,
    signed: 7,
    ratified: 8,
    acceded: 8,
    member: 9,
  },
  relation: { announced: 0, recognised: 1, established: 2, restored: 2 },
};

/** Rungs that stand beside the ladders: each is only ever itself, or a step further on its own way out. */
const WAYS_OUT: Partial<Record<Stage, number>> = {
  suspended: 1,
  downgraded: 1,
  'withdrawal-notified': 2,
  withdrawn: 3,
  severed: 3,
  terminated: 4,
};

/** Whether `reached` is `claimed` or a rung further on the same way. */
export function reaches(reached: Stage, claimed: Stage): boolean {
  if (reached === claimed) return true;
  if (claimed === 'withdrawal-notified') return reached === 'withdrawn';
  return Object.values(LADDERS).some((ladder) => {
    const at = ladder[reached];
    const asked = ladder[claimed];
    return at !== undefined && asked !== undefined && at >= asked;
  });
}

/** Whether `next` lies further than `now` on one ladder. */
export function isFurther(next: Stage, now: Stage): boolean {
  return next !== now && reaches(next, now) && !reaches(now, next);
}

/** Whether the stage binds or takes part: signed or further, or a member. */
export function isTakingPart(stage: Stage): boolean {
  return stage !== 'accession-signed' && reaches(stage, 'signed');
}

/** Whether the rung leads out of an accord or a relation. */
export function isWayOut(stage: Stage): boolean {
  return WAYS_OUT[stage] !== undefined;
}

/** Whether a stage asserts no more than an intention, so that any asserted modality bears it. */
export function isIntention(stage: Stage): boolean {
  return ['interest', 'invited', 'negotiating', 'announced', 'applied'].includes(stage);
}

const IN_PUBLIC: ReadonlySet<Stage> = new Set<Stage>(['initialled', 'adopted', 'signed']);

/** Steps that are taken in public, of which one outlet may know; that a state is bound is not taken from one alone. */
export function isInPublic(stage: Stage): boolean {
  return IN_PUBLIC.has(stage);
}
