import {
  addDays,
  type BilateralAct,
  boundsOf,
  type CivilDay,
  type Stage,
  type TreatyAction,
} from '../kernel/index.ts';
import { accordEntry, accordOf, partyEntry, relationEntry } from './entries.ts';
import { type ExpectationInput, knownInOrder, type SaidAct } from './expectations.ts';
import { isLeaving, type Ladder, ladderOf, stageRank } from './ladders.ts';
import type { EntryKey, Expectation, Standing } from './types.ts';

/** What happened to an expectation, and from which day that is known. */
export interface Turn {
  readonly state: 'met' | 'missed' | 'overtaken' | 'withdrawn';
  readonly day: CivilDay;
  readonly because: readonly string[];
}

/** Rung on which a step puts those who take it. Steps that are not here are met by an act that tells them as done. */
const TARGETS: Readonly<Partial<Record<TreatyAction | BilateralAct, Stage>>> = {
  announcement: 'announced',
  initialling: 'initialled',
  signature: 'signed',
  ratification: 'ratified',
  acceptance: 'accepted',
  accession: 'acceded',
  admission: 'acceded',
  application: 'applied',
  candidacy: 'candidate',
  'provisional-application': 'provisional',
  'entry-into-force': 'in-force',
  suspension: 'suspended',
  'withdrawal-notice': 'withdrawal-notified',
  withdrawal: 'withdrawn',
  termination: 'terminated',
  'establish-relations': 'established',
  'restore-relations': 'restored',
  recognise: 'recognised',
  'sever-relations': 'severed',
  'downgrade-relations': 'downgraded',
};
/** News of a step may be dated a day before the word that it was ahead, across time zones. */
const SLACK_DAYS = 1;

function targetOf(action: string): Stage | null {
  return Object.entries(TARGETS).find(([name]) => name === action)?.[1] ?? null;
}

/** Whether the step is one of two states with each other, even where an accord is named with it. */
function isOfRelation({ action, accord }: Expectation): boolean {
  return accord === null || action === 'recognise' || action.endsWith('-relations');
}

function entriesOf(expectation: Expectation, input: ExpectationInput): EntryKey[] {
  const { subjects, objects, accord: id } = expectation;
  if (id === null || isOfRelation(expectation)) {
    const [a, b] = [...new Set([...subjects, ...objects])];
    return a !== undefined && b !== undefined && subjects.length + objects.length === 2
      ? [relationEntry(a, b)]
      : [];
  }
  const accord = accordOf(input.lexicon, id);
  const isParty = (code: string) => accord?.parties.some((party) => party.state === code) ?? false;
  const canJoin = (code: string) =>
    code !== accord?.organisation && (isParty(code) || !(accord?.brokers.includes(code) ?? false));
  const acting = subjects.filter(canJoin);
  const joiners = acting.length > 0 ? acting : objects.filter(canJoin);
  if (joiners.length > 0) return joiners.map((state) => partyEntry(id, state));
  return subjects.length === 0 ? [accordEntry(id)] : [];
}

function hasReached(stage: Stage, target: Stage, ladder: Ladder): boolean {
  if (isLeaving(target))
    return (
      stage === target || (isLeaving(stage) && (stage === 'withdrawn' || stage === 'terminated'))
    );
  const [at, aim] = [stageRank(ladder, stage), stageRank(ladder, target)];
  return at !== null && aim !== null && at >= aim;
}

/** Since when the standing is there and known; null for a standing older than the word that it was ahead. */
function reachedDay(
  standing: Standing,
  expectation: Expectation,
  input: ExpectationInput,
): CivilDay | null {
  const because = new Set(standing.because);
  const knownDays = input.claims
    .filter((claim) => because.has(claim.id))
    .map((claim) => claim.knownDay);
  const known = knownDays.sort()[0] ?? null;
  const since = standing.since === null ? null : boundsOf(standing.since).first;
  const day = since ?? known;
  if (day === null || day < addDays(expectation.knownDay, -SLACK_DAYS)) return null;
  const days = [day, known ?? day, expectation.knownDay].sort();
  return days.at(-1) ?? null;
}

function metByStandings(
  expectation: Expectation,
  target: Stage,
  input: ExpectationInput,
): Turn | null {
  const entries = entriesOf(expectation, input);
  const accord = accordOf(input.lexicon, expectation.accord);
  const ladder: Ladder = isOfRelation(expectation) ? 'relation' : ladderOf(accord);
  const found = entries.map((entry) =>
    input.standings.find((standing) => standing.entry === entry),
  );
  const days: CivilDay[] = [];
  const because: string[] = [];
  for (const standing of found) {
    if (standing === undefined || !hasReached(standing.stage, target, ladder)) return null;
    const day = reachedDay(standing, expectation, input);
    if (day === null) return null;
    days.push(day);
    because.push(...standing.because);
  }
  const day = days.sort().at(-1);
  return day === undefined ? null : { state: 'met', day, because };
}

function isDoneLater({ act, dispatch }: SaidAct, expectation: Expectation): boolean {
  const action = act.treatyAction ?? act.bilateralAct;
  if (action !== expectation.action || act.modality !== 'done' || act.speaker?.isAnonymous === true)
    return false;
  if ((act.accord?.id ?? null) !== expectation.accord || dispatch.knownDay < expectation.knownDay)
    return false;
  const cast = [...act.subjects, ...act.objects];
  const needed = [
    ...expectation.subjects,
    ...(expectation.accord === null ? expectation.objects : []),
  ];
  if (needed.length === 0 || !needed.every((code) => cast.includes(code))) return false;
  const day =
    act.day === null ? dispatch.knownDay : (boundsOf(act.day.value).last ?? dispatch.knownDay);
  return day >= addDays(expectation.knownDay, -SLACK_DAYS);
}

/**
 * The turn by which an expectation came true: a rung of the ladder by the standings, so that what does not move the
 * record does not meet an expectation either; any other step by an act that tells it as done. Null if it did not.
 */
export function metTurn(expectation: Expectation, input: ExpectationInput): Turn | null {
  const target = targetOf(expectation.action);
  if (target !== null) return metByStandings(expectation, target, input);
  const done = knownInOrder(input.said, input.asOf).find((entry) =>
    isDoneLater(entry, expectation),
  );
  return done === undefined
    ? null
    : { state: 'met', day: done.dispatch.knownDay, because: [done.act.id] };
}
