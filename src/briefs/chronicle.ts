import {
  boundsOf,
  daysBetween,
  type Edtf,
  EVIDENCE_CLASSES,
  precisionOf,
  type Stage,
} from '../kernel/index.ts';
import type { Claim, Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { claimsUnder } from './claims-under.ts';
import { type Context, onePerOrigin } from './context.ts';
import { whenInWords } from './day-words.ts';
import { asSentence, inText, isPlural, listOf, namesInText } from './wording.ts';

/** One step of a state under an accord, as the record accepted it. */
interface Step {
  readonly stage: Stage;
  readonly day: Edtf;
  readonly claim: Claim;
}

/** Steps longer ago than this before the event are history, not how it came about. */
const REACHING_BACK_DAYS = 3 * 365;
const SENTENCES_AT_MOST = 3;

/** A step in the past tense; `{accord}` is named with the first step alone, `{party}` follows the number. */
const WORDS: Partial<Readonly<Record<Stage, readonly [first: string, later: string]>>> = {
  invited: ['received an invitation to join {accord}', 'received an invitation to join'],
  applied: ['applied to join {accord}', 'applied to join'],
  candidate: ['became {candidate} for {accord}', 'became {candidate}'],
  announced: ['announced accession to {accord}', 'announced accession'],
  initialled: ['initialled {accord}', 'initialled it'],
  signed: ['signed {accord}', 'signed it'],
  'accession-signed': ['signed the accession to {accord}', 'signed the accession'],
  ratified: ['ratified {accord}', 'ratified it'],
  accepted: ['accepted {accord}', 'accepted it'],
  approved: ['approved {accord}', 'approved it'],
  acceded: ['acceded to {accord}', 'acceded'],
  'in-force': ['became {party} to {accord}', 'became {party}'],
  member: ['joined {accord}', 'became {member}'],
  declined: ['declined to join {accord}', 'declined'],
  suspended: ['suspended its part in {accord}', 'suspended its part'],
  'withdrawal-notified': ['gave notice of withdrawal from {accord}', 'gave notice of withdrawal'],
  withdrawn: ['left {accord}', 'left'],
};

/** Claims that the record did not take back or find too weak. */
function accepted(row: Standing, context: Context): readonly Claim[] {
  const refused = new Set(
    row.held
      .filter(({ why }) => why !== 'earlier' && why !== 'superseded')
      .map(({ claim }) => claim),
  );
  return claimsUnder(context.input.state.claims, row.entry).filter(
    (claim) => claim.modality === 'done' && claim.isPresupposed !== true && !refused.has(claim.id),
  );
}

function rankOf(claim: Claim, row: Standing): number {
  return row.because.includes(claim.id) ? -1 : EVIDENCE_CLASSES.indexOf(claim.evidenceClass);
}

/** Whether a claim gives the day where the other gives the month that it lies in. */
function isMoreExact(claim: Claim, known: Claim): boolean {
  return (
    claim.holds !== null &&
    known.holds !== null &&
    precisionOf(claim.holds) === 'day' &&
    precisionOf(known.holds) === 'month' &&
    claim.holds.startsWith(known.holds)
  );
}

/** The steps of one state, each on the day that the best evidence gives, in order of day. */
function stepsOf(row: Standing, context: Context): readonly Step[] {
  const { leadDay, asOf } = context;
  const byStage = new Map<Stage, Claim>();
  const claims = [...accepted(row, context)].sort(
    (a, b) =>
      rankOf(a, row) - rankOf(b, row) ||
      ((a.holds ?? '~') < (b.holds ?? '~') ? -1 : 1) ||
      (a.id < b.id ? -1 : 1),
  );
  for (const claim of claims) {
    const isDated = claim.holds !== null && ['day', 'month'].includes(precisionOf(claim.holds));
    const known = byStage.get(claim.stage);
    if (isDated && (known === undefined || isMoreExact(claim, known)))
      byStage.set(claim.stage, claim);
  }
  return [...byStage]
    .flatMap(([stage, claim]) => {
      const first = claim.holds === null ? null : boundsOf(claim.holds).first;
      if (claim.holds === null || first === null || WORDS[stage] === undefined) return [];
      const isNear = Math.abs(daysBetween(first, leadDay ?? asOf)) <= REACHING_BACK_DAYS;
      return isNear && first <= asOf ? [{ stage, day: claim.holds, claim }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Parties of whom these dispatches tell, those of the matter first. */
function concerned(context: Context): readonly Standing[] {
  const { accord, subjects, input } = context;
  if (accord === null) return [];
  const own = new Set(input.dispatches.map(({ dispatch }) => dispatch.id));
  const told = new Set(
    input.state.claims
      .filter((claim) => claim.dispatch !== null && own.has(claim.dispatch))
      .map((claim) => claim.entry),
  );
  return input.state.standings
    .filter((row) => row.entry.startsWith(`party/${accord}/`) && told.has(row.entry))
    .sort(
      (a, b) =>
        Number(subjects.includes(b.subject)) - Number(subjects.includes(a.subject)) ||
        (a.entry < b.entry ? -1 : 1),
    );
}

function textOf(rows: readonly Standing[], steps: readonly Step[], context: Context): string {
  const { deps, accord } = context;
  const nameOf = (code: string): string => deps.nameOf(code)?.name ?? code;
  const states = rows.map((row) => row.subject).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const isMany = states.length > 1 || isPlural(states, deps);
  const noun = (one: string, many: string): string => (isMany ? many : one);
  const parts = steps.map(({ stage, day }, place) => {
    const [first = '', later = ''] = WORDS[stage] ?? [];
    const words = (place === 0 ? first : later)
      .replace('{accord}', inText(accord ?? '', deps))
      .replace('{party}', noun('a party', 'parties'))
      .replace('{member}', noun('a member', 'members'))
      .replace('{candidate}', noun('a candidate', 'candidates'))
      .replace(' its ', noun(' its ', ' their '));
    return `${words} ${whenInWords(day)}`;
  });
  return asSentence(`${namesInText(states, deps)} ${listOf(parts)}`);
}

/** A step of another state that these dispatches tell beside the lead is told with one day alone. */
const OF_THE_TIME_DAYS = 45;

function isOfTheTime(
  row: Standing,
  steps: readonly Step[],
  { subjects, leadDay }: Context,
): boolean {
  const first = steps[0] === undefined ? null : boundsOf(steps[0].day).first;
  if (first === null || leadDay === null || subjects.includes(row.subject)) return false;
  // What came on the very day is told with the lead, by the outlet that tells both.
  if (first === leadDay) return false;
  return Math.abs(daysBetween(first, leadDay)) <= OF_THE_TIME_DAYS;
}

/** The steps of some states in one sentence. */
export interface Chronicle {
  readonly candidate: Candidate;
  readonly states: readonly string[];
  readonly days: readonly Edtf[];
  /** The rung of the last step. */
  readonly last: Stage;
}

/**
 * How it came about: the steps of each state concerned with their days, states that went together in one sentence.
 * Two steps or more, or one of another state at the time of the lead; only what the record accepted.
 */
export function chroniclesOf(context: Context): readonly Chronicle[] {
  const groups = new Map<string, { readonly rows: Standing[]; readonly steps: readonly Step[] }>();
  for (const row of concerned(context)) {
    const steps = stepsOf(row, context);
    if (steps.length < (isOfTheTime(row, steps, context) ? 1 : 2)) continue;
    const key = steps.map(({ stage, day }) => `${stage} ${day}`).join(', ');
    const group = groups.get(key) ?? { rows: [], steps };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].slice(0, SENTENCES_AT_MOST).flatMap(({ rows, steps }) => {
    const days = new Set(steps.map(({ stage, day }) => `${stage} ${day}`));
    const claims = rows.flatMap((row) =>
      accepted(row, context).filter((claim) => days.has(`${claim.stage} ${claim.holds}`)),
    );
    const ids = [...new Set(claims.map((claim) => claim.id))].slice(0, 24);
    const candidate = recordCandidate([textOf(rows, steps, context)], {
      evidence: onePerOrigin(
        claims.flatMap((claim) => claim.evidence),
        context,
        4,
      ),
      entries: [...rows.map((row) => row.entry), ...ids],
    });
    const last = steps.at(-1);
    return candidate === null || last === undefined
      ? []
      : [
          {
            candidate,
            states: rows.map((row) => row.subject),
            days: steps.map(({ day }) => day),
            last: last.stage,
          },
        ];
  });
}
