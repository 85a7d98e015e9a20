import type { EvidenceClass, ExpectationState, Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { sinceInWords } from './day-words.ts';
import type { BriefDeps } from './types.ts';

/** A rung in running words. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  interest: 'interest shown',
  invited: 'invited',
  negotiating: 'negotiating',
  announced: 'announced, not signed',
  initialled: 'initialled, not signed',
  adopted: 'adopted',
  signed: 'signed',
  ratified: 'ratified',
  accepted: 'accepted',
  approved: 'approved',
  acceded: 'acceded',
  provisional: 'applied provisionally',
  'in-force': 'in force',
  suspended: 'suspended',
  'withdrawal-notified': 'withdrawal notified',
  withdrawn: 'withdrawn',
  terminated: 'terminated',
  declined: 'declined',
  applied: 'applied',
  candidate: 'candidate',
  'accession-signed': 'accession signed',
  member: 'member',
  recognised: 'recognised',
  established: 'diplomatic relations',
  downgraded: 'relations downgraded',
  severed: 'relations severed',
  restored: 'relations restored',
  none: 'no relations',
};

/** Of two states nothing is signed: what they announce is agreed. */
const RELATION_LABELS: Partial<Readonly<Record<Stage, string>>> = {
  announced: 'agreed, not established',
};

/** The rung of an entry in running words. */
export function stageInWords({ entry, stage }: Pick<Standing, 'entry' | 'stage'>): string {
  const own = entry.startsWith('relation/') ? RELATION_LABELS[stage] : undefined;
  return own ?? STAGE_LABELS[stage];
}

/** A class of evidence as it stands after "on the word of". */
const CLASS_LABELS: Readonly<Record<EvidenceClass, string>> = {
  depositary: 'the depositary',
  register: 'a register',
  party: 'a party concerned',
  'counterpart-or-broker': 'a counterpart or broker',
  'two-independent-origins': 'two independent origins',
  'one-origin': 'one origin',
  anonymous: 'unnamed sources',
};

export const EXPECTATION_LABELS: Readonly<Record<ExpectationState, string>> = {
  open: 'open',
  met: 'met',
  missed: 'missed',
  overtaken: 'overtaken',
  withdrawn: 'taken back',
};

/** Of whom a standing speaks: "Kazakhstan, Abraham Accords" or "Israel and Kazakhstan". */
export function standingName(standing: Standing, deps: BriefDeps): string {
  const name = (id: string): string => (deps.nameOf(id)?.name ?? id).replace(/^an? /, '');
  if (standing.counterpart !== null && standing.accord === null) {
    return `${name(standing.subject)} and ${name(standing.counterpart)}`;
  }
  return standing.accord === null || standing.accord === standing.subject
    ? name(standing.subject)
    : `${name(standing.subject)}, ${name(standing.accord)}`;
}

/** On whose word a standing is, and its day where that is another's: "a party concerned; the day from a register". */
export function classInWords({
  evidenceClass,
  sinceClass,
}: Pick<Standing, 'evidenceClass' | 'sinceClass'>): string {
  const own = CLASS_LABELS[evidenceClass];
  return sinceClass === undefined ? own : `${own}; the day from ${CLASS_LABELS[sinceClass]}`;
}

/** What the record holds and on which class: "announced, not signed, since 6 November 2025, on the word of …". */
export function heldInWords(standing: Standing): string {
  const since = standing.since === null ? '' : `, ${sinceInWords(standing.since)}`;
  return `${stageInWords(standing)}${since}, on the word of ${classInWords(standing)}`;
}

/** What a difference is about, its codes and identifiers by name: "Kazakhstan, Abraham Accords". */
export function differenceName(subject: string, deps: BriefDeps): string {
  return subject
    .split(/\s+/)
    .map((part) => (deps.nameOf(part)?.name ?? part).replace(/^an? /, ''))
    .join(', ');
}
