import type { Act } from '../events/index.ts';
import {
  boundsOf,
  type CivilDay,
  daysBetween,
  type EvidenceClass,
  type Stage,
} from '../kernel/index.ts';
import type { Brief, BriefInput, BriefPlace } from './types.ts';

type Consequence = Pick<BriefPlace, 'points' | 'parts'>;
type ConsequencePart = BriefPlace['parts'][number];

/** Who is bound, or unbound, weighs most. Set by hand, not tuned. */
const STAGE_POINTS: Partial<Readonly<Record<Stage, number>>> = {
  'in-force': 6,
  member: 6,
  withdrawn: 6,
  terminated: 6,
  severed: 6,
  ratified: 5,
  acceded: 5,
  accepted: 5,
  approved: 4,
  'withdrawal-notified': 5,
  suspended: 5,
  established: 5,
  restored: 5,
  recognised: 5,
  downgraded: 4,
  signed: 4,
  'accession-signed': 4,
  provisional: 4,
  adopted: 3,
  candidate: 3,
  initialled: 3,
  applied: 3,
  announced: 3,
  declined: 3,
  negotiating: 2,
  invited: 2,
  interest: 1,
};

const CLASS_POINTS: Partial<Readonly<Record<EvidenceClass, number>>> = {
  depositary: 2,
  party: 1,
  anonymous: -1,
};

/** A step that is not older than this still moves. */
const FRESH_DAYS = 7;
const WIDE_PARTIES = 20;
const UNIVERSAL_PARTIES = 100;

function stageParts({ moved: main, asOf }: Weighed): ConsequencePart[] {
  if (main === null) return [{ what: 'no standing moves', points: 0 }];
  const first = main.since === null ? null : boundsOf(main.since).first;
  const isFresh = first !== null && Math.abs(daysBetween(first, asOf)) <= FRESH_DAYS;
  return [
    { what: `stage: ${main.stage}`, points: STAGE_POINTS[main.stage] ?? 1 },
    ...(isFresh ? [{ what: 'the step is of this week', points: 2 }] : []),
    {
      what: `class of evidence: ${main.evidenceClass}`,
      points: CLASS_POINTS[main.evidenceClass] ?? 0,
    },
  ];
}

/** What a development is weighed by. */
export interface Weighed {
  readonly asOf: CivilDay;
  readonly lead: Act | null;
  /** The standing that the first sentence rests on; null where it rests on none. */
  readonly moved: Brief['standings'][number] | null;
  /** States that the record holds under the accord of the lead. */
  readonly parties: number;
  readonly origins: number;
  readonly isDisputed: boolean;
}

/** What a brief that is composed is weighed by. */
export function weighedOf(brief: Brief, input: BriefInput): Weighed {
  const { leadAct: lead } = input.development;
  const accord = lead?.accord?.id ?? null;
  // Only what the first sentence rests on moves; a tie of old that is cited beside does not.
  const cited = new Set(brief.sections.happening.sentences[0]?.entries);
  return {
    asOf: input.asOf,
    lead,
    moved: brief.standings.find(({ entry }) => cited.has(entry)) ?? null,
    parties: input.state.standings.filter(
      (row) => accord !== null && row.entry.startsWith(`party/${accord}/`),
    ).length,
    origins: brief.sources.independent,
    isDisputed: brief.differences.length > 0,
  };
}

/** Weighs a development by its stage, its freshness, its evidence, and how many states and origins it concerns. */
export function weighConsequence(weighed: Weighed): Consequence {
  const { lead, parties, origins } = weighed;
  const states = new Set([...(lead?.subjects ?? []), ...(lead?.objects ?? [])]).size;
  const parts = [
    ...stageParts(weighed),
    { what: `${states} states take part in the act`, points: Math.min(3, Math.max(0, states - 1)) },
    {
      what: `${parties} states are on record under the accord`,
      points: parties >= UNIVERSAL_PARTIES ? 2 : parties >= WIDE_PARTIES ? 1 : 0,
    },
    { what: `${origins} independent origins`, points: Math.min(3, Math.max(0, origins - 1)) },
    { what: 'reports differ', points: weighed.isDisputed ? 1 : 0 },
  ].filter((part) => part.points !== 0);
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts };
}
